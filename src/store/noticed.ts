// What can be noticed of a pilot at this moment beside its file: feeds that have gone quiet, open cases that stalled,
// and shares that leapt.
import { and, asc, count, eq, gte, inArray, isNull, lt, max, ne, not } from 'drizzle-orm'
import { cases } from '../../db/schema/evidence.ts'
import { runs } from '../../db/schema/runs.ts'
import type { Reader } from '../../db/store.ts'
import { compile } from '../conditions/compile.ts'
import type { Noticed } from '../domain/alert.ts'
import { attributesOf } from '../domain/attribute-field.ts'
import type { Calendar } from '../domain/calendar.ts'
import { judgedSince } from '../domain/case-judge.ts'
import { jumpsIn, type RunShares } from '../domain/jump.ts'
import { lastStage } from '../domain/pilot.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { rulesInEffect } from '../domain/rule.ts'
import { testFlow } from '../domain/run.ts'
import { readyRules } from '../domain/rule-outcome.ts'
import { flowsHeard, type Heard, silencesOf } from '../domain/silence.ts'
import { shortestLimit, stalledAmong, type StalledCase } from '../domain/stall.ts'
import { previousWeek } from '../domain/week.ts'
import { minutesBy } from '../domain/working-hours.ts'
import { countingOn, excludedCases, holding } from './cases.ts'

/** So many open cases are looked at, the oldest first: whoever has more has no need to be told which. */
const mostOpenCases = 500

/** What is silent and what has stalled on a pilot at an instant (ms). While it does not run, nothing is. */
export async function noticedOn(reader: Reader, file: PilotFile, now: number, calendar: Calendar): Promise<Noticed> {
  if (lastStage(file.pilot)?.stage !== 'running') return { silences: [], stalls: [], jumps: [] }
  const { heard, ...counted } = await countedOn(reader, file, now, calendar)
  return { silences: silencesOf(file, heard, now), ...counted }
}

/** When (ms) the newest run of each flow of the map arrived. */
export async function heardOn(reader: Reader, file: PilotFile): Promise<Heard> {
  const heard = new Map<string, number>()
  for (const flow of flowsHeard(file)) {
    const [row] = await reader
      .select({ at: max(runs.receivedAt) })
      .from(runs)
      .where(and(eq(runs.pilot, file.pilot.id), eq(runs.flow, flow)))
    if (row?.at) heard.set(flow, row.at)
  }
  return heard
}

type Counted = Omit<Noticed, 'silences'> & { readonly heard: Heard }
const kept = new WeakMap<PilotFile, Counted & { readonly minute: number }>()

/** Cases and runs come with a new file and grow old by the minute, so they are counted once a minute. */
async function countedOn(reader: Reader, file: PilotFile, now: number, calendar: Calendar): Promise<Counted> {
  const minute = Math.floor(now / 60_000)
  const known = kept.get(file)
  if (known?.minute === minute) return known
  const stalls = await stalledOn(reader, file, now, calendar)
  const jumps = await jumpsOn(reader, file, calendar.weekOf(now))
  const counted = { minute, heard: await heardOn(reader, file), stalls, jumps }
  kept.set(file, counted)
  return counted
}

async function jumpsOn(reader: Reader, { pilot, rollups, runBatches }: PilotFile, week: string) {
  const last = previousWeek(week)
  const shares = runBatches.length === 0 ? new Map<string, never>() : await runSharesIn(reader, pilot.id, [last, week])
  return jumpsIn(rollups, shares, { week, last })
}

/** How many attempts at runs ended in some weeks, and how many of them failed; those that people sent to try are none. */
async function runSharesIn(reader: Reader, pilot: string, weeks: readonly string[]): Promise<RunShares> {
  const ended = inArray(runs.status, ['success', 'failed'])
  const rows = await reader
    .select({ week: runs.week, status: runs.status, many: count() })
    .from(runs)
    .where(and(eq(runs.pilot, pilot), inArray(runs.week, [...weeks]), ended, ne(runs.flow, testFlow)))
    .groupBy(runs.week, runs.status)
  const many = (week: string, status?: string) =>
    rows
      .filter((row) => row.week === week && (status === undefined || row.status === status))
      .reduce((sum, row) => sum + row.many, 0)
  return new Map(weeks.map((week) => [week, { hit: many(week, 'failed'), of: many(week) }]))
}

/** The cases received since the launch that are open for longer than the rules allow, the oldest first. */
async function stalledOn(
  reader: Reader,
  file: PilotFile,
  now: number,
  calendar: Calendar,
): Promise<readonly StalledCase[]> {
  const rules = readyRules(rulesInEffect(file.rules), compile)
  const shortest = shortestLimit(rules)
  const since = judgedSince(file.pilot)
  if (shortest === null || since === null) return []
  const rows = await openOnes(reader, file.pilot.id, since, now - shortest * 60_000)
  const open = rows.map((row) => ({ ...row, attributes: attributesOf(row) }))
  return stalledAmong(open, rules, minutesBy(calendar), now)
}

async function openOnes(reader: Reader, pilot: string, since: number, before: number) {
  const counting = await countingOn(reader, pilot)
  const excluded = excludedCases(reader, counting)
  const isOpen = and(holding(reader, counting), isNull(cases.week), isNull(cases.completedAt))
  const isOld = and(gte(cases.receivedAt, since), lt(cases.receivedAt, before))
  return reader
    .select()
    .from(cases)
    .where(and(isOpen, isOld, excluded && not(excluded)))
    .orderBy(asc(cases.receivedAt), asc(cases.case))
    .limit(mostOpenCases)
}
