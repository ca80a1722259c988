// The freeze as pages say it: in the pilot's head, on its first page and above its requests.
import { listed } from '../../domain/advice/wording.ts'
import type { Calendar } from '../../domain/calendar.ts'
import { freezeEndsAt, isFrozen } from '../../domain/freeze.ts'
import { freezeBroken } from '../../domain/freeze-signals.ts'
import { keptForMinute } from '../../domain/kept.ts'
import { hasEnded } from '../../domain/pilot.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { countParked, parkedOn } from '../../domain/parked.ts'
import { isHeldByFreeze, openMapChanges } from '../../domain/system-map-change.ts'
import { dayOf } from '../../words/dates.ts'
import { changesText, requestsText, systemChangesText } from '../../words/requests.ts'

type Now = { readonly file: PilotFile; readonly now: number; readonly calendar: Calendar }

/** "Frozen until Monday 3 August"; null while nothing is frozen. */
export function freezeMark(given: Now): string | null {
  const { file, now, calendar } = given
  return isFrozen(file, now, calendar) ? `Frozen until ${endOf(given)}` : null
}

/** What is frozen and what waits, in a sentence or two; null before the launch and once nothing waits any more. */
export function freezeText({ file, now, calendar }: Now): string | null {
  return keptText(file, now, calendar)
}

const keptText = keptForMinute((file, now, calendar): string | null => {
  const given = { file, now, calendar }
  const waits = waitingText(given)
  if (isFrozen(file, now, calendar))
    return [
      `The scope is frozen until ${endOf(given)}, when the first cycle ends.`,
      waits ?? 'What is asked for waits until then.',
      ...brokenText(file),
    ].join(' ')
  if (waits === null || hasEnded(file.pilot) || freezeEndsAt(file, now, calendar) === null) return null
  return `The first cycle ended on ${endOf(given)}. ${waits} The review decides what becomes of each.`
})

function endOf({ file, now, calendar }: Now): string {
  return dayOf(freezeEndsAt(file, now, calendar) ?? now, calendar.zone, now)
}

function brokenText(file: PilotFile): readonly string[] {
  const times = freezeBroken(file).length
  if (times === 0) return []
  return [times === 1 ? 'The freeze was broken once.' : `The freeze was broken ${times} times.`]
}

/** "2 requests and 1 rule change wait."; null when nothing does. A change of the system waits for its keys once it may. */
function waitingText({ file, now, calendar }: Now): string | null {
  const parked = parkedOn(file)
  const ofSystem = openMapChanges(file).filter((map) => isHeldByFreeze(file, map, now, calendar)).length
  const count = countParked(parked) + ofSystem
  if (count === 0) return null
  const named = [
    ...(parked.requests.length > 0 ? [requestsText(parked.requests.length)] : []),
    ...(parked.changes.length > 0 ? [changesText(parked.changes.length)] : []),
    ...(ofSystem > 0 ? [systemChangesText(ofSystem)] : []),
  ]
  return `${listed(named)} ${count === 1 ? 'waits' : 'wait'}.`
}
