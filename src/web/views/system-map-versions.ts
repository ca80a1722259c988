// What differs between two versions of the map: the parts that came in, that read differently and that went, by name.
import { canonical } from '../../domain/ledger-entry.ts'
import type { MapContent, MapVersion } from '../../domain/system-map.ts'
import { type PartKind, partLists } from '../../domain/system-map-edit.ts'
import { capital } from '../../words/sentences.ts'

export type MapDifference = {
  readonly id: 'added' | 'changed' | 'removed'
  readonly heading: string
  readonly parts: readonly string[]
}

/** "Version 3" */
export function mapVersionName({ version }: Pick<MapVersion, 'version'>): string {
  return `Version ${version}`
}

/** The parts that differ between two maps, in groups; groups without a part are left out. */
export function mapDifference(before: MapContent, after: MapContent): readonly MapDifference[] {
  const [was, is] = [partsByName(before), partsByName(after)]
  const added = is.filter(({ key }) => was.every((part) => part.key !== key))
  const removed = was.filter(({ key }) => is.every((part) => part.key !== key))
  const changed = is.filter((part) => was.some(({ key, said }) => key === part.key && said !== part.said))
  const groups: readonly MapDifference[] = [
    { id: 'added', heading: 'Added', parts: added.map(({ name }) => name) },
    { id: 'changed', heading: 'Changed', parts: changed.map((part) => changedInWords(part, was)) },
    { id: 'removed', heading: 'Removed', parts: removed.map(({ name }) => name) },
  ]
  return groups.filter(({ parts }) => parts.length > 0)
}

type Part = { readonly key: string; readonly name: string; readonly said: string; readonly values: Values }
type Values = Readonly<Record<string, unknown>>

const kinds = ['system', 'record', 'integration', 'grant', 'human point'] as const satisfies readonly PartKind[]

function partsByName(map: MapContent): readonly Part[] {
  const { buildDays, supportMinutes, grantsReviewedOn } = map
  return [
    ...kinds.flatMap((kind) => map[partLists[kind]].map((part) => partOf(kind, part))),
    whole('Estimate', { buildDays, supportMinutes }),
    whole('Review of the access grants', { grantsReviewedOn }),
  ]
}

function partOf(kind: PartKind, part: { readonly id: string }): Part {
  const values: Values = { ...part }
  const name = [values.name, values.holder, values.where].find((one) => typeof one === 'string') ?? part.id
  const words = kind === 'grant' ? 'access grant' : kind
  return { key: `${kind} ${part.id}`, name: `${capital(words)} “${name}”`, said: canonical(part), values }
}

function whole(name: string, values: Values): Part {
  return { key: name, name, said: canonical(values), values }
}

const valueNames: Readonly<Record<string, string>> = {
  name: 'name',
  what: 'purpose',
  owner: 'who answers for it',
  truth: 'source of truth',
  writers: 'writers',
  from: 'from',
  to: 'to',
  records: 'records',
  mode: 'direct or buffered',
  trigger: 'trigger',
  everyMinutes: 'cadence',
  onlyFailures: 'silence',
  fewestADay: 'runs on a working day',
  handlesCases: 'cases',
  inARow: 'failed runs in a row',
  routes: 'routing',
  flows: 'flows',
  runsAs: 'in whose name',
  credentials: 'credentials',
  alert: 'alert',
  rollback: 'rollback',
  repairedBy: 'who repairs it',
  paths: 'failure paths',
  holder: 'holder',
  kind: 'kind',
  system: 'system',
  rights: 'rights',
  where: 'where',
  who: 'who',
  does: 'what they do',
  buildDays: 'days to build',
  supportMinutes: 'support a week',
  grantsReviewedOn: 'day',
}

/** "Integration “ERP sync”: cadence, from 60 to 30; failure paths" */
function changedInWords(part: Part, before: readonly Part[]): string {
  const was = before.find(({ key }) => key === part.key)?.values ?? {}
  const names = Object.keys(part.values).filter((name) => canonical(was[name]) !== canonical(part.values[name]))
  const moved = names.map((name) => `${valueNames[name] ?? name}${fromTo(was[name], part.values[name])}`)
  return `${part.name}: ${moved.join('; ')}`
}

/** Plain values stand beside each other; lists and plans are only named. */
function fromTo(before: unknown, after: unknown): string {
  const [from, to] = [plain(before), plain(after)]
  return from === null || to === null ? '' : `, from ${from} to ${to}`
}

function plain(value: unknown): string | null {
  if (value === null || value === '') return 'nothing'
  if (typeof value === 'string') return `“${value}”`
  return typeof value === 'number' ? String(value) : null
}
