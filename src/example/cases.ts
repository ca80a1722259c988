// The invoices of the example, drawn from the figures of each week: the counts are exactly those of the seeds, chance only
// decides which invoice it was.
import {
  baselineWeeks,
  directorAbove,
  type OldWeek,
  pilotWeeks,
  type PilotWeek,
  type Supplier,
  suppliers,
  weekOfTheKeys,
} from '../../db/seeds/invoice-weeks.ts'
import type { Calendar } from '../domain/calendar.ts'
import { type Case, readWay, type Way } from '../domain/case.ts'
import { daysAfter } from '../domain/day.ts'
import { mondayOf } from '../domain/week.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { type Span, spansOf } from './hours.ts'
import type { StoryWeeks } from './story-weeks.ts'

/** How an invoice went, before it has a number and a place in the calendar. */
type Drawn = Span &
  Pick<Case, 'path' | 'outsideReason' | 'manualTouches' | 'handoffs' | 'failures' | 'fieldsEdited'> & {
    readonly withError: boolean
    readonly rework: boolean
    readonly exception: boolean
    readonly supplier: Supplier
  }

const seed = 20_260_907

/** Every invoice of the story, by the time it came in. The week that has just begun is drawn too: some of its invoices are open. */
export function invoicesOf(weeks: StoryWeeks, calendar: Calendar): readonly Case[] {
  const chance = chanceFrom(seed)
  const now = pilotWeeks.at(-1)
  const drawn = [
    ...baselineWeeks.flatMap((week, at) => placed(drawOld(week, chance), weeks.baseline[at], calendar, chance)),
    ...placed(drawOld(weekOfTheKeys, chance), weeks.ofTheKeys, calendar, chance),
    ...pilotWeeks.flatMap((week, at) =>
      withOneMisrouted(placed(drawPilot(week, chance), weeks.pilot[at], calendar, chance), week),
    ),
    ...(now ? placed(drawPilot(now, chance), weeks.justBegun, calendar, chance) : []),
  ]
  return drawn
    .toSorted((a, b) => a.receivedAt - b.receivedAt)
    .map((invoice, at) => ({ ...invoice, ref: `AP-${24_101 + at}` }))
}

const oldPace = { spread: 0.35, overWeekend: 0 }
const newPace = { spread: 0.85, overWeekend: 3 }
const learningPace = { spread: 0.5, overWeekend: 3 }

/** While the median is above this, in hours, everybody still learns and nothing is quick. */
const learningAbove = 10

function drawOld(week: OldWeek, chance: Chance): readonly Drawn[] {
  const marks = marksOf(week, chance)
  return spansOf(week, oldPace, chance).map((span, at) => ({
    ...span,
    ...marks(at),
    path: null,
    outsideReason: null,
    manualTouches: chance.whole(4, 8),
    handoffs: chance.whole(4, 6),
    failures: [],
    fieldsEdited: [],
    supplier: chance.oneOf(suppliers),
  }))
}

function drawPilot(week: PilotWeek, chance: Chance): readonly Drawn[] {
  const marks = marksOf(week, chance)
  const ways = waysOf(week, chance)
  const failures = failuresOf(week, ways, chance)
  const pace = week.medianHours > learningAbove ? learningPace : newPace
  return spansOf(week, pace, chance).map((span, at) => {
    const way = ways[at] ?? automated
    return {
      ...span,
      ...marks(at),
      path: way.path,
      outsideReason: way.outsideReason,
      ...effortOf(way, chance),
      failures: failures.get(at) ?? [],
      supplier: supplierOf(week, way, chance),
    }
  })
}

/** Which invoices had an error, came back or were an exception: exactly as many as the week says. */
function marksOf({ cases, withErrors, rework, exceptions }: OldWeek, chance: Chance) {
  const some = (count: number) => new Set(chance.shuffled([...Array(cases).keys()]).slice(0, count))
  const [wrong, back, special] = [some(withErrors), some(rework), some(exceptions)]
  return (at: number) => ({ withError: wrong.has(at), rework: back.has(at), exception: special.has(at) })
}

const automated: Way = { path: 'automated', outsideReason: null }

