// The questions of a pilot: what waits for an answer first, then what was answered, and how long that takes.
import { answeringTime, inTimeDays, waited } from '../../domain/answering-time.ts'
import { hasEnded } from '../../domain/pilot.ts'
import { isOpenQuestion, type Question, questionsAsked } from '../../domain/question.ts'
import { ruleName } from '../../domain/rule.ts'
import { age, dayOf } from '../../words/dates.ts'
import { nameOf } from '../../words/people.ts'
import { answererText, waitedText, workingDaysText } from '../../words/questions.ts'
import type { Shown } from '../pilot-request.ts'
import { type Measure, measure } from './figure.ts'
import { type Primary, primary } from './keys.ts'
import type { Line, Lines } from './lists.ts'
import type { Link, NavLink } from './page.ts'
import type { Empty } from './table.ts'

/** Which questions are looked at: about one rule, about none, or all. */
export type AboutRule = number | 'none' | null

export type QuestionsAsked = Shown & {
  readonly about: AboutRule
  /** Only answered questions before this number; null for the newest. */
  readonly before: number | null
}

export type QuestionsOf = QuestionsAsked & {
  /** The words of questions, by the id of the text. */
  readonly texts: ReadonlyMap<string, string>
}

export type QuestionsPage = {
  readonly filters: readonly NavLink[]
  readonly time: Measure
  readonly open: Lines
  readonly answered: Lines
  readonly older: Link | null
  readonly empty: Empty | null
  readonly primary: Primary | null
}

export function questionsView(given: QuestionsOf): QuestionsPage {
  const { open, answered, older } = questionsShown(given)
  const isEmpty = open.length + answered.length === 0
  return {
    filters: filtersOf(given),
    time: timeTile(given),
    open: open.map((question) => openLine(question, given)),
    answered: answered.map((question) => answeredLine(question, given)),
    older: older === null ? null : { text: 'Older questions', href: addressFor(given, older) },
    empty: isEmpty
      ? { text: 'No question here yet. Whoever wonders what a rule means asks, and the answer stays.' }
      : null,
    primary: hasEnded(given.file.pilot)
      ? null
      : primary(undefined, { text: 'Ask a question', href: newAddress(given) }),
  }
}

const mostAnswered = 30

/** What the page shows: open ones longest waiting first, answered ones newest first, and where the older ones begin. */
export function questionsShown({ file, about, before }: QuestionsAsked): {
  readonly open: readonly Question[]
  readonly answered: readonly Question[]
  readonly older: number | null
} {
  const here = questionsAsked(file).filter((question) => isAbout(question, about))
  const answered = here.filter((question) => !isOpenQuestion(question)).toReversed()
  const upTo = answered.filter(({ number }) => before === null || number < before)
  const page = upTo.slice(0, mostAnswered)
  const older = upTo.length > page.length ? (page.at(-1)?.number ?? null) : null
  return { open: here.filter(isOpenQuestion), answered: page, older }
}

function isAbout({ rule }: Question, about: AboutRule): boolean {
  return about === null || rule === (about === 'none' ? null : about)
}

/** One chip for every rule that somebody asked about; none while all questions are about one thing. */
function filtersOf({ file, about }: QuestionsOf): readonly NavLink[] {
  const asked = questionsAsked(file)
  const rules = [...new Set(asked.map(({ rule }) => rule))].toSorted((a, b) => (a ?? Infinity) - (b ?? Infinity))
  if (rules.length < 2 && about === null) return []
  const address = `/pilots/${encodeURIComponent(file.pilot.code)}/questions`
  const chips = rules.map((rule) => {
    const name = rule === null ? 'No rule' : ruleName(rule)
    const count = asked.filter((question) => question.rule === rule).length
    return {
      text: `${name} (${count})`,
      href: `${address}?rule=${rule ?? 'none'}`,
      current: (rule ?? 'none') === about,
    }
  })
  return [{ text: 'All', href: address, current: about === null }, ...chips]
}

function addressFor({ file, about }: QuestionsOf, before: number): string {
  const rule = about === null ? '' : `&rule=${about}`
  return `/pilots/${encodeURIComponent(file.pilot.code)}/questions?before=${before}${rule}#answered`
}

function newAddress({ file, about }: QuestionsOf): string {
  const address = `/pilots/${encodeURIComponent(file.pilot.code)}/questions/new`
  return typeof about === 'number' ? `${address}?rule=${about}` : address
}

/** The median over all rules, as the expansion gate takes it. */
function timeTile({ file, now, calendar }: QuestionsOf): Measure {
  const { workingDays, answered, overdue } = answeringTime(file, now, calendar)
  const newest = file.questions.findLast(({ what }) => what === 'answered')
  return measure({
    name: 'Time to an answer, in the median',
    now: workingDays === null ? null : workingDaysText(workingDays),
    standing: workingDays === null ? undefined : standingOf(workingDays),
    target: `at most ${workingDaysText(inTimeDays)}`,
    notes: [
      `${answered} answered in the last 30 days`,
      ...(overdue > 0 ? [`${overdue} still open and late`] : []),
      'a working day is 8 hours, Monday to Friday from 9:00 to 17:00',
    ],
    source: { text: newest ? `questions asked here, last answer ${age(newest.at, now)}` : 'questions asked here' },
  })
}

function standingOf(workingDays: number): Measure['standing'] {
  return workingDays <= inTimeDays ? { is: 'good', says: 'in time' } : { is: 'bad', says: 'too slow' }
}

function openLine(question: Question, given: QuestionsOf): Line {
  const { file, names, now, calendar } = given
  const asked = `asked by ${nameOf(names, question.by)}, waits for ${waitedText(waited(question, now, calendar))}`
  const note = `${aboutText(question)} · ${asked} · ${answererText(file, question.rule, names)} answers`
  return { ...lineOf(question, given), note }
}

function answeredLine(question: Question, given: QuestionsOf): Line {
  const { names, now, calendar } = given
  const newest = question.answers.at(-1)
  const by = newest && `${nameOf(names, newest.by)} on ${dayOf(newest.at, calendar.zone, now)}`
  const note = `${aboutText(question)} · answered by ${by}, first after ${waitedText(waited(question, now, calendar))}`
  return { ...lineOf(question, given), note }
}

function lineOf({ words, number }: Question, { file, texts }: QuestionsOf): Line {
  return {
    text: clipped(texts.get(words) ?? ''),
    href: `/pilots/${encodeURIComponent(file.pilot.code)}/questions/${number}`,
  }
}

function aboutText({ rule }: Question): string {
  return rule === null ? 'No rule' : ruleName(rule)
}

const longest = 160

/** The beginning of a long question; the whole stands on its own page. */
function clipped(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, text.lastIndexOf(' ', longest))} …`
}
