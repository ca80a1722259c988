// What the people who do the work have to know: when to use the new flow, and every rule that was switched on. Each of them
// says once that they have read it, and is asked again only when there is something new to read.
import { type Charter, charterInForce, inForceSince } from './charter.ts'
import { type Act, fact, type Fact } from './fact.ts'
import { groupOf, inGroupSince } from './group.ts'
import { hasEnded } from './pilot.ts'
import type { Acknowledgement, PilotFile } from './pilot-file.ts'
import { overtaken, refuse, type Refused } from './refusal.ts'
import { newestVersion, type RuleVersion } from './rule.ts'

/** A rule change that took effect: what the rule said before (null where it is new or was retired) and what it is since. */
export type Changed = {
  /** The rule change's number. */
  readonly change: number
  readonly before: RuleVersion | null
  readonly after: RuleVersion
  /** The rule has not been changed again since. */
  readonly stands: boolean
}

/** Every switch-on of a pilot, newest first. */
export function whatChanged({ rules }: Pick<PilotFile, 'rules'>): readonly Changed[] {
  return rules
    .flatMap((after) => {
      if (after.change === null) return []
      const earlier = rules.find(({ number, version }) => number === after.number && version === after.version - 1)
      const before = earlier?.retired === false ? earlier : null
      return [{ change: after.change, before, after, stands: newestVersion(rules, after.number) === after }]
    })
    .toReversed()
}

/** The charter whose when-to-use line holds; null while none is in force or it has no line. */
export function whenToUseIn({ charters, keys }: PilotFile): Charter | null {
  const charter = charterInForce(charters, keys)
  return charter && charter.content.whenToUse !== '' ? charter : null
}

/** When (ms) a person said that they have read exactly the line that holds now; null while they have not. */
export function readLineAt(file: PilotFile, person: string): number | null {
  const line = whenToUseIn(file)?.content.whenToUse
  const read = file.acknowledgements.find(
    (one) => one.what === 'when to use' && one.person === person && lineRead(file, one) === line,
  )
  return line === undefined ? null : (read?.at ?? null)
}

/** The line that somebody acknowledged: it is named by the hash of the charter in which they read it. */
function lineRead({ charters }: PilotFile, { subject }: Acknowledgement): string | undefined {
  return charters.find(({ hash }) => hash === subject)?.content.whenToUse
}

/** Whether a person said that they have seen what a rule change switched on. */
export function hasSeen({ acknowledgements }: PilotFile, change: number, person: string): boolean {
  return acknowledgements.some(
    (one) => one.what === 'switch-on' && one.subject === String(change) && one.person === person,
  )
}

/** What somebody is asked to read: the line, or what a change (`subject`: its number) switched on, since when (ms). */
export type ToRead = Pick<Acknowledgement, 'what' | 'subject'> & { readonly since: number }

/** What was switched on while a person was in the group, and still stands: they know of it, or have yet to see it. */
export function changesToKnow(file: PilotFile, person: string): readonly Changed[] {
  const since = inGroupSince(file.pilot, person)
  return whatChanged(file).filter(({ stands, after }) => stands && after.at >= since)
}

/**
 * What a person of the group has yet to acknowledge, oldest first: the when-to-use line, and what was switched on since they
 * came and still stands. Nothing is asked of anybody else, nor once the pilot has ended.
 */
export function toAcknowledge(file: PilotFile, person: string): readonly ToRead[] {
  if (hasEnded(file.pilot) || !groupOf(file.pilot).includes(person)) return []
  const changes = changesToKnow(file, person)
    .filter(({ change }) => !hasSeen(file, change, person))
    .map(({ change, after }): ToRead => {
      return { what: 'switch-on', subject: String(change), since: after.at }
    })
  return [...lineToRead(file, person), ...changes].toSorted((a, b) => a.since - b.since)
}

function lineToRead(file: PilotFile, person: string): readonly ToRead[] {
  const charter = whenToUseIn(file)
  if (!charter || readLineAt(file, person) !== null) return []
  const since = Math.max(inForceSince(charter, file.keys) ?? 0, inGroupSince(file.pilot, person))
  return [{ what: 'when to use', subject: charter.hash, since }]
}

/** Somebody says that they have read the line, or seen what a change switched on. Refused twice, and for what is not there. */
export function acknowledge(
  file: PilotFile,
  { what, subject }: Pick<ToRead, 'what' | 'subject'>,
  act: Act,
): Fact | Refused {
  if (hasEnded(file.pilot)) return refuse('This pilot has ended: nothing new is to be read.')
  const no = what === 'when to use' ? notReadable(file, subject, act) : notSeeable(file, subject, act)
  if (no) return no

  const object = { type: 'acknowledgement', id: `${what}/${subject}`, version: 1 }
  return fact('acknowledge', file.pilot.id, object, { data: { what, subject } })
}

function notReadable(file: PilotFile, subject: string, { by }: Act): Refused | null {
  const charter = whenToUseIn(file)
  if (!charter) return refuse('The when-to-use line is not published yet.')
  const seen = file.charters.find(({ hash }) => hash === subject)
  if (seen?.content.whenToUse !== charter.content.whenToUse) return overtaken('The when-to-use line')
  return readLineAt(file, by.person) === null ? null : refuse('You have said already that you read this line.')
}

function notSeeable(file: PilotFile, subject: string, { by }: Act): Refused | null {
  const switched = whatChanged(file).find(({ change }) => String(change) === subject)
  if (!switched) return refuse('Nothing was switched on by this change.')
  return hasSeen(file, switched.change, by.person) ? refuse('You have said already that you saw this change.') : null
}
