// Beginning a drill, deciding its cases, and breaking it off. Each of the two decides alone: how the other one decided opens
// only when both have.
import { type Drill, type DrillCase, type DrillContent, drillsOn } from './drill.ts'
import { type Act, type Data, fact, type Fact } from './fact.ts'
import { hasEnded } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { overtaken, type Problem, refuse, refuseFields, type Refused } from './refusal.ts'
import { ruleName, rulesInEffect } from './rule.ts'

/** The places for cases on the form of a new drill. */
export const casePlaces = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20] as const
export const fewestCases = 10
const mostCases = casePlaces.length
const longestCase = 600
const fewestChoices = 2
const mostChoices = 6
const longestChoice = 120

/** A case as it stands on the form, by its place there; empty places are left out of the drill. */
export type TypedCase = DrillCase & { readonly place: number }

export type Beginning = {
  readonly file: PilotFile
  readonly rule: number
  /** Hash of the rule's content as it stood on the page. */
  readonly seen: string
  readonly people: readonly [string, string]
  readonly choices: readonly string[]
  readonly cases: readonly TypedCase[]
}

/** The COO has two people decide the same 10 to 20 cases from the text of a rule in effect. One drill of a rule at a time. */
export function beginDrill({ file, rule, seen, people, choices, cases }: Beginning): Fact | Refused {
  const drilled = rulesInEffect(file.rules).find(({ number }) => number === rule)
  if (hasEnded(file.pilot)) return refuse('This pilot has ended: its rules are drilled no more.')
  if (!drilled) return refuseFields([{ field: 'rule', why: 'Choose a rule that is in effect.' }])
  if (seen !== drilled.hash) return overtaken(ruleName(rule))
  const open = drillsOn(file).find(({ stage, content }) => stage === 'open' && content.rule === rule)
  if (open) return refuse(`Drill ${open.number} of ${ruleName(rule)} is not over yet. Finish it or break it off first.`)
  const written = cases.filter(({ told }) => told !== '')
  const problems = [...problemsOfPeople(file, people), ...problemsOfChoices(choices), ...problemsOfCases(written)]
  if (problems.length > 0) return refuseFields(problems)

  const drillCases = written.map(({ case: ref, told, messy }) => ({ case: ref, told, messy }))
  const content: DrillContent = { rule, ruleHash: drilled.hash, cases: drillCases, choices, people }
  const number = drillsOn(file).length + 1
  return fact('run drill', file.pilot.id, drillObject(number), { content: asData(content), data: { what: 'begun' } })
}

/** What was typed, as plain data. */
function asData({ rule, ruleHash, cases, choices, people }: DrillContent): Data {
  return { rule, ruleHash, cases: cases.map((one) => ({ ...one })), choices, people: [...people] }
}

function problemsOfPeople({ pilot }: PilotFile, [first, second]: readonly [string, string]): readonly Problem[] {
  const isHere = (person: string) => pilot.holders.some((holder) => holder.person === person)
  return [
    ...(isHere(first) ? [] : [{ field: 'first', why: 'Choose the first person: somebody on this pilot.' }]),
    ...(isHere(second) ? [] : [{ field: 'second', why: 'Choose the second person: somebody on this pilot.' }]),
    ...(isHere(first) && first === second ? [{ field: 'second', why: 'It takes two different people.' }] : []),
  ]
}

function problemsOfChoices(choices: readonly string[]): readonly Problem[] {
  const say = (why: string) => [{ field: 'choices', why }]
  if (choices.length < fewestChoices || choices.length > mostChoices)
    return say(`Give ${fewestChoices} to ${mostChoices} decisions to choose from, each on a line of its own.`)
  if (choices.some((choice) => choice.length > longestChoice))
    return say(`Keep each decision under ${longestChoice} characters.`)
  return new Set(choices).size < choices.length ? say('Two of these decisions are the same.') : []
}

function problemsOfCases(cases: readonly TypedCase[]): readonly Problem[] {
  const count = cases.length
  if (count < fewestCases || count > mostCases)
    return [{ field: 'told1', why: `A drill has ${fewestCases} to ${mostCases} cases; this has ${count}.` }]
  return cases.flatMap(({ told, place }) => {
    const same = cases.find((other) => other.place < place && other.told === told)
    if (same) return [{ field: `told${place}`, why: `Case ${same.place} reads the same.` }]
    return told.length > longestCase
      ? [{ field: `told${place}`, why: `Keep a case under ${longestCase} characters; this has ${told.length}.` }]
      : []
  })
}

export type DecidingIn = {
  readonly file: PilotFile
  readonly drill: Drill
  /** One choice for each case, in their order; empty where none was made. */
  readonly decisions: readonly string[]
  /** How the other one decided, where they have, empty where that was erased; null while they have not. */
  readonly others: readonly string[] | null
}

/** One of the two decides every case, once. With the second one it is known how many cases split them. */
export function decideInDrill({ file, drill, decisions, others }: DecidingIn, act: Act): Fact | Refused {
  const { number, content, stage, decided } = drill
  if (!content.people.includes(act.by.person))
    return { ...refuse('Only the two people who were named decide in a drill.'), kind: 'not yours' }
  if (hasEnded(file.pilot)) return refuse('This pilot has ended: its rules are drilled no more.')
  if (stage === 'broken off') return refuse('This drill was broken off. Nothing more is decided in it.')
  if (decided.some(({ person }) => person === act.by.person))
    return refuse('You have decided these cases. Nobody decides them twice.')
  const problems = content.cases.flatMap((_, nth) =>
    content.choices.includes(decisions[nth] ?? '') ? [] : [{ field: `case${nth + 1}`, why: 'Choose one decision.' }],
  )
  if (problems.length > 0) return refuseFields(problems)
  if (others !== null && others.length !== content.cases.length)
    return refuse('What the other one decided was erased. The COO breaks this drill off and begins another.')

  const splits = others === null ? null : decisions.filter((decision, nth) => decision !== others[nth]).length
  const texts = { decisions: JSON.stringify(decisions) }
  return fact('decide in drill', file.pilot.id, drillObject(number), { data: { what: 'decided', splits }, texts })
}

/** The COO breaks a drill off. What one of them had decided is never opened. */
export function breakOffDrill(file: PilotFile, { number, stage }: Drill): Fact | Refused {
  if (stage !== 'open') return refuse(`This drill is ${stage}: there is nothing to break off.`)

  return fact('run drill', file.pilot.id, drillObject(number), { data: { what: 'broken off' } })
}

function drillObject(number: number) {
  return { type: 'drill', id: String(number), version: 1 }
}
