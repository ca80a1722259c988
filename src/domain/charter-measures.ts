// The measures that define success, each with the way that is better, a target, and what it was before. The baseline comes
// from the case log or is stated week by week; it is never guessed and, once signed, never drawn again.
import { listed, nameInside } from './advice/wording.ts'
import type { Baseline, CharterContent, CharterMeasure } from './charter.ts'
import { countedBy, countsIn, type CycleCounts } from './cycle-time.ts'
import { weekInWords } from './day.ts'
import { type Decimal, readDecimal, toDecimal } from './decimal.ts'
import { statedFor, valuesOf } from './evidence.ts'
import { type MeasureKey, measureKeys, measures } from './measure.ts'
import type { PilotFile } from './pilot-file.ts'
import type { Problem } from './refusal.ts'
import { nextWeek, weeksBetween } from './week.ts'
import { readWeek } from './week-typed.ts'

/** The places that a charter has for measures: one or two goals, and what must not get worse on the way. */
export const measureSlots = ['goal1', 'goal2', 'guardrail1', 'guardrail2', 'guardrail3'] as const
export type MeasureSlot = (typeof measureSlots)[number]

export type MeasureDraft = {
  readonly slot: MeasureSlot
  readonly measure: string
  readonly better: string
  readonly target: string
  /** "case log" or "stated". */
  readonly from: string
  /** A day in the first and the last baseline week, or the weeks themselves. */
  readonly firstWeek: string
  readonly lastWeek: string
  /** Weekly values as people write them: "47, 52, 49". */
  readonly values: string
}

/** What baselines are read from. A baseline that was signed is kept as it was while its weeks stay the same. */
export type BaselineEvidence = {
  readonly file: PilotFile
  readonly currentWeek: string
  readonly signed: CharterContent | null
}

type Wrong = (problem: Problem) => void
type Evidence = BaselineEvidence & { readonly before: string | null; readonly counts: CycleCounts }

/** The measures of a draft, in the order of their places; empty places are left out. */
export function readMeasures(
  drafts: readonly MeasureDraft[],
  evidence: Evidence,
  wrong: Wrong,
): readonly CharterMeasure[] {
  const read = drafts.flatMap((draft) => {
    const measure = readMeasure(draft, evidence, wrong)
    return measure ? [{ slot: draft.slot, measure }] : []
  })
  read.forEach(({ slot, measure }, at) => {
    if (read.slice(0, at).some((earlier) => earlier.measure.key === measure.key))
      wrong({ field: `${slot}.measure`, why: `${measures[measure.key].name} is already named above.` })
  })
  return read.map(({ measure }) => measure)
}

function readMeasure(draft: MeasureDraft, evidence: Evidence, wrong: Wrong): CharterMeasure | null {
  const { slot } = draft
  const key = measureKeys.find((one) => one === draft.measure)
  if (!key) {
    const isStarted = [draft.measure, draft.target, draft.firstWeek, draft.lastWeek, draft.values].some(Boolean)
    if (isStarted) wrong({ field: `${slot}.measure`, why: 'Choose which measure this is.' })
    return null
  }
  return {
    key,
    role: slot.startsWith('goal') ? 'goal' : 'guardrail',
    direction: draft.better === 'higher' ? 'higher' : 'lower',
    baseline: draft.from === 'stated' ? readStated(draft, evidence, wrong) : readFromLog(draft, key, evidence, wrong),
    target: readTarget(draft, key, wrong),
  }
}

function readTarget({ slot, target }: MeasureDraft, key: MeasureKey, wrong: Wrong): Decimal | null {
  if (target === '') return null
  const value = readDecimal(target)
  if (value === null || Number(value) < 0)
    wrong({ field: `${slot}.target`, why: 'Write the target as a plain number, like 4 or 2.5.' })
  else if (key.endsWith('_pct') && Number(value) > 100)
    wrong({ field: `${slot}.target`, why: 'A share of the cases is at most 100 %.' })
  return value
}

/** One value a week from the case log; a week without one is named, never skipped. */
function readFromLog(draft: MeasureDraft, key: MeasureKey, evidence: Evidence, wrong: Wrong): Baseline {
  const none: Baseline = { from: 'case log', firstWeek: null, lastWeek: null, values: [] }
  const weeks = readSpan(draft, evidence, wrong)
  if (weeks.length === 0) return none
  const [firstWeek = null] = weeks
  const lastWeek = weeks.at(-1) ?? null
  const kept = signedBaseline(key, firstWeek, lastWeek, evidence)
  if (kept) return kept

  const values = weeks.map((week) => ({ week, value: valueIn(week, key, evidence) }))
  const missing = values.filter(({ value }) => value === null).map(({ week }) => week)
  if (missing.length > 0) {
    const who = measures[key].source === 'stated' ? 'Nobody stated' : 'The case log has no'
    const why = `${who} ${nameInside(key)} for ${weeksInWords(missing)}.`
    wrong({ field: `${draft.slot}.firstWeek`, why })
    return none
  }
  return { from: 'case log', firstWeek, lastWeek, values: values.map(({ value }) => toDecimal(value ?? 0)) }
}

