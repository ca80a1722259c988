// One question with its answers, and the two forms: asking, and answering.
import { waited } from '../../domain/answering-time.ts'
import { hasEnded } from '../../domain/pilot.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { isOpenQuestion, mayAnswer, type Question, type QuestionEvent } from '../../domain/question.ts'
import { newestVersion, ruleName, rulesInEffect } from '../../domain/rule.ts'
import { dayTime } from '../../words/dates.ts'
import { nameWithSeat, type Names } from '../../words/people.ts'
import { answererText, waitedText } from '../../words/questions.ts'
import { capital } from '../../words/sentences.ts'
import type { Shown } from '../pilot-request.ts'
import { answered, type Choice, type Problem, problemSummary, type Sent } from './field.ts'
import { fold, type Fold } from './fold.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'
import type { Link } from './page.ts'
import type { Sentence } from './trail.ts'

export type QuestionOf = Shown & {
  readonly question: Question
  /** The words of the question and its answers, by the id of the text. */
  readonly texts: ReadonlyMap<string, string>
  /** Who looks at it. */
  readonly person: string
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

/** Somebody's words, and who wrote them when. */
export type Words = { readonly text: string; readonly by: string }

export type QuestionPage = {
  readonly heading: string
  readonly rule: {
    readonly name: string
    readonly href: string
    readonly text: string
    readonly note: string | null
  } | null
  readonly question: Words
  readonly answer: Words | null
  readonly earlier: readonly Sentence[]
  /** Who answers, for whoever may not. */
  readonly awaits: string | null
  readonly form: Form | null
  readonly again: Fold | null
  readonly all: Link
}

export function questionView(given: QuestionOf): QuestionPage {
  const { file, question, texts } = given
  const newest = question.answers.at(-1)
  const answerForm = mayAnswerNow(given) ? formOf(given) : null
  const isOpen = isOpenQuestion(question)
  return {
    heading: `Question ${question.number}`,
    rule: ruleShown(given),
    question: {
      text: texts.get(question.words) ?? '',
      by: `Asked by ${writtenBy(question.by, question.askedAt, given)}`,
    },
    answer: newest ? { text: texts.get(newest.words) ?? '', by: answeredBy(newest, given) } : null,
    earlier: question.answers
      .slice(0, -1)
      .toReversed()
      .map((answer) => ({ text: `${answeredBy(answer, given)}:`, why: texts.get(answer.words) })),
    awaits: isOpen && !answerForm ? awaitsText(given) : null,
    form: isOpen ? answerForm : null,
    again: !isOpen && answerForm ? fold('Answer again', answerForm) : null,
    all: { text: 'All questions', href: `${addressOf(file)}/questions` },
  }
}

function mayAnswerNow({ file, question, person, calendar, now }: QuestionOf): boolean {
  return !hasEnded(file.pilot) && mayAnswer({ file, question, today: calendar.dayOf(now) }, person)
}

/** The rule as it is today, and whether it was another when the question was asked. */
function ruleShown({ file, question: { rule, askedAt } }: QuestionOf): QuestionPage['rule'] {
  const version = rule === null ? null : newestVersion(file.rules, rule)
  if (!version) return null
  const name = ruleName(version.number)
  const changed = version.at > askedAt ? 'It has changed since this was asked.' : null
  return {
    name,
    href: `${addressOf(file)}/rules/${name}`,
    text: version.content.text,
    note: version.retired ? 'It is no longer in effect.' : changed,
  }
}

/** The first answer is the one that counts for the time. */
function answeredBy(answer: QuestionEvent, given: QuestionOf): string {
  const { question, now, calendar } = given
  const after = answer === question.answers[0] ? `, after ${waitedText(waited(question, now, calendar))}` : ''
  return `${writtenBy(answer.by, answer.at, given)}${after}`
}

function writtenBy(person: string, at: number, { file, names, calendar, now }: QuestionOf): string {
  return `${nameWithSeat(names, file.pilot.holders, person)} on ${dayTime(at, calendar.zone, now)}`
}

function awaitsText({ file, question, names, now, calendar }: QuestionOf): string {
  if (hasEnded(file.pilot)) return 'The pilot ended before anybody answered.'
  const who = capital(answererText(file, question.rule, names))
  return `${who} answers. It waits for ${waitedText(waited(question, now, calendar))}.`
}

function formOf({ file, question, sent, problems, names }: QuestionOf): Form {
  const asker = nameWithSeat(names, file.pilot.holders, question.by)
  const isAgain = !isOpenQuestion(question)
  const next = isAgain
    ? 'The new answer takes the place of the old one, which stays below it.'
    : `${asker} and everybody else on the pilot read it here, with your name.`
  const words = { kind: 'textarea', name: 'words', label: 'Answer', rows: 4 } as const
  return form({
    id: 'answer-form',
    action: `${addressOf(file)}/questions/${question.number}/answers`,
    fields: answered([words], sent, problems),
    problems: problemSummary(problems),
    primary: primary(next, { text: isAgain ? 'Answer again' : 'Answer' }),
  })
}

export type AskOf = {
  readonly file: PilotFile
  readonly names: Names
  /** The rule of the address; null for none. */
  readonly rule: number | null
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

export function askForm({ file, names, rule, sent, problems }: AskOf): Form {
  const known = rulesInEffect(file.rules).some(({ number }) => number === rule)
  const address = `${addressOf(file)}/questions`
  const who = known
    ? `${answererText(file, rule, names)} answers questions about ${ruleName(rule ?? 0)}`
    : 'It goes to whoever answers for the rule, to the COO where no rule speaks'
  return form({
    id: 'ask-form',
    action: address,
    fields: answered(
      [
        {
          kind: 'select',
          name: 'rule',
          label: 'About which rule',
          choices: ruleChoices(file),
          value: known ? String(rule) : '',
        },
        {
          kind: 'textarea',
          name: 'words',
          label: 'What do you want to know?',
          rows: 4,
          hint: 'One case is easier to answer than a principle.',
        },
      ],
      sent,
      problems,
    ),
    problems: problemSummary(problems),
    primary: {
      ...primary(`${capital(who)}. The hours until the answer are counted.`, { text: 'Ask' }),
      away: { text: 'All questions', href: address },
    },
  })
}

const longestChoice = 70

function ruleChoices({ rules }: PilotFile): readonly Choice[] {
  const named = rulesInEffect(rules).map(({ number, content: { text } }) => {
    const short = text.length <= longestChoice ? text : `${text.slice(0, text.lastIndexOf(' ', longestChoice))} …`
    return { value: String(number), text: `${ruleName(number)} ${short}` }
  })
  return [{ value: '', text: 'No rule, or I do not know which' }, ...named]
}

function addressOf({ pilot }: PilotFile): string {
  return `/pilots/${encodeURIComponent(pilot.code)}`
}
