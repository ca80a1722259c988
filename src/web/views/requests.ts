// All requests of a pilot: what waits, what is open, what was accepted or cut; who asks how often and for how many hours;
// and what the freeze was broken for.
import { listed } from '../../domain/advice/wording.ts'
import { earlyAskers, freezeBroken } from '../../domain/freeze-signals.ts'
import { hasEnded } from '../../domain/pilot.ts'
import { parkedOn } from '../../domain/parked.ts'
import { type Asker, askersOn, type Request, requestsOn, type RequestStage } from '../../domain/request.ts'
import type { RuleChange } from '../../domain/rule-change.ts'
import type { MapVersion } from '../../domain/system-map.ts'
import { isHeldByFreeze, openMapChanges } from '../../domain/system-map-change.ts'
import { dayName, dayOf } from '../../words/dates.ts'
import { thingText } from '../../words/decisions.ts'
import { nameOf, nameWithSeat } from '../../words/people.ts'
import { changesText, costText, requestsText, systemChangesText } from '../../words/requests.ts'
import { whoDid, wishInWords } from '../../words/rule-changes.ts'
import { capital } from '../../words/sentences.ts'
import type { Shown } from '../pilot-request.ts'
import { answered, type Problem, problemSummary, type Question, type Sent } from './field.ts'
import { form, type Form } from './form.ts'
import { freezeText } from './freeze.ts'
import { type Primary, primary } from './keys.ts'
import { numbers, row, type Row, type Table, table, words } from './table.ts'
import type { Trail } from './trail.ts'

export type RequestsOf = Shown & {
  /** Free texts by id. */
  readonly texts: ReadonlyMap<string, string>
  /** The day that is looked back to; null for today. */
  readonly asOf: string | null
}

export type RequestsPage = {
  readonly asOf: string | null
  readonly freeze: string | null
  readonly action: Primary | null
  readonly groups: readonly Table[]
  readonly askers: Table | null
  readonly broken: Trail
}

export function requestsView(given: RequestsOf): RequestsPage {
  const { file, asOf } = given
  const address = addressOf(given)
  const isOpen = asOf === null && !hasEnded(file.pilot)
  return {
    asOf: asOf === null ? null : `As it was at the end of ${dayName(asOf)}.`,
    freeze: freezeText(given),
    action: isOpen ? primary(undefined, { text: 'Ask for something', href: `${address}/new` }) : null,
    groups: groupsOf(given),
    askers: askersTable(given),
    broken: brokenTrail(given),
  }
}

function addressOf({ file }: Pick<RequestsOf, 'file'>): string {
  return `/pilots/${encodeURIComponent(file.pilot.code)}/requests`
}

type Group = { readonly id: string; readonly caption: string; readonly stages: readonly RequestStage[] }

const groups: readonly Group[] = [
  { id: 'parked', caption: 'Parked', stages: ['parked'] },
  { id: 'open', caption: 'Open', stages: ['asked', 'costed'] },
  { id: 'accepted', caption: 'Accepted', stages: ['accepted'] },
  { id: 'cut', caption: 'Cut or withdrawn', stages: ['cut', 'withdrawn'] },
]

/** The groups that have something in them; one that teaches the next step where nothing was ever asked. */
function groupsOf(given: RequestsOf): readonly Table[] {
  const all = requestsOn(given.file)
  const filled = groups
    .map((group) => ({ group, rows: rowsOf(given, all, group) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ group, rows }) => groupTable(group.id, `${group.caption} (${rows.length})`, rows))
  return filled.length > 0 ? filled : [groupTable('requests', 'Requests', [])]
}

function groupTable(id: string, caption: string, rows: readonly Row[]): Table {
  return table({
    id,
    caption,
    columns: [words('What is wished'), words('Asked by'), numbers('Would cost'), words('Where it stands')],
    rows,
    empty: {
      text: 'Nobody has asked for anything beside the rules. Whoever would like a dashboard, a notification or another path says so here, and why.',
    },
  })
}

/** Changes of rules and of the system that wait stand among the parked ones: they are wishes too. */
function rowsOf(given: RequestsOf, all: readonly Request[], { id, stages }: Group): readonly Row[] {
  const requests = all.filter(({ stage }) => stages.includes(stage)).map((request) => requestRow(given, request))
  return id === 'parked' ? [...requests, ...parkedChanges(given)] : requests
}

function parkedChanges(given: RequestsOf): readonly Row[] {
  const { file, now, calendar } = given
  const ofSystem = openMapChanges(file).filter((map) => isHeldByFreeze(file, map, now, calendar))
  return [
    ...parkedOn(file).changes.map((change) => changeRow(given, change)),
    ...ofSystem.map((map) => systemChangeRow(given, map)),
  ]
}

