// Where a rule change stands, in sentences: who asks for what, whose move it is since when and until when, and what happens
// next.
import { freezeEndsAt } from '../../domain/freeze.ts'
import type { Leader } from '../../domain/person.ts'
import { dueAfter } from '../../domain/waiting.ts'
import { hasEnded } from '../../domain/pilot.ts'
import { type ChangeAct, type ChangeStage, isOpen, whyStale } from '../../domain/rule-change.ts'
import { isHeldByFreeze } from '../../domain/rule-change-deciding.ts'
import { moveOn } from '../../domain/rule-change-move.ts'
import { dayOf, dayTime } from '../../words/dates.ts'
import { whoDid, wishInWords } from '../../words/rule-changes.ts'
import { type ChangeOf, leaderIn, requesterIn } from './rule-change-of.ts'

/** What is asked for, and where that stands. */
export function standingOf(given: ChangeOf): readonly string[] {
  const { change, names, file } = given
  const [first] = change.events
  const who = first ? whoDid(first, names) : requesterIn(given)
  const asks = `${who} ${isOpen(change) ? 'asks' : 'asked'} to ${wishInWords(change.content)}.`
  if (hasEnded(file.pilot) && isOpen(change)) return [asks, 'This pilot has ended: its rules no longer change.']
  return [asks, sayings[change.stage](given).join(' ')]
}

const sayings: Readonly<Record<ChangeStage, (given: ChangeOf) => readonly string[]>> = {
  requested: (given) => [`Waiting for ${whoseMove(given, 'coo')} to approve the policy ${sinceAndDue(given)}.`],
  'policy approved': (given) => [
    'The policy is approved.',
    `Waiting for ${whoseMove(given, 'cto')} to confirm that it is safe ${sinceAndDue(given)}.`,
  ],
  'confirmed safe': (given) => ['Both keys have turned.', readySentence(given)],
  'in effect': (given) => {
    const { who, when } = lastDone(given, 'switched on')
    return [`In effect since ${when}: ${who} switched it on.`]
  },
  returned: (given) => {
    const { who, what, why } = lastDone(given, 'returned', 'objected')
    return [
      `${who} ${what === 'objected' ? 'said “not safe yet”' : 'returned it'}: “${why}”`,
      `It is ${requestersMove(given)}: word it anew, which begins round ${given.change.round + 1}, or withdraw it.`,
    ]
  },
  declined: (given) => {
    const { who, when, why } = lastDone(given, 'declined')
    const settled = 'It is settled: whoever wants something else asks for a new change.'
    return [`${who} declined it on ${when}: “${why}”`, ...counterProposal(given), settled]
  },
  parked: parkedSentences,
  withdrawn: (given) => {
    const { who, when } = lastDone(given, 'withdrawn')
    return [`${who} withdrew it on ${when}. Nothing changes.`]
  },
  stale: (given) => [
    whyStale(given.file, given.change.content) ?? '',
    `It is ${requestersMove(given)}: rebase it on the rules as they are now, or withdraw it. Nobody can approve it as it is.`,
  ],
}

/** "you" for whoever has the seat; "you, for Olivia," for whoever stands in; the leader's name for everybody else and for a day that is past. */
function whoseMove(given: ChangeOf, seat: Leader): string {
  const { seats, signer, asOf } = given
  if (asOf !== null || !seats.includes(seat)) return leaderIn(given, seat)
  return signer.signsFor === null ? 'you' : `you, for ${signer.signsFor},`
}

/** "your move" for whoever asked, "Maya’s move" for everybody else. */
function requestersMove(given: ChangeOf): string {
  return given.signer.person === given.change.by ? 'your move' : `${requesterIn(given)}’s move`
}

/** "since Monday 7 September, due Wednesday 9 September, 17:00" */
function sinceAndDue({ file, change, calendar, now }: ChangeOf): string {
  const since = moveOn(file, change)?.since ?? change.askedAt
  const due = dueAfter(since, calendar)
  const when = dayTime(due, calendar.zone, now)
  return `since ${dayOf(since, calendar.zone, now)}${due < now ? `; it was due ${when}` : `, due ${when}`}`
}

function readySentence(given: ChangeOf): string {
  const { change, calendar, now, file } = given
  const cto = leaderIn(given, 'cto')
  if (isHeldByFreeze({ ...given, seen: change.hash }, now)) {
    const ends = dayOf(freezeEndsAt(file, now, calendar) ?? now, calendar.zone, now)
    return `The scope is frozen until ${ends}; then ${cto} can switch it on.`
  }
  if (change.content.switchOnAt > now)
    return `${cto} can switch it on from ${dayTime(change.content.switchOnAt, calendar.zone, now)}; nothing switches on by itself.`
  return `Waiting for ${whoseMove(given, 'cto')} to switch it on ${sinceAndDue(given)}.`
}

function parkedSentences(given: ChangeOf): readonly string[] {
  const { change, file, now, calendar } = given
  const coo = leaderIn(given, 'coo')
  if (!isHeldByFreeze({ ...given, seen: change.hash }, now))
    return [`It is parked${parkedBecause(given)} ${coo} takes it up again, returns or declines it.`]
  const ends = dayOf(freezeEndsAt(file, now, calendar) ?? now, calendar.zone, now)
  return [
    `It is parked: the scope is frozen until ${ends}, when the first cycle ends.`,
    `Then ${coo} takes it up, returns or declines it.`,
  ]
}

/** The COO's reason for parking it; what the freeze has parked has none. */
function parkedBecause({ change, texts }: ChangeOf): string {
  const why = texts.get(change.events.findLast(({ what }) => what === 'parked')?.why ?? '')
  return why === undefined ? '.' : `: “${why}”`
}

/** What would do instead, in the COO’s words. */
function counterProposal({ change, texts }: ChangeOf): readonly string[] {
  const words = texts.get(change.events.at(-1)?.counter ?? '')
  return words === undefined ? [] : [`What would do instead: “${words}”`]
}

/** Who did one of these last, when, and why. A change in such a stage has always had it done. */
function lastDone({ change, names, texts, calendar, now }: ChangeOf, ...acts: readonly ChangeAct[]) {
  const event = change.events.findLast(({ what }) => acts.includes(what))
  if (!event) throw new Error(`change ${change.number} was never ${acts.join(' or ')}`)
  const when = dayTime(event.at, calendar.zone, now)
  return { what: event.what, who: whoDid(event, names), when, why: texts.get(event.why ?? '') ?? '' }
}
