// What an administrator sees of a person, and what can be done: each act folded under its name.
import { duties as allDuties, type Known } from '../../domain/person.ts'
import { openRequest, type Reset, stillToAgree } from '../../domain/reset.ts'
import { dayTime } from '../../words/dates.ts'
import { nameOf, type Names, seatOn, titleAtStart, titleOf } from '../../words/people.ts'
import { answered, type Problem, problemSummary, type Sent } from './field.ts'
import { type Fold, fold } from './fold.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'
import type { Pair, Pairs } from './lists.ts'
import { nameAndEmail } from './people.ts'
import type { PressedLine } from './press.ts'

export type Someone = {
  readonly known: Known
  readonly hasPassword: boolean
  readonly keysHeldUntil: number
  readonly seats: readonly { readonly seat: Parameters<typeof seatOn>[0]; readonly code: string }[]
  readonly reset: Reset
  readonly link: string | null
  readonly mayChange: boolean
  readonly names: Names
  readonly zone: string
  readonly now: number
  readonly again: { readonly form: string; readonly problems: readonly Problem[]; readonly sent?: Sent } | undefined
}

export type PersonView = {
  readonly pairs: Pairs
  readonly link: string | null
  readonly duties: readonly PressedLine[]
  readonly dutyProblems: ReturnType<typeof problemSummary>
  readonly folds: readonly Fold[]
}

export function personView(someone: Someone): PersonView {
  const { known, link, mayChange } = someone
  const changes = known.active && mayChange
  return {
    pairs: [...pairsOf(someone)],
    link,
    duties: changes ? allDuties.map((duty) => dutyLine(known, duty)) : [],
    dutyProblems: problemSummary(problemsOf(someone, 'duties')),
    folds: changes
      ? [
          fold('Correct the name or the address', correction(someone)),
          fold(linkSummary(someone), newLink(someone)),
          fold('Deactivate', departure(someone)),
        ]
      : [],
  }
}

function* pairsOf({ known, hasPassword, keysHeldUntil, seats, zone, now }: Someone): Generator<Pair> {
  yield { term: 'Signs in with', text: known.details.email }
  yield { term: 'State', text: stateText(known, hasPassword) }
  yield { term: 'Duties', text: known.duties.map(titleOf).join(', ') || 'none' }
  yield { term: 'Seats', text: seats.map(({ seat, code }) => seatOn(seat, code)).join(', ') || 'none' }
  if (keysHeldUntil > now) yield { term: 'Keys', text: `rest until ${dayTime(keysHeldUntil, zone, now)}` }
}

/** Whether somebody is here, was invited, or has left. */
export function stateText({ active }: Pick<Known, 'active'>, hasPassword: boolean): string {
  if (!active) return 'has left'
  return hasPassword ? 'here' : 'invited, has not signed in yet'
}

function dutyLine({ person, duties, details }: Known, duty: (typeof allDuties)[number]): PressedLine {
  const holds = duties.includes(duty)
  const text = holds ? 'Withdraw' : 'Grant'
  const press = {
    action: `/people/${person}/duties`,
    text,
    says: `${text} ${titleOf(duty)}, ${details.name}`,
    hidden: { duty, what: holds ? 'withdrawn' : 'granted' },
  }
  return { text: titleAtStart(duty), note: holds ? 'granted' : dutyNotes[duty], presses: [press] }
}

const dutyNotes = {
  administrator: 'people, seats, settings and backups; gives no key',
  'organisation reader': 'reads portfolio, diagnosis and ledger',
} as const

function correction(someone: Someone): Form {
  const { person, details } = someone.known
  const problems = problemsOf(someone, 'correct')
  const sent = someone.again?.form === 'correct' ? someone.again.sent : undefined
  return form({
    id: 'correct',
    action: `/people/${person}`,
    fields: answered(nameAndEmail(details), sent, problems),
    problems: problemSummary(problems),
    primary: primary('The ledger keeps who changed it and when, not the words.', { text: 'Save' }),
  })
}

function linkSummary({ reset, now }: Someone): string {
  if (!openRequest(reset, now)) return 'Make a new sign-in link'
  return stillToAgree(reset, now).length > 0
    ? 'A new sign-in link waits for agreement'
    : 'Make the link that was agreed to'
}

function newLink(someone: Someone): Form {
  const problems = problemsOf(someone, 'link')
  return form({
    id: 'link',
    action: `/people/${someone.known.person}/link`,
    fields: [],
    problems: problemSummary(problems),
    primary: primary(linkNext(someone), { text: linkButton(someone) }),
  })
}

function linkNext({ reset, names, now, known }: Someone): string {
  const { name } = known.details
  const others = reset.leads.map(({ other }) => other).filter((other) => other !== null)
  const rest = reset.leads.length > 0 ? ` The keys of ${name} then rest for 72 hours.` : ''
  if (others.length === 0 || (openRequest(reset, now) && stillToAgree(reset, now).length === 0))
    return `You see the link once and hand it to ${name}. It works once, for seven days; older links stop working.${rest}`
  const who = [...new Set(others)].map((other) => nameOf(names, other)).join(' and ')
  return `${name} holds a key of a pilot, so ${who} has to agree first. After that you make the link here.${rest}`
}

function linkButton({ reset, now }: Someone): string {
  const hasToWait = reset.leads.some(({ other }) => other !== null) && openRequest(reset, now) === null
  return hasToWait ? 'Ask for a new link' : 'Make the link'
}

function departure(someone: Someone): Form {
  const { person, details } = someone.known
  const problems = problemsOf(someone, 'departure')
  const next = `${details.name} can no longer sign in. Their seats and duties end, offers are withdrawn, and keys they turned alone no longer count.`
  return form({
    id: 'departure',
    action: `/people/${person}/departure`,
    fields: [],
    problems: problemSummary(problems),
    primary: primary(next, { text: `Deactivate ${details.name}`, tone: 'danger' }),
  })
}

function problemsOf({ again }: Someone, id: string): readonly Problem[] {
  return again?.form === id ? again.problems : []
}
