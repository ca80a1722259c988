// What somebody who does the work needs to know, on one page for a phone: when to use the new flow, what changed lately,
// today's rules, what to do when it fails, and who answers.
import { groupOf } from '../../domain/group.ts'
import { readLineAt, whenToUseIn } from '../../domain/know.ts'
import type { Seat } from '../../domain/person.ts'
import { hasEnded, lastStage } from '../../domain/pilot.ts'
import { ruleName, rulesInEffect } from '../../domain/rule.ts'
import { type BookRule, ruleBook } from '../../domain/rule-book.ts'
import { charterInForce } from '../../domain/charter.ts'
import { counted, listed } from '../../domain/advice/wording.ts'
import { dayOf } from '../../words/dates.ts'
import { answererText } from '../../words/questions.ts'
import { sectionName } from '../../words/rules.ts'
import type { Shown } from '../pilot-request.ts'
import { type Problem, type Problems, problemSummary } from './field.ts'
import { type Primary, primary } from './keys.ts'
import { changesShown, type ChangeShown } from './know-changes.ts'
import { type Acknowledging, acknowledging } from './acknowledging.ts'
import type { Pairs } from './lists.ts'
import type { Link } from './page.ts'

export type KnowOf = Shown & {
  readonly person: string
  readonly seats: readonly Seat[]
  readonly problems: readonly Problem[]
}

export type KnowPage = {
  readonly warning: string | null
  readonly problems: Problems | null
  readonly line: LineShown
  readonly changes: readonly ChangeShown[]
  readonly sections: readonly { readonly heading: string; readonly rules: Pairs }[]
  readonly rulesNote: string | null
  readonly book: Link
  readonly fallback: string | null
  readonly answers: Pairs
  /** Asking is the one thing to do here once nothing waits to be read. */
  readonly primary: Primary | null
  readonly ask: Link | null
  readonly friction: Link | null
  readonly group: Link | null
}

/** The when-to-use line, and how far it has been read. */
export type LineShown = Acknowledging & { readonly text: string | null; readonly readBy: string | null }

export function knowView(given: KnowOf): KnowPage {
  const { file, seats } = given
  const address = `/pilots/${encodeURIComponent(file.pilot.code)}`
  const line = lineShown(given)
  const changes = changesShown(given, line.form !== null)
  const ask = hasEnded(file.pilot) ? null : { text: 'Ask a question', href: `${address}/questions/new` }
  const isWaiting = line.form !== null || changes.some(({ form }) => form !== null)
  return {
    warning: warningOf(given),
    problems: problemSummary(given.problems),
    line,
    changes,
    ...rulesShown(given),
    book: { text: 'The whole rule book', href: `${address}/rules` },
    fallback: charterInForce(file.charters, file.keys)?.content.fallback || null,
    answers: answersOf(given),
    primary: ask && !isWaiting ? primary(undefined, ask) : null,
    ask: isWaiting ? ask : null,
    friction: hasEnded(file.pilot) ? null : { text: 'Report friction', href: `${address}/friction/new` },
    group: seats.some((seat) => seat === 'lead' || seat === 'coo')
      ? { text: 'The group: who has read and seen what', href: `${address}/group` }
      : null,
  }
}

function warningOf({ file }: KnowOf): string | null {
  if (hasEnded(file.pilot)) return 'This pilot has ended. What stands here is how it ended.'
  if (lastStage(file.pilot)?.stage === 'paused') return 'This pilot is paused. Work as the fallback below says.'
  return null
}

function lineShown(given: KnowOf): LineShown {
  const { file, person, calendar, now } = given
  const charter = whenToUseIn(file)
  if (!charter) return { text: null, readBy: null, said: null, form: null, press: null }
  const readAt = readLineAt(file, person)
  const group = groupOf(file.pilot)
  const readers = group.filter((one) => readLineAt(file, one) !== null).length
  return {
    text: charter.content.whenToUse,
    readBy: group.includes(person)
      ? null
      : `${readers} of ${counted(group.length, 'person', 'people')} in the group have read it.`,
    ...acknowledging(file, {
      what: 'when to use',
      subject: charter.hash,
      said: readAt === null ? null : `You read this on ${dayOf(readAt, calendar.zone, now)}.`,
      text: 'I have read this',
      next: 'It is noted with your name. You are asked again when the line changes.',
      isFirst: group.includes(person),
    }),
  }
}

function rulesShown({ file }: KnowOf): Pick<KnowPage, 'sections' | 'rulesNote'> {
  const sections = ruleBook(file).map(({ section, rules }) => ({
    heading: sectionName(section),
    rules: rules.flatMap((one) => rulePairs(one)),
  }))
  if (sections.length === 0) return { sections, rulesNote: 'No rule is written yet.' }
  return { sections, rulesNote: lastStage(file.pilot) ? null : 'They hold from the launch on.' }
}

/** A rule in short, and below it what belongs to it. */
function rulePairs({ rule, isAmbiguous, below }: BookRule): Pairs {
  const { number, content } = rule
  const kind = content.section === 'exception' ? 'An exception from' : 'Belongs to'
  const notes = [
    ...(content.under === null ? [] : [`${kind} ${ruleName(content.under)}.`]),
    ...(isAmbiguous ? ['Not clear enough yet: ask when in doubt.'] : []),
  ]
  const pair = { term: ruleName(number), text: content.text, note: notes.join(' ') || undefined }
  return [pair, ...below.flatMap(rulePairs)]
}

/** Who answers about which rules; whoever answers about most of them stands last, as "everything else". */
function answersOf({ file, names }: KnowOf): Pairs {
  const rules = rulesInEffect(file.rules).map(({ number }) => number)
  const noRule = answererText(file, null, names)
  const answerers = [...new Set(rules.map((rule) => answererText(file, rule, names)))].filter((who) => who !== noRule)
  const named = answerers.map((who) => {
    const theirs = rules.filter((rule) => answererText(file, rule, names) === who)
    return { term: theirs.length === rules.length ? 'Every rule' : listed(theirs.map(ruleName)), text: who }
  })
  return [...named, { term: named.length === 0 ? 'Everything' : 'Everything else', text: noRule }]
}
