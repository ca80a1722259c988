// Vouching for a check that has no data behind it yet: one side says how it stands, on what evidence, and until when.
import type { Calendar } from './calendar.ts'
import { daysAfter, isDay } from './day.ts'
import { type ExpansionCheck, expansionGate, vouchedForBy } from './expansion-gate.ts'
import { fact, type Act, type Fact } from './fact.ts'
import { isLeader, sideOf } from './person.ts'
import { hasEnded } from './pilot.ts'
import type { Attestation, PilotFile } from './pilot-file.ts'
import { type Problem, refuse, refuseFields, type Refused } from './refusal.ts'

export const attestedResults = ['pass', 'fail', 'not applicable'] as const

/** What somebody vouches for. `expiresOn` is the last day on which it counts. */
export type Attesting = {
  readonly check: string
  readonly result: Attestation['result']
  readonly evidence: string
  readonly expiresOn: string
}

/** A leader vouches for a check of their side. Refused for checks with data behind them and for the other side's. */
export function attest(file: PilotFile, attesting: Attesting, calendar: Calendar, act: Act): Fact | Refused {
  const { pilot } = file
  const check = expansionGate.find(({ name }) => name === attesting.check)
  if (hasEnded(pilot)) return refuse('This pilot has ended.')
  if (!check) return refuse('There is no such check.')
  if (vouchedForBy(check, file) === null)
    return refuse(`“${check.words}” is computed from figures and records. Nobody can vouch for it.`)
  if (!mayVouchFor(check, file, act.by.seat)) return refuse(`“${check.words}” belongs to the other side.`)
  const problems = problemsWith(attesting, check, calendar.dayOf(act.at))
  if (problems.length > 0) return refuseFields(problems)

  const { result, evidence, expiresOn } = attesting
  const data = { check: check.name, result, expiresOn }
  return fact('attest check', pilot.id, { type: 'check', id: check.name, version: 1 }, { data, texts: { evidence } })
}

/** Whether the leader with this seat may vouch for the check: their own side's, or one of both. */
export function mayVouchFor(check: ExpansionCheck, file: PilotFile, seat: string | null): boolean {
  const side = vouchedForBy(check, file)
  return isLeader(seat) && (side === 'both' || side === sideOf(seat))
}

/** The last day until which a check may be vouched for, on a day ("2026-09-07"). */
export function latestExpiry({ holdsDays }: ExpansionCheck, today: string): string {
  return daysAfter(today, holdsDays)
}

function problemsWith({ evidence, expiresOn }: Attesting, check: ExpansionCheck, today: string): readonly Problem[] {
  const problems: Problem[] = []
  if (evidence === '')
    problems.push({ field: 'evidence', why: 'Say what you saw, when, and where it can be looked up.' })
  const isInTime = isDay(expiresOn) && expiresOn >= today && expiresOn <= latestExpiry(check, today)
  if (!isInTime)
    problems.push({ field: 'expiresOn', why: `Give a day from today on, at most ${check.holdsDays} days ahead.` })
  return problems
}
