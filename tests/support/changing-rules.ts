// INV's rules change in memory: what the domain decides becomes the rows that the ledger would write, so that a test plays
// a whole story in a millisecond. The cycle has ended unless a test says otherwise; Maya asks, Olivia and Tariq decide.
import type { Seat } from '../../src/domain/person.ts'
import type { Act, Fact } from '../../src/domain/fact.ts'
import { breakingContent } from '../../src/domain/freeze.ts'
import type { LedgerEntry } from '../../src/domain/ledger-entry.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { isRefused, type Refused } from '../../src/domain/refusal.ts'
import type { RuleContent, RuleVersion } from '../../src/domain/rule.ts'
import { exemptChange, findChange, type RuleChange } from '../../src/domain/rule-change.ts'
import { requestChange, resubmitChange } from '../../src/domain/rule-change-asking.ts'
import type { Wish } from '../../src/domain/rule-change-content.ts'
import {
  approve,
  breakFreezeFor,
  confirmSafe,
  type Freezing,
  type Keying,
  switchOn,
} from '../../src/domain/rule-change-deciding.ts'
import { contentHash } from '../../src/store/hash.ts'
import { rowsOf } from '../../src/store/rows.ts'
import { actBy } from './house.ts'
import { at, runningFile, utc } from './pilot-file.ts'
import { routingRule } from './running-rules.ts'

/** A week after the first cycle has ended: nothing is frozen. */
export const later = at('2026-08-10T09:00Z')

/** A day of the first cycle. */
export const inTheCycle = at('2026-07-20T09:00Z')

export const asMaya = (when = later): Act => by('maya', 'lead', when)
export const asOlivia = (when = later): Act => by('olivia', 'coo', when)
export const asTariq = (when = later): Act => by('tariq', 'cto', when)

export function by(person: string, seat: Seat, when = later): Act {
  return actBy(person, when, seat)
}

/** Version 1 of a rule, as it stood in the draft's book. */
export function bookRule(number: number, content: RuleContent): RuleVersion {
  const written = { by: 'olivia', at: at('2026-06-25T09:00Z'), seq: number }
  return { number, version: 1, content, hash: contentHash(content), retired: false, change: null, ...written }
}

/** INV with R1 and R2 in its book, and R3 as an exception from R2. */
export function bookFile(change: Partial<PilotFile> = {}): PilotFile {
  const rules = [
    bookRule(1, routingRule()),
    bookRule(2, routingRule({ text: 'Invoices without an order go to the team lead.', place: 2 })),
    bookRule(3, routingRule({ section: 'exception', text: 'Rent is approved once a year.', under: 2 })),
  ]
  return runningFile([], { rules, ...change })
}

/** R1 with other words, at once; `change` alters what a test is about. */
export function wish(change: Partial<Wish> = {}): Wish {
  const proposal = routingRule({ text: 'Invoices above € 5,000 go to the finance director.' })
  const plain = { kind: 'replace', rule: 1, version: null, origin: 'operations', why: 'Too many go by.' } as const
  return { ...plain, proposal, switchOnAt: later, ...change }
}

/** The file once a fact is recorded; throws the refusal's sentence where there is none. */
export function after(file: PilotFile, made: Fact | Refused, act: Act): PilotFile {
  if (isRefused(made)) throw new Error([made.why, ...made.problems.map(({ why }) => why)].join(' '))
  const seq = file.ruleChanges.length + file.keys.length + 100
  const { ruleChanges, keys, rules } = rowsOf(entryOf(made, act, seq))
  const withSeq = <Row>(row: object | undefined): readonly Row[] => (row ? [{ ...row, seq } as Row] : []) // rows are written in full
  return {
    ...file,
    ruleChanges: [...file.ruleChanges, ...withSeq<PilotFile['ruleChanges'][number]>(ruleChanges)],
    keys: [...file.keys, ...withSeq<PilotFile['keys'][number]>(keys)],
    rules: [...file.rules, ...withSeq<RuleVersion>(rules)],
  }
}

function entryOf({ content, object, texts = {}, ...made }: Fact, act: Act, seq: number): LedgerEntry {
  const hash = content === undefined ? object.hash : contentHash(content)
  const kept = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, { text, commitment: '' }]))
  const data = { ...made.data, ...(content === undefined ? {} : { content }), ...kept }
  const base = {
    v: 1,
    ledger: '',
    seq,
    at: act.at,
    actor: act.by,
    base: made.base ?? null,
    command: act.command,
  } as const
  return { ...base, act: made.act, pilot: made.pilot, object: hash === undefined ? object : { ...object, hash }, data }
}

/** One change of the file; the newest unless another is named. */
export function changeIn(
  file: PilotFile,
  number = Math.max(...file.ruleChanges.map(({ change }) => change)),
): RuleChange {
  const change = findChange(file, number)
  if (!change) throw new Error(`there is no change ${number}`)
  return change
}

/** Everything that a decision on a change may look at, as the person sees it now. */
export function deciding(file: PilotFile, number?: number): Keying & Freezing {
  const change = changeIn(file, number)
  const freezeHash = contentHash(breakingContent(exemptChange(change)))
  return { file, change, seen: change.hash, keysHeldUntil: 0, calendar: utc, freezeHash }
}

export function asked(file = bookFile(), wanted = wish(), act = asMaya()): PilotFile {
  return after(file, requestChange({ file, wish: wanted, calendar: utc }, act), act)
}

export function resubmitted(file: PilotFile, wanted = wish(), act = asMaya()): PilotFile {
  const editing = { ...deciding(file), wish: wanted }
  return after(file, resubmitChange(editing, act), act)
}

export function approved(file = asked(), act = asOlivia(), number?: number): PilotFile {
  return after(file, approve(deciding(file, number), act), act)
}

export function confirmed(file = approved(), act = asTariq(), number?: number): PilotFile {
  return after(file, confirmSafe(deciding(file, number), act), act)
}

export function switchedOn(file = confirmed(), act = asTariq(), number?: number): PilotFile {
  return after(file, switchOn(deciding(file, number), act), act)
}

/** A key on breaking the freeze for the newest change. */
export function brokenFor(file: PilotFile, act: Act): PilotFile {
  const { change, freezeHash, ...given } = deciding(file)
  const breaking = { ...given, seen: freezeHash, freezeHash, why: 'Invoices are lost.' }
  return after(file, breakFreezeFor(change, breaking, act), act)
}
