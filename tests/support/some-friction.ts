// Friction reports as values: the words say nothing in particular unless a test is about them.
import type { FrictionKind, FrictionReport } from '../../src/domain/friction.ts'
import { weekFromLogs } from '../../src/domain/evidence.ts'
import type { AnswerVersion, PilotFile } from '../../src/domain/pilot-file.ts'
import type { HandledCase } from '../../src/domain/friction-signals.ts'
import { at, bothKeys, mondayAfter, utc } from './pilot-file.ts'

/** A report of Ben's, number `report`, made at an instant; `change` alters what a test is about. */
export function frictionReport(
  report: number,
  kind: FrictionKind,
  instant: string,
  change: Partial<FrictionReport> = {},
): FrictionReport {
  const when = at(instant)
  const said = { reason: null, words: 'It took too long.', case: null, person: 'ben', name: null }
  return { report, kind, week: utc.weekOf(when), at: when, seq: 100 + report, ...said, ...change }
}

/** Completed cases, all alike. */
export function handledAlike(many: number, change: Partial<HandledCase> = {}): readonly HandledCase[] {
  const one = { completedAt: at('2026-08-05T09:00Z'), path: 'automated', fieldsEdited: [], attributes: {} }
  return Array.from({ length: many }, () => ({ ...one, ...change }))
}

/** The same pilot with a week signed as its logs tell it, as entry 50. */
export function withSigned(file: PilotFile, week: string): PilotFile {
  const content = { week, answer: 'fix', weekFacts: JSON.stringify(weekFromLogs(file, week, utc)) }
  const when = mondayAfter(week)
  const answer = { week, version: 1, content, hash: 'answer', why: null, by: 'olivia', at: when, seq: 49 }
  const keys = bothKeys('answer', week, { version: 1, hash: 'answer' }, when).map((key) => ({ ...key, seq: 50 }))
  const answers = [answer as unknown as AnswerVersion] // what corrections and signs of drift look at
  return { ...file, answers, keys: [...file.keys, ...keys] }
}
