// A case that would mislead may be left out of the figures, by a reason everybody can read. Leaving out too many is
// itself a finding, so every exclusion is kept with who, when and why.
import { fact, type Fact } from './fact.ts'
import { hasEnded, type Pilot } from './pilot.ts'
import { type Problem, refuse, refuseFields, type Refused } from './refusal.ts'

export const exclusionReasons = ['duplicate', 'test case', 'wrong data', 'outside the scope', 'extraordinary'] as const

/** What happened to a case, the newest last. `why` is the id of its free text. */
export type Exclusion = {
  readonly case: string
  readonly what: 'excluded' | 'included'
  readonly reason: string
  readonly why: string | null
  readonly by: string
  readonly at: number
  readonly seq: number
}

export type Excluding = { readonly reason: string; readonly why: string }

/** Whether a case is left out now. */
export function isExcluded(history: readonly Exclusion[]): boolean {
  return history.at(-1)?.what === 'excluded'
}

/** Leaves a case out of the figures. Refused without a reason of the list and a sentence, or when it is left out already. */
export function excludeCase(
  pilot: Pilot,
  ref: string,
  history: readonly Exclusion[],
  given: Excluding,
): Fact | Refused {
  if (hasEnded(pilot)) return refuse('This pilot has ended. Its figures stay as they are.')
  if (isExcluded(history)) return refuse('This case is already left out.')
  const problems = problemsWith(given)
  if (problems.length > 0) return refuseFields(problems)

  const { reason, why } = given
  return fact('exclude case', pilot.id, objectOf(ref, history), {
    data: { case: ref, what: 'excluded', reason },
    texts: { why },
  })
}

/** Counts a case again. Refused without a sentence, or when it counts already. */
export function includeCase(pilot: Pilot, ref: string, history: readonly Exclusion[], why: string): Fact | Refused {
  if (hasEnded(pilot)) return refuse('This pilot has ended. Its figures stay as they are.')
  if (!isExcluded(history)) return refuse('This case already counts.')
  if (why === '') return refuseFields([{ field: 'why', why: 'Say in a sentence why it counts again.' }])

  return fact('exclude case', pilot.id, objectOf(ref, history), {
    data: { case: ref, what: 'included', reason: 'counts again' },
    texts: { why },
  })
}

function objectOf(ref: string, history: readonly Exclusion[]) {
  return { type: 'case', id: ref, version: history.length + 1 }
}

function problemsWith({ reason, why }: Excluding): readonly Problem[] {
  const problems: Problem[] = []
  if (!exclusionReasons.some((known) => known === reason))
    problems.push({ field: 'reason', why: 'Choose why this case is left out.' })
  if (why === '') problems.push({ field: 'why', why: 'Say in a sentence what is special about it.' })
  return problems
}
