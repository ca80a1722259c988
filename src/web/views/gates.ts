// The two gates of a pilot, and the two short forms beside them: vouching for a check, and reporting a repair done.
import { attestedResults, latestExpiry } from '../../domain/attestation.ts'
import type { ExpansionCheck } from '../../domain/expansion-gate.ts'
import { launchGate, openItems } from '../../domain/launch-gate.ts'
import { hasEnded, lastStage } from '../../domain/pilot.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { componentsOf } from '../../domain/repair.ts'
import { dayName, dayOf } from '../../words/dates.ts'
import { nameWithSeat } from '../../words/people.ts'
import type { Checks } from './checks.ts'
import { type ExpansionOf, expansionLines } from './expansion-lines.ts'
import { answered, type Problem, problemSummary, type Question, type Sent } from './field.ts'
import { form, type Form } from './form.ts'
import { type Primary, primary, type Proof } from './keys.ts'
import { launchLines, whereToPutRight } from './launch-lines.ts'
import type { Sentence } from './trail.ts'

export type GatesOf = ExpansionOf & {
  /** What was done in repairs, by the id of its text. */
  readonly repaired: ReadonlyMap<string, string>
}

export type GatesPage = {
  readonly launch: Checks
  readonly launched: boolean
  readonly launchAction: Primary | null
  readonly expansion: Checks
  readonly repairs: readonly Sentence[]
  readonly repair: { readonly text: string; readonly href: string } | null
}

export function gatesView(given: GatesOf): GatesPage {
  const { file } = given
  const address = `/pilots/${encodeURIComponent(file.pilot.code)}`
  const isOpen = !hasEnded(file.pilot) && componentsOf(file).length > 0
  return {
    launch: launchLines(given),
    launched: lastStage(file.pilot) !== null,
    launchAction: launchAction(file, address),
    expansion: expansionLines(given),
    repairs: repairSentences(given),
    repair: isOpen ? { text: 'Report a repair done', href: `${address}/gates/repairs/new` } : null,
  }
}

function launchAction(file: PilotFile, address: string): Primary | null {
  if (lastStage(file.pilot) !== null) return null
  const [open] = openItems(launchGate(file))
  if (open) {
    const { text, href } = whereToPutRight(open, file)
    return primary(`First comes this: ${inside(open.words)}.`, { text, href })
  }
  return primary('The launch gate has passed. Launching takes both keys.', {
    text: 'Go to the launch',
    href: `${address}/launch`,
  })
}

function inside(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

function repairSentences({ file, names, calendar, now, repaired }: GatesOf): readonly Sentence[] {
  return file.repairs.toReversed().map(({ component, what, by, at }) => {
    const who = nameWithSeat(names, file.pilot.holders, by)
    return {
      text: `${who} reported ${component} repaired on ${dayOf(at, calendar.zone, now)}.`,
      why: repaired.get(what),
    }
  })
}

export type AttestFormOf = {
  readonly file: PilotFile
  readonly check: ExpansionCheck
  readonly today: string
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
  readonly proof: Proof | null
}

export function attestForm({ file, check, today, sent, problems, proof }: AttestFormOf): Form {
  const latest = latestExpiry(check, today)
  const next = `It stands with your name on the gate until the day above, at most until ${dayName(latest)}; then it counts as not measured again.`
  const address = `/pilots/${encodeURIComponent(file.pilot.code)}/gates`
  return form({
    id: 'attest-form',
    action: `${address}/attestations`,
    fields: answered(attestQuestions(check, latest), sent, problems),
    problems: problemSummary(problems),
    proof,
    primary: { ...primary(next, { text: 'Vouch for it' }), away: { text: 'Back to the gates', href: address } },
  })
}

const resultTexts = {
  pass: { text: 'It passes', hint: 'Everything above holds, and you have seen it.' },
  fail: { text: 'It fails', hint: 'Something above does not hold. The evidence says what.' },
  'not applicable': { text: 'It does not apply', hint: 'The evidence says why.' },
} as const

function attestQuestions(check: ExpansionCheck, latest: string): readonly Question[] {
  return [
    { kind: 'hidden', name: 'check', label: 'Check', value: check.name },
    {
      kind: 'radios',
      name: 'result',
      label: 'How it stands',
      choices: attestedResults.map((value) => ({ value, ...resultTexts[value] })),
    },
    {
      kind: 'textarea',
      name: 'evidence',
      label: 'Evidence',
      rows: 3,
      hint: 'What you saw, when, and where somebody else can look it up.',
    },
    { kind: 'date', name: 'expiresOn', label: 'Counts until', value: latest },
  ]
}

export function repairForm(file: PilotFile, sent: Sent | undefined, problems: readonly Problem[]): Form {
  const address = `/pilots/${encodeURIComponent(file.pilot.code)}/gates`
  const choices = [{ value: '', text: 'Choose' }, ...componentsOf(file).map((name) => ({ value: name, text: name }))]
  const questions: readonly Question[] = [
    { kind: 'select', name: 'component', label: 'What was repaired', choices },
    { kind: 'textarea', name: 'what', label: 'What was done', rows: 3 },
  ]
  const next =
    'The engine counts one repair that was tried: if the component keeps failing afterwards, the advice gets harder.'
  return form({
    id: 'repair-form',
    action: `${address}/repairs`,
    fields: answered(questions, sent, problems),
    problems: problemSummary(problems),
    primary: { ...primary(next, { text: 'Report it done' }), away: { text: 'Back to the gates', href: address } },
  })
}
