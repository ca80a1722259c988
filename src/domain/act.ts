// Every act, who may do it and what it takes. This table is the only place that grants anything: the guard, the
// Decision-rights page and the tests read it, and what is not in it is refused.
import type { ActRule, Who } from './act-rule.ts'
import { actsOfOrganisation } from './acts-of-organisation.ts'
import { actsOfPilot } from './acts-of-pilot.ts'
import { actsOfRules } from './acts-of-rules.ts'
import { actsOfSystem } from './acts-of-system.ts'
import type { Duty, Seat, Standing } from './person.ts'

export const acts = {
  ...actsOfOrganisation,
  ...actsOfPilot,
  ...actsOfRules,
  ...actsOfSystem,
} as const satisfies Record<string, ActRule>

export type ActName = keyof typeof acts

export function ruleOf(act: ActName): ActRule {
  return acts[act]
}

/** How a person stands towards an act: what they hold, and whether the charter names them as able to pause. */
export type Claim = { readonly standing: Standing | null; readonly mayPause: boolean }

/** Whether someone holds what the act asks for. What is not granted is refused. */
export function mayAct(act: ActName, claim: Claim): boolean {
  return ruleOf(act).who.some((who) => fits(who, claim))
}

function fits(who: Who, { standing, mayPause }: Claim): boolean {
  if (who === 'anyone') return true
  if (!standing) return false
  if (who === 'anyone signed in') return true
  if (who === 'any seat') return standing.seats.length > 0
  if (who === 'named in the charter') return mayPause
  return standing.duties.some((duty) => duty === who) || standing.seats.some((seat) => seat === who)
}

/** The seat or duty under which a person does this act: the first of the act's list that they hold. */
export function actingAs(act: ActName, standing: Standing): Seat | Duty | null {
  const held = [...standing.seats, ...standing.duties]
  return (
    held.find((one) => ruleOf(act).who.some((who) => who === one)) ?? standing.seats[0] ?? standing.duties[0] ?? null
  )
}
