// What is wrong at this moment, above everything else on a page: a feed that is silent, cases that stalled, a share that leapt.
import type { Noticed } from '../../domain/alert.ts'
import type { Jump } from '../../domain/jump.ts'
import { silenceText } from '../../words/alerts.ts'
import { casesText } from '../../words/figures.ts'
import type { Link } from './page.ts'

/** For `views/shared/_alarms.eta`, at `it.alarms`: each a sentence and where to look. */
export type Alarm = { readonly text: string; readonly link: Link }

/** The alarms of a pilot, one for each silent feed, one for all stalled cases together, and one for each share that leapt. */
export function alarmsOf(
  { silences, stalls, jumps }: Noticed,
  { code, zone, now }: { readonly code: string; readonly zone: string; readonly now: number },
): readonly Alarm[] {
  const pilot = `/pilots/${encodeURIComponent(code)}`
  const silent = silences.map((silence) => ({
    text: silenceText(silence, { zone, now }),
    link: { text: 'Who was told', href: `${pilot}/alerts` },
  }))
  const open = { text: 'See the open cases', href: `${pilot}/cases?show=open` }
  const stalled = stalls.length === 0 ? [] : [{ text: stalledText(stalls.length), link: open }]
  return [...silent, ...stalled, ...jumps.map((jump) => jumpAlarm(jump, pilot))]
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
