// The launch gate as lines: each item with what was seen or what is missing, whose it is, and where it is written.
import { type Charter, type CharterContent, inForceSince, newestCharter } from '../../domain/charter.ts'
import { type LaunchCheck, type LaunchDocument, launchGate } from '../../domain/launch-gate.ts'
import { type Answering, rulesAnswering } from '../../domain/launch-gate-rules.ts'
import { messyCases } from '../../domain/messy-case.ts'
import { newestProcess } from '../../domain/process.ts'
import { ruleName } from '../../domain/rule.ts'
import { amount, counted, listed, nameOf } from '../../domain/advice/wording.ts'
import { mapInForce } from '../../domain/system-map.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { dayName } from '../../words/dates.ts'
import { nameWithSeat } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import { checkLine, type Checks } from './checks.ts'
import type { Link } from './page.ts'

/** Every item of the launch gate, as it stands or as it stood at the launch. */
export function launchLines(today: Shown): Checks {
  const given = { ...today, file: atLaunch(today.file) }
  const gate = launchGate(given.file)
  return {
    lines: gate.map((check) =>
      checkLine(check.result, check.words, {
        missing: check.result === 'fail' ? (check.missing ?? undefined) : undefined,
        evidence: seen(check, given),
        note: sideWords[check.side],
        links: check.result === 'fail' ? [whereToPutRight(check, given.file)] : [],
      }),
    ),
  }
}

/** The pilot as it was when it was launched; before that, as it is. */
function atLaunch(file: PilotFile): PilotFile {
  const launch = file.pilot.stages.find(({ because }) => because === 'launch')
  if (!launch) return file
  const thenThere = <Kept extends { readonly seq: number }>(all: readonly Kept[]) =>
    all.filter(({ seq }) => seq <= launch.seq)
  return {
    ...file,
    charters: thenThere(file.charters),
    keys: thenThere(file.keys),
    processes: thenThere(file.processes),
    rules: thenThere(file.rules),
    messyCases: thenThere(file.messyCases),
    maps: thenThere(file.maps),
    alertTests: thenThere(file.alertTests),
  }
}

const sideWords = { policy: 'Policy side', system: 'System side', both: 'Both sides' } as const

/** What was seen where an item has passed. */
function seen({ name, result }: LaunchCheck, given: Shown): string | undefined {
  const { file, names } = given
  if (result !== 'pass') return undefined
  if (name === 'owners') {
    const leaders = file.pilot.holders.filter(({ seat }) => seat === 'coo' || seat === 'cto')
    return `${listed(leaders.map(({ person }) => nameWithSeat(names, file.pilot.holders, person)))}.`
  }
  const charter = newestCharter(file.charters)
  return inRules(name, file) ?? inMap(name, file) ?? (charter ? inCharter(name, charter, given) : undefined)
}

function inRules(name: string, file: PilotFile): string | undefined {
  const process = newestProcess(file.processes)
  if (name === 'process_steps' && process) {
    const { today, pilot, whySoMany } = process.content
    const reason = whySoMany === '' ? '' : ` The reason: “${whySoMany}”`
    return `${counted(today.length, 'step')} today, ${pilot.length} in the pilot.${reason}`
  }
  if (name === 'rules_answer') return `${listed(rulesAnswering(file).map(answerInWords))}.`
  if (name === 'messy_cases') return `${counted(messyCases(file).length, 'test')} of all five kinds.`
  return undefined
}

function inMap(name: string, file: PilotFile): string | undefined {
  const map = mapInForce(file.maps, file.keys)?.content
  if (!map) return undefined
  const { integrations, records, grants, grantsReviewedOn, buildDays, supportMinutes } = map
  if (name === 'failure_paths')
    return `${counted(integrations.length, 'integration')}, each with all six ways of failing.`
  if (name === 'source_of_truth') return `${counted(records.length, 'record')}, each with one source of truth.`
  if (name === 'grants' && grantsReviewedOn !== null)
    return `${counted(grants.length, 'grant')}, reviewed on ${dayName(grantsReviewedOn)}.`
  if (name === 'effort') return `${buildDays} days to build, ${supportMinutes} minutes of support a week.`
  return undefined
}

/** "R1 says who starts" */
function answerInWords({ what, rules }: Answering): string {
  const names = rules.map(({ number }) => ruleName(number))
  return `${listed(names)} ${names.length === 1 ? 'says' : 'say'} ${what}`
}

function inCharter(name: string, charter: Charter, { file, calendar }: Shown): string | undefined {
  const { sentence, measures, fallback, group, training, startAnnouncedOn } = charter.content
  if (name === 'goal_sentence') return sentence
  if (name === 'goal_measures') return goalsInWords(measures)
  if (name === 'fallback') return fallback
  if (name === 'group') return `${counted(group.people, 'person', 'people')}: ${group.who}`
  if (name === 'training' && startAnnouncedOn) return `${training} Start announced on ${dayName(startAnnouncedOn)}.`
  const since = name === 'decision_points' ? inForceSince(charter, file.keys) : null
  return since === null ? undefined : `Version ${charter.version}, since ${dayName(calendar.dayOf(since))}.`
}

function goalsInWords(measures: CharterContent['measures']): string {
  const goals = measures.filter(({ role }) => role === 'goal')
  const words = goals.map(({ key, target, baseline }) => {
    const goal = target === null ? 'no target' : `target ${amount(key, Number(target))}`
    return `${nameOf(key)}: ${goal}, ${counted(baseline.values.length, 'baseline week')}.`
  })
  return words.join(' ')
}

const documents: Readonly<Record<LaunchDocument, Link>> = {
  charter: { text: 'Open the charter', href: '/charter' },
  seats: { text: 'Open the seats', href: '/seats' },
  process: { text: 'Open the process', href: '/process' },
  'rule book': { text: 'Open the rules', href: '/rules' },
  'messy cases': { text: 'Open the messy cases', href: '/messy-cases' },
  map: { text: 'Open the map', href: '/system-map' },
}

/** To where an item is put right. */
export function whereToPutRight({ name, document }: LaunchCheck, { pilot }: PilotFile): Link {
  const { text, href } = documents[document]
  const address = `/pilots/${encodeURIComponent(pilot.code)}${href}`
  return name === 'decision_points' ? { text: 'Sign the charter', href: `${address}#keys` } : { text, href: address }
}
