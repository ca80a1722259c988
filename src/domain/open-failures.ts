// Failures that wait for somebody: to be acknowledged by whoever looks after the system, and to be given to a side by a leader.
import { componentName } from './component.ts'
import { type Failure, failuresIn, isOpenFailure } from './failure.ts'
import type { UndatedDecision } from './open-decisions.ts'
import type { PilotFile } from './pilot-file.ts'
import type { Undated } from './waiting.ts'

/** A failure is acknowledged within one working day at the latest. */
export const daysToAcknowledge = 1

/** The CTO acknowledges; whichever leader comes first says the side that nobody knew. */
export function failuresToHandle(file: PilotFile): readonly UndatedDecision[] {
  const untold = openIn(file).filter(({ side, triagedAt }) => side === 'unknown' && triagedAt === null)
  return [
    ...failuresToAcknowledge(file).map((open) => ({ ...open, seat: 'cto' as const })),
    ...untold.flatMap((failure) =>
      (['coo', 'cto'] as const).map((seat) => ({ ...waiting(file, failure), what: 'say its side' as const, seat })),
    ),
  ]
}

/** Open failures that nobody is on yet. */
export function failuresToAcknowledge(
  file: PilotFile,
): readonly (Undated & { readonly what: 'acknowledge the failure' })[] {
  const unseen = openIn(file).filter(({ acknowledgedAt }) => acknowledgedAt === null)
  return unseen.map((failure) => ({ ...waiting(file, failure), what: 'acknowledge the failure' }))
}

function openIn(file: PilotFile): readonly Failure[] {
  return failuresIn(file).filter(isOpenFailure)
}

function waiting(file: PilotFile, { number, component, message, words, reporter, detectedAt }: Failure): Undated {
  const about = {
    is: 'failure',
    number,
    component: componentName(file, component),
    message,
    text: words ?? '',
  } as const
  return { thing: `failures/${number}`, about, by: reporter, since: detectedAt }
}
