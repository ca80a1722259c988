// Friction reports in words: what kind it is, why, and who said so.
import type { FrictionGroup, FrictionKind, FrictionReason, FrictionReport } from '../domain/friction.ts'
import type { Side } from '../domain/person.ts'
import { nameOf, type Names } from './people.ts'

const kinds: Readonly<Record<FrictionKind, string>> = {
  complaint: 'Complaint',
  help: 'Help needed',
  workaround: 'Workaround',
  outside: 'Done by hand',
}

const reasons: Readonly<Record<FrictionReason, string>> = {
  'rule confusing': 'the rule is confusing',
  'form awkward': 'the form is awkward',
  'alert late': 'the alert came late',
  'manual easier': 'by hand is easier',
  'not trained': 'not trained for it',
  bug: 'it does not work',
  'side spreadsheet': 'kept in a spreadsheet beside it',
  'asked a manager': 'a manager was asked',
}

export function kindName(kind: FrictionKind): string {
  return kinds[kind]
}

/** "the rule is confusing"; "no reason given" */
export function frictionReasonText(reason: FrictionReason | null): string {
  return reason === null ? 'no reason given' : reasons[reason]
}

/** "Complaint: the rule is confusing" */
export function frictionGroupName({ kind, reason }: FrictionGroup): string {
  return `${kinds[kind]}: ${frictionReasonText(reason)}`
}

/** "Ben", "Kim, who did not sign in", "someone who gave no name" */
export function reporterName({ person, name }: FrictionReport, names: Names): string {
  if (person !== null) return nameOf(names, person)
  return name === null ? 'someone who gave no name' : `${name}, who did not sign in`
}

/** The title of whoever has the move: "the COO" */
export function moveOf(side: Side | 'both'): string {
  if (side === 'both') return 'Both leaders'
  return side === 'policy' ? 'The COO' : 'The CTO'
}
