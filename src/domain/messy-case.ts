// Messy cases are what real work brings: a missing field, a duplicate, a late approval, a wrong input, a skipped step. Each is
// written down with what should happen, and tried before real users touch the pilot.

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
