// The questions of what a machine checks: for which cases, line by line, and what then must happen.
import { plainWords } from '../../domain/advice/wording.ts'
import type { AttributeField } from '../../domain/attribute-field.ts'
import { operators } from '../../domain/rule.ts'
import { limitUnits } from '../../domain/time-limit.ts'
import type { Choice, Question } from './field.ts'

export const whenQuestion: Question = {
  kind: 'radios',
  name: 'when',
  label: 'For which cases?',
  choices: [
    { value: '', text: 'None', hint: 'People read the rule; no machine checks it.' },
    { value: 'every', text: 'Every case' },
    { value: 'all', text: 'Cases for which all of these lines hold' },
    { value: 'any', text: 'Cases for which at least one of these lines holds' },
    { value: 'expression', text: 'Cases for which an expression holds', hint: 'Written by hand, in CEL.' },
  ],
}

/** The three questions of a line. What was chosen of a field that no case gives any more stays a choice. */
export function rowQuestions(place: number, fields: readonly AttributeField[], chosen: unknown): readonly Question[] {
  return [
    { kind: 'select', name: `row.${place}.field`, label: 'Field', choices: choicesOf(fields, chosen) },
    { kind: 'select', name: `row.${place}.operator`, label: 'How it compares', choices: operatorChoices },
    { kind: 'text', name: `row.${place}.value`, label: 'Value', maxLength: 2_000 },
  ]
}

const operatorChoices: readonly Choice[] = operators.map((value) => ({ value, text: value }))

function choicesOf(fields: readonly AttributeField[], chosen: unknown): readonly Choice[] {
  const known = fields.map(({ name, type }) => ({ value: name, text: `${plainWords(name)} (${type})` }))
  const isGone = typeof chosen === 'string' && chosen !== '' && !known.some(({ value }) => value === chosen)
  const gone = isGone ? [{ value: chosen, text: `${plainWords(chosen)} (no case gives it)` }] : []
  return [{ value: '', text: 'Choose a field' }, ...known, ...gone]
}

export const expressionQuestion: Question = {
  kind: 'textarea',
  name: 'expression',
  label: 'Expression',
  hint: 'A field is written c["Amount"]. Compare with == != < <= > >=, join with && and ||, deny with !(…), list with in ["a", "b"], ask "Amount" in c whether it is given.',
  rows: 3,
}

export const outcomeQuestions: readonly (readonly Question[])[] = [
  [
    { kind: 'text', name: 'route', label: 'It goes to', optional: true, maxLength: 100 },
    { kind: 'text', name: 'approver', label: 'Who approves it', optional: true, maxLength: 100 },
  ],
  [
    {
      kind: 'text',
      name: 'limit',
      label: 'It may take',
      optional: true,
      size: 'short',
      inputMode: 'numeric',
      maxLength: 20,
    },
    { kind: 'select', name: 'unit', label: 'Unit', choices: limitUnits.map((value) => ({ value, text: value })) },
    {
      kind: 'select',
      name: 'counts',
      label: 'Counted',
      choices: [
        { value: 'round the clock', text: 'round the clock' },
        { value: 'working hours', text: 'in working hours, Monday to Friday 9 to 17' },
      ],
    },
  ],
  [
    {
      kind: 'text',
      name: 'human',
      label: 'What a person must do',
      hint: 'In a few words that begin with a verb: “checks the bank details”.',
      optional: true,
      maxLength: 200,
    },
  ],
]
