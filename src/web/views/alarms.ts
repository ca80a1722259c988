// What is wrong at this moment, above everything else on a page: a feed that is silent, cases that stalled.
import type { Noticed } from '../../domain/alert.ts'
import { silenceText } from '../../words/alerts.ts'
import { casesText } from '../../words/figures.ts'
import type { Link } from './page.ts'

/** For `views/shared/_alarms.eta`, at `it.alarms`: each a sentence and where to look. */
export type Alarm = { readonly text: string; readonly link: Link }

/** The alarms of a pilot, one for each silent feed, and one for all stalled cases together. */
export function alarmsOf(
  { silences, stalls }: Noticed,
  { code, zone, now }: { readonly code: string; readonly zone: string; readonly now: number },
): readonly Alarm[] {
  const pilot = `/pilots/${encodeURIComponent(code)}`
  const silent = silences.map((silence) => ({
    text: silenceText(silence, { zone, now }),
    link: { text: 'Who was told', href: `${pilot}/alerts` },
  }))
  const open = { text: 'See the open cases', href: `${pilot}/cases?show=open` }
  return stalls.length === 0 ? silent : [...silent, { text: stalledText(stalls.length), link: open }]
}

/** "3 cases are open for longer than the rules allow." */
export function stalledText(many: number): string {
  return `${casesText(many)} ${many === 1 ? 'is' : 'are'} open for longer than the rules allow.`
}
