// What was written down before the launch beside the charter: how the work is done, the rules, who answers for them, and the
// messy cases that were tried on them. And at the end Olivia confirms that the book still says how the work runs.
import { type CheckedRule, checkedRules } from '../../db/seeds/invoice-routing.ts'
import { answerers, process, rules, type TriedCase, triedCases } from '../../db/seeds/invoice-rules.ts'
import { expressionOf } from '../conditions/expression.ts'
import { findMessyCase } from '../domain/messy-case.ts'
import { runByHand, writeMessyCase } from '../domain/messy-case-writing.ts'
import { writeProcess } from '../domain/process-writing.ts'
import { newestVersion } from '../domain/rule.ts'
import { nameAnswerer } from '../domain/rule-answerer.ts'
import { bookContent, confirmBook } from '../domain/rule-book.ts'
import { type RuleDraft, writeRule } from '../domain/rule-writing.ts'
import { contentHash } from '../store/hash.ts'
import { fileOf, happen, type Moment, type Stage } from './stage.ts'

/** On Monday Maya writes the process and Olivia the rules; on Tuesday morning Maya tries the messy cases. */
export async function writeRuleBook(stage: Stage): Promise<void> {
  const week = stage.weeks.ofTheKeys
  await writeSteps(stage, [week, 'Monday', '13:20'])
  const book = [...rules, ...checkedRules.map(contentOf)]
  for (const [at, rule] of book.entries()) await writeOne(stage, rule, [week, 'Monday', minutesAfter('14:00', at * 4)])
  for (const at of book.keys()) await nameFor(stage, at + 1, [week, 'Monday', minutesAfter('16:00', at)])
  for (const [at, tried] of triedCases.entries())
    await tryCase(stage, tried, at + 1, (more) => [week, 'Tuesday', minutesAfter('09:00', at * 15 + more)])
}

/** A rule of the seeds with the expression that its lines mean. */
export function contentOf({ rows, ...rule }: CheckedRule): RuleDraft {
  if (rows.length === 0) return { ...rule, condition: null }
  return { ...rule, condition: { join: 'all', rows, expression: expressionOf(rows, 'all', fields) } }
}

const fields = [
  { name: 'amount_eur', type: 'number', values: [], given: 0 },
  { name: 'supplier', type: 'text', values: [], given: 0 },
] as const

/** Olivia confirms that the book is current. */
export function confirmRuleBook(stage: Stage, when: Moment): Promise<void> {
  return happen(stage, { who: 'Olivia', as: 'coo', when }, async (tx) => {
    const file = await fileOf(tx)
    const hash = contentHash(bookContent(file))
    return confirmBook({ file, hash, seen: hash })
  })
}

function writeSteps(stage: Stage, when: Moment): Promise<void> {
  return happen(stage, { who: 'Maya', as: 'lead', when }, async (tx) =>
    writeProcess({ file: await fileOf(tx), draft: process, seen: '' }),
  )
}

function writeOne(stage: Stage, draft: RuleDraft, when: Moment): Promise<void> {
  return happen(stage, { who: 'Olivia', as: 'coo', when }, async (tx) =>
    writeRule({ file: await fileOf(tx), number: null, draft, seen: '' }),
  )
}

/** Olivia says who answers questions about a rule, and who does meanwhile. */
export function nameFor(stage: Stage, rule: number, when: Moment): Promise<void> {
  const [person, deputy] = [stage.ids[answerers.person], stage.ids[answerers.deputy]]
  return happen(stage, { who: 'Olivia', as: 'coo', when }, async (tx) =>
    nameAnswerer({ file: await fileOf(tx), rule, person, deputy }),
  )
}

/** A case is written down, and tried a few minutes later. */
async function tryCase(
  stage: Stage,
  { draft, evidence }: TriedCase,
  number: number,
  when: (minutes: number) => Moment,
): Promise<void> {
  await happen(stage, { who: 'Maya', as: 'lead', when: when(0) }, async (tx) => writeMessyCase(await fileOf(tx), draft))
  await happen(stage, { who: 'Maya', as: 'lead', when: when(9) }, async (tx) => {
    const file = await fileOf(tx)
    const rule = findMessyCase(file, number)?.content.rule ?? 0
    return runByHand({ file, number, seen: newestVersion(file.rules, rule)?.hash ?? '', result: 'pass' }, evidence)
  })
}

/** "14:08", so many minutes after a time of the same day. */
function minutesAfter(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const after = hour * 60 + minute + minutes
  return [Math.floor(after / 60), after % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
