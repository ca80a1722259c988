// The organisation: one per installation, with a name and the time zone in which its weeks begin and end.
import { fact, type Fact } from './fact.ts'
import { type Details, detailsText, problemsOfDetails } from './person.ts'
import { type Problem, refuse, refuseFields, type Refused } from './refusal.ts'

export type Organisation = { readonly name: string; readonly zone: string }

/** An organisation that is set up. The example stays one whatever its name becomes: its people and figures are made up. */
export type Installed = Organisation & { readonly example: boolean }

/** What the set-up asks: the organisation, and the person who becomes its first administrator. */
export type SetUp = {
  readonly organisation: Organisation
  readonly person: string
  readonly details: Details
  /** Set by the example's own story and nowhere else. */
  readonly example?: true
}

/** Sets the organisation up, once. The zone is known to exist where the form was read. */
export function setUp(existing: Organisation | null, given: SetUp): Fact | Refused {
  const problems = [...problemsOf(given.organisation), ...problemsOfDetails(given.details)]
  if (existing) return refuse('This organisation is already set up. Sign in instead.')
  if (problems.length > 0) return refuseFields(problems)

  const { name, zone } = given.organisation
  const data = { name, zone, person: given.person, ...markOf(given.example) }
  return organisationFact('set up organisation', data, { details: detailsText(given.details) })
}

/** Changes the name or the time zone. Refused when nothing differs. */
export function changeSettings(existing: Installed, given: Organisation): Fact | Refused {
  const problems = problemsOf(given)
  if (problems.length > 0) return refuseFields(problems)
  if (existing.name === given.name && existing.zone === given.zone) return refuse('Nothing is different.')

  return organisationFact('change settings', { name: given.name, zone: given.zone, ...markOf(existing.example) })
}

function markOf(example: boolean | undefined): { readonly example?: true } {
  return example ? { example } : {}
}

function problemsOf({ name, zone }: Organisation): readonly Problem[] {
  const problems: Problem[] = []
  if (name === '') problems.push({ field: 'organisation', why: 'Enter the name of your organisation.' })
  if (zone === '') problems.push({ field: 'zone', why: 'Choose the time zone in which your weeks begin.' })
  return problems
}

function organisationFact(
  act: 'set up organisation' | 'change settings',
  data: { readonly [name: string]: string | true },
  texts: { readonly [name: string]: string } = {},
): Fact {
  return fact(act, null, { type: 'organisation', id: 'organisation', version: 1 }, { data, texts })
}
