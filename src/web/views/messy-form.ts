// The form that writes a messy case down: what kind, which rule it tries, what comes in and what should happen.
import { messyKinds } from '../../domain/messy-case.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { ruleName, rulesInEffect } from '../../domain/rule.ts'
import { answered, type Problem, problemSummary, type Question, type Sent } from './field.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'
import { kindHints, messyAddress, noRule } from './messy-cases.ts'
import type { Empty } from './table.ts'

export type MessyFormOf = {
  readonly file: PilotFile
  /** What was sent, else what the address asks for: a rule, a kind. */
  readonly typed: Sent
  readonly problems: readonly Problem[]
}

export function messyFormView({ file, typed, problems }: MessyFormOf): { form: Form | null; empty: Empty } {
  const empty = noRule(file.pilot.code)
  if (rulesInEffect(file.rules).length === 0) return { form: null, empty }
  const address = messyAddress(file.pilot.code)
  const fields = answered(questionsOf(file), typed, problems)
  const next = 'Next you run it, by hand or on the rules, and keep the result.'
  return {
    empty,
    form: form({
      id: 'messy-form',
      action: address,
      fields,
      problems: problemSummary(problems),
      primary: { ...primary(next, { text: 'Write the test' }), away: { text: 'All messy cases', href: address } },
    }),
  }
}

function questionsOf({ rules }: PilotFile): readonly Question[] {
  const choices = rulesInEffect(rules).map(({ number, content }) => ({
    value: String(number),
    text: `${ruleName(number)} ${content.text}`,
  }))
  return [
    {
      kind: 'radios',
      name: 'kind',
      label: 'What kind of mess',
      choices: messyKinds.map((kind) => ({ value: kind, text: kind, hint: kindHints[kind] })),
    },
    { kind: 'select', name: 'rule', label: 'The rule it tries', choices: [{ value: '', text: 'Choose' }, ...choices] },
    {
      kind: 'textarea',
      name: 'given',
      label: 'What comes in',
      rows: 2,
      hint: 'One concrete case, as it would arrive.',
    },
    {
      kind: 'textarea',
      name: 'attributes',
      label: 'Attributes of the case',
      rows: 3,
      optional: true,
      hint: 'One line each, like “Amount=12000”, named as in the case log. With them a rule that has a condition can be replayed.',
    },
    { kind: 'textarea', name: 'expected', label: 'What should happen', rows: 2 },
  ]
}
