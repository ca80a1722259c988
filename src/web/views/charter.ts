// The charter's page: what is agreed, in sections; what to know before signing; the two keys; and every version there was.
import { isCarriedOver } from '../../domain/carried-over.ts'
import {
  type Charter,
  charterInForce,
  inForceSince,
  keyedCharter,
  newestCharter,
  restartsStreak,
} from '../../domain/charter.ts'
import { missingForKeys } from '../../domain/charter-signing.ts'
import { charterWarnings } from '../../domain/charter-warnings.ts'
import { type LaunchCheck, launchGate, openItems } from '../../domain/launch-gate.ts'
import type { Seat } from '../../domain/person.ts'
import { hasEnded, type Key, lastStage } from '../../domain/pilot.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { charterInWords, type CharterSection } from '../../words/charter.ts'
import { dayName, timeOf } from '../../words/dates.ts'
import { nameWithSeat } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import { type ChangedTerm, charterDifference } from './charter-difference.ts'
import { type Choice, field, type Field, type Problem, problemSummary } from './field.ts'
import { type KeyStep, keyStep, type Signer } from './key-form.ts'
import type { Keys } from './keys.ts'
import type { Link } from './page.ts'
import type { Empty } from './table.ts'
import type { Sentence } from './trail.ts'
import { turnedKeys } from './turned-keys.ts'

export type CharterOf = Shown & {
  /** The version on the page: the newest, a chosen one, or the one in force on a day. */
  readonly shown: Charter
  /** The day the page speaks of, "2026-05-04"; null for today. */
  readonly asOf: string | null
  /** Reasons of amendments, by the id of their text. */
  readonly reasons: ReadonlyMap<string, string>
  readonly seats: readonly Seat[]
  readonly signer: Signer
  /** The version that was on the page when the content moved underneath. */
  readonly overtaken: Charter | null
  readonly problems: readonly Problem[]
}

export function charterView(given: CharterOf) {
  const { file, shown, names, asOf } = given
  const address = `/pilots/${file.pilot.code}/charter`
  const isNewest = asOf === null && shown === newestCharter(file.charters)
  return {
    address,
    standing: standingOf(given),
    asOf: asOf === null ? null : `As it was in force on ${dayName(asOf)}.`,
    newest: isNewest ? null : { text: 'Today’s charter', href: address },
    sections: charterInWords(shown.content, names) satisfies readonly CharterSection[],
    warnings: isNewest ? warningsOf(given) : [],
    changed: isNewest ? changedSince(given) : null,
    keys: keysOf(given),
    step: isNewest ? stepOf(given) : noStep,
    problems: problemSummary(given.problems),
    edit: isNewest ? editLink(given, address) : null,
    versions: versionsOf(given, address),
    compare: file.charters.length > 1 ? compareFields(given) : null,
  }
}

/** For people who come before the first version was written. */
export function noCharterView(given: Pick<CharterOf, 'file' | 'seats'>): { readonly empty: Empty } {
  const mayWrite = given.seats.some((seat) => seat === 'coo' || seat === 'lead')
  const text = 'The charter is not written yet. It is the agreement that both leaders sign before anything is launched.'
  const link = { text: 'Write the charter', href: `/pilots/${given.file.pilot.code}/charter/edit` }
  return { empty: mayWrite ? { text, link } : { text: `${text} The COO writes it.` } }
}

const noStep: KeyStep = { form: null, says: null }

/** Which version this is, who wrote it when and why, and whether it holds. */
function standingOf(given: CharterOf): readonly string[] {
  const { file, shown, reasons } = given
  const since = inForceSince(shown, file.keys)
  const written = `Version ${shown.version} of ${file.charters.length}, written by ${who(given, shown.by)} on ${when(given, shown.at)}.`
  const reason = shown.why === null ? [] : [`Reason: ${reasons.get(shown.why) ?? ''}`]
  const holds = since === null ? notInForce(given) : `Both keys have turned: in force since ${when(given, since)}.`
  return [written, ...reason, holds]
}

function notInForce({ file, shown }: CharterOf): string {
  const inForce = charterInForce(file.charters, file.keys)
  if (isCarriedOver(file.pilot, shown))
    return '◆ confirm: these terms came from the pilot before. Go through them, confirm or reword the goal sentence and give the baseline; saving them is the confirmation.'
  if (!inForce) return 'A draft: it holds once both keys have turned on it.'
  if (inForce.version > shown.version) return 'It never took effect.'
  return `It takes effect once both keys have turned on it. Until then version ${inForce.version} holds.`
}

function warningsOf({ shown, file }: CharterOf): readonly string[] {
  if (hasEnded(file.pilot)) return []
  const missing = missingForKeys(shown.content)
  return [...(missing ? [missing] : []), ...charterWarnings(shown.content), ...launchWarning(file)]
}

