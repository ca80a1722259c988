// Which rows follow from which fact. One list, so that recording and verifying can never disagree.
import type { ImpliedRows } from '../../db/governed.ts'
import type { ActName } from '../domain/act.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { alertTargetRows } from './alert-targets.ts'
import { caseRows } from './cases.ts'
import { charterRows } from './charters.ts'
import { deputyRows } from './deputies.ts'
import { drillRows } from './drills.ts'
import { failureRows } from './failures.ts'
import { freezeRows } from './freezes.ts'
import { frictionRows } from './friction.ts'
import { gateRows } from './gates.ts'
import { knowRows } from './know.ts'
import { meetingRows } from './meetings.ts'
import { messyCaseRows } from './messy-cases.ts'
import { personRows } from './people.ts'
import { pilotRows } from './pilots.ts'
import { processRows } from './processes.ts'
import { questionRows } from './questions.ts'
import { reminderRows } from './reminders.ts'
import { requestRows } from './requests.ts'
import { reviewRows } from './reviews.ts'
import { runBatchRows } from './run-batches.ts'
import { ruleChangeRows } from './rule-changes.ts'
import { ruleRows } from './rules.ts'
import { scorecardRows } from './scorecards.ts'
import { systemRows } from './systems.ts'
import { tokenRows } from './tokens.ts'

export type RowsOf = { readonly [Act in ActName]?: (entry: LedgerEntry) => ImpliedRows }

const rows: RowsOf = {
  migrate: () => ({}),
  ...personRows,
  ...tokenRows,
  ...pilotRows,
  ...charterRows,
  ...gateRows,
  ...caseRows,
  ...scorecardRows,
  ...reviewRows,
  ...meetingRows,
  ...deputyRows,
  ...processRows,
  ...ruleRows,
  ...ruleChangeRows,
  ...freezeRows,
  ...requestRows,
  ...questionRows,
  ...reminderRows,
  ...knowRows,
  ...drillRows,
  ...messyCaseRows,
  ...systemRows,
  ...alertTargetRows,
  ...failureRows,
  ...frictionRows,
  ...runBatchRows,
}

/** The rows that follow from an entry: a pure function, so that a replay gives the same ones years later. */
export function rowsOf(entry: LedgerEntry): ImpliedRows {
  const follow = Object.hasOwn(rows, entry.act) ? rows[entry.act] : undefined
  if (!follow) throw new Error(`"${entry.act}" is not an act that is recorded`)
  const { pilot, act, command, at } = entry
  return { entries: { pilot, person: entry.actor.person, act, command, at }, ...follow(entry) }
}

/** The acts that are recorded. */
export function recordedActs(): readonly ActName[] {
  return Object.keys(rows) as ActName[] // the keys of RowsOf are exactly these names
}
