// The two forms of a drill as they come in: a new one with its places for cases, and one person's decisions.
import { z } from 'zod'
import type { Tx } from '../../db/store.ts'
import type { Drill } from '../domain/drill.ts'
import { type Beginning, casePlaces, type TypedCase } from '../domain/drill-running.ts'
import { drillCaseOf } from './drill-proposal.ts'
import { formOf, typed } from './forms.ts'

type Place = (typeof casePlaces)[number]

export const NewDrillForm = formOf({
  rule: z.string().max(6).default(''),
  seen: z.string().max(64).default(''),
  first: typed(64),
  second: typed(64),
  choices: typed(2_000),
  ...placesNamed('from', 200),
  ...placesNamed('told', 2_000),
})

export const DecisionsForm = formOf(placesNamed('case', 200))

function placesNamed<const Name extends string>(name: Name, most: number) {
  const fields = casePlaces.map((place) => [`${name}${place}`, typed(most)] as const)
  return Object.fromEntries(fields) as Record<`${Name}${Place}`, ReturnType<typeof typed>> // a field for each place
}

/** What was typed into the form of a new drill. */
export async function beginningOf(
  tx: Tx,
  pilot: string,
  form: z.infer<typeof NewDrillForm>,
): Promise<Omit<Beginning, 'file'>> {
  const { rule, seen, first, second } = form
  const cases: TypedCase[] = []
  for (const place of casePlaces) {
    const proposed = { from: form[`from${place}`], told: form[`told${place}`] }
    cases.push({ ...(await drillCaseOf(tx, pilot, proposed)), place })
  }
  const choices = form.choices.split('\n').map((line) => line.trim())
  return { rule: Number(rule), seen, people: [first, second], choices: choices.filter(Boolean), cases }
}

/** One decision for each case of the drill; empty where none was made. */
export function decisionsOf({ content }: Drill, form: z.infer<typeof DecisionsForm>): readonly string[] {
  return casePlaces.slice(0, content.cases.length).map((place) => form[`case${place}`])
}
