// What keeps one edit of the map from being saved: a part that says too little, or one that names what is not there.
import { listed } from './advice/wording.ts'
import { isDay } from './day.ts'
import type { Problem } from './refusal.ts'
import type { Grant, HumanPoint, Integration, MapContent, RecordPart, SystemPart } from './system-map.ts'
import { type MapEdit, type PartKind, partsOf } from './system-map-edit.ts'

/** What is wrong with an edit, each at its field; about the whole where it is a removal. */
export function problemsOfEdit(map: MapContent, edit: MapEdit): readonly Problem[] {
  if ('part' in edit && edit.part.id !== '' && partsOf(map, edit.what).every(({ id }) => id !== edit.part.id))
    return [{ field: '', why: 'Somebody removed this meanwhile. Add it anew if it is still there.' }]
  switch (edit.what) {
    case 'system':
      return problemsOfSystem(map, edit.part)
    case 'record':
      return problemsOfRecord(map, edit.part)
    case 'integration':
      return problemsOfIntegration(map, edit.part)
    case 'grant':
      return problemsOfGrant(map, edit.part)
    case 'human point':
      return problemsOfHumanPoint(edit.part)
    case 'removal':
      return problemsOfRemoval(map, edit.kind, edit.id)
    default:
      return []
  }
}

function problemsOfSystem({ systems }: MapContent, part: SystemPart): readonly Problem[] {
  return [
    ...nameProblems(systems, part, 'system'),
    ...(part.what === '' ? [{ field: 'what', why: 'Say what it does in this work.' }] : []),
    ...(part.owner === '' ? [{ field: 'owner', why: 'Say who answers for this system.' }] : []),
  ]
}

function problemsOfRecord({ systems, records }: MapContent, part: RecordPart): readonly Problem[] {
  const writers = part.writers.every((writer) => isNamed(systems, writer))
  return [
    ...nameProblems(records, part, 'record'),
    ...(part.truth === null || isNamed(systems, part.truth) ? [] : [notThere('truth')]),
    ...(writers ? [] : [notThere('writers')]),
  ]
}

function problemsOfIntegration(map: MapContent, part: Integration): readonly Problem[] {
  const { systems, records, integrations } = map
  return [
    ...nameProblems(integrations, part, 'integration'),
    ...(isNamed(systems, part.from) ? [] : [{ field: 'from', why: 'Say from which system the data come.' }]),
    ...toProblem(map, part),
    ...(part.records.every((record) => isNamed(records, record)) ? [] : [notThere('records')]),
    ...(part.trigger === '' ? [{ field: 'trigger', why: 'Say what sets it off.' }] : []),
    ...cadenceProblem(part),
    ...flowProblem(integrations, part),
    ...credentialProblems(part),
  ]
}

function toProblem({ systems }: MapContent, { from, to }: Integration): readonly Problem[] {
  if (!isNamed(systems, to)) return [{ field: 'to', why: 'Say into which system the data go.' }]
  return from === to ? [{ field: 'to', why: 'Data flow from one system to another: choose two.' }] : []
}

/** Of a feed that only reports failures nothing can be expected, and no success ends a row of them. */
function cadenceProblem({ everyMinutes, fewestADay, handlesCases, inARow, onlyFailures }: Integration) {
  if (!onlyFailures) return []
  const why = 'A feed that only reports failures is silent when all is well. Leave this empty.'
  const said = { everyMinutes, fewestADay, handlesCases, inARow }
  return Object.entries(said).flatMap(([field, value]) => (value == null ? [] : [{ field, why }]))
}

/** A run is one integration's: two that name the same flow could not be told apart. */
function flowProblem(integrations: readonly Integration[], part: Integration): readonly Problem[] {
  const other = integrations.find(({ id, flows }) => id !== part.id && flows.some((flow) => part.flows.includes(flow)))
  return other ? [{ field: 'flows', why: `“${other.name}” has a flow of this name already.` }] : []
}

function credentialProblems({ credentials }: Integration): readonly Problem[] {
  if (!credentials) return []
  return [
    ...(credentials.owner === '' ? [{ field: 'credentialsOwner', why: 'Say who renews the credentials.' }] : []),
    ...(credentials.expiresOn === null || isDay(credentials.expiresOn)
      ? []
      : [{ field: 'credentialsExpireOn', why: 'Give a day, like 2026-09-30.' }]),
  ]
}

function problemsOfGrant({ systems }: MapContent, part: Grant): readonly Problem[] {
  return [
    ...(part.holder === '' ? [{ field: 'holder', why: 'Say who or what has the access.' }] : []),
    ...(isNamed(systems, part.system) ? [] : [{ field: 'system', why: 'Say in which system.' }]),
    ...(part.rights.length === 0 ? [{ field: 'rights', why: 'Say what the holder may do there.' }] : []),
  ]
}

function problemsOfHumanPoint({ where, who }: HumanPoint): readonly Problem[] {
  return [
    ...(where === '' ? [{ field: 'where', why: 'Say where in the flow.' }] : []),
    ...(who === '' ? [{ field: 'who', why: 'Say who stands there.' }] : []),
  ]
}

type Named = { readonly id: string; readonly name: string }

function nameProblems(parts: readonly Named[], { id, name }: Named, kind: string): readonly Problem[] {
  if (name === '') return [{ field: 'name', why: `Give the ${kind} a name.` }]
  const isTaken = parts.some((one) => one.id !== id && one.name.toLowerCase() === name.toLowerCase())
  return isTaken ? [{ field: 'name', why: `There is another ${kind} of this name.` }] : []
}

function isNamed(parts: readonly { readonly id: string }[], id: string): boolean {
  return parts.some((part) => part.id === id)
}

function notThere(field: string): Problem {
  return { field, why: 'Something chosen here is not on the map any more. Choose again.' }
}

function problemsOfRemoval(map: MapContent, kind: PartKind, id: string): readonly Problem[] {
  if (!isNamed(partsOf(map, kind), id)) return [{ field: '', why: 'Somebody removed this already.' }]
  const named = namedBy(map, kind, id)
  if (named.length === 0) return []
  return [
    {
      field: '',
      why: `It cannot be removed yet: ${listed(named)} still ${named.length === 1 ? 'names' : 'name'} it. Change that first.`,
    },
  ]
}

/** Which parts refer to this one, in words. */
function namedBy({ records, integrations, grants }: MapContent, kind: PartKind, id: string): readonly string[] {
  if (kind === 'record')
    return integrations.filter((one) => one.records.includes(id)).map(({ name }) => `the integration “${name}”`)
  if (kind !== 'system') return []
  return [
    ...records
      .filter(({ truth, writers }) => truth === id || writers.includes(id))
      .map(({ name }) => `the record “${name}”`),
    ...integrations.filter(({ from, to }) => from === id || to === id).map(({ name }) => `the integration “${name}”`),
    ...grants.filter(({ system }) => system === id).map(({ holder }) => `the access grant of “${holder}”`),
  ]
}
