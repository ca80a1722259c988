// Writing messy-case tests down, running them and dropping them. Before the launch the gate waits for them; afterwards they
// show whether a changed rule still does what was expected of it.
import { fact, type Fact } from './fact.ts'
import { findMessyCase, type MessyContent, type MessyEvent } from './messy-case.ts'
import { hasEnded } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { isRefused, overtaken, type Problem, refuse, refuseFields, type Refused } from './refusal.ts'
import { ruleName, rulesInEffect, type RuleVersion } from './rule.ts'

/** A test as somebody types it: the attributes are lines like “Amount=12000”. */
export type MessyDraft = Omit<MessyContent, 'attributes'> & { readonly attributes: string }

const mostAttributes = 30

/** Writes a test of a rule. Refused about a rule that is not in effect. */
export function writeMessyCase(file: PilotFile, draft: MessyDraft): Fact | Refused {
  if (hasEnded(file.pilot)) return refuse(ended)
  const attributes = readAttributes(draft.attributes)
  const problems = [...problemsOf(file, draft), ...(isProblems(attributes) ? attributes : [])]
  if (isProblems(attributes) || problems.length > 0) return refuseFields(problems)

  const number = file.messyCases.reduce((most, { test }) => Math.max(most, test), 0) + 1
  const content = { ...draft, attributes }
  return fact('write messy case', file.pilot.id, objectOf(file, number), { content, data: { what: 'written' } })
}

/** Takes a test out. It no longer counts; that it was there stays in the ledger. */
export function dropMessyCase(file: PilotFile, number: number): Fact | Refused {
  if (hasEnded(file.pilot)) return refuse(ended)
  if (!findMessyCase(file, number)) return refuse(dropped)

  return fact('write messy case', file.pilot.id, objectOf(file, number), { data: { what: 'dropped' } })
}

export type Trying = {
  readonly file: PilotFile
  readonly number: number
  /** Hash of the rule as it stood on the page. */
  readonly seen: string
  readonly result: 'pass' | 'fail'
}

/** Somebody tried it by hand and says what came of it. */
export function runByHand(trying: Trying, evidence: string): Fact | Refused {
  const rule = ruleTried(trying)
  if (isRefused(rule)) return rule
  if (evidence === '') return refuseFields([{ field: 'evidence', why: 'Say what you did and what came of it.' }])

  return ran(trying, rule, 'by hand', evidence)
}

/** What the rules in effect give for the test’s attributes: now, and as it stood on the page. Null where nothing can be replayed. */
export type Replayed = { readonly now: string | null; readonly seen: string }

/** Somebody holds what the rules give against what should happen. What they give is the evidence. */
export function runByReplay(trying: Trying, { now, seen }: Replayed): Fact | Refused {
  const rule = ruleTried(trying)
  if (isRefused(rule)) return rule
  if (now === null) return refuse('There is nothing to replay here. Run this test by hand.')
  if (now !== seen) return overtaken('What the rules give')

  return ran(trying, rule, 'by replay', now)
}

function ruleTried({ file, number, seen }: Trying): RuleVersion | Refused {
  if (hasEnded(file.pilot)) return refuse(ended)
  const test = findMessyCase(file, number)
  if (!test) return refuse(dropped)
  const { rule: tried } = test.content
  const rule = rulesInEffect(file.rules).find((one) => one.number === tried)
  if (!rule) return refuse(`${ruleName(tried)} is no longer in effect. Drop this test and write one for another rule.`)
  return rule.hash === seen ? rule : overtaken(ruleName(tried))
}

function ran({ file, number, result }: Trying, rule: RuleVersion, how: MessyEvent['how'], evidence: string): Fact {
  const data = { what: 'run', ruleHash: rule.hash, result, how }
  return fact('run messy case', file.pilot.id, objectOf(file, number), { data, texts: { evidence } })
}

const ended = 'This pilot has ended. Its messy-case tests stay as they are.'
const dropped = 'This test was dropped. Write a new one.'

function problemsOf({ rules }: PilotFile, { rule, given, expected }: MessyDraft): readonly Problem[] {
  const isInEffect = rulesInEffect(rules).some(({ number }) => number === rule)
  return [
    ...(isInEffect ? [] : [{ field: 'rule', why: 'Choose the rule that it tries.' }]),
    ...(given === '' ? [{ field: 'given', why: 'Say what comes in.' }] : []),
    ...(expected === '' ? [{ field: 'expected', why: 'Say what should happen then.' }] : []),
  ]
}

/** Lines like “Amount=12000” as attributes; “Amount=” leaves it empty, and blank lines are passed over. */
function readAttributes(text: string): MessyContent['attributes'] | readonly Problem[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const unread = lines.find((line) => line.split('=', 1)[0]?.trim() === '' || !line.includes('='))
  const say = (why: string) => [{ field: 'attributes', why }]
  if (unread !== undefined) return say(`Write each line like “Amount=12000”; “${unread.trim()}” is not.`)
  if (lines.length > mostAttributes) return say(`Give at most ${mostAttributes} attributes.`)
  const pairs = lines.map((line) => pairIn(line))
  const twice = pairs.find(([field], at) => pairs.findIndex(([other]) => other === field) < at)
  return twice ? say(`“${twice[0]}” stands there twice.`) : Object.fromEntries(pairs)
}

/** What stands before the first equals sign, and everything behind it. */
function pairIn(line: string): readonly [field: string, value: string] {
  const at = line.indexOf('=')
  return [line.slice(0, at).trim(), line.slice(at + 1).trim()]
}

function isProblems(read: MessyContent['attributes'] | readonly Problem[]): read is readonly Problem[] {
  return Array.isArray(read)
}

function objectOf({ messyCases }: PilotFile, number: number) {
  const version = messyCases.filter(({ test }) => test === number).length + 1
  return { type: 'messy case', id: String(number), version }
}
