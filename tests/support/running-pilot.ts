// A pilot that runs: a charter signed by both, launched, with weeks of evidence. Arranged through facts, week by week, so
// that a test starts at the week it is about.
import { weekRollups } from '../../db/schema/evidence.ts'
import type { CharterContent } from '../../src/domain/charter.ts'
import { type Data, fact } from '../../src/domain/fact.ts'
import type { StatedFigures, WeekRollup } from '../../src/domain/scorecard.ts'
import { chartersOf } from '../../src/store/charters.ts'
import { contentHash } from '../../src/store/hash.ts'
import type { House } from './house.ts'

const counted = (sum: number, known: number) => ({ sum, known })

/** The charter of the invoice-approval pilot; `change` alters what a test is about. */
export function invoiceCharter(change: Partial<CharterContent> = {}): CharterContent {
  const stated = (values: readonly number[]) => ({
    from: 'stated' as const,
    firstWeek: null,
    lastWeek: null,
    values: values.map(String),
  })
  const minutes = (value: number) => ({ minutes: String(value), source: 'measured' as const, where: 'stopwatch' })
  return {
    sentence: 'Cut invoice approval time from 2 days to 4 hours for the accounts-payable team.',
    objective: 'Pay suppliers on time.',
    adopted: false,
    firstWeek: null,
    measures: [
      {
        key: 'cycle_time_hours',
        role: 'goal',
        direction: 'lower',
        baseline: stated([47, 52, 49, 45, 51, 48, 50, 46]),
        target: '4',
      },
      {
        key: 'error_rate_pct',
        role: 'guardrail',
        direction: 'lower',
        baseline: stated([3.1, 2.6, 3.4, 2.9, 3.3, 2.8, 3, 2.7]),
        target: '3.5',
      },
    ],
    decisionPoints: {},
    minutes: { perCase: minutes(25), perTouch: minutes(4), perException: minutes(15), perHelp: minutes(15) },
    plannedTouches: 2,
    components: ['erp_sync', 'price_match', 'vendor_feed', 'mail_intake', 'routing', 'reminder'],
    mayPause: ['maya'],
    smallest: { does: 'Routes invoices to one approver.', doesNot: 'It does not onboard vendors.' },
    dailyUse: 'Everyone uses it every day.',
    group: { people: 10, who: 'The accounts-payable team.' },
    whenToUse: 'Use it for every invoice with an order number.',
    fallback: 'Print the invoice and walk to the approver.',
    training: 'One hour with Maya on Thursday.',
    startAnnouncedOn: '2026-06-25',
    cycleWeeks: 4,
    deadline: { weekday: 1, time: '12:00' },
    ...change,
  }
}

/** A week in which everything went well, 60 cases at `hours` median hours; `change` alters what a test is about. */
export function goodWeek(week: string, hours: number, change: Partial<WeekRollup> = {}): WeekRollup {
  return {
    week,
    completed: 60,
    excluded: 0,
    medianHours: hours,
    p90Hours: hours * 2,
    medianHoursWithExcluded: hours,
    medianHoursAutomated: hours,
    paths: { automated: 58, fallback: 1, outside: 1, unknown: 0 },
    withErrors: counted(1, 60),
    handoffs: counted(120, 60),
    rework: counted(1, 60),
    exceptions: counted(2, 60),
    touches: [0, 30, 30],
    touchesTotal: counted(90, 60),
    failures: [],
    ...change,
  }
}

/** What Maya states of a week. */
export const quietWeek: StatedFigures = {
  users: 10,
  helpRequests: 2,
  dailyHelpUsers: 0,
  supportMinutes: 120,
  trainingMinutes: 0,
  complaints: 1,
  downtimeMinutes: 20,
}

/** Both leaders sign the charter and launch INV with `firstWeek` as its first week, at the house's clock. */
export async function launchInv(
  house: House,
  firstWeek: string,
  content: CharterContent = invoiceCharter(),
): Promise<void> {
  const hash = contentHash(content)
  const object = { type: 'charter', id: 'INV', version: 1 }
  await house.play(
    fact('write charter', 'INV', object, { content: JSON.parse(JSON.stringify(content)) }),
    'olivia',
    'coo',
  )
  await turnBoth(house, 'sign charter', { ...object, hash }, {})
  const launch = { type: 'launch', id: 'INV', version: 1, hash: contentHash({ charter: hash }) }
  await turnBoth(house, 'sign launch', launch, { stage: 'running', week: firstWeek }, { charter: hash })
}

async function turnBoth(
  house: House,
  act: 'sign charter' | 'sign launch',
  object: { type: string; id: string; version: number; hash: string },
  last: Record<string, string>,
  content?: Data,
): Promise<void> {
  const [first, second] = [
    { side: 'policy', completes: false },
    { side: 'system', completes: true, ...last },
  ]
  await house.play(fact(act, 'INV', object, { content, data: first }), 'olivia', 'coo')
  await house.play(fact(act, 'INV', object, { content, data: second }), 'tariq', 'cto')
}

/** Puts the evidence of a week in place: what the case log gives, brought at the house's clock, and what Maya states. */
export async function bringWeek(
  house: House,
  rollup: WeekRollup,
  newestAt: string,
  stated: StatedFigures | null = quietWeek,
) {
  await house.services.store.transaction(async (tx) => {
    await tx.insert(weekRollups).values({ pilot: 'INV', week: rollup.week, figures: rollup, computedAt: house.at() })
  })
  const batch = Number(rollup.week.replace(/\D/g, ''))
  const data = { batch, kind: 'cases', fileHash: 'f'.repeat(64), cases: rollup.completed, rejected: 0, oldestAt: null }
  const object = { type: 'import', id: String(batch), version: 1 }
  await house.play(
    fact('import cases', 'INV', object, { data: { ...data, newestAt: Date.parse(newestAt) } }),
    'maya',
    'lead',
  )
  if (stated) await stateWeek(house, rollup.week, stated)
}

export async function stateWeek(house: House, week: string, figures: StatedFigures): Promise<void> {
  const object = { type: 'week', id: week, version: 1 }
  await house.play(fact('state figures', 'INV', object, { data: { week, figures: { ...figures } } }), 'maya', 'lead')
}

/**
 * Everything that takes nobody's figures passes in the expansion gate, but for the named checks: somebody vouches for it, and
 * the group says that it has read the when-to-use line.
 */
export async function vouchForChecks(house: House, expiresOn: string, but: readonly string[] = []): Promise<void> {
  const checks = ['rule_owner', 'failure_detection', 'manual_fallback', 'documents_current', 'nothing_half_done']
  for (const check of checks.filter((one) => !but.includes(one))) {
    const object = { type: 'check', id: check, version: 1 }
    const more = { data: { check, result: 'pass', expiresOn }, texts: { evidence: 'Seen by both.' } }
    await house.play(fact('attest check', 'INV', object, more), 'olivia', 'coo')
  }
  if (!but.includes('when_to_use')) await groupReads(house)
}

/** Maya and Ben, who are the group, say that they have read the when-to-use line of the newest charter. */
export async function groupReads(house: House): Promise<void> {
  const subject = (await chartersOf(house.services.store.reader, 'INV')).at(-1)?.hash ?? ''
  const object = { type: 'acknowledgement', id: `when to use/${subject}`, version: 1 }
  const made = fact('acknowledge', 'INV', object, { data: { what: 'when to use', subject } })
  await house.play(made, 'maya', 'lead')
  await house.play(made, 'ben', 'member')
}
