// What can be noticed of a pilot at this moment beside its file: feeds that have gone quiet, and open cases that stalled.
import { and, asc, eq, gte, isNull, lt, max, not } from 'drizzle-orm'
import { cases } from '../../db/schema/evidence.ts'
import { runs } from '../../db/schema/runs.ts'
import type { Reader } from '../../db/store.ts'
import { compile } from '../conditions/compile.ts'
import type { Noticed } from '../domain/alert.ts'
import { attributesOf } from '../domain/attribute-field.ts'
import type { Calendar } from '../domain/calendar.ts'
import { judgedSince } from '../domain/case-judge.ts'
import { lastStage } from '../domain/pilot.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { rulesInEffect } from '../domain/rule.ts'
import { readyRules } from '../domain/rule-outcome.ts'
import { flowsHeard, type Heard, silencesOf } from '../domain/silence.ts'
import { shortestLimit, stalledAmong, type StalledCase } from '../domain/stall.ts'
import { minutesBy } from '../domain/working-hours.ts'
import { countingOn, excludedCases, holding } from './cases.ts'

/** So many open cases are looked at, the oldest first: whoever has more has no need to be told which. */
const mostOpenCases = 500

/** What is silent and what has stalled on a pilot at an instant (ms). While it does not run, nothing is. */
export async function noticedOn(reader: Reader, file: PilotFile, now: number, calendar: Calendar): Promise<Noticed> {
  if (lastStage(file.pilot)?.stage !== 'running') return { silences: [], stalls: [] }
  const heard = await heardOn(reader, file)
  return { silences: silencesOf(file, heard, now), stalls: await stalledOn(reader, file, now, calendar) }
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

type KeptStalls = { readonly minute: number; readonly stalls: readonly StalledCase[] }
const keptStalls = new WeakMap<PilotFile, KeptStalls>()

/** Cases come with a new file and grow old by the minute, so they are looked at once a minute. */
async function stalledOn(
  reader: Reader,
  file: PilotFile,
  now: number,
  calendar: Calendar,
): Promise<readonly StalledCase[]> {
  const minute = Math.floor(now / 60_000)
  const known = keptStalls.get(file)
  if (known?.minute === minute) return known.stalls
  const stalls = await findStalled(reader, file, now, calendar)
  keptStalls.set(file, { minute, stalls })
  return stalls
}

/** The cases received since the launch that are open for longer than the rules allow, the oldest first. */
async function findStalled(
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
