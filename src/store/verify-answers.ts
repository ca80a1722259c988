// A signed week is frozen: its facts have the hash that was signed, and the engine, asked again, gives the same advice.
import { advise, engineVersion } from '../domain/advice/advise.ts'
import type { CheckResult, Facts } from '../domain/advice/facts.ts'
import type { AnswerContent } from '../domain/review.ts'
import { textHash } from './hash.ts'
import { type Check, onEntry, type Seen } from './verify-finding.ts'

/** Whether every answer rests on the facts that it froze, and on the head of the answer before it. */
export function checkAnswers(): Check {
  const heads = new Map<string, Set<string>>()
  return {
    look: (seen) => {
      const { entry, rows, hash } = seen
      const signed = heads.get(entry.pilot ?? '') ?? new Set()
      const wrong = rows.answers ? (faultOf(rows.answers.content) ?? faultOfHead(rows.answers.content, signed)) : null
      if (isCompleted(seen)) heads.set(entry.pilot ?? '', signed.add(Buffer.from(hash).toString('hex')))
      return wrong === null ? [] : onEntry(entry.seq, 'answers', `Entry ${entry.seq} ${wrong}.`)
    },
    end: () => [],
  }
}

function isCompleted({ rows }: Seen): boolean {
  return rows.keys?.object === 'answer' && rows.keys.completes
}

/** What speaks against an answer, as the rest of a sentence; null when nothing does. */
function faultOf(content: AnswerContent): string | null {
  if (textHash(content.facts) !== content.factsHash) return 'holds facts that do not have the hash which was signed'
  const facts = JSON.parse(content.facts) as Facts // as the engine was given them; other facts would give another advice
  if (content.weekFacts !== JSON.stringify(facts.weeks.at(-1))) return 'freezes another week than the one it judges'
  if (content.answer === 'expand' && Object.values(facts.checks).some(isOpen))
    return 'expands although a check had not passed'
  return content.engine === engineVersion ? faultOfAdvice(content, facts) : null
}

function isOpen(result: CheckResult | null): boolean {
  return result !== 'pass' && result !== 'not applicable'
}

function faultOfAdvice(content: AnswerContent, facts: Facts): string | null {
  const advice = advise(facts)
  const { answer, kind } = content.advice
  const isSame = JSON.stringify(advice) === content.adviceText && advice.answer === answer && advice.kind === kind
  if (!isSame) return 'holds an advice that the engine does not give on these facts'
  if (content.answer !== answer && content.overruledUntil === null) return 'overrules the advice without an end'
  return null
}

function faultOfHead({ previousHead }: AnswerContent, signed: ReadonlySet<string>): string | null {
  const isRight = previousHead === null ? signed.size === 0 : signed.has(previousHead)
  return isRight ? null : 'does not stand on the head of the answer before it'
}
