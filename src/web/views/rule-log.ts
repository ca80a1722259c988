// The rule log as plain data: the signs of drift, how long changes usually take, and every change with who, why and when.
import { notChangeable } from '../../domain/rule-change.ts'
import { usualTimes } from '../../domain/rule-change-milestones.ts'
import { belongsTo, inOrder, type LogShow, logShows } from '../../domain/rule-log.ts'
import { type RuleSignal, ruleSignals } from '../../domain/rule-signals.ts'
import { dayName, dayOf, shortLength } from '../../words/dates.ts'
import { nameOf } from '../../words/people.ts'
import { partName } from '../../words/rule-changes.ts'
import { signalInWords } from '../../words/rule-signals.ts'
import { field, type Field } from './field.ts'
import { measure, type Measure } from './figure.ts'
import { type Primary, primary } from './keys.ts'
import type { Lines } from './lists.ts'
import type { Link, NavLink } from './page.ts'
import { leaderIn } from './rule-change-of.ts'
import { logAddress } from './rule-log-address.ts'
import type { LogOf } from './rule-log-of.ts'
import { logTable } from './rule-log-table.ts'
import type { Table } from './table.ts'

export type LogPage = {
  readonly asOf: string | null
  readonly action: Primary | null
  readonly signals: Lines
  readonly usual: { readonly heading: string; readonly parts: readonly Measure[] } | null
  readonly shows: readonly NavLink[]
  readonly by: {
    readonly action: string
    readonly hidden: Readonly<Record<string, string>>
    readonly field: Field
  } | null
  readonly table: Table
  readonly links: readonly Link[]
}

export function ruleLogView(given: LogOf): LogPage {
  const { asked, lines, file } = given
  const address = `/pilots/${encodeURIComponent(file.pilot.code)}`
  const chosen = lines.filter(({ change }) => belongsTo(asked.show, change) && (asked.by ?? change.by) === change.by)
  const isToday = asked.asOf === null
  return {
    asOf: asked.asOf === null ? null : `As it was at the end of ${dayName(asked.asOf)}.`,
    action: isToday && notChangeable(file.pilot) === null ? askAction(address) : null,
    signals: isToday ? signalLines(given, address) : [],
    usual: usualParts(given),
    shows: lines.length > 0 ? showLinks(given, address) : [],
    by: lines.length > 0 ? byForm(given, address) : null,
    table: logTable(given, asked.order === null ? chosen : inOrder(chosen, asked.order), address),
    links: [
      { text: 'Rule book', href: `${address}/rules` },
      ...(isToday && lines.length > 0 ? sheetLinks(address) : []),
    ],
  }
}

function sheetLinks(address: string): readonly Link[] {
  return [
    { text: 'Every change as CSV', href: `${address}/rule-changes.csv` },
    { text: 'as XLSX', href: `${address}/rule-changes.xlsx` },
  ]
}

function askAction(address: string): Primary {
  return primary(undefined, { text: 'Ask for a rule change', href: `${address}/rule-changes/new` })
}

function signalLines(given: LogOf, address: string): Lines {
  const { file, names, now, calendar } = given
  return ruleSignals(file, now, calendar).map((signal) => {
    const { seen, next } = signalInWords(signal.seen, names)
    const since = `Since ${dayOf(signal.since, calendar.zone, now)}.`
    return { text: seen, href: `${address}${signal.evidence}`, note: `${since} ${whoseMove(signal, given)}: ${next}` }
  })
}

function whoseMove({ move }: RuleSignal, given: LogOf): string {
  const [coo, cto] = [leaderIn(given, 'coo'), leaderIn(given, 'cto')]
  if (move === 'both') return `The move of ${coo} and ${cto}`
  return `The move of ${move === 'policy' ? coo : cto}`
}

/** How long each part of the way takes, in the middle of the last ten. */
function usualParts({ lines, now }: LogOf): LogPage['usual'] {
  const { changes, parts } = usualTimes(
    lines.map(({ change }) => change),
    now,
  )
  if (changes === 0) return null
  const of = changes === 1 ? 'the one change that was' : `the last ${changes} changes that were`
  return {
    heading: `How long it takes, median of ${of} switched on`,
    parts: parts.map(({ stage, ms }) => measure({ name: partName(stage), now: shortLength(ms) })),
  }
}

const showNames: Readonly<Record<LogShow, string>> = {
  all: 'All',
  waiting: 'Waiting',
  parked: 'Parked',
  'in-effect': 'In effect',
  closed: 'Declined or withdrawn',
}

function showLinks({ asked, lines }: LogOf, address: string): readonly NavLink[] {
  return logShows.map((show) => {
    const many = lines.filter(({ change }) => belongsTo(show, change)).length
    return {
      text: `${showNames[show]} ${many}`,
      href: logAddress(address, { ...asked, show, from: 1 }),
      current: show === asked.show,
    }
  })
}

/** Everybody who ever asked. */
function byForm({ asked, lines, names }: LogOf, address: string): LogPage['by'] {
  const people = [...new Set(lines.map(({ change }) => change.by))]
  const choices = people
    .map((person) => ({ value: person, text: nameOf(names, person) }))
    .toSorted((a, b) => a.text.localeCompare(b.text))
  const { show, order, asOf } = asked
  return {
    action: `${address}/rule-changes`,
    hidden: {
      show,
      ...(order ? { sort: order.sort, ...(order.isDown ? { down: 'yes' } : {}) } : {}),
      ...(asOf ? { asof: asOf } : {}),
    },
    field: field({
      kind: 'select',
      name: 'by',
      label: 'Asked by',
      choices: [{ value: '', text: 'Everybody' }, ...choices],
      value: asked.by ?? '',
    }),
  }
}
