// Messy cases are what real work brings: a missing field, a duplicate, a late approval, a wrong input, a skipped step. Each is
// written down with what should happen, and tried before real users touch the pilot.
import type { PilotFile } from './pilot-file.ts'
import { rulesInEffect } from './rule.ts'

export const messyKinds = [
  'missing fields',
  'duplicate requests',
  'late approvals',
  'wrong inputs',
  'skipped steps',
] as const
export type MessyKind = (typeof messyKinds)[number]

export type MessyContent = {
  readonly kind: MessyKind
  /** The rule it tries. */
  readonly rule: number
  /** What comes in. */
  readonly given: string
  /** Attributes of the case, where a replay is to try it. */
  readonly attributes: Readonly<Record<string, string>>
  /** What should happen. */
  readonly expected: string
}

/** One thing that happened to a messy-case test. `evidence` is the id of a free text. */
export type MessyEvent = {
  readonly test: number
  readonly what: 'written' | 'run' | 'dropped'
  readonly content: MessyContent | null
  readonly ruleHash: string | null
  readonly result: 'pass' | 'fail' | null
  readonly how: 'by hand' | 'by replay' | null
  readonly evidence: string | null
  readonly by: string
  readonly at: number
  readonly seq: number
}

/** How a test stands: its newest result counts as long as its rule still says what it said then. */
type MessyStanding = 'not run' | 'pass' | 'fail' | 'rule changed' | 'rule gone'

/** A messy-case test as its events tell it. */
export type MessyCase = {
  readonly number: number
  readonly content: MessyContent
  readonly by: string
  readonly at: number
  /** Oldest first. */
  readonly runs: readonly MessyEvent[]
  readonly standing: MessyStanding
}

/** The tests of a pilot that were not dropped, in the order in which they were written. */
export function messyCases(file: Pick<PilotFile, 'messyCases' | 'rules'>): readonly MessyCase[] {
  const dropped = new Set(file.messyCases.filter(({ what }) => what === 'dropped').map(({ test }) => test))
  return file.messyCases.flatMap(({ test: number, content, by, at }) => {
    if (content === null || dropped.has(number)) return []
    const runs = file.messyCases.filter(({ test, what }) => test === number && what === 'run')
    return [{ number, content, by, at, runs, standing: standingOf(file, content, runs.at(-1)) }]
  })
}

/** One test by its number; null when there is none, or none any more. */
export function findMessyCase(file: Pick<PilotFile, 'messyCases' | 'rules'>, number: number): MessyCase | null {
  return messyCases(file).find((test) => test.number === number) ?? null
}

function standingOf(
  { rules }: Pick<PilotFile, 'rules'>,
  content: MessyContent,
  newest: MessyEvent | undefined,
): MessyStanding {
  const rule = rulesInEffect(rules).find(({ number }) => number === content.rule)
  if (!rule) return 'rule gone'
  if (!newest?.result) return 'not run'
  return newest.ruleHash === rule.hash ? newest.result : 'rule changed'
}

/** Its newest result is a failure: nothing is well until it was run again, whatever the rule says now. */
export function hasFailed({ runs, standing }: MessyCase): boolean {
  return standing !== 'rule gone' && runs.at(-1)?.result === 'fail'
}

export type KindTried = {
  readonly kind: MessyKind
  readonly tests: readonly MessyCase[]
  /** At least one of its tests has a result on the rule as it stands. */
  readonly isTried: boolean
}

/** The five kinds with their tests. */
export function kindsTried(file: Pick<PilotFile, 'messyCases' | 'rules'>): readonly KindTried[] {
  const all = messyCases(file)
  return messyKinds.map((kind) => {
    const tests = all.filter(({ content }) => content.kind === kind)
    return { kind, tests, isTried: tests.some(({ standing }) => standing === 'pass' || standing === 'fail') }
  })
}
