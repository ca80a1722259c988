// What the system side of the example logs: days of building, hours of support, and which version of the automation runs.
import { builds, builtBeforeLaunch, supportHours } from '../../db/seeds/invoice-effort.ts'
import { repairDay } from '../../db/seeds/invoice-failures.ts'
import { logBuild, rulesToType } from '../domain/effort-build.ts'
import { type EffortTyped, logEffort } from '../domain/effort-log.ts'
import type { Happening } from './diary.ts'
import { fileOf, happen, type Moment, type Stage } from './stage.ts'

/** On the Friday of the launch the first version stands, and Ines logs the days that it took. */
export async function putFirstBuildInPlace(stage: Stage): Promise<void> {
  const week = stage.weeks.ofTheKeys
  const { days, words } = builtBeforeLaunch
  await log(stage, { what: 'build', week, amount: days, words }, [week, 'Friday', '13:10'])
  await build(stage, builds.atLaunch, [week, 'Friday', '13:15'])
}

/** What is logged in a pilot week: its support on Friday, and the repaired version on its Saturday. */
export function effortOf(stage: Stage, number: number, week: string): readonly Happening[] {
  const friday: Moment = [week, 'Friday', '16:40']
  const saturday: Moment = [week, 'Saturday', '12:20']
  const support = supportHours
    .filter((one) => one.week === number)
    .map(({ hours, words }) => ({
      when: friday,
      play: () => log(stage, { what: 'support', week, amount: hours, words }, friday),
    }))
  const repaired = { when: saturday, play: () => logRepair(stage, week, saturday) }
  return number === repairDay.week ? [...support, repaired] : support
}

async function logRepair(stage: Stage, week: string, when: Moment): Promise<void> {
  const { days, words } = builds.repaired
  await log(stage, { what: 'build', week, amount: days, words }, when)
  await build(stage, builds.repaired, when)
}

/** The version that carries Ben's rule goes in place when the rule is switched on. */
export function carryToleranceInBuild(stage: Stage, week: string): Promise<void> {
  return build(stage, builds.withTolerance, [week, 'Wednesday', '09:15'])
}

function build(
  stage: Stage,
  { build: name, words }: { readonly build: string; readonly words: string },
  when: Moment,
): Promise<void> {
  return happen(stage, { who: 'Ines', as: 'engineer', when }, async (tx) => {
    const file = await fileOf(tx)
    return logBuild(file, { build: name, rules: rulesToType(file), words })
  })
}

function log(stage: Stage, typed: EffortTyped, when: Moment): Promise<void> {
  return happen(stage, { who: 'Ines', as: 'engineer', when }, async (tx, act) =>
    logEffort(await fileOf(tx), typed, act, stage.calendar),
  )
}
