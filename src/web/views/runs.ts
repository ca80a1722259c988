// What platforms tell: how old the feed is, which token was last seen when, and the newest runs, all or the failed ones.
import { hasEnded } from '../../domain/pilot.ts'
import { testFlow } from '../../domain/run.ts'
import { isGap, type RunsAndCases } from '../../domain/run-cases.ts'
import type { Token } from '../../domain/token.ts'
import type { HookUse, RunRow } from '../../store/runs.ts'
import { age, dayTime, shortTime, weekName } from '../../words/dates.ts'
import { platformNames, runsAndCasesText, statusTexts } from '../../words/runs.ts'
import { capital } from '../../words/sentences.ts'
import type { Shown } from '../pilot-request.ts'
import { casesAddress } from './cases-address.ts'
import type { Link } from './page.ts'
import type { Press } from './press.ts'
import { numbers, row, type Row, type Table, table, words } from './table.ts'

export type RunsOf = Shown & {
  readonly only: RunRow['status'] | null
  readonly runs: readonly RunRow[]
  /** The run that arrived last, whatever is shown. */
  readonly newest: RunRow | null
  /** The runs of the last weeks held against their cases. */
  readonly cases: readonly RunsAndCases[]
  readonly tokens: readonly Token[]
  readonly uses: ReadonlyMap<string, HookUse>
  readonly mayIssue: boolean
}

export type RunsPage = {
  readonly feed: string
  readonly filter: readonly (Link & { readonly current: boolean })[]
  readonly runs: Table
  readonly cases: Table
  readonly tokens: Table
  readonly issue: Link | null
  readonly test: Press | null
}

export function runsView(given: RunsOf): RunsPage {
  const { file, only, mayIssue } = given
  const pilot = `/pilots/${encodeURIComponent(file.pilot.code)}`
  const mayTest = mayIssue && !hasEnded(file.pilot)
  return {
    feed: feedText(given),
    filter: [
      { text: 'All', href: `${pilot}/runs`, current: only === null },
      { text: 'Failed', href: `${pilot}/runs?show=failed`, current: only === 'failed' },
    ],
    runs: runsTable(given, pilot),
    cases: casesTable(given, pilot),
    tokens: tokensTable(given),
    issue: mayIssue ? { text: 'Issue or end a token', href: `${pilot}/tokens` } : null,
    test: mayTest ? { action: `${pilot}/runs/tests`, text: 'Send a test' } : null,
  }
}

function feedText({ newest, now, calendar }: RunsOf): string {
  if (newest === null) return 'No platform has told of a run yet.'
  const at = dayTime(newest.receivedAt, calendar.zone, now)
  const who = newest.flow === testFlow ? 'a test by hand' : platformNames[newest.platform]
  return `The newest run arrived ${age(newest.receivedAt, now)}, on ${at}, from ${who}.`
}

function runsTable(given: RunsOf, pilot: string): Table {
  const { only, runs } = given
  return table({
    id: 'runs',
    dense: true,
    caption: only === 'failed' ? 'Runs that failed, the newest first' : 'The newest runs',
    columns: [words('Flow'), words('How it ended'), words('When'), words('Case'), words('What it said')],
    rows: runs.map((run) => runRow(given, run, pilot)),
    empty: {
      text:
        only === 'failed'
          ? 'No run has failed.'
          : 'Issue a token, paste its address into the platform, and its runs stand here.',
    },
  })
}

function runRow({ calendar, now }: RunsOf, run: RunRow, pilot: string): Row {
  const { flow, platform, status, endedAt, receivedAt, case: hit, errorMessage, step, link, attempt, failure } = run
  const again = attempt > 1 ? `, attempt ${attempt}` : ''
  return row(
    { text: flow, href: link ?? undefined, note: `${platformNames[platform]} · ${run.run}${again}` },
    {
      text: capital(statusTexts[status]),
      mark: status === 'failed' ? 'bad' : status === 'success' ? 'good' : 'unclear',
      note: run.handledByHand ? 'done by hand afterwards' : undefined,
    },
    { text: shortTime(endedAt ?? receivedAt, calendar.zone, now), note: `arrived ${age(receivedAt, now)}` },
    hit ?? '–',
    failure === null
      ? '–'
      : {
          text: errorMessage ?? `Failure ${failure}`,
          href: `${pilot}/failures/${failure}`,
          note: step === null ? undefined : `at ${step}`,
        },
  )
}

/** A green run is not a finished case. */
function casesTable({ cases }: RunsOf, pilot: string): Table {
  return table({
    id: 'cases',
    caption: 'Runs and their cases, week by week',
    columns: [words('Week of'), words('Part'), numbers('Runs'), numbers('Cases'), words('What that says')],
    rows: cases.map((one) =>
      row(
        weekName(one.week),
        one.name,
        String(one.runs),
        one.cases === null ? '–' : { text: String(one.cases), href: casesAddress(pilot, { week: one.week }) },
        { text: runsAndCasesText(one), mark: isGap(one) ? 'bad' : undefined },
      ),
    ),
    empty: {
      text: 'No run of the last weeks names a case, and the map says of no integration that its runs handle cases, so the two cannot be compared.',
      link: { text: 'The map', href: `${pilot}/system-map` },
    },
  })
}

function tokensTable(given: RunsOf): Table {
  return table({
    id: 'tokens',
    caption: 'Tokens that may tell of runs',
    columns: [words('Token'), words('Last seen'), words('From'), numbers('Accepted'), numbers('Refused')],
    rows: given.tokens.map((token) => tokenRow(given, token)),
    empty: { text: 'No token may tell of runs yet. The CTO or an engineer issues one for each platform.' },
  })
}

function tokenRow({ uses, calendar, now }: RunsOf, { id, at }: Token): Row {
  const use = uses.get(id)
  const issued = `issued ${shortTime(at, calendar.zone, now)}`
  const name = { text: `Token ${id.slice(0, 6)}`, note: issued }
  if (!use) return row(name, 'never', '–', '0', '0')
  const ended = use.lastStatus < 300 ? 'accepted' : `refused with ${use.lastStatus}`
  return row(
    name,
    { text: age(use.lastAt, now), note: `${shortTime(use.lastAt, calendar.zone, now)}, ${ended}` },
    platformNames[use.platform],
    String(use.accepted),
    String(use.refused),
  )
}