function requestRow(given: RequestsOf, request: Request): Row {
  const { number, wish, minutes, askedAt } = request
  const { names, texts, calendar, now } = given
  return row(
    { text: texts.get(wish) ?? '', href: `${addressOf(given)}/${number}` },
    { text: whoDid(request, names), note: dayOf(askedAt, calendar.zone, now) },
    costText(minutes) ?? 'not said yet',
    standsAt(given, request),
  )
}

function standsAt({ names, calendar, now }: RequestsOf, { stage, minutes, events }: Request): string {
  if (stage === 'asked') return 'waits for its cost'
  if (stage === 'costed') return 'waits for the COO'
  if (stage === 'parked') return minutes === null ? 'parked, waits for its cost' : 'parked'
  const last = events.at(-1)
  return last ? `${stage} by ${whoDid(last, names)} on ${dayOf(last.at, calendar.zone, now)}` : stage
}

function changeRow({ file, names, calendar, now }: RequestsOf, { number, content, events, askedAt }: RuleChange): Row {
  const [asked] = events
  const href = `/pilots/${encodeURIComponent(file.pilot.code)}/rule-changes/${number}`
  const who = asked ? whoDid(asked, names) : ''
  return row(
    { text: capital(wishInWords(content)), href, note: `rule change ${number}` },
    { text: who, note: dayOf(askedAt, calendar.zone, now) },
    '–',
    'parked',
  )
}

function systemChangeRow({ file, names, calendar, now }: RequestsOf, { version, by, at }: MapVersion): Row {
  const href = `/pilots/${encodeURIComponent(file.pilot.code)}/system-map/changes/${version}`
  return row(
    { text: 'Change of the system', href, note: `version ${version} of the map` },
    { text: nameWithSeat(names, file.pilot.holders, by), note: dayOf(at, calendar.zone, now) },
    '–',
    'parked',
  )
}

/** Null while nobody has asked for anything. */
function askersTable(given: RequestsOf): Table | null {
  const { file } = given
  const askers = askersOn(file)
  const changesOnly = earlyAskers(file).filter(({ person }) => askers.every((asker) => asker.person !== person))
  const all = [...askers, ...changesOnly.map(({ person }) => ({ person, requests: 0, minutes: 0, uncosted: 0 }))]
  if (all.length === 0) return null
  return table({
    id: 'askers',
    caption: 'Who asks',
    columns: [words('Who'), numbers('Requests'), numbers('Hours'), words('Before the first cycle ended')],
    rows: all.map((asker) => askerRow(given, asker)),
    empty: { text: '' },
  })
}

function askerRow({ file, names }: RequestsOf, { person, requests, minutes, uncosted }: Asker): Row {
  const early = earlyAskers(file).find((one) => one.person === person)
  const asked = [
    ...(early && early.requests > 0 ? [requestsText(early.requests)] : []),
    ...(early && early.changes > 0 ? [changesText(early.changes)] : []),
    ...(early && early.systemChanges > 0 ? [systemChangesText(early.systemChanges)] : []),
  ]
  return row(
    nameWithSeat(names, file.pilot.holders, person),
    requests === 0 ? '–' : String(requests),
    { text: costText(minutes || null) ?? '–', note: uncosted > 0 ? `${uncosted} not costed yet` : undefined },
    asked.length > 0 ? listed(asked) : 'nothing',
  )
}

/** Each time the freeze was broken: for what, by whom and why. */
function brokenTrail({ file, names, calendar, now, texts }: RequestsOf): Trail {
  return freezeBroken(file).map(({ thing, by, signers, whys, at }) => ({
    text: `The freeze was broken for ${thingText(thing)} by ${signers.map((signer) => whoDid(signer, names)).join(' and ')} on ${dayOf(at, calendar.zone, now)}.`,
    href: `/pilots/${encodeURIComponent(file.pilot.code)}/${thing}`,
    why: whys.map((why, nth) => `${nameOf(names, by[nth] ?? '')}: ${texts.get(why) ?? ''}`).join(' '),
    at: new Date(at).toISOString(),
  }))
}

/** The form to ask with, and what the freeze makes of it. */
export function newRequestForm(
  given: Shown,
  sent?: Sent,
  problems: readonly Problem[] = [],
): { readonly freeze: string | null; readonly form: Form } {
  const address = addressOf(given)
  const next = 'The CTO says what it would cost, then the COO accepts or cuts it. It stays listed with your name.'
  const asking = form({
    id: 'request-form',
    action: address,
    fields: answered(questions, sent, problems),
    problems: problemSummary(problems),
    primary: { ...primary(next, { text: 'Ask for it' }), away: { text: 'Back to the requests', href: address } },
  })
  return { freeze: freezeText(given), form: asking }
}

const questions: readonly Question[] = [
  {
    kind: 'textarea',
    name: 'wish',
    label: 'What you would like',
    rows: 2,
    hint: 'One sentence: “A dashboard of open invoices for sales.”',
  },
  { kind: 'textarea', name: 'why', label: 'Why', rows: 3, hint: 'Who would use it, and what it would change.' },
]
