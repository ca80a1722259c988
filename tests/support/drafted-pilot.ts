// A pilot as one value in memory, for rules that need no database. Olivia is the COO and Tariq the CTO of INV.
import type { Calendar } from '../../src/domain/calendar.ts'
import type { Charter, CharterContent } from '../../src/domain/charter.ts'
import type { CharterDraft } from '../../src/domain/charter-draft.ts'
import { type MeasureDraft, measureSlots } from '../../src/domain/charter-measures.ts'
import { decisionPoints, type PointName } from '../../src/domain/decision-points.ts'
import type { Act, Fact } from '../../src/domain/fact.ts'
import type { Seat, SeatHolder, Side } from '../../src/domain/person.ts'
import type { Key, Pilot, StageChange } from '../../src/domain/pilot.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { isRefused, type Refused } from '../../src/domain/refusal.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { contentHash } from '../../src/store/hash.ts'
import { actBy } from './house.ts'
import { emptyFile } from './empty-file.ts'
import { invoiceCharter } from './running-pilot.ts'
import { mappedFile } from './written-map.ts'
import { writtenFile } from './written-rules.ts'

export const calendar: Calendar = calendarOf('Europe/Amsterdam')

export const leaders: readonly SeatHolder[] = [
  { seat: 'coo', person: 'olivia' },
  { seat: 'cto', person: 'tariq' },
  { seat: 'lead', person: 'maya' },
]

/** The invoice-approval pilot as a draft without a charter; `change` alters what a test is about. */
export function pilotFile(change: Partial<PilotFile> = {}, pilot: Partial<Pilot> = {}): PilotFile {
  const inv = { id: 'inv', code: 'INV', name: 'Invoice approval', team: 'Accounts payable', from: null, openedAt: 1 }
  return {
    ...emptyFile,
    pilot: { ...inv, holders: leaders, deputies: [], stages: [], ...pilot },
    ...change,
  }
}

/** One version of a charter, written at `at` (ms). */
export function charterVersion(
  version: number,
  content: CharterContent = invoiceCharter(),
  at = version * 10,
): Charter {
  return { pilot: 'inv', version, content, hash: contentHash(content), why: null, by: 'olivia', at, seq: at }
}

/** A key on a version of the charter. */
export function keyOn(charter: Charter, side: Side, person: string, more: Partial<Key> = {}): Key {
  const { version, hash } = charter
  const at = charter.at + (side === 'policy' ? 1 : 2)
  const on = { object: 'charter', objectId: 'inv', version, hash } as const
  return { ...on, side, person, for: null, completes: false, at, seq: at, ...more }
}

/** Both leaders' keys on a version. */
export function bothKeysOn(charter: Charter): readonly Key[] {
  return [keyOn(charter, 'policy', 'olivia'), keyOn(charter, 'system', 'tariq', { completes: true })]
}

/** A charter that both have signed and everything that the launch asks for beside it, nothing launched. */
export function signedFile(content: CharterContent = invoiceCharter(), pilot: Partial<Pilot> = {}): PilotFile {
  const charter = charterVersion(1, content)
  return pilotFile({ ...writtenFile, ...mappedFile, charters: [charter], keys: bothKeysOn(charter) }, pilot)
}

export function stage(name: StageChange['stage'], because: StageChange['because'], at: number): StageChange {
  return { stage: name, because, week: '2026-W37', by: 'olivia', at, seq: at }
}

export const running: Partial<Pilot> = { stages: [stage('running', 'launch', 100)] }
export const paused: Partial<Pilot> = { stages: [stage('running', 'launch', 100), stage('paused', 'pause', 200)] }
export const stopped: Partial<Pilot> = { stages: [stage('running', 'launch', 100), stage('stopped', 'answer', 200)] }

export const asOlivia = (at = 1_000): Act => actBy('olivia', at, 'coo')
export const asTariq = (at = 1_000): Act => actBy('tariq', at, 'cto')
export const as = (person: string, seat: Seat, at = 1_000): Act => actBy(person, at, seat)

/** The sentence of a refusal; fails the test when there was none. */
export function whyOf(outcome: Fact | Refused): string {
  if (!isRefused(outcome)) throw new Error('it was not refused')
  return outcome.why
}

/** What is wrong with one field of a refused form. */
export function problemAt(outcome: Fact | Refused, field: string): string | undefined {
  if (!isRefused(outcome)) throw new Error('it was not refused')
  return outcome.problems.find((problem) => problem.field === field)?.why
}

/** The fact; fails the test with the refusal's sentence when there is none. */
export function factOf(outcome: Fact | Refused): Fact {
  if (isRefused(outcome)) throw new Error(`${outcome.why} ${outcome.problems.map(({ why }) => why).join(' ')}`)
  return outcome
}

/** The content that a fact puts before the keys. */
export function contentOf(outcome: Fact | Refused): CharterContent {
  return factOf(outcome).content as unknown as CharterContent // facts about charters carry exactly this
}

export const noMeasure = {
  measure: '',
  better: 'lower',
  target: '',
  from: 'stated',
  firstWeek: '',
  lastWeek: '',
  values: '',
}

/** The places for measures, those given filled in. */
export function measuresTyped(given: Readonly<Record<string, Partial<MeasureDraft>>>): readonly MeasureDraft[] {
  return measureSlots.map((slot) => ({ slot, ...noMeasure, ...given[slot] }))
}

export const cycleTime: Partial<MeasureDraft> = {
  measure: 'cycle_time_hours',
  target: '4',
  values: '47, 52, 49, 45, 51, 48, 50, 46',
}

const minutes = (typed: string) => ({ minutes: typed, source: 'measured', where: 'stopwatch' })
const noPoints = Object.fromEntries(decisionPoints.map(({ name }) => [name, ''])) as Record<PointName, string> // every name was just put in

/** The charter of the running example as somebody types it; `change` alters what a test is about. */
export function invoiceDraft(change: Partial<CharterDraft> = {}): CharterDraft {
  return {
    sentence: 'Cut invoice approval time from 2 days to 4 hours for the accounts-payable team.',
    objective: 'Pay suppliers on time.',
    adopted: false,
    firstWeek: '',
    measures: measuresTyped({ goal1: cycleTime }),
    decisionPoints: noPoints,
    minutes: { perCase: minutes('25'), perTouch: minutes('4'), perException: minutes('15'), perHelp: minutes('15') },
    plannedTouches: '2',
    components: 'erp_sync\nrouting',
    mayPause: ['maya'],
    does: 'Routes invoices to one approver.',
    doesNot: 'It does not onboard vendors.',
    dailyUse: 'Everyone uses it every day.',
    groupPeople: '10',
    groupWho: 'The accounts-payable team.',
    whenToUse: 'Use it for every invoice with an order number.',
    fallback: 'Print the invoice and walk to the approver.',
    training: 'One hour with Maya on Thursday.',
    startAnnouncedOn: '2026-08-25',
    cycleWeeks: '4',
    deadlineWeekday: '1',
    deadlineTime: '12:00',
    ...change,
  }
}
