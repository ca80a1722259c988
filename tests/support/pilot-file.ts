// A pilot's file as a plain value, for the domain's tests: INV, launched for 2026-W28, with weeks as the case log tells them.
import type { Calendar } from '../../src/domain/calendar.ts'
import type { Charter, CharterContent } from '../../src/domain/charter.ts'
import type { Key, KeyObject, StageChange } from '../../src/domain/pilot.ts'
import type { Import, PilotFile, Stated } from '../../src/domain/pilot-file.ts'
import type { StatedFigures } from '../../src/domain/scorecard.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { emptyFile } from './empty-file.ts'
import { goodWeek, invoiceCharter, quietWeek } from './running-pilot.ts'

export const utc: Calendar = calendarOf('UTC')
export const at = (instant: string): number => Date.parse(instant)

export const firstWeek = '2026-W28'
const launchedAt = at('2026-07-01T09:00Z')

/** INV with Olivia and Tariq, a charter in force and the given weeks of the case log, each brought the Monday after. */
export function runningFile(weeks: readonly string[], change: Partial<PilotFile> = {}): PilotFile {
  const charter = charterAt(1, invoiceCharter(), launchedAt)
  return {
    ...emptyFile,
    pilot: {
      id: 'INV',
      code: 'INV',
      name: 'Invoice approval',
      team: 'Accounts payable',
      from: null,
      openedAt: launchedAt,
      holders: [
        { seat: 'coo', person: 'olivia' },
        { seat: 'cto', person: 'tariq' },
        { seat: 'engineer', person: 'ines' },
      ],
      deputies: [],
      stages: [stage('running', 'launch', launchedAt, firstWeek)],
    },
    charters: [charter],
    keys: bothKeys('charter', 'INV', charter, launchedAt),
    imports: weeks.map((week) => importReaching(mondayAfter(week))),
    stated: weeks.map((week) => statedIn(week, quietWeek)),
    rollups: weeks.map((week) => goodWeek(week, 3)),
    ...change,
  }
}

export function charterAt(version: number, content: CharterContent, when: number): Charter {
  return {
    pilot: 'INV',
    version,
    content,
    hash: `hash of version ${version}`,
    by: 'olivia',
    why: null,
    at: when,
    seq: version,
  }
}

/** Olivia's key and Tariq's, which completes it. */
export function bothKeys(
  object: KeyObject,
  objectId: string,
  { version, hash }: { version: number; hash: string },
  when: number,
): readonly Key[] {
  const key = { object, objectId, version, hash, for: null, at: when, seq: 0 }
  return [
    { ...key, side: 'policy', person: 'olivia', completes: false },
    { ...key, side: 'system', person: 'tariq', completes: true },
  ]
}

export function stage(
  to: StageChange['stage'],
  because: StageChange['because'],
  when: number,
  week: string | null = null,
): StageChange {
  return { stage: to, because, week, by: 'olivia', at: when, seq: when }
}

/** An import whose newest case lies right before `when`, brought at `when`. */
export function importReaching(when: number): Import {
  const newestAt = when - 60_000
  return { batch: when, kind: 'cases', cases: 60, rejected: 0, oldestAt: null, newestAt, by: 'maya', at: when, seq: 0 }
}

export function statedIn(week: string, figures: StatedFigures): Stated {
  return { week, figures, why: null, by: 'maya', at: mondayAfter(week), seq: 0 }
}

/** The start of the week after, in UTC. */
export function mondayAfter(week: string): number {
  const first = at('2026-07-06T00:00Z')
  return first + (Number(week.slice(6)) - 28 + 1) * 7 * 86_400_000
}
