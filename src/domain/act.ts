// Every act, who may do it and what it takes. This table is the only place that grants anything: the guard, the
// Decision-rights page and the tests read it, and what is not in it is refused.
import type { Duty, Seat, Side, Standing } from './person.ts'

/** Who may act: a seat on the pilot, a duty in the organisation, or one of the wider words. */
export type Who =
  Seat | Duty | 'any seat' | 'anyone signed in' | 'anyone' | 'named in the charter' | 'command line' | 'token'

export type ActRule = {
  /** As the Decision-rights page says it. */
  readonly words: string
  readonly who: readonly Who[]
  readonly side: Side | 'both' | null
  /** Both leaders' keys on exactly the same content, or nobody's. */
  readonly keys: 'both' | 'none'
  readonly reason: 'required' | 'optional' | 'none'
  /** The person must have proved who they are within the last 15 minutes. */
  readonly fresh: boolean
  /** The ledger's head is written outside the database afterwards. */
  readonly head: boolean
  /** Part of the pilot named in the address, or of the organisation. */
  readonly on: 'pilot' | 'organisation'
}

const plain = { side: null, keys: 'none', reason: 'none', fresh: false, head: false, on: 'pilot' } as const
const organisation = { ...plain, on: 'organisation' } as const
const bothKeys = { ...plain, side: 'both', keys: 'both', fresh: true, head: true } as const
const leaders = ['coo', 'cto'] as const
const bringers = ['lead', 'coo', 'cto', 'engineer', 'command line'] as const

