// How far an import is, in a bar and a sentence, for as long as it is at work.
import { type ImportPhase, silentFor } from '../../domain/import.ts'
import type { BatchRow } from '../../store/batches.ts'
import { casesText } from '../../words/figures.ts'
import type { Progress } from './figure.ts'

/** Whether an import that should be at work has said nothing for too long. `real` is the real time in ms. */
export function hasCrashed({ state, aliveAt }: BatchRow, real: number): boolean {
  return state === 'reading' && real - aliveAt > silentFor
}

/** Where a batch stands, in a few words. */
export function batchSays({ state }: BatchRow): string {
  return {
    uploaded: 'A file waits for you to say which column is which',
    reading: 'An import is at work',
    admitted: 'Imported',
    refused: 'An import was refused',
    stopped: 'An import ended in the middle',
  }[state]
}

const phases: Readonly<Record<ImportPhase, string>> = {
  waiting: 'About to begin.',
  reading: 'Reading the file.',
  'putting in order': 'Putting the rows in order.',
  writing: 'Writing the cases, where nobody sees them yet.',
  'adding up': 'Adding up the weeks.',
  ended: 'Done.',
}

/** The bar; `pilot` is the pilot's address. It asks again by itself until the import has ended. */
export function importProgress(row: BatchRow, pilot: string, real: number): Progress {
  const { phase, done, of, report } = row.progress
  const here = `${pilot}/cases/import/${row.batch}`
  const isAtWork = row.state === 'reading' && !hasCrashed(row, real)
  const says = isAtWork ? phases[phase] : report ? `${casesText(report.cases)} are in.` : 'It has ended.'
  return {
    id: 'progress',
    what: isAtWork ? 'Import at work.' : 'Import ended.',
    says,
    done: isAtWork ? done : 1,
    of: isAtWork ? (of > 0 ? of : null) : 1,
    again: isAtWork ? `${here}/progress` : undefined,
    leave: isAtWork ? 'You can leave this page and come back; the import goes on without you.' : undefined,
    link: { text: isAtWork ? 'Look again' : 'See what came of it', href: here },
  }
}
