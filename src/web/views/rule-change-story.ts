// What was said and done on a rule change, over all its rounds, how long it waited where, and what it meets on its way.
import { type ChangeEvent, isOpen } from '../../domain/rule-change.ts'
import { stageTimes } from '../../domain/rule-change-times.ts'
import { lengthOf, weekName } from '../../words/dates.ts'
import { eventInWords, waitName } from '../../words/rule-changes.ts'
import type { Lines, Pairs } from './lists.ts'
import type { Link } from './page.ts'
import { metLines } from './rule-change-met.ts'
import type { ChangeOf } from './rule-change-of.ts'
import type { Sentence, Trail } from './trail.ts'

/** The conversation, oldest first: each act as a sentence, with the reason in the person's own words. */
export function conversationOf(given: ChangeOf): Trail {
  return given.change.events.flatMap((event) => [toldOf(event, given), ...counterOf(event, given)])
}

function toldOf(event: ChangeEvent, { change, texts, names, calendar, now }: ChangeOf): Sentence {
  const said = eventInWords(event, change.content, { names, zone: calendar.zone, now })
  const round = event.content !== null && event.round > 1 ? `Round ${event.round}: ` : ''
  const parked = event.effect === 'parks' ? ' The scope is frozen, so it was parked.' : ''
  const side = event.seat === 'coo' ? ('policy' as const) : event.seat === 'cto' ? ('system' as const) : undefined
  const at = new Date(event.at).toISOString()
  return { text: `${round}${said}${parked}`, why: texts.get(event.why ?? ''), at, ...(side ? { side } : {}) }
}

function counterOf({ counter }: ChangeEvent, { texts }: ChangeOf): readonly Sentence[] {
  const words = texts.get(counter ?? '')
  return words === undefined ? [] : [{ text: 'What would do instead:', why: words, side: 'policy' }]
}

/** How long it was in each stage, over all rounds. */
export function timesOf({ change, now }: ChangeOf): Pairs {
  return stageTimes(change, now).map(({ stage, ms }) => ({ term: waitName(stage), text: lengthOf(ms) }))
}

/** What stands in a change's way, for the box before its keys; null where nothing is to be said. */
export type Met = { readonly heading: string; readonly lines: Lines; readonly clear: string }

/** Other open changes that it meets, and others that are switched on in the same week. */
export function metOnTheWay(given: ChangeOf): Met | null {
  const { change, changes } = given
  const lines = metLines(change, changes, given)
  if (lines.length === 0 && !isOpen(change)) return null
  const heading = isOpen(change) ? 'What it meets on its way' : 'In the same week'
  return { heading, lines, clear: 'No other open change is about the same rule or the same week.' }
}

/** Where the week in which it went on can be looked at; null before. */
export function weekOfSwitch({ change, file, calendar }: ChangeOf): Link | null {
  const on = change.events.findLast(({ what }) => what === 'switched on')
  if (!on) return null
  const week = calendar.weekOf(on.at)
  const text = `Scorecard of the week of ${weekName(week)}`
  return { text, href: `/pilots/${encodeURIComponent(file.pilot.code)}/weeks/${week}` }
}
