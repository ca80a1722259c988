// The completed cases one by one, as a g chart needs them, and what a measure is without the cases that one component failed in.
import { and, asc, count, eq, exists, inArray, isNotNull, not } from 'drizzle-orm'
import { caseFailures, cases } from '../../db/schema/evidence.ts'
import type { Reader } from '../../db/store.ts'
import type { CheckedCase } from '../domain/charts/case-gaps.ts'
import type { Untouched } from '../domain/charts/reachable.ts'
import { countsOf } from '../domain/cycle-time.ts'
import { keptFor } from '../domain/kept.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import type { WeekRollup } from '../domain/scorecard.ts'
import { percentileByRank } from '../domain/weekly-figures.ts'
import { lengthBy } from './case-lists.ts'
import { type Counting, countingOn, excludedCases, holding } from './cases.ts'

/** More cases than this need no g chart: their weeks are large enough. */
const mostCases = 10_000
const hourMs = 3_600_000

const keptCases = new WeakMap<PilotFile, readonly CheckedCase[]>()

/** The cases of the newest weeks of which it is known whether they had an error, in the order of completion. */
export async function checkedCases(reader: Reader, file: PilotFile): Promise<readonly CheckedCase[]> {
  const known = keptCases.get(file)
  if (known) return known
  const weeks = newestWeeks(file.rollups)
  const rows =
    weeks.length === 0
      ? []
      : await reader
          .select({ case: cases.case, week: cases.week, completedAt: cases.completedAt, errors: cases.errors })
          .from(cases)
          .where(and(inArray(cases.week, [...weeks]), isNotNull(cases.errors), await counted(reader, file)))
          .orderBy(asc(cases.completedAt), asc(cases.case))
  const checked = rows.map(({ case: ref, week, completedAt, errors }) => ({
    case: ref,
    week: week ?? '',
    completedAt: completedAt ?? 0,
    hasError: (errors ?? 0) > 0,
  }))
  keptCases.set(file, checked)
  return checked
}

/** As many of the newest weeks as hold no more cases together than can be read at once. */
function newestWeeks(rollups: readonly WeekRollup[]): readonly string[] {
  const weeks: string[] = []
  let held = 0
  for (const { week, completed } of rollups.toReversed()) {
    held += completed
    if (held > mostCases) break
    weeks.push(week)
  }
  return weeks
}

const keptUntouched = keptFor((_file: PilotFile) => new Map<string, Untouched>())

/** The median hours of a week's cases in which this component did not fail; null where it failed in all of them. */
export async function untouchedBy(
  reader: Reader,
  file: PilotFile,
  week: string,
  component: string,
): Promise<Untouched> {
  const kept = keptUntouched(file)
  const known = kept.get(`${week} ${component}`)
  if (known) return known
  const untouched = { component, value: await medianWithout(reader, file, week, component) }
  kept.set(`${week} ${component}`, untouched)
  return untouched
}

/** Looked up in the order of the index, so that no more than two values are ever held. */
async function medianWithout(reader: Reader, file: PilotFile, week: string, component: string) {
  const length = lengthBy(countsOf(file))
  const which = and(
    eq(cases.week, week),
    isNotNull(length),
    not(failedIn(reader, component)),
    await counted(reader, file),
  )
  const [row] = await reader.select({ many: count() }).from(cases).where(which)
  const many = row?.many ?? 0
  const from = Math.max(0, Math.floor((many - 1) / 2))
  const two = await reader.select({ ms: length }).from(cases).where(which).orderBy(asc(length)).limit(2).offset(from)
  return percentileByRank(many, 0.5, (rank) => (two[rank - from]?.ms ?? 0) / hourMs)
}

function failedIn(reader: Reader, component: string) {
  const sameCase = and(eq(caseFailures.case, cases.case), eq(caseFailures.batch, cases.batch))
  return exists(
    reader
      .select({ case: caseFailures.case })
      .from(caseFailures)
      .where(and(sameCase, eq(caseFailures.component, component))),
  )
}

async function counted(reader: Reader, { pilot }: PilotFile) {
  const counting: Counting = await countingOn(reader, pilot.id)
  const excluded = excludedCases(reader, counting)
  return and(holding(reader, counting), excluded && not(excluded))
}
