// Signs that failures are called over and are not: what was seen, since when, and whose move it is.
import { componentName } from '../../domain/component.ts'
import { type FailureSignal, failureSignals } from '../../domain/failure-signals.ts'
import { dayOf } from '../../words/dates.ts'
import type { Shown } from '../pilot-request.ts'
import type { Lines } from './lists.ts'

const moves = { policy: 'The COO’s move', system: 'The CTO’s move', both: 'A move of both' } as const

const next: Readonly<Record<FailureSignal['seen'], string>> = {
  'nothing was changed': 'find what would keep it from coming back',
  'the map is unchanged': 'write on the map what was changed',
  'the rules are unchanged': 'ask for the rule change that was meant',
}

const seenTexts: Readonly<Record<FailureSignal['seen'], string>> = {
  'nothing was changed': 'was resolved, and nothing was changed',
  'the map is unchanged': 'was resolved by a change of the map, but the map is the same',
  'the rules are unchanged': 'was resolved by a change of a rule, but the rules are the same',
}

export function failureSignalLines({ file, calendar, now }: Shown): Lines {
  const pilot = `/pilots/${encodeURIComponent(file.pilot.code)}`
  return failureSignals(file, now).map(({ failure, seen, since, evidence, move }) => ({
    text: `Failure ${failure.number} (${componentName(file, failure.component)}) ${seenTexts[seen]}.`,
    href: `${pilot}${evidence}`,
    note: `Since ${dayOf(since, calendar.zone, now)}. ${moves[move]}: ${next[seen]}.`,
  }))
}