export const acts = {
  'see the first page': {
    ...organisation,
    words: 'See the first page, sign in, check a printed code',
    who: ['anyone'],
  },
  'use an application programme': {
    ...organisation,
    words: 'Use the programming interface with a token',
    who: ['token'],
  },
  'set up organisation': { ...organisation, words: 'Set up the organisation, once', who: ['anyone'], head: true },
  'sign in': { ...organisation, words: 'Sign in and out, prove who one is', who: ['anyone'] },
  'see own page': { ...organisation, words: 'See one’s own page and end one’s sessions', who: ['anyone signed in'] },
  'read decision rights': { ...organisation, words: 'Read who may do what', who: ['anyone signed in'] },
  'read organisation': {
    ...organisation,
    words: 'Read settings and people',
    who: ['administrator', 'organisation reader'],
  },
  'read ledger': { ...organisation, words: 'Read the ledger of the pilots one may see', who: ['anyone signed in'] },
  'invite person': { ...organisation, words: 'Invite people', who: ['administrator', 'command line'] },
  'change person': { ...organisation, words: 'Correct a person’s name or address', who: ['administrator'] },
  'person left': { ...organisation, words: 'Deactivate someone who leaves', who: ['administrator'], head: true },
  'grant duty': { ...organisation, words: 'Grant and withdraw duties', who: ['administrator', 'command line'] },
  'issue sign-in link': {
    ...organisation,
    words: 'Give someone a new sign-in link',
    who: ['administrator', 'command line'],
  },
  'agree to sign-in reset': {
    ...organisation,
    words: 'Agree to a sign-in reset of the other leader',
    who: ['anyone signed in'],
    fresh: true,
    head: true,
  },
  'change settings': { ...organisation, words: 'Change the organisation’s name and time zone', who: ['administrator'] },
  'issue token': {
    ...organisation,
    words: 'Issue and end tokens of the organisation',
    who: ['administrator', 'command line'],
  },
  'see pilots': { ...organisation, words: 'See the list of the pilots one may see', who: ['anyone signed in'] },
  'open pilot': { ...organisation, words: 'Open a pilot', who: ['administrator'] },
  'offer seat': {
    ...plain,
    words: 'Offer a seat; from ready on a leader’s seat also needs the remaining leader',
    who: ['administrator'],
  },
  'agree to seat': {
    ...plain,
    words: 'Agree to who takes the other leader’s seat',
    who: leaders,
    fresh: true,
    head: true,
  },
  'take seat': { ...plain, words: 'Take or decline the seat one was offered; leave a seat', who: ['anyone signed in'] },
  'read seats': { ...plain, words: 'Read who has which seat', who: ['any seat', 'administrator'] },
  'read pilot': { ...plain, words: 'Read everything of a pilot', who: ['any seat'] },
  'write charter': { ...plain, words: 'Write the charter while draft', who: ['coo', 'lead'], side: 'policy' },
  'propose amendment': {
    ...plain,
    words: 'Propose an amendment of the charter',
    who: leaders,
    side: 'both',
    reason: 'required',
  },
  'write process': { ...plain, words: 'Write the process steps while draft', who: ['coo', 'lead'], side: 'policy' },
  'write rule': { ...plain, words: 'Write the rule book while draft', who: ['coo', 'lead'], side: 'policy' },
  'name answerer': {
    ...plain,
    words: 'Say who answers questions about a rule',
    who: ['coo'],
    side: 'policy',
  },
  'request rule change': { ...plain, words: 'Ask for a rule change', who: ['any seat'], reason: 'required' },
  'edit rule change': {
    ...plain,
    words: 'Word, re-schedule or rebase one’s own rule change anew, which begins a new round',
    who: ['any seat'],
    reason: 'required',
  },
  'withdraw rule change': { ...plain, words: 'Withdraw one’s own rule change', who: ['any seat'], reason: 'optional' },
  'approve rule change': {
    ...plain,
    words: 'Approve the policy of a rule change',
    who: ['coo'],
    side: 'policy',
    fresh: true,
    head: true,
  },
  'return rule change': {
    ...plain,
    words: 'Return a rule change to whoever asked',
    who: ['coo'],
    side: 'policy',
    reason: 'required',
  },
  'decline rule change': {
    ...plain,
    words: 'Decline a rule change, also with a counter-proposal',
    who: ['coo'],
    side: 'policy',
    reason: 'required',
  },
  'park rule change': {
    ...plain,
    words: 'Park a rule change, and take it up again',
    who: ['coo'],
    side: 'policy',
    reason: 'required',
  },
  'unpark rule change': { ...plain, words: 'Take a parked rule change up again', who: ['coo'], side: 'policy' },
  'confirm rule change': {
    ...plain,
    words: 'Confirm that a rule change is safe',
    who: ['cto'],
    side: 'system',
    fresh: true,
    head: true,
  },
  'object to rule change': {
    ...plain,
    words: 'Say that a rule change is not safe yet',
    who: ['cto'],
    side: 'system',
    reason: 'required',
  },
  'switch on rule change': {
    ...plain,
    words: 'Switch a rule change on, at the agreed time or later',
    who: ['cto'],
    side: 'system',
    fresh: true,
    head: true,
  },
  'break freeze': { ...bothKeys, words: 'Break the freeze for one thing', who: leaders, reason: 'required' },
  'confirm rule book': {
    ...plain,
    words: 'Confirm that the rule book is current',
    who: ['coo'],
    side: 'policy',
    fresh: true,
    head: true,
  },
  'make request': {
    ...plain,
    words: 'Ask for something else than a rule; withdraw it',
    who: ['any seat'],
    reason: 'required',
  },
  'cost request': { ...plain, words: 'Say what a request would cost', who: ['cto'], side: 'system' },
  'decide request': {
    ...plain,
    words: 'Accept or cut a request',
    who: ['coo'],
    side: 'policy',
    reason: 'optional',
  },
  'ask question': { ...plain, words: 'Ask what a rule means', who: ['any seat'] },
  'answer question': {
    ...plain,
    words: 'Answer a question about a rule: the COO, and whoever was named for it',
    who: ['any seat'],
  },
  acknowledge: {
    ...plain,
    words: 'Acknowledge the when-to-use line and what was switched on',
    who: ['any seat'],
  },
  'note training': { ...plain, words: 'Note who was trained', who: ['coo', 'lead'], side: 'policy' },
  'write messy case': { ...plain, words: 'Write messy-case tests', who: ['coo', 'lead'], side: 'policy' },
  'run messy case': {
    ...plain,
    words: 'Run a messy-case test and note its result',
    who: ['coo', 'lead'],
    side: 'policy',
    reason: 'required',
  },
  'run drill': { ...plain, words: 'Begin and break off a drill of a rule', who: ['coo'], side: 'policy' },
  'decide in drill': { ...plain, words: 'Decide the cases of a drill one was named for', who: ['any seat'] },
  'name deputy': {
    ...plain,
    words: 'Name a deputy for one’s own seat; end it',
    who: ['any seat'],
    fresh: true,
    head: true,
  },
  remind: { ...plain, words: 'Remind a leader of what waits for them', who: ['any seat'] },
  'sign charter': { ...bothKeys, words: 'Sign the charter or its amendment', who: leaders },
  'sign launch': { ...bothKeys, words: 'Launch', who: leaders },
  pause: {
    ...plain,
    words: 'Pause, at once',
    who: ['named in the charter', 'coo', 'cto'],
    reason: 'required',
    head: true,
  },
  'sign resumption': { ...bothKeys, words: 'Resume', who: leaders },
  'import cases': { ...plain, words: 'Bring cases and event logs', who: bringers },
  'exclude case': {
    ...plain,
    words: 'Leave a case out of the figures, with a reason',
    who: ['lead', 'coo', 'cto', 'engineer'],
    reason: 'required',
  },
  'state figures': {
    ...plain,
    words: 'State a week’s figures that no log gives; correct them',
    who: ['lead', 'coo', 'cto', 'engineer'],
  },
  'close week': {
    ...plain,
    words: 'Close a week before its deadline',
    who: ['lead', 'coo', 'cto', 'engineer'],
    head: true,
  },
  'acknowledge correction': {
    ...plain,
    words: 'Acknowledge the other’s correction to a signed week',
    who: leaders,
    side: 'both',
    fresh: true,
    head: true,
  },
  'attest check': {
    ...plain,
    words: 'Vouch for a check of one’s side that has no data behind it',
    who: leaders,
    side: 'both',
    reason: 'required',
    fresh: true,
    head: true,
  },
  'report repair': { ...plain, words: 'Report that a repair is done', who: ['any seat'], reason: 'required' },
  'note questions': { ...plain, words: 'Answer the five questions of the review', who: ['any seat'] },
  'choose answer': { ...plain, words: 'Choose an answer in private', who: leaders, side: 'both', reason: 'required' },
  'sign answer': {
    ...bothKeys,
    words: 'Sign the week’s answer; overrule the advice with a reason',
    who: leaders,
    reason: 'optional',
  },
  'accept restoration': {
    ...bothKeys,
    words: 'Accept a restored backup, so that writing goes on',
    who: leaders,
  },
  'issue pilot token': {
    ...plain,
    words: 'Issue and end tokens of the pilot',
    who: ['cto', 'engineer', 'command line'],
    side: 'system',
  },
  migrate: { ...organisation, words: 'Change the shape of the database', who: ['command line'], head: true },
} as const satisfies Record<string, ActRule>

export type ActName = keyof typeof acts

export function ruleOf(act: ActName): ActRule {
  return acts[act]
}

/** How a person stands towards an act: what they hold, and whether the charter names them as able to pause. */
export type Claim = { readonly standing: Standing | null; readonly mayPause: boolean }

/** Whether someone holds what the act asks for. What is not granted is refused. */
export function mayAct(act: ActName, claim: Claim): boolean {
  return ruleOf(act).who.some((who) => fits(who, claim))
}

function fits(who: Who, { standing, mayPause }: Claim): boolean {
  if (who === 'anyone') return true
  if (!standing) return false
  if (who === 'anyone signed in') return true
  if (who === 'any seat') return standing.seats.length > 0
  if (who === 'named in the charter') return mayPause
  return standing.duties.some((duty) => duty === who) || standing.seats.some((seat) => seat === who)
}

/** The seat or duty under which a person does this act: the first of the act's list that they hold. */
export function actingAs(act: ActName, standing: Standing): Seat | Duty | null {
  const held = [...standing.seats, ...standing.duties]
  return (
    held.find((one) => ruleOf(act).who.some((who) => who === one)) ?? standing.seats[0] ?? standing.duties[0] ?? null
  )
}
