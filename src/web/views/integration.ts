// One integration: what flows and when, what is planned for each way of failing, and how the tests of its alert went.
import { counted } from '../../domain/advice/wording.ts'
import type { AlertTest } from '../../domain/effort.ts'
import { mapFindings } from '../../domain/map-findings.ts'
import type { Seat } from '../../domain/person.ts'
import { failureWays, type FailureWay, type Integration, type MapContent } from '../../domain/system-map.ts'
import { dayName } from '../../words/dates.ts'
import { cadenceInWords, findingInWords, systemName } from '../../words/map.ts'
import { nameOf } from '../../words/people.ts'
import { capital } from '../../words/sentences.ts'
import type { Shown } from '../pilot-request.ts'
import { answered, type Problem, problemSummary, type Question, type Sent } from './field.ts'
import { fold, type Fold } from './fold.ts'
import { form } from './form.ts'
import { primary } from './keys.ts'
import type { Pair } from './lists.ts'
import type { Link } from './page.ts'
import { mayWriteMap } from './system-map.ts'
import { row, table, type Table, words } from './table.ts'
import type { Sentence } from './trail.ts'

export type IntegrationOf = Shown & {
  readonly map: MapContent
  readonly integration: Integration
  /** The day the page speaks of; null for today. */
  readonly asOf: string | null
  readonly seats: readonly Seat[]
  /** What was said of alert tests, by the id of its text. */
  readonly texts: ReadonlyMap<string, string>
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

export type IntegrationPage = {
  readonly back: Link
  readonly heading: string
  readonly asOf: string | null
  readonly findings: readonly string[]
  readonly pairs: readonly Pair[]
  readonly paths: Table
  readonly tests: readonly Sentence[]
  readonly actions: readonly Link[]
  readonly test: Fold | null
}

export function integrationView(given: IntegrationOf): IntegrationPage {
  const { file, map, integration, asOf, calendar, now } = given
  const address = `/pilots/${encodeURIComponent(file.pilot.code)}/system-map`
  const isMine = ({ of, ...finding }: ReturnType<typeof mapFindings>[number]) =>
    of === 'integration' && 'integration' in finding && finding.integration.id === integration.id
  const writes = asOf === null && mayWriteMap(given)
  return {
    back: { text: 'The map', href: address },
    heading: integration.name,
    asOf: asOf === null ? null : `As it stood at the end of ${dayName(asOf)}.`,
    findings: mapFindings(file, calendar.dayOf(now))
      .filter(isMine)
      .map((finding) => findingInWords(finding, map)),
    pairs: pairsOf(given),
    paths: pathTable(integration),
    tests: testTrail(given),
    actions: writes ? actionsOf(integration, address) : [],
    test: writes ? testFold(given, address) : null,
  }
}

function pairsOf({ map, integration }: IntegrationOf): readonly Pair[] {
  const { from, to, mode, routes, trigger, runsAs, credentials, flows, alert, rollback, repairedBy } = integration
  const expiry = credentials?.expiresOn ? `, until ${dayName(credentials.expiresOn)}` : ''
  const carried = integration.records.map((id) => map.records.find((record) => record.id === id)?.name ?? id)
  return [
    {
      term: 'Flow',
      text: `${systemName(map, from)} → ${systemName(map, to)}`,
      note: routes ? `${mode}, decides where a case goes` : mode,
    },
    { term: 'Carries', text: carried.join(', ') || unsaid },
    { term: 'When', text: trigger, note: cadenceInWords(integration) },
    ...watchedPairs(integration),
    { term: 'In the name of', text: runsAs || unsaid },
    { term: 'Credentials', text: credentials ? `renewed by ${credentials.owner}${expiry}` : 'none' },
    { term: 'Flows on the platform', text: flows.join(', ') || unsaid },
    { term: 'Alert', text: alert || unsaid },
    { term: 'Rollback', text: rollback || unsaid },
    { term: 'Repaired by', text: repairedBy || unsaid },
  ]
}

const unsaid = 'not said yet'

/** What is counted beside the cadence, where somebody said so. */
function watchedPairs({ fewestADay, handlesCases, inARow }: Integration): readonly Pair[] {
  const then = inARow?.next === 'ask for a pause' ? 'whoever may pause is asked to' : 'an alarm is raised'
  return [
    ...(fewestADay ? [{ term: 'Volume', text: `at least ${counted(fewestADay, 'run')} on a working day` }] : []),
    ...(handlesCases ? [{ term: 'Cases', text: 'each run handles one case' }] : []),
    ...(inARow ? [{ term: 'Failed runs in a row', text: `after ${inARow.runs} ${then}` }] : []),
  ]
}

function pathTable(integration: Integration): Table {
  const columns = ['Way of failing', 'How it is seen', 'Who acts', 'How the work goes on', 'How it is taken back']
  return table({
    id: 'failure-paths',
    caption: 'Failure paths',
    columns: columns.map((heading) => words(heading)),
    rows: failureWays.map((way) => pathRow(integration, way)),
    empty: { text: 'No failure path is planned yet.' },
  })
}

function pathRow({ paths }: Integration, way: FailureWay) {
  const path = paths.find((one) => one.way === way)
  if (!path) return row(capital(way), unsaid, unsaid, unsaid, unsaid)
  const { seenHow, whoActs, fallback, rollback, cannotHappen } = path
  if (cannotHappen !== '') return row(capital(way), { text: 'Cannot happen', note: cannotHappen }, '–', '–', '–')
  return row(capital(way), ...[seenHow, whoActs, fallback, rollback].map((said) => said || unsaid))
}

function testTrail({ file, integration, names, texts }: IntegrationOf): readonly Sentence[] {
  const tests = file.alertTests.filter((test) => test.integration === integration.id)
  return tests.toReversed().map((test) => ({
    text: `${nameOf(names, test.by)} tested the alert on ${dayName(test.on)}: ${testResult(test)}.`,
    why: test.words === null ? undefined : texts.get(test.words),
  }))
}

function testResult({ minutes }: AlertTest): string {
  return minutes === null ? 'nobody saw it' : `seen after ${counted(minutes, 'minute')}`
}

function actionsOf({ id }: Integration, address: string): readonly Link[] {
  const part = encodeURIComponent(id)
  return [
    { text: 'Plan the failure paths', href: `${address}/failure-paths/${part}/edit` },
    { text: 'Edit the integration', href: `${address}/integrations/${part}/edit` },
  ]
}

function testFold({ integration, calendar, now, sent, problems }: IntegrationOf, address: string): Fold {
  const next = 'Set off the alert on purpose, and note how long it took until somebody saw it. It counts for 30 days.'
  return fold(
    'Note a test of the alert',
    form({
      id: 'alert-test',
      action: `${address}/integrations/${encodeURIComponent(integration.id)}/alert-tests`,
      fields: answered(testQuestions(calendar.dayOf(now)), sent, problems),
      problems: problemSummary(problems),
      primary: primary(next, { text: 'Note the test' }),
    }),
  )
}

function testQuestions(today: string): readonly Question[] {
  return [
    { kind: 'date', name: 'on', label: 'Tested on', value: today },
    {
      kind: 'number',
      name: 'minutes',
      label: 'Seen after',
      unit: 'minutes',
      optional: true,
      hint: 'Leave it empty when nobody saw it.',
    },
    { kind: 'text', name: 'words', label: 'What was done', optional: true },
  ]
}
