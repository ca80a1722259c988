// Signs that failures are called over and are not: what was seen, since when, and whose move it is.
import { failureSignals } from '../../domain/failure-signals.ts'
import { failureSignalInWords } from '../../words/failures.ts'
import type { Shown } from '../pilot-request.ts'
import { driftLines } from './drift-lines.ts'
import type { Lines } from './lists.ts'

export function failureSignalLines(given: Shown): Lines {
  const { file, now } = given
  const drifts = failureSignals(file, now).map((signal) => ({ ...signal, ...failureSignalInWords(file, signal) }))
  return driftLines(drifts, given)
}
