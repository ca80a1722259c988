// Who is told when something breaks: the people of the pilot by their seats, other places beside them, which feeds are
// listened to, and what was sent.
import { seatsTold } from '../../domain/alert.ts'
import type { AlertTarget } from '../../domain/alert-target.ts'
import type { Seat } from '../../domain/person.ts'
import type { Feed } from '../../domain/silence.ts'
import type { Outside } from '../../outbox/outside.ts'
import type { Message } from '../../store/messages.ts'
import { silenceText } from '../../words/alerts.ts'
import { age, dayTime, lengthOf } from '../../words/dates.ts'
import { nameOf } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import { deliveriesTable, kindText, mailsText, type Outcome } from './deliveries.ts'
import { answered, type Problem, problemSummary, type Question, type Sent } from './field.ts'
import { fold, type Fold } from './fold.ts'
import { form } from './form.ts'
import { primary } from './keys.ts'
import type { Pairs } from './lists.ts'
import type { Press, PressedLine } from './press.ts'
import { row, table, type Table, words } from './table.ts'

export type AlertsOf = Shown & {
  /** The address of the pilot. */
  readonly path: string
  readonly targets: readonly AlertTarget[]
  readonly feeds: readonly Feed[]
  readonly messages: readonly Message[]
  readonly mayChange: boolean
  readonly outside: Outside
  readonly secret: string | null
  readonly outcome: Outcome | null
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

export type AlertsView = {
  readonly outcome: Outcome | null
  readonly secret: string | null
  readonly people: Pairs
  readonly mails: string
  readonly places: readonly PressedLine[]
  readonly testMail: Press | null
  readonly set: Fold | null
  readonly feeds: Table
  readonly deliveries: Table
}

export function alertsView(given: AlertsOf): AlertsView {
  const { outcome, secret, targets, mayChange, path, calendar, now } = given
  return {
    outcome,
    secret,
    people: peopleTold(given),
    mails: mailsText(given.outside),
    places: targets.map((target) => placeLine(target, given)),
    testMail: mayChange ? { action: `${path}/alerts/test`, text: 'Send a test mail to yourself' } : null,
    set: mayChange ? setFold(given) : null,
    feeds: feedsTable(given),
    deliveries: deliveriesTable({ ...given, zone: calendar.zone, now }),
  }
}

const toldOf: readonly { readonly term: string; readonly seats: readonly Seat[] }[] = [
  { term: 'A failure that nobody acknowledges for 15 minutes', seats: seatsTold.failure },
  { term: 'Silence', seats: seatsTold.silence },
  { term: 'Too few runs on a working day, or so many failed runs in a row as the map says', seats: seatsTold.series },
  { term: 'Cases open for longer than the rules allow', seats: seatsTold.stall },
  { term: 'A pause', seats: seatsTold.pause },
]

function peopleTold({ file, names }: AlertsOf): Pairs {
  const byThing = toldOf.map(({ term, seats }) => {
    const people = file.pilot.holders
      .filter(({ seat }) => seats.includes(seat))
      .map(({ person }) => nameOf(names, person))
    return { term, text: [...new Set(people)].join(', ') || 'Nobody: the seats are vacant.' }
  })
  return [...byThing, { term: 'A decision due within 24 hours, and a reminder', text: 'Whoever it waits for' }]
}

function placeLine({ target, kind, place, by, at }: AlertTarget, { names, path, mayChange, calendar, now }: AlertsOf) {
  const test: Press = {
    action: `${path}/alert-targets/${target}/test`,
    text: 'Send a test',
    says: `Send a test to ${place}`,
  }
  const end: Press = {
    action: `${path}/alert-targets/${target}/end`,
    text: 'Take out',
    says: `Take ${place} out`,
    tone: 'danger',
  }
  const note = `${kindText(kind)} · set by ${nameOf(names, by)} on ${dayTime(at, calendar.zone, now)}`
  return { text: place, note, presses: mayChange ? [test, end] : [] }
}

function setFold({ path, sent, problems }: AlertsOf): Fold {
  const next = 'It is told of failures, silence, stalled cases and pauses from now on. Send it a test next.'
  return fold(
    'Tell another place',
    form({
      id: 'set-target',
      action: `${path}/alert-targets`,
      fields: answered(questions, sent, problems),
      problems: problemSummary(problems),
      primary: primary(next, { text: 'Tell this place' }),
    }),
  )
}

const questions: readonly Question[] = [
  {
    kind: 'radios',
    name: 'kind',
    label: 'How it is told',
    value: 'webhook',
    choices: [
      {
        value: 'webhook',
        text: 'A webhook',
        hint: 'CloudEvents in JSON, signed. The secret is shown once, afterwards.',
      },
      { value: 'chat', text: 'A room in Slack or Teams', hint: 'The address of an incoming webhook of that room.' },
      { value: 'mail', text: 'Another e-mail address' },
    ],
  },
  {
    kind: 'text',
    name: 'address',
    label: 'Address',
    hint: 'https://… for a webhook or a room. The ledger keeps only its host.',
    maxLength: 500,
  },
]

function feedsTable({ feeds, calendar, now }: AlertsOf): Table {
  return table({
    id: 'feeds',
    caption: 'What is listened to',
    columns: [words('Integration'), words('Expected'), words('Last heard'), words('Now')],
    rows: feeds.map((feed) => {
      const { name, everyMinutes, heardAt } = feed
      const expected = everyMinutes === null ? '–' : `every ${lengthOf(everyMinutes * 60_000).replace(/^1 /, '')}`
      return row(name, expected, heardAt === null ? 'never' : age(heardAt, now), feedCell(feed, calendar.zone, now))
    }),
    empty: { text: 'The map has no integration yet. What it expects to hear, and how often, is said there.' },
  })
}

function feedCell({ state, silence }: Feed, zone: string, now: number) {
  if (silence) return { text: '! silent', note: silenceText(silence, { zone, now }), mark: 'bad' } as const
  if (state === 'heard') return { text: '✓ heard in time', mark: 'good' } as const
  return { text: quietWords[state] }
}

const quietWords: Readonly<Record<Feed['state'], string>> = {
  heard: 'heard in time',
  silent: 'silent',
  'only failures': 'No silence alarm: it reports only failures, so its silence says nothing.',
  'no cadence': 'No silence alarm: the map names no cadence for it.',
  awaited: 'Nothing came yet; its time is not over.',
  'not yet expected': 'Nothing is expected while the pilot does not run.',
}
