// The COO's side of a rule change, and the CTO's. Each act is refused unless it finds exactly the content that was seen, in
// the stage in which it makes sense.
import type { Calendar } from './calendar.ts'
import { type Act, fact, type Fact } from './fact.ts'
import { breakFreeze, type Breaking, isExempt, isFrozen } from './freeze.ts'
import type { PilotFile } from './pilot-file.ts'
import { isRefused, overtaken, refuse, type Refused } from './refusal.ts'
import { newestVersion } from './rule.ts'
import {
  type ChangeAct,
  type ChangeStage,
  exemptChange,
  isOpen,
  keyedChange,
  notChangeable,
  type RuleChange,
} from './rule-change.ts'
import { turnKey } from './turn-key.ts'

/** A decision on a change: everything of the pilot, the change as it is now, and the hash that stood on the page. */
export type Deciding = {
  readonly file: PilotFile
  readonly change: RuleChange
  readonly seen: string
}

export type Keying = Deciding & { readonly keysHeldUntil: number }

/** The COO approves the policy: the first key. */
export function approve(keying: Keying, act: Act): Fact | Refused {
  const { change } = keying
  const no = notDecidable(keying)
  if (no) return no
  if (change.stage !== 'requested') return refuse(wrongStage(change.stage))

  return turnedOn('approve rule change', 'approved', keying, act)
}

/** The CTO confirms that the system can carry it: the second key. */
export function confirmSafe(keying: Keying, act: Act): Fact | Refused {
  const { change } = keying
  const no = notDecidable(keying)
  if (no) return no
  if (change.stage === 'requested') return refuse('The COO has not approved this policy yet.')
  if (change.stage !== 'policy approved') return refuse(wrongStage(change.stage))

  return turnedOn('confirm rule change', 'confirmed safe', keying, act)
}

/** The CTO says not yet, with the reason: it goes back to who asked. */
export function objectTo(deciding: Deciding, why: string): Fact | Refused {
  const { change } = deciding
  const no = notDecidable(deciding) ?? withoutReason(why)
  if (no) return no
  if (change.stage === 'requested') return refuse('The COO has not approved this policy yet.')
  if (change.stage !== 'policy approved' && change.stage !== 'confirmed safe') return refuse(wrongStage(change.stage))

  return said('object to rule change', 'objected', deciding, why)
}

/** The COO sends it back to who asked, with what is missing. */
export function returnChange(deciding: Deciding, why: string): Fact | Refused {
  const { change } = deciding
  const no = notDecidable(deciding) ?? withoutReason(why)
  if (no) return no
  if (change.stage === 'returned') return refuse(wrongStage(change.stage))

  return said('return rule change', 'returned', deciding, why)
}

/** The COO declines, with the reason, and may say what would do instead. */
export function decline(deciding: Deciding, why: string, counter: string): Fact | Refused {
  const no = notDecidable(deciding) ?? withoutReason(why)
  if (no) return no

  return said('decline rule change', 'declined', deciding, why, counter)
}

/** The COO sets it aside; what was approved waits too. What was returned waits for whoever asked, and for nobody else. */
export function park(deciding: Deciding, why: string): Fact | Refused {
  const { stage } = deciding.change
  const no = notDecidable(deciding) ?? withoutReason(why)
  if (no) return no
  if (stage === 'parked' || stage === 'returned') return refuse(wrongStage(stage))

  return said('park rule change', 'parked', deciding, why)
}

/** A decision that the freeze may hold up. */
export type Freezing = Deciding & {
  readonly calendar: Calendar
  /** Hash of what the keys that would break the freeze for this round cover. */
  readonly freezeHash: string
}

/** The COO takes a parked change up again, once the scope is no longer frozen for it. */
export function unpark(freezing: Freezing, act: Act): Fact | Refused {
  const no = notDecidable(freezing)
  if (no) return no
  if (freezing.change.stage !== 'parked') return refuse('This change is not parked.')
  if (isHeldByFreeze(freezing, act.at))
    return refuse('The scope is frozen until the first cycle ends. Breaking the freeze takes both keys and a reason.')

  return said('unpark rule change', 'unparked', freezing, '')
}

/** A key on breaking the freeze for a parked change; `seen` is the hash of what is broken. With the second one it is taken up. */
export function breakFreezeFor(
  change: RuleChange,
  breaking: Omit<Breaking, 'exempt' | 'hash'> & Pick<Freezing, 'freezeHash'>,
  act: Act,
): Fact | Refused {
  const no = notChangeable(breaking.file.pilot)
  if (no) return refuse(no)
  if (change.stage !== 'parked') return refuse('This change is not parked: the freeze does not hold it up.')

  return breakFreeze({ ...breaking, exempt: exemptChange(change), hash: breaking.freezeHash }, act)
}