/** What the launch will ask of the charter is better written before two people sign it. */
function launchWarning(file: PilotFile): readonly string[] {
  const isAsked = ({ name, document }: LaunchCheck) =>
    document === 'charter' && name !== 'decision_points' && name !== 'goal_measures'
  const open = openItems(launchGate(file)).filter(isAsked)
  if (lastStage(file.pilot) !== null || open.length === 0) return []
  const items = open.map(({ words }) => inside(words)).join('; ')
  return [`The launch also waits for this: ${items}. What is written later makes a new version that both sign anew.`]
}

/** What differs from the charter in force, or from the version that was on the page before. */
function changedSince({ file, shown, overtaken, names }: CharterOf) {
  const inForce = charterInForce(file.charters, file.keys)
  const before = overtaken ?? (inForce && inForce !== shown ? inForce : null)
  if (!before) return null
  const terms: readonly ChangedTerm[] = charterDifference(compared(before), compared(shown), names)
  const heading = overtaken ? 'What changed since you opened the page' : `What it changes`
  const streak = restartsStreak(before.content, shown.content)
    ? 'It changes measures, baseline, target, minutes or decision points, so the streak starts again when it takes effect.'
    : 'It leaves measures, minutes and decision points as they are, so the streak goes on.'
  return { heading, terms, streak: overtaken || lastStage(file.pilot) === null ? null : streak }
}

function compared({ version, content }: Charter) {
  return { heading: `Version ${version}`, content }
}

function keysOf(given: CharterOf): Keys {
  const { shown } = given
  return turnedKeys({
    ...given,
    id: 'charter-keys',
    on: `version ${shown.version} of the charter`,
    content: keyedCharter(shown),
    replaced: replacedKeys(given),
    moved: `Version ${shown.version} was written after it.`,
  })
}

/** Keys on versions that never came into force because this one was written; keys on the charter in force still count. */
function replacedKeys({ file, shown }: CharterOf): readonly Key[] {
  const since = charterInForce(file.charters, file.keys)?.version ?? 0
  return file.keys.filter(({ object, version }) => object === 'charter' && version > since && version < shown.version)
}

function stepOf(given: CharterOf): KeyStep {
  const { file, shown } = given
  if (hasEnded(file.pilot) || inForceSince(shown, file.keys) !== null) return noStep
  const missing = missingForKeys(shown.content)
  if (missing) return { form: null, says: missing }
  return keyStep({
    ...given,
    id: 'charter-key',
    action: `/pilots/${file.pilot.code}/charter/keys`,
    content: keyedCharter(shown),
    next: nextOf(given),
    button: given.signer.seat === 'cto' ? 'Turn the system key' : 'Turn the policy key',
  })
}

function nextOf({ file, shown }: CharterOf): string {
  const covers = `Your key covers version ${shown.version} exactly as it stands on this page; any edit voids it.`
  return lastStage(file.pilot) === null
    ? `${covers} When both have turned, the charter holds and the pilot can be launched.`
    : `${covers} When both have turned, it takes effect at once.`
}

function editLink({ file, seats }: CharterOf, address: string): Link | null {
  if (hasEnded(file.pilot)) return null
  const may = (...allowed: readonly Seat[]) => seats.some((seat) => allowed.includes(seat))
  if (lastStage(file.pilot) === null)
    return may('coo', 'lead') ? { text: 'Edit the charter', href: `${address}/edit` } : null
  return may('coo', 'cto') ? { text: 'Propose an amendment', href: `${address}/amendments/new` } : null
}

/** Every version as a sentence, newest first, with the way to read it. */
function versionsOf(given: CharterOf, address: string): readonly Sentence[] {
  const { file, reasons } = given
  return file.charters.toReversed().map((charter) => {
    const since = inForceSince(charter, file.keys)
    const text = `Version ${charter.version}, by ${who(given, charter.by)} on ${when(given, charter.at)}`
    const force = since === null ? 'not signed by both' : `in force since ${when(given, since)}`
    const why = charter.why === null ? undefined : reasons.get(charter.why)
    return { text: `${text}, ${force}`, href: `${address}?version=${charter.version}`, why }
  })
}

function compareFields({ file, shown }: CharterOf): readonly Field[] {
  const choices: readonly Choice[] = file.charters.map(({ version }) => ({
    value: String(version),
    text: `Version ${version}`,
  }))
  const to = shown.version > 1 ? shown.version : file.charters.length
  return [
    field({ kind: 'select', name: 'from', label: 'From', choices, value: String(to - 1) }),
    field({ kind: 'select', name: 'to', label: 'To', choices, value: String(to) }),
  ]
}

function who({ names, file }: CharterOf, person: string): string {
  return nameWithSeat(names, file.pilot.holders, person)
}

/** With the year, whatever year it is now: an old page reads as it always did. */
function when({ calendar }: CharterOf, at: number): string {
  return `${dayName(calendar.dayOf(at))}, ${timeOf(at, calendar.zone)}`
}

function inside(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