function valueIn(week: string, key: MeasureKey, { file, counts }: Evidence): number | null {
  const rollup = file.rollups.find((one) => one.week === week)
  return valuesOf(rollup ? countedBy(rollup, counts) : null, statedFor(file, week))[key]
}

/**
 * The limits come from the locked baseline only: late cases never move a baseline that two keys are on, unless other hours
 * are to count.
 */
function signedBaseline(
  key: MeasureKey,
  firstWeek: string | null,
  lastWeek: string | null,
  { signed, counts }: Evidence,
): Baseline | null {
  if (key === 'cycle_time_hours' && countsIn(signed) !== counts) return null
  const baseline = signed?.measures.find((measure) => measure.key === key)?.baseline
  const isSame = baseline?.from === 'case log' && baseline.firstWeek === firstWeek && baseline.lastWeek === lastWeek
  return isSame ? baseline : null
}

const mostWeeks = 260

/** The weeks from first to last, in order; none while both are empty or where something is wrong with them. */
function readSpan(draft: MeasureDraft, { currentWeek, before }: Evidence, wrong: Wrong): readonly string[] {
  if (draft.firstWeek === '' && draft.lastWeek === '') return []
  const say = (end: 'firstWeek' | 'lastWeek', why: string) => wrong({ field: `${draft.slot}.${end}`, why })
  const first = readWeek(draft.firstWeek)
  const last = readWeek(draft.lastWeek)
  if (first === null) say('firstWeek', 'Give a day in the first baseline week, like 2026-07-06.')
  if (last === null) say('lastWeek', 'Give a day in the last baseline week, like 2026-08-24.')
  if (first === null || last === null) return []
  const count = weeksBetween(first, last) + 1
  if (count < 1) say('lastWeek', 'The last baseline week lies before the first one.')
  else if (count > mostWeeks) say('lastWeek', `A baseline has at most ${mostWeeks} weeks.`)
  else if (last >= currentWeek) say('lastWeek', 'This week is not over yet.')
  else if (before !== null && last >= before) say('lastWeek', 'The baseline ends before the pilot’s first week.')
  else return weeksFrom(first, last)
  return []
}

function weeksFrom(first: string, last: string): readonly string[] {
  const weeks: string[] = []
  for (let week = first; weeksBetween(week, last) >= 0; week = nextWeek(week)) weeks.push(week)
  return weeks
}

/** Values that somebody knows; with weeks beside them, there is one for each. */
function readStated(draft: MeasureDraft, evidence: Evidence, wrong: Wrong): Baseline {
  const weeks = readSpan(draft, evidence, wrong)
  const values = readValues(draft, wrong)
  if (weeks.length > 0 && values.length > 0 && weeks.length !== values.length)
    wrong({
      field: `${draft.slot}.values`,
      why: `These weeks are ${weeks.length}, the values are ${values.length}. State one for each week.`,
    })
  return { from: 'stated', firstWeek: weeks[0] ?? null, lastWeek: weeks.at(-1) ?? null, values }
}

/**
 * Weekly values: a blank, a semicolon or a new line stands between two of them, also behind a comma ("47, 52, 49"). A
 * comma inside a number is its decimal mark ("47,5 52,1").
 */
function readValues({ slot, values }: MeasureDraft, wrong: Wrong): readonly Decimal[] {
  const parts = values
    .split(/\s*;\s*|\s*,\s+|\s+/)
    .map((part) => part.replace(/,$/, ''))
    .filter(Boolean)
  const read = parts.map((part) => ({ part, value: readDecimal(part) }))
  const strange = read.find(({ value }) => value === null || Number(value) < 0)
  if (strange)
    wrong({
      field: `${slot}.values`,
      why: `“${strange.part}” is not one number. Put a blank or a semicolon between two values; a comma inside a number is its decimal mark.`,
    })
  if (parts.length > mostWeeks) wrong({ field: `${slot}.values`, why: `State at most ${mostWeeks} values.` })
  return read.flatMap(({ value }) => value ?? [])
}

function weeksInWords(weeks: readonly string[]): string {
  const named = weeks.slice(0, 3).map((week) => weekInWords(week))
  const rest = weeks.length - named.length
  const all = rest > 0 ? [...named, `${rest} more`] : named
  return `${weeks.length === 1 ? 'the week of' : 'the weeks of'} ${listed(all)}`
}