/** Whoever asked takes it back. */
export function withdraw(deciding: Deciding, why: string, act: Act): Fact | Refused {
  if (deciding.change.by !== act.by.person) return notTheirs('Only who asked for a change withdraws it.')
  const no = notDecidable(deciding)
  if (no) return no

  return said('withdraw rule change', 'withdrawn', deciding, why)
}

/**
 * The CTO switches it on, at the agreed time or later. Everything is looked at once more in this very moment: both keys, by
 * two people who still hold their seats, the version it was made from, the freeze, the pilot.
 */
export function switchOn(freezing: Freezing, act: Act): Fact | Refused {
  const { file, change } = freezing
  const { content, keys } = change
  const no = notDecidable(freezing)
  if (no) return no
  if (act.by.seat !== 'cto') return notTheirs('Only the CTO switches a change on.')
  if (change.stage !== 'confirmed safe') return refuse(notYetOn(change.stage))
  if (keys.policy === null || keys.system === null || keys.policy.person === keys.system.person)
    return refuse('Both keys have not turned on exactly this, by two different people.')
  if (keys.policy.person === act.by.person)
    return refuse('The person who approved the policy cannot also switch it on.')
  if (act.at < content.switchOnAt) return refuse('The agreed time has not come yet.')
  if (isHeldByFreeze(freezing, act.at)) return refuse('The scope is frozen until the first cycle ends.')

  const current = newestVersion(file.rules, content.rule)
  const last = content.proposal === null ? (current?.content ?? null) : null
  const data = { what: 'switched on', rule: content.rule, version: (current?.version ?? 0) + 1, last }
  return fact('switch on rule change', file.pilot.id, objectOf(change), { base: content.base, content, data })
}

/** The scope is frozen, and the freeze was not broken for this round. */
export function isHeldByFreeze({ file, change, calendar, freezeHash }: Freezing, now: number): boolean {
  return isFrozen(file, now, calendar) && !isExempt(file, exemptChange(change), freezeHash)
}

/** What keeps anyone from deciding on the change at all; null when nothing does. */
function notDecidable({ file, change, seen }: Deciding): Refused | null {
  const no = notChangeable(file.pilot)
  if (no) return refuse(no)
  if (!isOpen(change)) return refuse(wrongStage(change.stage))
  return seen === change.hash ? null : overtaken('The rule change')
}

function notTheirs(why: string): Refused {
  return { ...refuse(why), kind: 'not yours' }
}

function withoutReason(why: string): Refused | null {
  return why === ''
    ? refuse('Say why.', [{ field: 'why', why: 'Say why, so that whoever asked can do something about it.' }])
    : null
}

function wrongStage(stage: ChangeStage): string {
  if (stage === 'stale')
    return 'The rule has changed since this was asked for. It has to be rebased on the current rule first.'
  if (stage === 'requested') return 'This change waits for the COO.'
  return stage === 'in effect' ? 'This change is in effect already.' : `This change is already ${stage}.`
}

function notYetOn(stage: ChangeStage): string {
  if (stage === 'requested') return 'The COO has not approved this policy yet.'
  return stage === 'policy approved' ? 'The CTO has not confirmed that this is safe.' : wrongStage(stage)
}

function turnedOn(
  name: 'approve rule change' | 'confirm rule change',
  what: 'approved' | 'confirmed safe',
  { file, change, keysHeldUntil }: Keying,
  act: Act,
): Fact | Refused {
  const { pilot, keys } = file
  const turning = turnKey({ pilot, keys, keysHeldUntil }, keyedChange(change), act)
  if (isRefused(turning)) return turning
  if (turning.side !== (what === 'approved' ? 'policy' : 'system'))
    return notTheirs('The COO approves the policy, and the CTO confirms that it is safe.')
  const { content } = change
  return fact(name, pilot.id, objectOf(change), { base: content.base, content, data: { ...turning, what } })
}

function said(
  name:
    | 'object to rule change'
    | 'return rule change'
    | 'decline rule change'
    | 'park rule change'
    | 'unpark rule change'
    | 'withdraw rule change',
  what: ChangeAct,
  { file, change }: Deciding,
  why: string,
  counter = '',
): Fact {
  const texts = { ...(why === '' ? {} : { why }), ...(counter === '' ? {} : { counter }) }
  return fact(name, file.pilot.id, objectOf(change), { data: { what }, texts })
}

function objectOf({ number, round, hash }: RuleChange) {
  return { type: 'rule change', id: String(number), version: round, hash }
}
