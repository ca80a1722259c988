// What the rules in effect can say of a completed case.

export const caseFindings = [
  'in order',
  'wrong approver',
  'wrong route',
  'missed time limit',
  'skipped step',
  'no rule applies',
  'undecided',
] as const
export type CaseFinding = (typeof caseFindings)[number]
