// Settings: two values that rarely change, and links to what does.
import type { Outside } from '../../outbox/outside.ts'
import { mailsText, type Outcome } from './deliveries.ts'
import { answered, type Problem, problemSummary, type Question, type Sent } from './field.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'
import type { Lines, Pairs } from './lists.ts'
import type { Press } from './press.ts'
import { zoneQuestion } from './set-up.ts'

export type Settings = {
  readonly organisation: { readonly name: string; readonly zone: string }
  readonly mayChange: boolean
  readonly outside: Outside
  /** What came of a test mail. */
  readonly outcome: Outcome | null
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

export type SettingsView = {
  readonly places: Lines
  readonly pairs: Pairs
  readonly form: Form | null
  readonly outcome: Outcome | null
  readonly mails: string
  readonly testMail: Press | null
}

export function settingsView(settings: Settings): SettingsView {
  const { organisation, mayChange, outside, outcome } = settings
  return {
    places: [
      { text: 'People', href: '/people', note: 'who is here, duties, sign-in links' },
      { text: 'Tokens', href: '/tokens', note: 'access for machines, to every pilot' },
      { text: 'Decision rights', href: '/decision-rights', note: 'who may do what' },
    ],
    pairs: [
      { term: 'Organisation', text: organisation.name },
      { term: 'Time zone', text: organisation.zone },
    ],
    form: mayChange ? settingsForm(settings) : null,
    outcome,
    mails: mailsText(outside),
    testMail: mayChange ? { action: '/settings/test-mail', text: 'Send a test mail to yourself' } : null,
  }
}

function settingsForm({ organisation, sent, problems }: Settings): Form {
  const { hint, ...zone } = zoneQuestion(organisation.zone)
  const questions: readonly Question[] = [
    {
      kind: 'text',
      name: 'organisation',
      label: 'Name of the organisation',
      value: organisation.name,
      autocomplete: 'organization',
    },
    { ...zone, hint: `${hint ?? ''} ${movesWeeks}` },
  ]
  return form({
    id: 'settings',
    action: '/settings',
    fields: answered(questions, sent, problems),
    problems: problemSummary(problems),
    primary: primary(undefined, { text: 'Save' }),
  })
}

const movesWeeks =
  'Changing it moves the borders of weeks: cases near midnight on Sunday may fall to another open week, and deadlines move. Signed weeks stay as they were signed.'
