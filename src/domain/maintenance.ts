// Planned downtime. It is agreed before it begins, so that nobody calls an outage maintenance afterwards.
import type { Calendar } from './calendar.ts'
import { isDay } from './day.ts'
import type { Maintenance } from './effort.ts'
import { type Act, fact, type Fact } from './fact.ts'
import { hasEnded } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { type Problem, refuse, refuseFields, type Refused } from './refusal.ts'

/** Days ("2026-09-12") and clock times ("22:00") as they were typed. */
export type MaintenanceTyped = {
  readonly fromDay: string
  readonly fromTime: string
  readonly toDay: string
  readonly toTime: string
  readonly words: string
}

const longestMs = 7 * 86_400_000

/** Plans a window. Refused: in the past, backwards, longer than a week, over another one, and without a reason. */
export function planMaintenance(
  file: PilotFile,
  typed: MaintenanceTyped,
  act: Act,
  calendar: Calendar,
): Fact | Refused {
  if (hasEnded(file.pilot)) return refuse('This pilot has ended. Nothing is planned for it any more.')
  const unread = problemsOfTimes(typed)
  if (unread.length > 0) return refuseFields(unread)
  const from = calendar.instantOf(typed.fromDay, typed.fromTime)
  const to = calendar.instantOf(typed.toDay, typed.toTime)
  const wrong = problemOfWindow(file, from, to, act.at)
  if (wrong) return refuseFields([wrong])

  const number = plannedWindows(file.maintenances).length + 1
  const object = { type: 'maintenance', id: String(number), version: 1 }
  return fact('plan maintenance', file.pilot.id, object, { data: { from, to }, texts: { words: typed.words } })
}

/** Takes back the plan of this number, or ends the work that is under way now. Refused when it is over. */
export function takeBackMaintenance(file: PilotFile, number: number, act: Act): Fact | Refused {
  if (hasEnded(file.pilot)) return refuse('This pilot has ended. Nothing is planned for it any more.')
  const window = plannedWindows(file.maintenances).find((one) => one.number === number)
  if (!window) return refuse('There is no maintenance with this number.')
  if (window.takenBack) return refuse('This maintenance was taken back already.')
  if (window.to <= act.at) return refuse('This maintenance is over.')

  const object = { type: 'maintenance', id: String(number), version: 2 }
  const { from, to, seq } = window
  return fact('take back maintenance', file.pilot.id, object, { data: { from, to, takesBack: seq } })
}

/** A window as it was planned, the first one 1, and the act that took it back; null while it stands. */
export type PlannedWindow = Maintenance & { readonly number: number; readonly takenBack: Maintenance | null }

/** Every window that was ever planned, in the order of planning. */
export function plannedWindows(maintenances: readonly Maintenance[]): readonly PlannedWindow[] {
  return maintenances
    .filter(({ takesBack }) => takesBack === null)
    .map((one, nth) => ({
      ...one,
      number: nth + 1,
      takenBack: maintenances.find(({ takesBack }) => takesBack === one.seq) ?? null,
    }))
}

/** The windows that hold: work that was called off in the middle ended there, before that it is none at all. */
export function windowsHeld(maintenances: readonly Maintenance[]): readonly PlannedWindow[] {
  return plannedWindows(maintenances)
    .map((one) => (one.takenBack ? { ...one, to: Math.min(one.to, one.takenBack.at) } : one))
    .filter(({ from, to }) => from < to)
}

function problemsOfTimes({ fromDay, fromTime, toDay, toTime, words }: MaintenanceTyped): readonly Problem[] {
  const isTime = (time: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time)
  const day = 'Give a day that exists, like 2026-09-14.'
  const time = 'Give a clock time, like 22:00.'
  return [
    ...(isDay(fromDay) ? [] : [{ field: 'fromDay', why: day }]),
    ...(isTime(fromTime) ? [] : [{ field: 'fromTime', why: time }]),
    ...(isDay(toDay) ? [] : [{ field: 'toDay', why: day }]),
    ...(isTime(toTime) ? [] : [{ field: 'toTime', why: time }]),
    ...(words === '' ? [{ field: 'words', why: 'Say in a sentence what is done.' }] : []),
  ]
}

function problemOfWindow({ maintenances }: PilotFile, from: number, to: number, now: number): Problem | null {
  if (from < now) return { field: 'fromDay', why: 'Maintenance is planned before it begins. Log a failure instead.' }
  if (to <= from) return { field: 'toDay', why: 'It must end after it begins.' }
  if (to - from > longestMs)
    return { field: 'toDay', why: 'Longer than a week is no maintenance. Pause the pilot instead.' }
  const isOver = windowsHeld(maintenances).some((one) => from < one.to && one.from < to)
  return isOver ? { field: 'fromDay', why: 'Another window is planned at that time.' } : null
}

/** Windows that stand and have not ended at `now` (ms), the next first; then all others, the newest first. */
export function maintenanceInOrder(
  { maintenances }: Pick<PilotFile, 'maintenances'>,
  now: number,
): { readonly ahead: readonly PlannedWindow[]; readonly past: readonly PlannedWindow[] } {
  const windows = plannedWindows(maintenances)
  const isAhead = ({ to, takenBack }: PlannedWindow) => to > now && takenBack === null
  return {
    ahead: windows.filter(isAhead).toSorted((a, b) => a.from - b.from),
    past: windows.filter((one) => !isAhead(one)).toSorted((a, b) => b.from - a.from),
  }
}
