// The launch gate as lines: each item with what was seen or what is missing, whose it is, and where it is written.
import { type Charter, type CharterContent, inForceSince, newestCharter } from '../../domain/charter.ts'
import { type LaunchCheck, type LaunchDocument, launchGate } from '../../domain/launch-gate.ts'
import { type Answering, rulesAnswering } from '../../domain/launch-gate-rules.ts'
import { messyCases } from '../../domain/messy-case.ts'
import { newestProcess } from '../../domain/process.ts'
import { ruleName } from '../../domain/rule.ts'
import { amount, counted, listed, nameOf } from '../../domain/advice/wording.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { dayName } from '../../words/dates.ts'
import { nameWithSeat } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import { checkLine, type Checks } from './checks.ts'
import type { Link } from './page.ts'

/** Every item of the launch gate, as it stands or as it stood at the launch; those that do not apply yet stand last. */
export function launchLines(today: Shown): Checks {
  const given = { ...today, file: atLaunch(today.file) }
  const gate = launchGate(given.file)
  const applies = ({ result }: LaunchCheck) => result !== 'not applicable'
  return {
    lines: [...gate.filter(applies), ...gate.filter((check) => !applies(check))].map((check) =>
      checkLine(check.result, check.words, {
        missing: check.result === 'fail' ? (check.missing ?? undefined) : undefined,
        evidence: check.result === 'not applicable' ? (check.missing ?? undefined) : seen(check, given),
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
  return inRules(name, file) ?? (charter ? inCharter(name, charter, given) : undefined)
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