/** The way of every invoice, the fastest first: what is finished by hand or by mail takes long, a chat may not. */
function waysOf({ cases, ways }: PilotWeek, chance: Chance): readonly Way[] {
  const others = Object.entries(ways).flatMap(([words, count]) => times(count, readWay(words) ?? automated))
  const drawn = times<Way>(cases, automated).slice()
  for (const way of others) {
    const from = way.outsideReason === 'chat' ? 0 : Math.floor(cases * 0.4)
    const free = [...drawn.keys()].filter((at) => at >= from && drawn[at] === automated)
    drawn[free[chance.whole(0, free.length - 1)] ?? 0] = way
  }
  return drawn
}

function times<One>(count: number, one: One): readonly One[] {
  return Array.from({ length: count }, () => one)
}

/** What failed within which invoice. What failed was mostly finished by hand. */
function failuresOf(
  { failures }: PilotWeek,
  ways: readonly Way[],
  chance: Chance,
): ReadonlyMap<number, Case['failures']> {
  const rank = (at: number) => ['fallback', 'automated'].indexOf(ways[at]?.path ?? '') + 1 || 3
  const places = chance.shuffled([...ways.keys()]).toSorted((a, b) => rank(a) - rank(b))
  const failed = Object.entries(failures).flatMap(([component, count]) => times(count, component))
  return new Map(failed.map((component, at) => [places[at] ?? 0, [{ component, count: 1 }]]))
}

/** The plan is two touches: one to read what the flow proposes, one to approve. */
function effortOf({ path }: Way, chance: Chance): Pick<Drawn, 'manualTouches' | 'handoffs' | 'fieldsEdited'> {
  const corrected = chance.share() < 0.08 ? ['cost_centre'] : []
  if (path === 'automated')
    return {
      manualTouches: chance.oneOf([1, 2, 2, 2]) + corrected.length,
      handoffs: chance.oneOf([1, 2, 2, 2]),
      fieldsEdited: corrected,
    }
  if (path === 'fallback') return { manualTouches: chance.whole(3, 5), handoffs: chance.whole(3, 4), fieldsEdited: [] }
  return { manualTouches: chance.whole(3, 4), handoffs: chance.whole(2, 4), fieldsEdited: [] }
}

function supplierOf({ chatFrom }: PilotWeek, { outsideReason }: Way, chance: Chance): Supplier {
  const drawn = chance.oneOf(suppliers)
  if (outsideReason !== 'chat') return drawn
  return suppliers.find(({ supplier }) => supplier === chatFrom) ?? drawn
}

/** Puts the invoices of one week into the calendar. */
function placed(
  drawn: readonly Drawn[],
  week: string | undefined,
  calendar: Calendar,
  chance: Chance,
): readonly Case[] {
  if (week === undefined) throw new Error('the seeds have more weeks than the story')
  return drawn.map((invoice) => caseOf(invoice, week, calendar, chance))
}

/** The first invoice for the director went to whoever had ordered it, in the week that says so. */
function withOneMisrouted(invoices: readonly Case[], { misroutedTo }: PilotWeek): readonly Case[] {
  const first = invoices.findIndex(({ routedTo }) => routedTo === 'Finance director')
  if (misroutedTo === undefined) return invoices
  return invoices.map((invoice, at) => (at === first ? { ...invoice, routedTo: misroutedTo } : invoice))
}

function caseOf(drawn: Drawn, week: string, calendar: Calendar, chance: Chance): Case {
  const { receivedMinute, completedMinute, withError, supplier, ...went } = drawn
  const amount =
    Math.round(supplier.usual * (0.4 + 1.2 * chance.share() ** 2 + (chance.share() < 0.04 ? 4 : 0)) * 100) / 100
  return {
    ref: '',
    receivedAt: instantIn(week, receivedMinute, calendar),
    completedAt: instantIn(week, completedMinute, calendar),
    path: went.path,
    outsideReason: went.outsideReason,
    manualTouches: went.manualTouches,
    handoffs: went.handoffs,
    errors: withError ? 1 : 0,
    rework: went.rework,
    exception: went.exception,
    routedTo: amount > directorAbove ? 'Finance director' : supplier.budget,
    fieldsEdited: went.fieldsEdited,
    events: null,
    failures: went.failures,
    attributes: { supplier: supplier.supplier, amount_eur: amount.toFixed(2) },
  }
}

const minutesADay = 1440

function instantIn(week: string, minute: number, calendar: Calendar): number {
  const days = Math.floor(minute / minutesADay)
  const inDay = minute - days * minutesADay
  const time = [Math.floor(inDay / 60), inDay % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return calendar.instantOf(daysAfter(mondayOf(week), days), time)
}
