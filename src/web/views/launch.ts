// The launch: the gate, what to know before it, and the two keys that start the pilot.
import { counted, listed } from '../../domain/advice/wording.ts'
import { type Charter, newestCharter } from '../../domain/charter.ts'
import { charterWarnings } from '../../domain/charter-warnings.ts'
import { firstWeekAfter, keyedLaunch, notLaunchable } from '../../domain/launch.ts'
import { hasEnded, type Key, lastStage } from '../../domain/pilot.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { firstWeekOf } from '../../domain/pilot-weeks.ts'
import { newestProcess } from '../../domain/process.ts'
import { rulesInEffect } from '../../domain/rule.ts'
import { mapInForce } from '../../domain/system-map.ts'
import { weekName } from '../../words/dates.ts'
import type { Shown } from '../pilot-request.ts'
import type { Checks } from './checks.ts'
import { type Problem, type Problems, problemSummary } from './field.ts'
import { type KeyStep, keyStep, type Signer } from './key-form.ts'
import type { Keys } from './keys.ts'
import { launchLines } from './launch-lines.ts'
import type { Keyed } from '../../domain/turn-key.ts'
import { turnedKeys } from './turned-keys.ts'

export type LaunchOf = Shown & {
  /** Hash of what the keys of the launch are on; null before there is a charter. */
  readonly hash: string | null
  readonly signer: Signer
  readonly problems: readonly Problem[]
}

export type LaunchPage = {
  /** Where the pilot stands, in a sentence. */
  readonly standing: string
  readonly gate: Checks
  readonly warnings: readonly string[]
  readonly keys: Keys | null
  readonly step: KeyStep
  /** What was refused, on top of the page. */
  readonly problems: Problems | null
}

export function launchView(given: LaunchOf): LaunchPage {
  const { file, hash } = given
  const charter = newestCharter(file.charters)
  const isLaunched = lastStage(file.pilot) !== null
  return {
    standing: standingOf(given),
    gate: launchLines(given),
    warnings: charter && !isLaunched ? charterWarnings(charter.content) : [],
    keys: charter && hash ? keysOf(given, keyedLaunch(charter, hash)) : null,
    step: stepOf(given),
    problems: problemSummary(given.problems),
  }
}

function keysOf(given: LaunchOf, content: Keyed): Keys {
  const replaced = given.file.keys.filter((key) => key.object === 'launch' && key.hash !== content.hash)
  return turnedKeys({
    ...given,
    id: 'launch-keys',
    on: 'the launch',
    content,
    replaced,
    moved: whatMoved(replaced, content),
  })
}

/** Why keys on what was to be launched before count no more. */
function whatMoved(replaced: readonly Key[], { version }: Keyed): string {
  return replaced.at(-1)?.version === version
    ? 'The process, the rules or the map changed after it.'
    : 'The charter changed after it.'
}

function standingOf({ file }: LaunchOf): string {
  const first = firstWeekOf(file)
  if (hasEnded(file.pilot)) return 'This pilot has ended.'
  if (first !== null) return `This pilot is launched. Its first week is the week of ${weekName(first)}.`
  return notLaunchable(file) ?? 'The launch gate has passed. Launching takes both keys.'
}

function stepOf(given: LaunchOf): KeyStep {
  const { file, hash, now, calendar, signer } = given
  const charter = newestCharter(file.charters)
  if (!charter || hash === null || notLaunchable(file) !== null) return { form: null, says: null }
  const first = weekName(firstWeekAfter(now, charter.content, calendar))
  return keyStep({
    ...given,
    id: 'launch-key',
    action: `/pilots/${encodeURIComponent(file.pilot.code)}/launch`,
    content: keyedLaunch(charter, hash),
    next: `${coveredBy(file, charter)} When both keys have turned the pilot runs, and its first week is the week of ${first}. Measures and decision points then change only by an amendment that both sign.`,
    button: signer.seat === 'cto' ? 'Turn the system key to launch' : 'Turn the policy key to launch',
  })
}

/** What a key on the launch is turned on, exactly as it stands. */
function coveredBy({ processes, rules, maps, keys }: PilotFile, { version }: Charter): string {
  const process = newestProcess(processes)
  const steps = process ? [`version ${process.version} of the process`] : []
  const map = mapInForce(maps, keys)
  const systems = map ? [`version ${map.version} of the system map`] : []
  const book = counted(rulesInEffect(rules).length, 'rule')
  return `Your key covers version ${version} of the charter, ${listed([...steps, `the ${book} in the book`, ...systems])}, exactly as they stand now.`
}
