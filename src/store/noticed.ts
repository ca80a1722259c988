// What can be noticed of a pilot at this moment beside its file: feeds that have gone quiet or speak too little, runs that fail
// one after the other or have no case, open cases that stalled, and shares that leapt.
import { and, asc, gte, isNull, lt, not } from 'drizzle-orm'
import { cases } from '../../db/schema/evidence.ts'
import type { Reader } from '../../db/store.ts'
import { compile } from '../conditions/compile.ts'
import type { Noticed } from '../domain/alert.ts'
import { attributesOf } from '../domain/attribute-field.ts'
import type { Calendar } from '../domain/calendar.ts'
import { judgedSince } from '../domain/case-judge.ts'
import { failedSeries, flowsCounted } from '../domain/failed-series.ts'
import { jumpsIn } from '../domain/jump.ts'
import { keptForMinute } from '../domain/kept.ts'
import { lastStage } from '../domain/pilot.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { rulesInEffect } from '../domain/rule.ts'
import { readyRules } from '../domain/rule-outcome.ts'
import { isGap, runsAndCases } from '../domain/run-cases.ts'
import { silencesOf } from '../domain/silence.ts'
import { shortestLimit, stalledAmong, type StalledCase } from '../domain/stall.ts'
import { flowsExpected, lastWorkingDay, shortfallsOn } from '../domain/volume.ts'
import { previousWeek } from '../domain/week.ts'
import { minutesBy } from '../domain/working-hours.ts'
import { countingOn, excludedCases, holding } from './cases.ts'
import { openDisputes } from './disputes.ts'
import { endedAttempts, heardOn, runSharesIn, runsArrivedOn, weeksOfRuns } from './run-figures.ts'

/** So many open cases are looked at, the oldest first: whoever has more has no need to be told which. */
const mostOpenCases = 500

const nothing = { silences: [], shortfalls: [], series: [], gaps: [], stalls: [], jumps: [] } as const

/** What is wrong on a pilot at an instant (ms). While it does not run, only its leaders can differ. */
export async function noticedOn(reader: Reader, file: PilotFile, now: number, calendar: Calendar): Promise<Noticed> {
  const disputes = await disputesOn(file, now, calendar, reader)
  if (lastStage(file.pilot)?.stage !== 'running') return { ...nothing, disputes }
  const { heard, ...counted } = await countedOn(file, now, calendar, reader)
  return { silences: silencesOf(file, heard, now), ...counted, disputes }
}

const disputesOn = keptForMinute((file, _now, _calendar, reader: Reader) => openDisputes(reader, file))

/** Cases and runs come with a new file and grow old by the minute. */
const countedOn = keptForMinute(async (file, now, calendar, reader: Reader) => ({
  heard: await heardOn(reader, file),
  stalls: await stalledOn(reader, file, now, calendar),
  ...(await runsOn(reader, file, now, calendar)),
}))

/** What the runs say together. Where no run was ever told of, there is nothing to count. */
async function runsOn(reader: Reader, file: PilotFile, now: number, calendar: Calendar) {
  const week = calendar.weekOf(now)
  const day = lastWorkingDay(now, calendar)
  const { id } = file.pilot
  const expected = flowsExpected(file)
  return {
    shortfalls: shortfallsOn(file, day, await runsArrivedOn(reader, id, expected, day, calendar), calendar),
    series: failedSeries(file, await endedAttempts(reader, id, flowsCounted(file))),
    gaps: runsAndCases(file, await weeksOfRuns(reader, id, [previousWeek(week)]), calendar).filter(isGap),
    jumps: await jumpsOn(reader, file, week),
  }
}

async function jumpsOn(reader: Reader, { pilot, rollups, runBatches }: PilotFile, week: string) {
  const last = previousWeek(week)
  const shares = runBatches.length === 0 ? new Map<string, never>() : await runSharesIn(reader, pilot.id, [last, week])
  return jumpsIn(rollups, shares, { week, last })
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
