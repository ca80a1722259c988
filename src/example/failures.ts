// The failures of the example: runs that the sync told of, what Ines logged herself, what was done about each, and the Saturday
// on which the sync was repaired.
import { repair } from '../../db/seeds/invoice-approval.ts'
import {
  type Ending,
  type LoggedFailure,
  loggedFailures,
  repairDay,
  type SyncFailure,
  syncError,
  syncFailures,
  timeoutSinceRepair,
} from '../../db/seeds/invoice-failures.ts'
import { failuresIn, seenOfFailure } from '../domain/failure.ts'
import { acknowledgeFailure, logFailure, resolveFailure, triageFailure } from '../domain/failure-handling.ts'
import { planMaintenance } from '../domain/maintenance.ts'
import { reportRepair } from '../domain/repair.ts'
import { mapInForce } from '../domain/system-map.ts'
import { correctMap } from '../domain/system-map-writing.ts'
import { run } from '../intake/platforms/reading.ts'
import { nextFailure } from '../store/run-failures.ts'
import { takeInRuns } from '../store/taking-in-runs.ts'
import type { Happening } from './diary.ts'
import { type Doing, fileOf, happen, instantOf, type Moment, type Stage } from './stage.ts'
import { dayIn } from './story-weeks.ts'
import { tellRun } from './vendor-feed.ts'

/** Everything that broke in a pilot week, and what was done about it. */
export function failuresOf(stage: Stage, number: number, week: string): readonly Happening[] {
  return [
    ...syncFailures.filter((one) => one.week === number).flatMap((one) => syncFails(stage, week, one)),
    ...loggedFailures.filter((one) => one.week === number).flatMap((one) => inesLogs(stage, week, one)),
    ...(number === repairDay.week ? repairing(stage, week) : []),
  ]
}

const ines = { who: 'Ines', as: 'engineer' } as const
const halfHour = 30 * 60_000

function syncFails(stage: Stage, week: string, failure: SyncFailure): readonly Happening[] {
  const seen: Moment = [week, ...failure.acknowledgedOn]
  return [
    { when: seen, play: () => tellOfRuns(stage, week, failure, seen) },
    { when: seen, play: () => acknowledge(stage, { ...ines, when: seen }) },
    { when: seen, play: () => triage(stage, { who: 'Tariq', as: 'cto', when: seen }) },
    ...ending(stage, week, failure.ended),
  ]
}

/** The runs came in as they failed; what they say of the pilot's failures is worked out before anybody looks. */
async function tellOfRuns(stage: Stage, week: string, failure: SyncFailure, seen: Moment): Promise<void> {
  const first = instantOf(stage, [week, ...failure.first])
  for (let nth = 0; nth < failure.runs; nth += 1) {
    const endedAt = first + nth * halfHour
    const failed = { flow: 'erp-sync', status: 'failed', startedAt: endedAt - 30_000, endedAt } as const
    const said = { errorMessage: syncError, errorKind: 'system' } as const
    const told = run({}, { run: `sync-${week}-${nth + 1}`, ...failed, ...said })
    await tellRun(stage, told, endedAt + failure.toldAfterMinutes * 60_000)
  }
  await takeInRuns(stage.store, () => instantOf(stage, seen))
}

function inesLogs(stage: Stage, week: string, failure: LoggedFailure): readonly Happening[] {
  const when: Moment = [week, ...failure.loggedOn]
  return [
    { when, play: () => log(stage, week, failure, { ...ines, when }) },
    { when, play: () => acknowledge(stage, { ...ines, when }) },
    ...ending(stage, week, failure.ended),
  ]
}

function log(stage: Stage, week: string, failure: LoggedFailure, doing: Doing): Promise<void> {
  return happen(stage, doing, async (tx, act) => {
    const file = await fileOf(tx)
    const occurredAt = instantOf(stage, [week, ...failure.occurred])
    const said = {
      component: failure.integration,
      side: 'system',
      severity: 3,
      occurredAt,
      detectedAt: occurredAt + failure.seenAfterMinutes * 60_000,
      detectedBy: 'alert',
    } as const
    const number = await nextFailure(tx, file.pilot.id)
    return logFailure({ file, number, said, words: failure.words }, act)
  })
}

function acknowledge(stage: Stage, doing: Doing): Promise<void> {
  return happen(stage, doing, async (tx) => acknowledgeFailure(await newest(tx)))
}

function triage(stage: Stage, doing: Doing): Promise<void> {
  return happen(stage, doing, async (tx) => triageFailure(await newest(tx), 'system', ''))
}

function ending(stage: Stage, week: string, { on, words, ...said }: Ending): readonly Happening[] {
  const doing: Doing = { ...ines, when: [week, ...on] }
  const play = () =>
    happen(stage, doing, async (tx, act) =>
      resolveFailure(await newest(tx), { ...said, fallbackWorks: said.fallbackUsed || null }, words, act),
    )
  return [{ when: doing.when, play }]
}

async function newest(tx: Parameters<typeof fileOf>[0]) {
  const file = await fileOf(tx)
  const failure = failuresIn(file).at(-1)
  if (!failure) throw new Error('nothing has failed in the example yet')
  return { file, number: failure.number, seen: seenOfFailure(failure) }
}

/** Announced on Thursday, done on Saturday: Ines reports the repair, and the map says how the sync fails from now on. */
function repairing(stage: Stage, week: string): readonly Happening[] {
  const planned: Moment = [week, ...repairDay.plannedOn]
  const repaired: Moment = [week, 'Saturday', repairDay.repairedAt]
  const mapped: Moment = [week, 'Saturday', repairDay.mappedAt]
  return [
    { when: planned, play: () => announce(stage, week, { ...ines, when: planned }) },
    { when: repaired, play: () => reportDone(stage, { ...ines, when: repaired }) },
    { when: mapped, play: () => putIntoMap(stage, { ...ines, when: mapped }) },
  ]
}

function announce(stage: Stage, week: string, doing: Doing): Promise<void> {
  const day = dayIn(week, 'Saturday')
  const { from: fromTime, to: toTime, words } = repairDay
  return happen(stage, doing, async (tx, act) =>
    planMaintenance(await fileOf(tx), { fromDay: day, fromTime, toDay: day, toTime, words }, act, stage.calendar),
  )
}

function reportDone(stage: Stage, doing: Doing): Promise<void> {
  return happen(stage, doing, async (tx) => reportRepair(await fileOf(tx), repair.component, repair.what))
}

function putIntoMap(stage: Stage, doing: Doing): Promise<void> {
  return happen(stage, doing, async (tx) => {
    const file = await fileOf(tx)
    const map = mapInForce(file.maps, file.keys)
    const sync = map?.content.integrations.find(({ id }) => id === repair.component)
    if (!map || !sync) throw new Error('the map of the example has no ERP sync')
    const paths = sync.paths.map((one) => (one.way === 'timeout' ? { ...one, ...timeoutSinceRepair } : one))
    const edit = { what: 'integration', part: { ...sync, paths } } as const
    return correctMap({ file, edit, seen: map.hash, why: repairDay.whyMapped })
  })
}
