// Tokens that work, the one just issued, and the form for the next.
import { platforms } from '../../domain/run.ts'
import type { Token } from '../../domain/token.ts'
import { dayTime } from '../../words/dates.ts'
import { platformNames } from '../../words/runs.ts'
import { answered, type Problem, problemSummary, type Question, type Sent } from './field.ts'
import { fold, type Fold } from './fold.ts'
import { form } from './form.ts'
import { primary } from './keys.ts'
import type { PressedLine } from './press.ts'

export type Tokens = {
  readonly path: string
  readonly pilot: string | null
  readonly tokens: readonly Token[]
  /** The token that was just issued, as text and by its id. */
  readonly secret: string | null
  readonly secretOf: string | null
  readonly baseUrl: string
  readonly zone: string
  readonly now: number
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

export type TokensView = {
  readonly reach: string
  readonly secret: string | null
  /** Where platforms tell of their runs with it; none where it may not. */
  readonly addresses: readonly Address[]
  readonly lines: readonly PressedLine[]
  readonly issue: Fold
  readonly inSettings: boolean
}

/** The address that is pasted into a platform. */
export type Address = { readonly id: string; readonly platform: string; readonly url: string }

export function tokensView(given: Tokens): TokensView {
  const { path, pilot, tokens, secret, sent, problems } = given
  return {
    reach: pilot === null ? 'every pilot' : `${pilot} only`,
    secret,
    addresses: addressesOf(given),
    lines: tokens.map((token) => tokenLine(given, token)),
    issue: fold(
      'Issue a token',
      form({
        id: 'issue',
        action: path,
        fields: answered([scopesQuestion], sent, problems),
        problems: problemSummary(problems),
        primary: primary('The token is shown once, on the next page.', { text: 'Issue the token' }),
      }),
    ),
    inSettings: pilot === null,
  }
}

function addressesOf({ pilot, tokens, secret, secretOf, baseUrl }: Tokens): readonly Address[] {
  const issued = tokens.find(({ id }) => id === secretOf)
  if (pilot === null || secret === null || !issued?.scopes.includes('runs')) return []
  return platforms.map((platform) => ({
    id: `address-${platform}`,
    platform: platformNames[platform],
    url: `${baseUrl}/hooks/${platform}/${secret}`,
  }))
}

function tokenLine({ path, zone, now }: Tokens, { id, scopes, at }: Token): PressedLine {
  const name = `Token ${id.slice(0, 6)}`
  const end = { action: `${path}/${id}/end`, text: 'End', says: `End ${name}`, tone: 'danger' } as const
  return { text: name, note: `${scopes.join(', ')} · issued ${dayTime(at, zone, now)}`, presses: [end] }
}

const scopesQuestion: Question = {
  kind: 'checkboxes',
  name: 'scopes',
  label: 'What it may do',
  hint: 'A token never turns a key.',
  choices: [
    { value: 'runs', text: 'Report runs' },
    { value: 'cases', text: 'Bring cases' },
    { value: 'read', text: 'Read figures, advice and the ledger' },
  ],
}
