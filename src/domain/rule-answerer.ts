// Every rule has one person who says what it means, and somebody who does while they are away. The COO names both.
import { fact, type Fact } from './fact.ts'
import { hasEnded, type Pilot } from './pilot.ts'
import type { Answerer, PilotFile } from './pilot-file.ts'
import { type Problem, refuse, refuseFields, type Refused } from './refusal.ts'
import { ruleName, type RuleVersion, rulesInEffect } from './rule.ts'

/** Who is to answer questions about a rule; `deputy` is empty where nobody stands in. */
export type Naming = {
  readonly file: PilotFile
  readonly rule: number
  readonly person: string
  readonly deputy: string
}

/** The COO says who answers questions about a rule, and who does while they are away. */
export function nameAnswerer({ file, rule, person, deputy }: Naming): Fact | Refused {
  const { pilot, rules } = file
  if (hasEnded(pilot)) return refuse('This pilot has ended: nobody is asked about its rules any more.')
  if (!rulesInEffect(rules).some(({ number }) => number === rule))
    return refuse(`${ruleName(rule)} is not in the book.`)
  const problems = problemsOfNaming(pilot, person, deputy)
  if (problems.length > 0) return refuseFields(problems)
  const named = namedFor(file, rule)
  if (named?.person === person && (named.deputy ?? '') === deputy) return refuse('That is who answers already.')

  const object = { type: 'rule', id: String(rule), version: 1 }
  return fact('name answerer', pilot.id, object, { data: { rule, person, deputy: deputy === '' ? null : deputy } })
}

function problemsOfNaming({ holders }: Pilot, person: string, deputy: string): readonly Problem[] {
  const sits = (one: string) => holders.some((holder) => holder.person === one)
  const problems: Problem[] = []
  if (!sits(person)) problems.push({ field: 'person', why: 'Choose somebody who has a seat on this pilot.' })
  if (deputy !== '' && !sits(deputy))
    problems.push({ field: 'deputy', why: 'Choose somebody who has a seat on this pilot.' })
  if (deputy !== '' && deputy === person) problems.push({ field: 'deputy', why: 'Whoever stands in is somebody else.' })
  return problems
}

/** Who was named last to answer questions about a rule; null while nobody was. */
export function namedFor({ answerers }: Pick<PilotFile, 'answerers'>, rule: number): Answerer | null {
  return answerers.findLast((one) => one.rule === rule) ?? null
}

/** The rules in effect whose questions nobody answers: nobody was named, or those who were have no seat any more. */
export function unansweredRules(file: PilotFile): readonly RuleVersion[] {
  const sits = (one: string | null | undefined) => file.pilot.holders.some(({ person }) => person === one)
  return rulesInEffect(file.rules).filter(({ number }) => {
    const named = namedFor(file, number)
    return !sits(named?.person) && !sits(named?.deputy)
  })
}
