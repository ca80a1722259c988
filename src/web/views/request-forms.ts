// The forms of a request's page: what it costs, yes, no, and taking it back.
import { costText } from '../../words/requests.ts'
import { answered, problemSummary, type Question } from './field.ts'
import { form, type Form } from './form.ts'
import { type Action, primary } from './keys.ts'
import { partOf, type RequestOf, type RequestPart } from './request-of.ts'

export function costForm(given: RequestOf): Form {
  const { minutes } = given.request
  const hours: Question = {
    kind: 'number',
    name: 'hours',
    label: 'What it would cost',
    unit: 'hours of work',
    hint: 'To build it and to bring it in, once.',
    value: minutes === null ? undefined : String(minutes / 60),
  }
  const next = 'The COO sees the hours beside the wish, and decides.'
  return partForm(given, 'cost', 'cost', [hours, reason('cost', 'What the hours are for')], next, {
    text: 'Say what it costs',
  })
}

export function acceptForm(given: RequestOf): Form {
  const cost = costText(given.request.minutes)
  const why = reason('accept', 'Why now', true)
  const next = `It is accepted at ${cost}, and who asked and who decided stays listed.`
  return partForm(given, 'accept', 'acceptance', [why], next, { text: `Accept it at ${cost}` })
}

export function cutForm(given: RequestOf): Form {
  const next = 'It is over with that. Whoever asked reads the reason, and may ask for something else.'
  return partForm(given, 'cut', 'cut', [reason('cut', 'Why it is cut')], next, { text: 'Cut it', tone: 'danger' })
}

export function withdrawForm(given: RequestOf): Form {
  const next = 'It is taken back. It stays counted as one that was asked.'
  const why = reason('withdraw', 'Why it is no longer wanted')
  return partForm(given, 'withdraw', 'withdrawal', [why], next, { text: 'Withdraw it' })
}

function reason(part: RequestPart, label: string, optional = false): Question {
  return { kind: 'textarea', name: `${part}Why`, label, rows: 2, optional }
}

function partForm(
  given: RequestOf,
  part: RequestPart,
  path: string,
  questions: readonly Question[],
  next: string,
  action: Action,
): Form {
  const { sent, problems } = partOf(given, part)
  return form({
    id: `${part}-form`,
    action: `${given.address}/${path}`,
    seen: given.request.seen,
    fields: answered(questions, sent, problems),
    problems: problemSummary(problems),
    primary: primary(next, action),
  })
}
