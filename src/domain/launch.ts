// Launching is an act of its own, with both keys. Everything is looked at once more in the moment the key turns: the gate,
// the charter's keys, the seats.
import type { Calendar } from './calendar.ts'
import { type Charter, type CharterContent, newestCharter } from './charter.ts'
import type { Data, Act, Fact } from './fact.ts'
import { fact } from './fact.ts'
import { isReady, launchGate, openItems } from './launch-gate.ts'
import { hasEnded, lastStage } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { boundsOf } from './pilot-weeks.ts'
import { isRefused, overtaken, refuse, type Refused } from './refusal.ts'
import { bookContent } from './rule-book.ts'
import { mapInForce } from './system-map.ts'
import { turnKey } from './turn-key.ts'
import { nextWeek } from './week.ts'

export type Launching = {
  readonly file: PilotFile
  /** Hash of what the keys of the launch are on, as it stands now. */
  readonly hash: string
  /** The same hash as it stood on the page. */
  readonly seen: string
  readonly keysHeldUntil: number
  readonly calendar: Calendar
}

/** What the keys of a launch cover, by hash: the signed charter, the process, every rule in the book and the map. */
export function launchContent(file: Pick<PilotFile, 'processes' | 'rules' | 'maps' | 'keys'>, charter: Charter): Data {
  const { processes, rules, maps, keys } = file
  const map = mapInForce(maps, keys)?.hash ?? null
  return { charter: charter.hash, process: processes.at(-1)?.hash ?? null, rules: bookContent({ rules }), map }
}

/** What a key on the launch is turned on. */
export function keyedLaunch({ pilot, version }: Charter, hash: string) {
  return { object: 'launch', objectId: pilot, version, hash } as const
}

/** A key on the launch. The second one starts the pilot in its first full week, or in the week that an adopted one names. */
export function signLaunch({ file, hash, seen, keysHeldUntil, calendar }: Launching, act: Act): Fact | Refused {
  const { pilot, keys } = file
  const charter = newestCharter(file.charters)
  const no = notLaunchable(file)
  if (no || !charter) return refuse(no ?? 'The charter is not written yet.')
  if (seen !== hash) return overtaken('What is to be launched')
  const turning = turnKey({ pilot, keys, keysHeldUntil }, keyedLaunch(charter, hash), act)
  if (isRefused(turning)) return turning

  const object = { type: 'launch', id: pilot.id, version: charter.version, hash }
  const started = turning.completes ? firstWeekAfter(act.at, charter.content, calendar) : null
  const data = { ...turning, stage: started && 'running', week: started }
  return fact('sign launch', pilot.id, object, { content: launchContent(file, charter), data })
}

/** Why the pilot cannot be launched now, in a sentence; null when it can. */
export function notLaunchable(file: PilotFile): string | null {
  if (hasEnded(file.pilot)) return 'This pilot has ended.'
  if (lastStage(file.pilot)) return 'This pilot has been launched already.'
  const open = openItems(launchGate(file))
  if (open.length > 0) return `The launch gate has not passed: ${open.map(({ words }) => words).join('; ')}.`
  return isReady(file) ? null : 'Both keys have not turned on the newest version of the charter.'
}

/** The pilot's first week: the one an adopted charter names, else the first full ISO week from `at` (ms) on. */
export function firstWeekAfter(at: number, { adopted, firstWeek }: CharterContent, calendar: Calendar): string {
  if (adopted && firstWeek !== null) return firstWeek
  const week = calendar.weekOf(at)
  return boundsOf(week, calendar).from === at ? week : nextWeek(week)
}
