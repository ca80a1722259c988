// The fallback by hand, as the charter says it, and how the drills of it went.
import { listed } from '../../domain/advice/wording.ts'
import { charterInForce, newestCharter } from '../../domain/charter.ts'
import type { FallbackDrill } from '../../domain/effort.ts'
import { fallbackDrilled } from '../../domain/fallback-drill.ts'
import type { Seat } from '../../domain/person.ts'
import { hasEnded } from '../../domain/pilot.ts'
import { thresholds } from '../../domain/signal-thresholds.ts'
import { dayName } from '../../words/dates.ts'
import { nameOf, nameWithSeat } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import { answered, type Problem, problemSummary, type Question, type Sent } from './field.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'
import type { Link } from './page.ts'
import type { Sentence } from './trail.ts'

export type FallbackOf = Shown & {
  readonly seats: readonly Seat[]
  /** What was said of drills, by the id of its text. */
  readonly texts: ReadonlyMap<string, string>
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

export type FallbackPage = {
  readonly links: readonly Link[]
  readonly fallback: string
  readonly standing: string
  readonly drills: readonly Sentence[]
  readonly form: Form | null
}

export function fallbackView(given: FallbackOf): FallbackPage {
  const { file, seats } = given
  const address = `/pilots/${encodeURIComponent(file.pilot.code)}`
  const charter = charterInForce(file.charters, file.keys) ?? newestCharter(file.charters)
  const mayNote =
    !hasEnded(file.pilot) && seats.some((seat) => seat === 'cto' || seat === 'engineer' || seat === 'lead')
  return {
    links: [
      { text: 'The map', href: `${address}/system-map` },
      { text: 'Gates', href: `${address}/gates` },
    ],
    fallback: charter?.content.fallback || 'The charter does not say yet how the work is finished by hand.',
    standing: standingOf(given),
    drills: file.fallbackDrills.toReversed().map((drill) => drillSentence(given, drill)),
    form: mayNote ? drillForm(given, address) : null,
  }
}

function standingOf({ file, calendar, now }: FallbackOf): string {
  const drilled = fallbackDrilled(file, calendar.dayOf(now))
  if (!drilled) return 'Nobody has drilled it yet.'
  if (drilled.result === 'pass') return 'The last drill passed: two people, recent, and in time.'
  return drilled.isInTime
    ? 'The last drill is more than 30 days old, so it counts no more.'
    : `The last drill took too long: by hand a case may take at most ${thresholds.fallbackTimesNormal} times the normal time.`
}

function drillSentence({ names, texts }: FallbackOf, drill: FallbackDrill): Sentence {
  const who = listed(drill.people.map((person) => nameOf(names, person)))
  return {
    text: `${who} drilled it on ${dayName(drill.on)}: ${drill.minutes} minutes a case by hand, ${drill.normalMinutes} normally.`,
    why: drill.words === null ? undefined : texts.get(drill.words),
  }
}

function drillForm(given: FallbackOf, address: string): Form {
  const { calendar, now, sent, problems } = given
  const next = `It passes for 30 days when a case took at most ${thresholds.fallbackTimesNormal} times the normal time by hand.`
  return form({
    id: 'fallback-drill',
    heading: 'Note a drill',
    action: `${address}/system-map/fallback/drills`,
    fields: answered(drillQuestions(given, calendar.dayOf(now)), sent, problems),
    problems: problemSummary(problems),
    primary: primary(next, { text: 'Note the drill' }),
  })
}

function drillQuestions({ file, names }: FallbackOf, today: string): readonly Question[] {
  const people = [...new Set(file.pilot.holders.map(({ person }) => person))]
  const choices = [
    { value: '', text: 'Choose a person' },
    ...people.map((person) => ({ value: person, text: nameWithSeat(names, file.pilot.holders, person) })),
  ]
  return [
    { kind: 'date', name: 'on', label: 'Drilled on', value: today },
    { kind: 'select', name: 'first', label: 'One person', choices },
    { kind: 'select', name: 'second', label: 'Another person', choices },
    { kind: 'number', name: 'minutes', label: 'By hand', unit: 'minutes a case' },
    { kind: 'number', name: 'normalMinutes', label: 'Normally', unit: 'minutes a case' },
    { kind: 'text', name: 'words', label: 'What was seen', optional: true },
  ]
}
