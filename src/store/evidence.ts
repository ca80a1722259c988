// Everything that a review of one week is held over: the facts, the advice and the scorecard, as text that can be frozen.
import type { Reader } from '../../db/store.ts'
import { advise, type Advice } from '../domain/advice/advise.ts'
import type { Facts } from '../domain/advice/facts.ts'
import type { FrozenEvidence } from '../domain/answer.ts'
import type { Calendar } from '../domain/calendar.ts'
import { rollupFor } from '../domain/cycle-time.ts'
import { factsFor, statedFor } from '../domain/evidence.ts'
import { figuresSaid } from '../domain/figures-said.ts'
import { keptFor } from '../domain/kept.ts'
import type { AnswerVersion, PilotFile } from '../domain/pilot-file.ts'
import { completingKey, signedAnswers } from '../domain/pilot-weeks.ts'
import { textHash } from './hash.ts'
import { hashAt } from './ledger.ts'

export type Evidence = {
  readonly facts: Facts
  readonly advice: Advice
  readonly frozen: Omit<FrozenEvidence, 'previousHead'>
}

const computed = keptFor((_file: PilotFile) => new Map<string, Evidence | null>())

/**
 * The evidence for one week, null where there is none yet. Computing it asks the engine many times, so it is kept with the
 * file it was computed from; the day matters because what people vouched for expires.
 */
export function evidenceFor(file: PilotFile, week: string, now: number, calendar: Calendar): Evidence | null {
  const kept = computed(file)
  const name = `${week} ${calendar.dayOf(now)}`
  const known = kept.get(name)
  if (known !== undefined) return known

  const facts = factsFor(file, week, now, calendar)
  const evidence = facts && compute(file, week, facts, calendar)
  kept.set(name, evidence)
  return evidence
}

/** The evidence that an answer was signed over, as it stood: signed reviews never show anything else. */
export const frozenEvidence = keptFor(({ content }: AnswerVersion): Evidence => {
  const facts = JSON.parse(content.facts) as Facts // the three texts are the ones that `compute` made
  const advice = JSON.parse(content.adviceText) as Advice
  return { facts, advice, frozen: { ...content, checks: facts.checks } }
})

/** The engine is asked about the facts exactly as they will be kept, so that asking it again years later gives the same text. */
function compute(file: PilotFile, week: string, found: Facts, calendar: Calendar): Evidence {
  const text = JSON.stringify(found)
  const facts = JSON.parse(text) as Facts // what was just written
  const advice = advise(facts)
  const frozen = {
    advice: { answer: advice.answer, kind: advice.kind },
    facts: text,
    weekFacts: JSON.stringify(facts.weeks.at(-1)),
    adviceText: JSON.stringify(advice),
    scorecard: JSON.stringify(scorecardOf(file, week, calendar)),
    factsHash: textHash(text),
    engine: advice.engine,
    checks: facts.checks,
  }
  return { facts, advice, frozen }
}

/** The week's figures as they stood, with where they came from. */
export type FrozenScorecard = ReturnType<typeof scorecardOf>

function scorecardOf(file: PilotFile, week: string, calendar: Calendar) {
  const stated = statedFor(file, week)
  const newest = file.imports.at(-1)
  return {
    rollup: rollupFor(file, week),
    stated: stated && { figures: stated.figures, by: stated.by, at: stated.at },
    importedAt: newest?.at ?? null,
    importedBy: newest?.by ?? null,
    areReported: figuresSaid(file, week, calendar)?.areReported ?? false,
  }
}

/** The head of the ledger (hex) at the moment the last answer was signed; null before the first one. */
export async function previousHead(reader: Reader, file: PilotFile): Promise<string | null> {
  const last = signedAnswers(file).at(-1)
  const key = last && completingKey(file, last)
  if (!key) return null
  const hash = await hashAt(reader, key.seq)
  return hash ? Buffer.from(hash).toString('hex') : null
}
