// The launch gate as lines: each item with what was seen or what is missing, whose it is, and where it is written.
import { type CharterContent, inForceSince, newestCharter } from '../../domain/charter.ts'
import { type LaunchCheck, launchGate } from '../../domain/launch-gate.ts'
import { amount, counted, listed, nameOf } from '../../domain/advice/wording.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { dayName } from '../../words/dates.ts'
import { nameWithSeat } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import { checkLine, type Checks } from './checks.ts'

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
        links: check.result === 'fail' ? linksFor(check, given) : [],
      }),
    ),
  }
}

/** The pilot as it was when it was launched; before that, as it is. */
function atLaunch(file: PilotFile): PilotFile {
  const launch = file.pilot.stages.find(({ because }) => because === 'launch')
  if (!launch) return file
  const wasThere = ({ seq }: { readonly seq: number }) => seq <= launch.seq
  return { ...file, charters: file.charters.filter(wasThere), keys: file.keys.filter(wasThere) }
}

const sideWords = { policy: 'Policy side', system: 'System side', both: 'Both sides' } as const

/** What was seen where an item has passed. */
function seen({ name, result }: LaunchCheck, { file, names, calendar }: Shown): string | undefined {
  const charter = newestCharter(file.charters)
  if (result !== 'pass' || !charter) return undefined
  if (name === 'owners') {
    const leaders = file.pilot.holders.filter(({ seat }) => seat === 'coo' || seat === 'cto')
    return `${listed(leaders.map(({ person }) => nameWithSeat(names, file.pilot.holders, person)))}.`
  }
  if (name === 'decision_points') {
    const since = inForceSince(charter, file.keys)
    return since === null ? undefined : `Version ${charter.version}, since ${dayName(calendar.dayOf(since))}.`
  }
  return inCharter(name, charter.content)
}

function inCharter(name: string, content: CharterContent): string | undefined {
  const { sentence, measures, fallback, group, training, startAnnouncedOn } = content
  if (name === 'goal_sentence') return sentence
  if (name === 'goal_measures') return goalsInWords(measures)
  if (name === 'fallback') return fallback
  if (name === 'group') return `${counted(group.people, 'person', 'people')}: ${group.who}`
  if (name === 'training' && startAnnouncedOn) return `${training} Start announced on ${dayName(startAnnouncedOn)}.`
  return undefined
}

function goalsInWords(measures: CharterContent['measures']): string {
  const goals = measures.filter(({ role }) => role === 'goal')
  const words = goals.map(({ key, target, baseline }) => {
    const goal = target === null ? 'no target' : `target ${amount(key, Number(target))}`
    return `${nameOf(key)}: ${goal}, ${counted(baseline.values.length, 'baseline week')}.`
  })
  return words.join(' ')
}

function linksFor({ name }: LaunchCheck, { file }: Shown) {
  const charter = `/pilots/${encodeURIComponent(file.pilot.code)}/charter`
  if (name === 'owners') return []
  return [
    name === 'decision_points' ? { text: 'Sign it', href: `${charter}#keys` } : { text: 'Charter', href: charter },
  ]
}
