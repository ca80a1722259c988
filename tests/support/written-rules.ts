// What the launch asks of the policy side, in its smallest lawful form: a process of five steps, four rules, and one messy
// case of each kind that has passed. As values for the domain, and put in place at INV for the pages.
import { type Data, fact } from '../../src/domain/fact.ts'
import { type MessyContent, type MessyEvent, messyKinds } from '../../src/domain/messy-case.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import type { ProcessContent, ProcessStep, ProcessVersion } from '../../src/domain/process.ts'
import type { RuleContent, RuleVersion } from '../../src/domain/rule.ts'
import { contentHash } from '../../src/store/hash.ts'
import type { House } from './house.ts'
import { writeRule } from './running-rules.ts'

/** A step that says everything; `change` alters what a test is about. */
export function processStep(what: string, change: Partial<ProcessStep> = {}): ProcessStep {
  const rest = { data: 'The invoice', check: 'The order number', ifWrong: 'It goes back.', seenBy: 'Maya, on Fridays' }
  return { who: 'A clerk', what, ...rest, human: false, ...change }
}

const deeds = ['opens the mail', 'reads the invoice', 'looks for the order', 'walks to the approver', 'books it']

/** Five steps in each list. */
export function writtenProcess(change: Partial<ProcessContent> = {}): ProcessContent {
  const today = deeds.map((what) => processStep(what, { human: true }))
  return { today, pilot: deeds.map((what) => processStep(what)), whySoMany: '', ...change }
}

/** One version of the process, written at `at` (ms). */
export function processVersion(version: number, content = writtenProcess(), at = version): ProcessVersion {
  return { version, content, hash: contentHash(content), by: 'maya', at, seq: at }
}

function rule(section: RuleContent['section'], text: string): RuleContent {
  return { section, text, under: null, place: 1, condition: null, outcome: null }
}

/** R1 to R4: who starts, what data, who can override, when it stops. */
export const fourRules: readonly RuleContent[] = [
  rule('start', 'A clerk starts it for every invoice with an order number.'),
  rule('required data', 'An invoice needs supplier, amount and order number.'),
  rule('human step-in', 'Maya may decide any invoice by hand.'),
  rule('stop', 'It stops when the invoice is booked or sent back.'),
]

/** One version of a rule, written at `at` (ms). */
export function ruleVersion(number: number, content: RuleContent, more: Partial<RuleVersion> = {}): RuleVersion {
  const written = { version: 1, retired: false, change: null, by: 'olivia', at: number, seq: number }
  return { number, content, hash: contentHash(content), ...written, ...more }
}

/** A test of R2 of the kind. */
export function messyContent(kind: MessyContent['kind'], change: Partial<MessyContent> = {}): MessyContent {
  const given = `An invoice with ${kind}`
  return { kind, rule: 2, given, attributes: {}, expected: 'It goes back to the supplier.', ...change }
}

/** Something that happened to a messy-case test; `change` alters what a test is about. */
export function messyEvent(test: number, change: Partial<MessyEvent> = {}): MessyEvent {
  const nothing = { content: null, ruleHash: null, result: null, how: null, evidence: null }
  return { test, what: 'run', ...nothing, by: 'maya', at: test, seq: test, ...change }
}

const secondRule = contentHash(fourRules[1] ?? null)

/** Everything that the launch asks of the policy side beside the charter. */
export const writtenFile: Pick<PilotFile, 'processes' | 'rules' | 'messyCases'> = {
  processes: [processVersion(1)],
  rules: fourRules.map((content, at) => ruleVersion(at + 1, content)),
  messyCases: messyKinds.flatMap((kind, at) => [
    messyEvent(at + 1, { what: 'written', content: messyContent(kind) }),
    messyEvent(at + 1, { result: 'pass', how: 'by hand', ruleHash: secondRule, evidence: 'seen' }),
  ]),
}

/** Puts all of it in place at INV, as facts: for arranging, never for what a test asserts. */
export async function writeRulesOfInv(house: House): Promise<void> {
  const process = { type: 'process', id: 'INV', version: 1 }
  await house.play(fact('write process', 'INV', process, { content: asData(writtenProcess()) }), 'maya', 'lead')
  for (const [at, content] of fourRules.entries()) await writeRule(house, at + 1, content)
  for (const [at, kind] of messyKinds.entries()) await messyCasePassed(house, at + 1, messyContent(kind))
}

async function messyCasePassed(house: House, test: number, content: MessyContent): Promise<void> {
  const object = { type: 'messy case', id: String(test) }
  const written = { content: asData(content), data: { what: 'written' } }
  await house.play(fact('write messy case', 'INV', { ...object, version: 1 }, written), 'maya', 'lead')
  const data = { what: 'run', ruleHash: secondRule, result: 'pass', how: 'by hand' }
  const run = { data, texts: { evidence: 'Tried on Monday.' } }
  await house.play(fact('run messy case', 'INV', { ...object, version: 2 }, run), 'maya', 'lead')
}

function asData(content: object): Data {
  return JSON.parse(JSON.stringify(content)) as Data // what was written is plain data
}
