// The vendor feed of the example tells of its run every night, until it goes quiet in the last week and nobody has noticed yet.
import { pilot } from '../../db/seeds/invoice-approval.ts'
import type { Run } from '../domain/run.ts'
import { run } from '../intake/platforms/reading.ts'
import { keepArrived } from '../store/keeping-events.ts'
import { findPilot } from '../store/pilots.ts'
import { takeInRuns } from '../store/taking-in-runs.ts'
import { instantOf, type Moment, type Stage } from './stage.ts'
import type { Weekday } from './story-weeks.ts'

const nights: readonly Weekday[] = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** The nights of a week, as the platform told of them; after `last` it told nothing. They are taken in on Monday. */
export async function feedRuns(stage: Stage, week: string, last: Weekday, takenIn: Moment): Promise<void> {
  for (const night of nights.slice(0, nights.indexOf(last) + 1)) await keepRun(stage, [week, night, '02:04'])
  await takeInRuns(stage.store, () => instantOf(stage, takenIn))
}

async function keepRun(stage: Stage, when: Moment): Promise<void> {
  const receivedAt = instantOf(stage, when)
  await tellRun(stage, runAt(receivedAt), receivedAt)
}

/** A platform tells of a run; it arrives at an instant (ms). */
export async function tellRun({ store, calendar }: Stage, told: Run, receivedAt: number): Promise<void> {
  const found = await findPilot(store.reader, pilot.code)
  if (!found) throw new Error('the example has not opened its pilot yet')
  const event = { pilot: found.id, platform: 'runs', event: told.run, runs: [told], receivedAt } as const
  await keepArrived(store, { kept: { ...event, week: calendar.weekOf }, token: null })
}

function runAt(endedAt: number): Run {
  const name = `vendors-${new Date(endedAt).toISOString().slice(0, 10)}`
  return run({}, { run: name, flow: 'vendor-feed', status: 'success', startedAt: endedAt - 4 * 60_000, endedAt })
}
