// The form to log a failure with: six taps and one sentence on a phone, everything else folded and defaulted.
import { knownComponents } from '../../domain/component.ts'
import { severities } from '../../words/failures.ts'
import type { Shown } from '../pilot-request.ts'
import {
  answered,
  type Choice,
  type Field,
  type Problem,
  type Problems,
  problemSummary,
  type Question,
  type Sent,
} from './field.ts'
import { type Primary, primary } from './keys.ts'

export type NewFailure = {
  readonly action: string
  readonly problems: Problems | null
  readonly fields: readonly Field[]
  readonly more: { readonly open: boolean; readonly fields: readonly Field[]; readonly when: readonly Field[] }
  readonly primary: Primary
}

export function newFailureView(given: Shown, sent?: Sent, problems: readonly Problem[] = []): NewFailure {
  const address = `/pilots/${encodeURIComponent(given.file.pilot.code)}/failures`
  const folded = [...details, ...whenAsked(given)]
  const next = 'The CTO and the engineers find it on Home at once.'
  return {
    action: address,
    problems: problemSummary(problems),
    fields: answered(asked(given), sent, problems),
    more: {
      open: folded.some(({ name }) => problems.some((problem) => problem.name === name)),
      fields: answered(details, sent, problems),
      when: answered(whenAsked(given), sent, problems),
    },
    primary: { ...primary(next, { text: 'Log it' }), away: { text: 'Back to the failures', href: address } },
  }
}

function asked({ file }: Shown): readonly Question[] {
  const parts = knownComponents(file).map(({ id, name }) => ({ value: id, text: name }))
  const bad = Object.entries(severities).map(([value, text]) => ({ value, text }))
  return [
    { kind: 'radios', name: 'component', label: 'What failed?', choices: parts },
    { kind: 'radios', name: 'severity', label: 'How bad is it?', choices: bad },
    { kind: 'radios', name: 'stopsWork', label: 'Does work stand still?', choices: yesNo, value: 'no' },
    { kind: 'textarea', name: 'words', label: 'What happened, in a sentence', rows: 2 },
  ]
}

const yesNo: readonly Choice[] = [
  { value: 'no', text: 'No' },
  { value: 'yes', text: 'Yes' },
]

const details: readonly Question[] = [
  {
    kind: 'radios',
    name: 'fallbackWorks',
    label: 'Can the work be finished by hand?',
    optional: true,
    choices: [
      { value: 'yes', text: 'Yes, that is how it goes on' },
      { value: 'no', text: 'No' },
    ],
  },
  { kind: 'number', name: 'casesHit', label: 'How many cases it hit', unit: 'cases', optional: true },
  {
    kind: 'radios',
    name: 'detectedBy',
    label: 'How it was seen',
    value: 'person',
    choices: [
      { value: 'person', text: 'Somebody noticed' },
      { value: 'alert', text: 'An alert told' },
      { value: 'review', text: 'Only at a review' },
    ],
  },
]

/** When it happened; left empty, it is now. */
function whenAsked({ calendar }: Shown): readonly Question[] {
  return [
    { kind: 'date', name: 'occurredOn', label: 'Since which day', optional: true },
    { kind: 'time', name: 'occurredTime', label: `Time in ${calendar.zone}`, optional: true },
  ]
}
