// Asking for a rule change, and the rounds of it: every new wording, time or base is new content, and voids the keys that
// were turned on the old one.
import type { Calendar } from './calendar.ts'
import { type Act, fact, type Fact } from './fact.ts'
import { isFrozen } from './freeze.ts'
import type { PilotFile } from './pilot-file.ts'
import { isRefused, overtaken, refuse, refuseFields, type Refused } from './refusal.ts'
import { type Asked, type ChangeAct, isOpen, isStale, notChangeable, type RuleChange } from './rule-change.ts'
import { contentOf, isSame, problemsOfChange, reasonProblems, timeProblems, type Wish } from './rule-change-content.ts'

export type Asking = { readonly file: PilotFile; readonly wish: Wish; readonly calendar: Calendar }

/** Anyone on the pilot asks for a change. Until the first cycle has ended it parks itself. */
export function requestChange({ file, wish, calendar }: Asking, act: Act): Fact | Refused {
  const no = notChangeable(file.pilot)
  if (no) return refuse(no)
  const content = contentOf(file, wish, null)
  if (isRefused(content)) return content
  const problems = problemsOfChange(file, content, wish.why, act.at)
  if (problems.length > 0) return refuseFields(problems)

  const number = file.ruleChanges.reduce((most, { change }) => Math.max(most, change), 0) + 1
  return roundOf('requested', { file, calendar }, { number, round: 1, content, why: wish.why }, act.at)
}

export type Editing = Asking & { readonly change: RuleChange; readonly seen: string }

/** Whoever asked words it anew: after a return, or before. The keys of the old round are void. */
export function resubmitChange(editing: Editing, act: Act): Fact | Refused {
  const { file, change, wish } = editing
  const no = notEditable(editing, act.by.person) ?? onOldGround(editing)
  if (no) return no
  const content = contentOf(file, wish, change.content)
  if (isRefused(content)) return content
  const problems = problemsOfChange(file, content, wish.why, act.at)
  if (problems.length > 0) return refuseFields(problems)
  if (isSame({ ...content, round: change.round }, change.content) && change.stage !== 'returned')
    return refuse('Nothing is different from the last round.')

  return nextRound('resubmitted', editing, content, wish.why, act)
}

export type Rescheduling = Pick<Editing, 'file' | 'change' | 'seen' | 'calendar'> & {
  /** The earliest instant (ms) of switching on. */
  readonly switchOnAt: number
  readonly why: string
}

/** Another time of switching on is another content: both keys turn anew. */
export function rescheduleChange(rescheduling: Rescheduling, act: Act): Fact | Refused {
  const { change, switchOnAt, why } = rescheduling
  const no = notEditable(rescheduling, act.by.person) ?? onOldGround(rescheduling)
  if (no) return no
  const problems = [...timeProblems(switchOnAt, act.at), ...reasonProblems(why)]
  if (problems.length > 0) return refuseFields(problems)
  if (switchOnAt === change.content.switchOnAt) return refuse('That is the time it has already.')

  return nextRound('rescheduled', rescheduling, { ...change.content, switchOnAt }, why, act)
}

/** The rule moved on; the one who asked looks at both and puts the change on the current version. */
export function rebaseChange(editing: Editing, act: Act): Fact | Refused {
  const { file, change, wish } = editing
  const no = notEditable(editing, act.by.person)
  if (no) return no
  if (!isStale(file, change.content)) return refuse('The rule has not changed since: there is nothing to rebase on.')
  const content = contentOf(file, wish, change.content)
  if (isRefused(content)) return content
  const problems = problemsOfChange(file, content, wish.why, act.at)
  if (problems.length > 0) return refuseFields(problems)

  return nextRound('rebased', editing, content, wish.why, act)
}

/** Why this person cannot begin a new round; null when they can. `seen` is the hash of what stood on the page. */
export function notEditable(
  { file, change, seen }: Pick<Editing, 'file' | 'change' | 'seen'>,
  person: string,
): Refused | null {
  const no = notChangeable(file.pilot)
  if (no) return refuse(no)
  if (change.by !== person) return { ...refuse('Only who asked for a change words it anew.'), kind: 'not yours' }
  if (!isOpen(change)) return refuse(`This change is ${change.stage}: ask for a new one.`)
  return seen === change.hash ? null : overtaken('The rule change')
}

/** Another wording or time of a change whose rule moved on would be as stale as the last one. */
function onOldGround({ file, change }: Pick<Editing, 'file' | 'change'>): Refused | null {
  return isStale(file, change.content)
    ? refuse('The rule has changed since this was asked for. Rebase it on the current rule first.')
    : null
}

/** The next round of a change. What is parked stays so, and in a frozen scope it parks itself. */
function nextRound(
  what: 'resubmitted' | 'rescheduled' | 'rebased',
  { file, change, calendar }: Pick<Editing, 'file' | 'change' | 'calendar'>,
  content: Asked,
  why: string,
  act: Act,
): Fact {
  const { number, round } = change
  return roundOf(what, { file, calendar }, { number, round: round + 1, content, why }, act.at)
}

type Round = { readonly number: number; readonly round: number; readonly content: Asked; readonly why: string }

function roundOf(
  what: ChangeAct,
  { file, calendar }: Pick<Asking, 'file' | 'calendar'>,
  { number, round, content, why }: Round,
  now: number,
): Fact {
  const name = what === 'requested' ? 'request rule change' : 'edit rule change'
  const object = { type: 'rule change', id: String(number), version: round }
  const effect = isFrozen(file, now, calendar) ? 'parks' : null
  return fact(name, file.pilot.id, object, {
    base: content.base,
    content: { ...content, round },
    data: { what, effect },
    texts: { why },
  })
}
