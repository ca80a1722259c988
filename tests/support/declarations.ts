// The pilot of the travel-expense declarations of a Dutch university (BPI Challenge 2020): a real small launch and the
// real roll-out after it. Adopted from its event log, with 2017 as the old way and 2018 as the pilot.
import { fileURLToPath } from 'node:url'
import { existsSync } from 'node:fs'
import type { CharterContent, DecisionPoints } from '../../src/domain/charter.ts'
import { toDecimal } from '../../src/domain/decimal.ts'
import { fact } from '../../src/domain/fact.ts'
import { runCommandLine } from '../../src/commands/run.ts'
import { contentHash } from '../../src/store/hash.ts'
import { rollupsOf } from '../../src/store/scorecards.ts'
import { type House, openPilot, sitDown } from './house.ts'
import { invoiceCharter } from './running-pilot.ts'

const folder = fileURLToPath(new URL('../../../shared/data/logs/', import.meta.url))

export const declarationsLog = `${folder}DomesticDeclarations.xes.gz`
export const isAbsent = !existsSync(declarationsLog)

/** A published table that stands beside the logs. */
export const published = (name: string) => `${folder}${name}`

/** Opens DEC with its leaders, and imports the log by the command line. Answers what the command said and its exit code. */
export async function importDeclarations(house: House): Promise<{ readonly code: number; readonly out: string }> {
  await openPilot(house, 'DEC', 'Domestic declarations')
  await sitDown(house, 'DEC', 'olivia', 'coo')
  await sitDown(house, 'DEC', 'tariq', 'cto')
  const failures = ['--failure-prefix', 'Declaration REJECTED by ', '--failure-except', 'EMPLOYEE']
  const log = ['--map', 'resource=org:role', '--terminal', 'Payment Handled', ...failures]
  let out = ''
  const code = await runCommandLine(['import', declarationsLog, '--pilot', 'DEC', ...log, '--json'], {
    env: environmentOf(house),
    out: (text) => (out += text),
    err: () => undefined,
    input: async () => '',
  })
  return { code, out }
}

/** The environment of a command that works in this house, at its clock. */
export function environmentOf(house: House): Record<string, string> {
  return {
    DATABASE_URL: `file:${house.file}`,
    HEADS_FILE: house.services.headsFile,
    BACKUP_DIR: house.folder,
    TWOKEYS_NOW: new Date(house.at()).toISOString(),
  }
}

/** Both leaders sign the charter and launch DEC with 2018-W01 as its first week. */
export async function adoptDeclarations(house: House, decisionPoints: DecisionPoints): Promise<void> {
  const content = await charterOf(house, decisionPoints)
  const hash = contentHash(content)
  const object = { type: 'charter', id: 'DEC', version: 1 }
  await house.play(
    fact('write charter', 'DEC', object, { content: JSON.parse(JSON.stringify(content)) }),
    'olivia',
    'coo',
  )
  await turnBoth(house, 'sign charter', { ...object, hash }, {})
  const launch = { type: 'launch', id: 'DEC', version: 1, hash: contentHash({ charter: hash }) }
  await turnBoth(house, 'sign launch', launch, { stage: 'running', week: '2018-W01' })
}

/** Baseline 2017-W40 to W51 from the case log, target 120 hours, no minutes, the five who can reject. */
async function charterOf(house: House, decisionPoints: DecisionPoints): Promise<CharterContent> {
  const [firstWeek, lastWeek] = ['2017-W40', '2017-W51']
  const rollups = await rollupsOf(house.services.store.reader, 'DEC')
  const weeks = rollups.filter(({ week }) => week >= firstWeek && week <= lastWeek)
  const values = weeks.map(({ figures }) => toDecimal(figures.medianHours ?? Number.NaN))
  return invoiceCharter({
    sentence: 'Cut the time from declaration to payment to 120 hours for travel expenses.',
    adopted: true,
    firstWeek: '2018-W01',
    measures: [
      {
        key: 'cycle_time_hours',
        role: 'goal',
        direction: 'lower',
        baseline: { from: 'case log', firstWeek, lastWeek, values },
        target: '120',
      },
    ],
    decisionPoints,
    minutes: { perCase: null, perTouch: null, perException: null, perHelp: null },
    components: ['ADMINISTRATION', 'SUPERVISOR', 'PRE_APPROVER', 'MISSING', 'BUDGET OWNER'],
  })
}

async function turnBoth(
  house: House,
  act: 'sign charter' | 'sign launch',
  object: { type: string; id: string; version: number; hash: string },
  last: Record<string, string>,
): Promise<void> {
  const key = (side: string, completes: boolean) => ({ data: { side, completes, ...(completes ? last : {}) } })
  await house.play(fact(act, 'DEC', object, key('policy', false)), 'olivia', 'coo')
  await house.play(fact(act, 'DEC', object, key('system', true)), 'tariq', 'cto')
}
