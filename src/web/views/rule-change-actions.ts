// What else can be decided on a rule change, by seat: each folded under its name, with the reason it needs, so that the one
// step that is next stands out.
import { hasEnded } from '../../domain/pilot.ts'
import { exemptChange, isOpen, isStale } from '../../domain/rule-change.ts'
import { isHeldByFreeze } from '../../domain/rule-change-deciding.ts'
import { field, type Question } from './field.ts'
import { fold, type Fold } from './fold.ts'
import { form, type Form } from './form.ts'
import { type FreezeKeys, freezeKeys } from './freeze-keys.ts'
import { type Primary, primary } from './keys.ts'
import type { Link } from './page.ts'
import { changeAddress, type ChangeOf, type Decision, requesterIn } from './rule-change-of.ts'

/** Everything that the person can do beside the key that is next. */
export function otherDecisions(given: ChangeOf): readonly Fold[] {
  const { change, seats, file, signer } = given
  if (hasEnded(file.pilot) || !isOpen(change)) return []
  return [
    ...(seats.includes('cto') ? ctoDecisions(given) : []),
    ...(seats.includes('coo') ? cooDecisions(given) : []),
    ...(change.by === signer.person ? [withdrawal(given)] : []),
  ]
}

function ctoDecisions(given: ChangeOf): readonly Fold[] {
  const { stage } = given.change
  if (stage !== 'policy approved' && stage !== 'confirmed safe') return []
  const next = `It goes back to ${requesterIn(given)} with these words. Both keys turn anew on the next round.`
  return [
    folded(given, 'objection', {
      summary: 'Not safe yet',
      questions: [reason('What is not safe, and what would make it so')],
      next,
      button: 'Say not safe yet',
    }),
  ]
}

function cooDecisions(given: ChangeOf): readonly Fold[] {
  const { stage } = given.change
  const isReturned = stage === 'returned'
  return [
    ...(isReturned ? [] : [returning(given)]),
    declining(given),
    ...(isReturned || stage === 'parked' ? [] : [parking(given)]),
  ]
}

function returning(given: ChangeOf): Fold {
  return folded(given, 'return', {
    summary: `Return it to ${requesterIn(given)}`,
    questions: [reason('What is missing')],
    next: `It goes back to ${requesterIn(given)} with these words. Worded anew, it begins another round.`,
    button: 'Return',
  })
}

function declining(given: ChangeOf): Fold {
  const counter = {
    kind: 'textarea',
    name: 'counter',
    label: 'What would do instead',
    hint: 'Best as the rule’s own sentence: then it can be asked for as it stands.',
    rows: 2,
    optional: true,
  } as const
  return folded(given, 'decline', {
    summary: 'Decline it',
    questions: [reason('Why not'), counter],
    next: 'That settles it. The reason stays in the rule log, for whoever asks the same again.',
    button: 'Decline',
  })
}

function parking(given: ChangeOf): Fold {
  return folded(given, 'parking', {
    summary: 'Park it',
    questions: [reason('Why it waits, and what for')],
    next: 'It waits until the COO takes it up again. Keys that have turned stay.',
    button: 'Park',
  })
}

function withdrawal(given: ChangeOf): Fold {
  return folded(given, 'withdrawal', {
    summary: 'Withdraw it',
    questions: [{ ...reason('Why'), optional: true }],
    next: 'That settles it: nothing changes.',
    button: 'Withdraw',
  })
}

function reason(label: string): Question {
  return { kind: 'textarea', name: 'why', label, rows: 2 }
}

type Asked = {
  readonly summary: string
  readonly questions: readonly Question[]
  readonly next: string
  readonly button: string
}

/** One decision under its name; open, with what was typed, when it was refused. */
function folded(given: ChangeOf, decision: Decision, { summary, questions, next, button }: Asked): Fold {
  const again = given.again?.decision === decision ? given.again : null
  const fields = questions.map((each) => field({ ...each, within: decision }, again?.sent, again?.problems))
  const one = form({
    id: decision,
    action: `${changeAddress(given)}/${decision}`,
    seen: given.change.hash,
    fields,
    primary: primary(next, { text: button }),
  })
  return { ...fold(summary, one), open: again !== null }
}

/** The COO takes a parked change up again, once no freeze holds it. */
export function takingUp(given: ChangeOf): Form | null {
  const { change, seats, file, now } = given
  if (change.stage !== 'parked' || !seats.includes('coo') || hasEnded(file.pilot)) return null
  if (isHeldByFreeze({ ...given, seen: change.hash }, now)) return null
  const next = 'It goes on where it was: keys that were turned on this round still count.'
  const action = `${changeAddress(given)}/unparking`
  return form({
    id: 'unparking',
    action,
    seen: change.hash,
    fields: [],
    primary: primary(next, { text: 'Take it up' }),
  })
}

/** Both keys on breaking the freeze, while it is what the change waits for. */
export function breakingFreeze(given: ChangeOf): FreezeKeys | null {
  const { change, freezeHash: hash, now, again } = given
  if (change.stage !== 'parked' || !isHeldByFreeze({ ...given, seen: change.hash }, now)) return null
  const isAgain = again?.decision === 'freeze'
  return freezeKeys({
    ...given,
    what: `rule change ${change.number}`,
    exempt: exemptChange(change),
    hash,
    action: `${changeAddress(given)}/freeze`,
    reason: 'why',
    sent: isAgain ? again.sent : undefined,
    problems: isAgain ? again.problems : [],
  })
}

/** The pages on which whoever asked words it anew, or asks for what would do instead; the first is the next step. */
export function requesterLinks(given: ChangeOf): { readonly next: Primary | null; readonly links: readonly Link[] } {
  const { change, signer, file } = given
  if (change.stage === 'declined') return { next: insteadOf(given), links: [] }
  if (change.by !== signer.person || hasEnded(file.pilot) || !isOpen(change)) return { next: null, links: [] }
  const address = changeAddress(given)
  const rebase = { text: 'Rebase it on the current rules', href: `${address}/rebase/new` }
  const reword = { text: 'Word it anew', href: `${address}/rounds/new` }
  if (isStale(file, change.content))
    return { next: primary('Both wordings stand side by side there, and a new round begins.', rebase), links: [] }
  const reschedule = { text: 'Set another time', href: `${address}/schedule/new` }
  if (change.stage !== 'returned') return { next: null, links: [reword, reschedule] }
  return {
    next: primary(`Round ${change.round + 1} begins, and both keys are asked for.`, reword),
    links: [reschedule],
  }
}

/** What would do instead, ready to be asked for by anybody on the pilot; null where nothing was proposed. */
function insteadOf({ change, file }: ChangeOf): Primary | null {
  const isProposed = change.events.at(-1)?.counter != null
  if (!isProposed || hasEnded(file.pilot)) return null
  const href = `/pilots/${encodeURIComponent(file.pilot.code)}/rule-changes/new?instead=${change.number}`
  return primary('It begins as a new change, with these words in its form.', { text: 'Ask for this instead', href })
}
