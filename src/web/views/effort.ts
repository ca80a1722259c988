// The effort page: support week by week and days of building against the estimate, which version runs, and planned downtime.
import type { BuildEntry } from '../../domain/effort.ts'
import { buildDays, supportWeeks, type SupportWeek } from '../../domain/effort-log.ts'
import { effortSignals } from '../../domain/effort-signals.ts'
import { maintenanceInOrder, type PlannedWindow } from '../../domain/maintenance.ts'
import { hasEnded } from '../../domain/pilot.ts'
import { mapInForce } from '../../domain/system-map.ts'
import { dayOf, dayTime, weekName } from '../../words/dates.ts'
import { daysText, effortSignalInWords, hoursText, rulesRunText } from '../../words/effort.ts'
import { nameOf, nameWithSeat } from '../../words/people.ts'
import { buildForm, maintenanceForm, rollbackForm, supportForm, versionForm } from './effort-forms.ts'
import { effortAddress, type EffortOf } from './effort-of.ts'
import { type Problems, problemSummary } from './field.ts'
import type { Fold } from './fold.ts'
import type { Lines, Pairs } from './lists.ts'
import type { Press, PressedLine } from './press.ts'
import { numbers, row, type Table, table, words } from './table.ts'
import type { Sentence, Trail } from './trail.ts'

export type EffortPage = {
  readonly signals: Lines
  readonly estimate: Pairs
  readonly support: Table
  readonly log: readonly Fold[]
  readonly builds: Trail
  readonly versions: readonly Fold[]
  /** A refusal to take maintenance back, which has no form to stand in. */
  readonly problems: Problems | null
  readonly maintenance: readonly PressedLine[]
  readonly plan: Fold | null
}

export function effortView(given: EffortOf): EffortPage {
  const there = (folds: readonly (Fold | null)[]) => folds.filter((one) => one !== null)
  return {
    signals: signalLines(given),
    estimate: estimatePairs(given),
    support: supportTable(given),
    log: there([supportForm(given), buildForm(given)]),
    builds: given.file.builds.toReversed().map((build) => buildSentence(given, build)),
    versions: there([versionForm(given), rollbackForm(given)]),
    problems: given.again?.part === 'taking back' ? problemSummary(given.again.problems) : null,
    maintenance: maintenanceLines(given),
    plan: maintenanceForm(given),
  }
}

function signalLines({ file, calendar, now }: EffortOf): Lines {
  return effortSignals(file, now).map((signal) => {
    const said = effortSignalInWords(signal)
    return { text: said.seen, note: `Since ${dayOf(signal.since, calendar.zone, now)}. The CTO: ${said.next}` }
  })
}

/** What was estimated on the map, and what it took so far. */
function estimatePairs({ file }: EffortOf): Pairs {
  const href = `/pilots/${encodeURIComponent(file.pilot.code)}/system-map`
  const map = mapInForce(file.maps, file.keys)?.content
  const days = buildDays(file)
  const estimated = map?.buildDays ?? null
  const support = map?.supportMinutes ?? null
  return [
    {
      term: 'Building',
      text: days === null ? 'nothing logged yet' : daysText(days),
      note: estimated === null ? 'not estimated on the map' : `${daysText(Number(estimated))} estimated`,
    },
    {
      term: 'Support',
      text: support === null ? 'not estimated on the map' : `${hoursText(support)} a week estimated`,
      href,
    },
  ]
}

function supportTable(given: EffortOf): Table {
  const estimate = mapInForce(given.file.maps, given.file.keys)?.content.supportMinutes ?? null
  return table({
    id: 'support',
    dense: true,
    caption: 'Support, week by week',
    columns: [words('Week of'), numbers('Hours'), numbers('Estimate'), words('What for')],
    rows: supportWeeks(given.file).map((week) =>
      row(
        weekName(week.week),
        { text: hoursText(week.minutes), note: aboveNote(week, estimate) },
        estimate === null ? '–' : hoursText(estimate),
        whatFor(given, week),
      ),
    ),
    empty: { text: 'No support is logged yet. Until then the hours count that somebody states at the week’s close.' },
  })
}

function aboveNote({ minutes }: SupportWeek, estimate: number | null): string | undefined {
  return estimate !== null && minutes > estimate ? 'above' : undefined
}

/** "Reruns. (2 h, Ines)": every entry of a week. */
function whatFor({ texts, names }: EffortOf, { entries }: SupportWeek): string {
  const said = entries.map(({ words: id, minutes, by }) => {
    const what = id === null ? '' : `${texts.get(id) ?? ''} `
    return `${what}(${hoursText(minutes)}, ${nameOf(names, by)})`
  })
  return said.join(' · ')
}

function buildSentence(given: EffortOf, { what, build, rules, words: id, by, at }: BuildEntry): Sentence {
  const { texts, names, file, calendar, now } = given
  const who = nameWithSeat(names, file.pilot.holders, by)
  const did = what === 'build' ? `put version ${build} in place` : `rolled back to version ${build}`
  return {
    text: `${who} ${did} on ${dayTime(at, calendar.zone, now)}. It runs ${rulesRunText(rules)}.`,
    why: id === null ? undefined : texts.get(id),
    side: 'system',
  }
}

function maintenanceLines(given: EffortOf): readonly PressedLine[] {
  const { ahead, past } = maintenanceInOrder(given.file, given.now)
  return [
    ...ahead.map((one) => ({ ...windowLine(given, one, 'Planned'), presses: takeBackPress(given, one) })),
    ...past.map((one) => ({
      ...windowLine(given, one, one.takenBack ? 'Taken back: was planned' : 'Was'),
      presses: [],
    })),
  ]
}

function windowLine(given: EffortOf, window: PlannedWindow, when: string): Omit<PressedLine, 'presses'> {
  const { texts, names, calendar, now } = given
  const { from, to, words: id, takenBack } = window
  const span = `from ${dayTime(from, calendar.zone, now)} until ${dayTime(to, calendar.zone, now)}`
  const said = id === null ? [] : [`“${texts.get(id) ?? ''}”`]
  const back = takenBack
    ? [`${nameOf(names, takenBack.by)} took it back on ${dayTime(takenBack.at, calendar.zone, now)}`]
    : []
  return { text: `${when} ${span}.`, note: [...said, ...back].join(' · ') || undefined }
}

function takeBackPress(given: EffortOf, { number, from }: PlannedWindow): readonly Press[] {
  if (!given.mayLog || hasEnded(given.file.pilot)) return []
  const text = from <= given.now ? 'End it now' : 'Take it back'
  return [{ action: `${effortAddress(given)}/maintenance/${number}/withdrawal`, text }]
}
