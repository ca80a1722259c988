// What was sent outside, and whether it was taken.
import type { AlertTarget } from '../../domain/alert-target.ts'
import type { TargetKind } from '../../domain/alert.ts'
import type { Message } from '../../store/messages.ts'
import type { Outside } from '../../outbox/outside.ts'
import { shortTime } from '../../words/dates.ts'
import { row, table, type Table, words } from './table.ts'

/** What came of something that was done: whether it is good news, and in one sentence. */
export type Outcome = { readonly tone: 'good' | 'warning'; readonly text: string }

/** What came of a test. */
export function testOutcome({ state, error, kind, to }: Message, { smtp }: Outside): Outcome {
  if (state === 'sent' && kind === 'mail' && smtp === null)
    return {
      tone: 'warning',
      text: `No mail server is set, so the mail to ${to} was written as a file, under data/mail.`,
    }
  if (state === 'sent' && kind === 'mail')
    return { tone: 'good', text: `The mail server took the test to ${to}. Look whether it arrived.` }
  if (state === 'sent') return { tone: 'good', text: 'The test was taken.' }
  return { tone: 'warning', text: `The test did not arrive. ${error ?? 'It is not known why.'}` }
}

/** How mails leave. */
export function mailsText({ smtp, from }: Outside): string {
  return smtp === null
    ? 'No mail server is set (SMTP_URL), so mails are written as files under data/mail.'
    : `Mails are sent as ${from}.`
}

const kindWords: Readonly<Record<TargetKind, string>> = { mail: 'mail', webhook: 'webhook', chat: 'chat' }

export function kindText(kind: TargetKind): string {
  return kindWords[kind]
}

export type Deliveries = {
  readonly messages: readonly Message[]
  readonly targets: readonly AlertTarget[]
  readonly outside: Outside
  readonly zone: string
  readonly now: number
}

/** The newest messages: to whom, about what, and how it went. */
export function deliveriesTable(given: Deliveries): Table {
  const { messages, zone, now } = given
  return table({
    id: 'deliveries',
    dense: true,
    caption: 'Last deliveries',
    columns: [words('About'), words('To'), words('When'), words('How it went')],
    rows: messages.map((message) =>
      row(message.about, toText(message, given), shortTime(message.at, zone, now), stateCell(message, given)),
    ),
    empty: { text: 'Nothing was sent yet. What is sent stands here, with what came of it.' },
  })
}

function toText({ kind, to }: Message, { targets }: Deliveries): string {
  if (kind === 'mail') return to
  const place = targets.find(({ target }) => String(target) === to)?.place
  return place ? `${place} (${kindText(kind)})` : `a ${kindText(kind)} that was taken out`
}

function stateCell({ kind, state, tries, error, nextAt }: Message, { outside, zone, now }: Deliveries) {
  const times = tries > 1 ? `after ${tries} tries` : ''
  if (state === 'sent' && kind === 'mail' && outside.smtp === null) return { text: '✓ written as a file' }
  if (state === 'sent') return { text: `✓ taken ${times}`.trim(), mark: 'good' } as const
  const why = error ?? undefined
  if (state === 'given up') return { text: `✕ given up ${times}`.trim(), note: why, mark: 'bad' } as const
  const text = tries === 0 ? '… waiting' : `… again at ${shortTime(nextAt, zone, now)}`
  return { text, note: why, mark: 'unclear' } as const
}
