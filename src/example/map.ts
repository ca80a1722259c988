// The system side before the launch: Tariq and Ines draw the map part by part, think through how each integration can fail
// and try its alert. And at the end Tariq confirms that the map still says how things are.
import { estimate, grants, humanPoints, integrations, records, systems } from '../../db/seeds/invoice-map.ts'
import { testAlert } from '../domain/alert-test.ts'
import { mapInForce } from '../domain/system-map.ts'
import { confirmMap } from '../domain/system-map-change.ts'
import type { MapEdit } from '../domain/system-map-edit.ts'
import { writeMap } from '../domain/system-map-writing.ts'
import { type Doing, fileOf, happen, type Moment, type Stage } from './stage.ts'
import { dayIn } from './story-weeks.ts'

/** On Tuesday after lunch Tariq writes the map, and then Ines tries the alerts. */
export async function writeSystemMap(stage: Stage): Promise<void> {
  const week = stage.weeks.ofTheKeys
  const reviewed = { what: 'grants review', on: dayIn(week, 'Tuesday') } as const
  for (const [at, edit] of [...parts(), reviewed].entries())
    await write(stage, { who: 'Tariq', as: 'cto', when: [week, 'Tuesday', timeFrom(13, at * 3)] }, edit)
  for (const [at, { id }] of integrations.entries())
    await tryAlert(stage, id, 4 + at * 3, [week, 'Tuesday', timeFrom(14, 30 + at * 10)])
}

/** New parts have no id: theirs are made of their names, and are those of the seeds. */
function parts(): readonly MapEdit[] {
  return [
    ...systems.map((part) => ({ what: 'system', part: { ...part, id: '' } }) as const),
    ...records.map((part) => ({ what: 'record', part: { ...part, id: '' } }) as const),
    ...integrations.map((part) => ({ what: 'integration', part: { ...part, id: '' } }) as const),
    ...grants.map((part) => ({ what: 'grant', part }) as const),
    ...humanPoints.map((part) => ({ what: 'human point', part }) as const),
    { what: 'estimate', ...estimate },
  ]
}

function write(stage: Stage, doing: Doing, edit: MapEdit): Promise<void> {
  return happen(stage, doing, async (tx) => {
    const file = await fileOf(tx)
    return writeMap({ file, edit, seen: mapInForce(file.maps, file.keys)?.hash ?? '' })
  })
}

function tryAlert(stage: Stage, integration: string, minutes: number, when: Moment): Promise<void> {
  return happen(stage, { who: 'Ines', as: 'engineer', when }, async (tx, act) => {
    const on = stage.calendar.dayOf(act.at)
    return testAlert(
      await fileOf(tx),
      { integration, on, minutes, words: 'A run that fails on purpose.' },
      stage.calendar,
      act,
    )
  })
}

/** In the last week Ines sets every alert off once more. */
export async function tryAlertsAgain(stage: Stage, week: string): Promise<void> {
  for (const [at, { id }] of integrations.entries())
    await tryAlert(stage, id, 7 + at * 2, [week, 'Thursday', timeFrom(14, at * 20)])
}

/** Tariq confirms that the map is current. */
export function confirmSystemMap(stage: Stage, when: Moment): Promise<void> {
  return happen(stage, { who: 'Tariq', as: 'cto', when }, async (tx) => {
    const file = await fileOf(tx)
    return confirmMap(file, mapInForce(file.maps, file.keys)?.hash ?? '')
  })
}

/** "14:08", so many minutes after an hour of the day. */
function timeFrom(hour: number, minutes: number): string {
  return [hour + Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
