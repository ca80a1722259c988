// What is wrong at this moment, above everything else on a page: a feed that is silent or speaks too little, runs that fail one
// after the other or have no case, cases that stalled, a share that leapt.
import type { Noticed } from '../../domain/alert.ts'
import type { FailedSeries } from '../../domain/failed-series.ts'
import type { Jump } from '../../domain/jump.ts'
import type { RunsAndCases } from '../../domain/run-cases.ts'
import { seriesText, shortfallText, silenceText } from '../../words/alerts.ts'
import { weekName } from '../../words/dates.ts'
import { casesText } from '../../words/figures.ts'
import { runsAndCasesText } from '../../words/runs.ts'
import type { Link } from './page.ts'

/** For `views/shared/_alarms.eta`, at `it.alarms`: each a sentence and where to look. */
export type Alarm = { readonly text: string; readonly link: Link }

/** The pilot that the alarms are of, and when (ms) and in which zone they are read. */
export type AlarmsOn = { readonly code: string; readonly zone: string; readonly now: number }

/** The alarms of a pilot, what fails most urgently first; stalled cases have one together. */
export function alarmsOf(noticed: Noticed, { code, zone, now }: AlarmsOn): readonly Alarm[] {
  const { silences, shortfalls, series, gaps, stalls, jumps } = noticed
  const pilot = `/pilots/${encodeURIComponent(code)}`
  const silent = silences.map((silence) => ({
    text: silenceText(silence, { zone, now }),
    link: { text: 'Who was told', href: `${pilot}/alerts` },
  }))
  const open = { text: 'See the open cases', href: `${pilot}/cases?show=open` }
  const stalled = stalls.length === 0 ? [] : [{ text: stalledText(stalls.length), link: open }]
  return [
    ...seriesAlarms(series, { code, zone, now }),
    ...silent,
    ...shortfalls.map((one) => ({ text: shortfallText(one), link: { text: 'See the runs', href: `${pilot}/runs` } })),
    ...gaps.map((gap) => gapAlarm(gap, pilot)),
    ...stalled,
    ...jumps.map((jump) => jumpAlarm(jump, pilot)),
  ]
}

/** Runs that fail one after the other: where to look, or the question whether the pilot is to be paused. */
export function seriesAlarms(series: readonly FailedSeries[], { code, zone, now }: AlarmsOn): readonly Alarm[] {
  const pilot = `/pilots/${encodeURIComponent(code)}`
  const failures = { text: 'See the failures', href: `${pilot}/failures` }
  const pause = { text: 'Pause the pilot', href: `${pilot}/pause` }
  return series.map((one) => {
    const said = seriesText(one, { zone, now })
    return one.next === 'alert'
      ? { text: said, link: failures }
      : { text: `${said} Whoever may pause decides: pause?`, link: pause }
  })
}

/** "ERP sync in the week of Monday 31 August: 412 runs succeeded, 398 cases were completed: 14 runs have no case." */
function gapAlarm(gap: RunsAndCases, pilot: string): Alarm {
  const text = `${gap.name} in the week of ${weekName(gap.week)}: ${runsAndCasesText(gap)}`
  return { text, link: { text: 'See the runs', href: `${pilot}/runs#cases` } }
}

/** "Failed runs: 30 of 100 so far this week, after 4 of 120 in the week before." */
function jumpAlarm({ what, before, now }: Jump, pilot: string): Alarm {
  const text = `${now.hit} of ${now.of} so far this week, after ${before.hit} of ${before.of} in the week before.`
  if (what === 'failed runs')
    return { text: `Failed runs: ${text}`, link: { text: 'See the failures', href: `${pilot}/failures` } }
  return { text: `Cases with errors: ${text}`, link: { text: 'See the cases', href: `${pilot}/cases` } }
}

/** "3 cases are open for longer than the rules allow." */
function stalledText(many: number): string {
  return `${casesText(many)} ${many === 1 ? 'is' : 'are'} open for longer than the rules allow.`
}
