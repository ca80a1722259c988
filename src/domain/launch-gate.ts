// The launch gate: the seeds of a failed pilot, looked at before real users touch it.
import type { CheckResult } from './advice/facts.ts'
import { carriedOverMissing } from './carried-over.ts'
import { type CharterContent, type CharterMeasure, isNewestInForce, newestCharter } from './charter.ts'
import { whyVague } from './goal-sentence.ts'
import { effortMissing, failurePathsMissing, grantsMissing, truthMissing } from './launch-gate-map.ts'
import { answersMissing, messyCasesMissing, processMissing } from './launch-gate-rules.ts'
import { measures } from './measure.ts'
import { holderOf, type Side } from './person.ts'
import type { PilotFile } from './pilot-file.ts'

/** Where an item of the gate is put right. */
export type LaunchDocument = 'charter' | 'seats' | 'process' | 'rule book' | 'messy cases' | 'map'

export type LaunchCheck = {
  readonly name: string
  readonly words: string
  readonly side: Side | 'both'
  readonly document: LaunchDocument
  readonly result: CheckResult
  /** What is missing; null when it has passed. */
  readonly missing: string | null
}

type Item = Pick<LaunchCheck, 'name' | 'words' | 'side' | 'document'> & Looked
/** What is missing: in the charter's content, or in the pilot as a whole. */
type Looked =
  | { readonly inCharter: (content: CharterContent, file: PilotFile) => string | null }
  | { readonly inPilot: (file: PilotFile) => string | null }

const items: readonly Item[] = [
  {
    name: 'goal_sentence',
    words: 'The goal sentence is specific',
    side: 'both',
    document: 'charter',
    inCharter: sentenceMissing,
  },
  {
    name: 'goal_measures',
    words: 'One or two goal measures with baseline and target',
    side: 'both',
    document: 'charter',
    inCharter: goalMeasuresMissing,
  },
  {
    name: 'process_steps',
    words: 'The process steps are written',
    side: 'policy',
    document: 'process',
    inPilot: processMissing,
  },
  {
    name: 'rules_answer',
    words: 'The rules say who starts, what data, when it stops and who can override',
    side: 'policy',
    document: 'rule book',
    inPilot: answersMissing,
  },
  {
    name: 'owners',
    words: 'The two owners are named and different',
    side: 'both',
    document: 'seats',
    inPilot: ownersMissing,
  },
  {
    name: 'decision_points',
    words: 'The decision points are signed',
    side: 'both',
    document: 'charter',
    inPilot: signatureMissing,
  },
  {
    name: 'failure_paths',
    words: 'Every integration has its failure paths, a tested alert and a rollback',
    side: 'system',
    document: 'map',
    inPilot: failurePathsMissing,
  },
  {
    name: 'source_of_truth',
    words: 'Every record has one source of truth and one writer',
    side: 'system',
    document: 'map',
    inPilot: truthMissing,
  },
  { name: 'grants', words: 'The access grants are reviewed', side: 'system', document: 'map', inPilot: grantsMissing },
  {
    name: 'messy_cases',
    words: 'Messy cases are tested, with their results',
    side: 'policy',
    document: 'messy cases',
    inPilot: messyCasesMissing,
  },
  {
    name: 'fallback',
    words: 'The fallback is written',
    side: 'both',
    document: 'charter',
    inCharter: fallbackMissing,
  },
  { name: 'group', words: 'The group is named', side: 'policy', document: 'charter', inCharter: groupMissing },
  {
    name: 'training',
    words: 'Training is done and the start date is announced',
    side: 'policy',
    document: 'charter',
    inCharter: trainingMissing,
  },
  {
    name: 'effort',
    words: 'Build effort and weekly support are estimated',
    side: 'system',
    document: 'map',
    inPilot: effortMissing,
  },
]

/** Only on a pilot that was opened out of another one. */
const carriedOver: Item = {
  name: 'carried_over',
  words: 'What was carried over from the pilot before is confirmed',
  side: 'both',
  document: 'rule book',
  inPilot: carriedOverMissing,
}

/** Every item of the launch gate as it stands on the newest version of the charter, in the order in which they are checked. */
export function launchGate(file: PilotFile): readonly LaunchCheck[] {
  const looked = file.pilot.from === null ? items : [...items, carriedOver]
  return looked.map((item) => {
    const { name, words, side, document } = item
    const missing = missingFor(item, file)
    return { name, words, side, document, result: missing === null ? 'pass' : 'fail', missing }
  })
}

function missingFor(item: Looked, file: PilotFile): string | null {
  if ('inPilot' in item) return item.inPilot(file)
  const charter = newestCharter(file.charters)
  return charter ? item.inCharter(charter.content, file) : 'The charter is not written yet.'
}

/** Both keys are on the newest charter and every item has passed or does not apply. */
export function isReady(file: PilotFile): boolean {
  return isNewestInForce(file.charters, file.keys) && openItems(launchGate(file)).length === 0
}

/** The items that keep a pilot from being launched. */
export function openItems(gate: readonly LaunchCheck[]): readonly LaunchCheck[] {
  return gate.filter(({ result }) => result !== 'pass' && result !== 'not applicable')
}

function sentenceMissing({ sentence }: CharterContent, { pilot }: PilotFile): string | null {
  return whyVague(sentence, pilot.team)
}

function goalMeasuresMissing({ measures: agreed }: CharterContent): string | null {
  const goals = agreed.filter((measure) => measure.role === 'goal')
  if (goals.length === 0) return 'No goal measure is named.'
  return goals.map(measureMissing).find((missing) => missing !== null) ?? null
}

function measureMissing({ key, target, baseline }: CharterMeasure): string | null {
  if (target === null) return `${measures[key].name} has no target.`
  return baseline.values.length === 0 ? `${measures[key].name} has no baseline.` : null
}

function ownersMissing({ pilot }: PilotFile): string | null {
  const coo = holderOf(pilot.holders, 'coo')
  const cto = holderOf(pilot.holders, 'cto')
  if (coo === null) return 'Nobody holds the COO’s seat.'
  if (cto === null) return 'Nobody holds the CTO’s seat.'
  return coo === cto ? 'One person holds both seats.' : null
}

function signatureMissing({ charters, keys }: PilotFile): string | null {
  return isNewestInForce(charters, keys) ? null : 'Both keys have not turned on the newest version of the charter.'
}

function fallbackMissing({ fallback }: CharterContent): string | null {
  return fallback === '' ? 'How the work is finished by hand is not written.' : null
}

function groupMissing({ group }: CharterContent): string | null {
  if (group.people === 0) return 'How many people are in the group is not said.'
  return group.who === '' ? 'Who is in the group is not said.' : null
}

function trainingMissing({ training, startAnnouncedOn }: CharterContent): string | null {
  if (training === '') return 'No training is noted as done.'
  return startAnnouncedOn === null ? 'The start date has not been announced.' : null
}
