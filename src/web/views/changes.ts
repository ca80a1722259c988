// What changed on a pilot between two instants, as sentences in the order in which it happened.
import type { Calendar } from '../../domain/calendar.ts'
import { inForceSince } from '../../domain/charter.ts'
import type { StageChange } from '../../domain/pilot.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { ruleName } from '../../domain/rule.ts'
import { mapInForceSince } from '../../domain/system-map.ts'
import { dayTime, weekName } from '../../words/dates.ts'
import { casesText } from '../../words/figures.ts'
import { type Names, nameWithSeat } from '../../words/people.ts'
import type { Trail } from './trail.ts'

/** `href` leads below the pilot's address. */
type Happened = { readonly at: number; readonly by: string; readonly did: string; readonly href?: string }

/** `within` holds instants in ms; the end does not belong to it. */
export function changesIn(
  file: PilotFile,
  within: { readonly from: number; readonly to: number },
  names: Names,
  calendar: Calendar,
): Trail {
  const happened = [
    ...ruleSwitches(file),
    ...mapChanges(file),
    ...charterChanges(file),
    ...stageChanges(file),
    ...evidenceBrought(file),
    ...vouchedFor(file),
  ]
  const pilot = `/pilots/${encodeURIComponent(file.pilot.code)}`
  return happened
    .filter(({ at }) => at >= within.from && at < within.to)
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, by, did, href }) => ({
      text: `${nameWithSeat(names, file.pilot.holders, by)} ${did} on ${dayTime(at, calendar.zone, at)}.`,
      at: new Date(at).toISOString(),
      href: href === undefined ? undefined : `${pilot}/${href}`,
    }))
}

function ruleSwitches({ rules }: PilotFile): readonly Happened[] {
  return rules.flatMap(({ number, retired, change, by, at }) =>
    change === null
      ? []
      : [{ at, by, did: `${retired ? 'retired' : 'switched on'} ${ruleName(number)}`, href: `rule-changes/${change}` }],
  )
}

function mapChanges({ maps, keys }: PilotFile): readonly Happened[] {
  return maps.flatMap((map) => {
    const at = mapInForceSince(map, keys)
    if (at === null || map.kind === 'draft') return []
    const did =
      map.kind === 'change' ? 'proposed a change of the system, which took effect' : 'corrected the system map'
    return [{ at, by: map.by, did, href: 'system-map' }]
  })
}

function charterChanges({ charters, keys }: PilotFile): readonly Happened[] {
  return charters.flatMap((charter) => {
    const at = inForceSince(charter, keys)
    return at === null
      ? []
      : [
          {
            at,
            by: charter.by,
            did: `wrote version ${charter.version} of the charter, which took effect`,
            href: 'charter',
          },
        ]
  })
}

const stageWords: Readonly<Record<StageChange['because'], string>> = {
  launch: 'turned the second key and the pilot was launched',
  pause: 'paused the pilot',
  resumption: 'turned the second key and the pilot was resumed',
  answer: 'turned the second key on an answer that changed the pilot’s stage',
  disagreement: 'chose last; the two answers differed, one of them stop, and the pilot was paused',
}

function stageChanges({ pilot }: PilotFile): readonly Happened[] {
  return pilot.stages.map(({ at, by, because }) => ({ at, by, did: stageWords[because] }))
}

function evidenceBrought({ imports, stated, closings }: PilotFile): readonly Happened[] {
  return [
    ...imports.map(({ at, by, cases }) => ({ at, by, did: `brought ${casesText(cases)}` })),
    ...stated.map(({ at, by, week }) => ({ at, by, did: `stated figures for the week of ${weekName(week)}` })),
    ...closings.map(({ at, by, week }) => ({
      at,
      by,
      did: `closed the week of ${weekName(week)} before its deadline`,
    })),
  ]
}

function vouchedFor({ attestations, repairs }: PilotFile): readonly Happened[] {
  return [
    ...attestations.map(({ at, by, check, result }) => ({
      at,
      by,
      did: `recorded “${result}” for the check ${check.replaceAll('_', ' ')}`,
    })),
    ...repairs.map(({ at, by, component }) => ({ at, by, did: `reported the repair of ${component} done` })),
  ]
}
