// A question on a form: label above, hint below it, what is wrong beside it, and what was typed is never lost.
// A page lists its questions once; `answered` sets beside them what was sent and what is wrong with it.

/** A choice of a select, radios or checkboxes. */
export type Choice = { value: string; text: string; hint?: string }

type Common = {
  name: string
  label: string
  hint?: string
  /** Said after the label; a field that is not optional is expected. */
  optional?: boolean
  /** What stands in the field before anything was sent. */
  value?: string
  /** The form it stands in, where several forms of one page ask under the same name. */
  within?: string
}

/** One question, by kind. `unit` stands behind a number ("hours"); `text` stands beside a single checkbox; `size` is the width. */
export type Question = Common &
  (
    | {
        kind: 'text'
        size?: 'short' | 'middle'
        autocomplete?: string
        inputMode?: 'email' | 'numeric'
        maxLength?: number
      }
    | { kind: 'textarea'; rows?: number; maxLength?: number }
    | { kind: 'number'; unit: string }
    | { kind: 'date' }
    | { kind: 'time' }
    | { kind: 'select'; choices: readonly Choice[] }
    | { kind: 'radios'; choices: readonly Choice[] }
    | { kind: 'checkboxes'; choices: readonly Choice[] }
    | { kind: 'checkbox'; text: string }
    | { kind: 'password'; autocomplete?: 'current-password' | 'new-password' }
    | { kind: 'file'; accept?: string }
    | { kind: 'hidden' }
  )

/** For `views/shared/_field.eta`, at `it.field`: a question with its id, what was typed, and what is wrong with it. */
export type Field = Question & {
  id: string
  value: string
  chosen: readonly string[]
  describedBy?: string
  problem?: string
}

/** What is wrong with a form. Without a `name` it is about the whole: a refusal, or content that moved underneath. */
export type Problem = { name?: string; text: string }

/** For `views/shared/_problems.eta`, at `it.problems`: the summary on top, whose lines lead to the fields. */
export type Problems = { title: string; lines: readonly { text: string; href?: string }[] }

/** The body of a form as it was sent. */
export type Sent = Readonly<Record<string, unknown>>

/** The fields of a form: each question with what was sent (else its first value) and its problem. */
export function answered(questions: readonly Question[], sent?: Sent, problems: readonly Problem[] = []): Field[] {
  return questions.map((question) => field(question, sent, problems))
}

/** One field: the question with what was sent (else its first value) and its problem. Passwords and files are never sent back. */
export function field(question: Question, sent?: Sent, problems: readonly Problem[] = []): Field {
  const id = fieldId(question.within === undefined ? question.name : `${question.within}.${question.name}`)
  const problem = problems.find((each) => each.name === question.name)?.text
  const chosen = chosenIn(question, sent)
  const describedBy = [question.hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')

  return { ...question, id, value: chosen[0] ?? '', chosen, problem, describedBy: describedBy || undefined }
}

/** The summary of what is wrong, or null when nothing is. Lines about a field lead to it. */
export function problemSummary(problems: readonly Problem[]): Problems | null {
  if (problems.length === 0) return null

  return {
    title: problems.length === 1 ? 'One thing needs your attention' : `${problems.length} things need your attention`,
    lines: problems.map(({ name, text }) => ({ text, href: name === undefined ? undefined : `#${fieldId(name)}` })),
  }
}

/** The id of a field, made of its name: `measures.0.target` is `field-measures-0-target`. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^A-Za-z0-9]+/g, '-')}`
}

function chosenIn(question: Question, sent: Sent | undefined): string[] {
  if (question.kind === 'password' || question.kind === 'file') return []
  if (sent === undefined) return question.value === undefined ? [] : [question.value]
  if (question.kind === 'hidden' && !(question.name in sent)) return [question.value ?? '']

  return [sent[question.name]].flat().filter((value) => typeof value === 'string')
}
