// The gallery's forms: one of every kind of question, sent back with what was wrong, and one that nobody has touched.

import { answered, problemSummary, type Question } from '../../src/web/views/field.ts'
import { form } from '../../src/web/views/form.ts'
import { primary, proofOfIdentity } from '../../src/web/views/keys.ts'

const questions: Question[] = [
  {
    kind: 'text',
    name: 'goal',
    label: 'Goal sentence',
    hint: 'Verb, from, to, team: “Cut invoice approval time from 2 days to 4 hours for the accounts-payable team.”',
  },
  { kind: 'text', name: 'code', label: 'Code', size: 'short', hint: 'Two to six letters.', value: 'INV' },
  { kind: 'number', name: 'target', label: 'Target', unit: 'hours', value: '4' },
  { kind: 'date', name: 'launch', label: 'First week begins', value: '2026-08-31' },
  { kind: 'time', name: 'meets', label: 'Review at', optional: true, value: '16:00' },
  {
    kind: 'select',
    name: 'lead',
    label: 'Team lead',
    value: 'maya',
    choices: [
      { value: 'maya', text: 'Maya' },
      { value: 'ben', text: 'Ben' },
    ],
  },
  {
    kind: 'radios',
    name: 'answer',
    label: 'Your answer, in private',
    hint: 'Nobody sees it before both have chosen.',
    choices: [
      { value: 'stop', text: '■ Stop', hint: 'The pilot ends; invoices go the old way from Monday.' },
      { value: 'fix', text: '◆ Fix', hint: 'It runs on; one thing is repaired, with an owner and a date.' },
      { value: 'expand', text: '▲ Expand', hint: 'Cannot be signed while a check has not passed.' },
    ],
  },
  {
    kind: 'checkboxes',
    name: 'guards',
    label: 'Guardrails',
    value: 'error',
    choices: [
      { value: 'error', text: 'Error rate' },
      { value: 'rework', text: 'Rework share' },
    ],
  },
  {
    kind: 'checkbox',
    name: 'read',
    label: 'When to use it',
    text: 'I have read when to use the tool and when not to.',
  },
  { kind: 'textarea', name: 'why', label: 'Reason', hint: 'Goes into the decision record, in your words.' },
  { kind: 'password', name: 'secret', label: 'Password' },
  { kind: 'file', name: 'cases', label: 'Case log', hint: 'CSV or XES, up to 50 MB.', accept: '.csv,.xes,.gz' },
  { kind: 'hidden', name: 'round', label: 'Round', value: '2' },
]

const wrong = [
  { name: 'goal', text: 'Say from what to what: “improve operations with automation” names no number.' },
  { name: 'answer', text: 'Choose one answer.' },
]

const typed = {
  goal: 'Improve operations with automation',
  code: 'INV',
  target: '4',
  launch: '2026-08-31',
  meets: '16:00',
  lead: 'ben',
  guards: ['error', 'rework'],
  why: 'Two invoices over 10,000 were paid on one approval.',
}

/** A form full of questions and problems, and one with neither. */
export const galleryForms = {
  form: form({
    id: 'charter-form',
    action: '/gallery',
    seen: 'a1b2c3',
    fields: answered(questions, typed, wrong),
    problems: problemSummary([{ text: 'The charter changed while you were writing.' }, ...wrong]),
    proof: proofOfIdentity('olivia@example.com', 'That is not your password.'),
    primary: {
      ...primary(
        'When both keys have turned, the charter holds from Monday 31 August. Any edit after that opens a new round and voids the keys.',
        { text: 'Turn the policy key' },
        { text: 'Save as draft', name: 'draft' },
        { text: 'Withdraw', name: 'withdraw', tone: 'danger' },
      ),
      away: { text: 'Back to the charter', href: '/pilots/INV/charter' },
    },
  }),
  untouchedForm: form({
    id: 'ask',
    action: '/gallery',
    fields: answered(questions.slice(0, 2)),
    primary: primary(undefined, { text: 'Ask' }),
  }),
}
