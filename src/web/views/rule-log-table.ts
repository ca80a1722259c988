// The changes of the rule log, a row each: what was asked for and why, where it stands, who did what when, and how long it
// waited for whom.
import type { ChangeEvent, RuleChange } from '../../domain/rule-change.ts'
import { type PartOfTheWay, partsOfTheWay } from '../../domain/rule-change-milestones.ts'
import type { LogLine, LogShow, LogSort } from '../../domain/rule-log.ts'
import { dayOf, lengthOf, shortLength, shortTime } from '../../words/dates.ts'
import { nameOf } from '../../words/people.ts'
import { partName, whoDid, wishInWords } from '../../words/rule-changes.ts'
import { crowdInWords } from '../../words/rule-signals.ts'
import { capital } from '../../words/sentences.ts'
import { logAddress } from './rule-log-address.ts'
import { linesShown, type LogOf } from './rule-log-of.ts'
import { type Cell, type Column, numbers, row, type Row, type Table, table, words } from './table.ts'

/** The table of the lines that were chosen, in their order, from the first that is asked for. */
export function logTable(given: LogOf, chosen: readonly LogLine[], address: string): Table {
  const { from } = given.asked
  const shown = chosen.slice(from - 1, from - 1 + linesShown)
  return table({
    id: 'log',
    caption: captionOf(given),
    columns: columnsOf(given, address),
    rows: shown.map((line) => rowOf(line, given, address)),
    empty:
      given.lines.length > 0
        ? { text: 'No change fits.', link: { text: 'Show every change.', href: `${address}/rule-changes` } }
        : {
            text: 'Nobody has asked for a rule change yet.',
            link: { text: 'Read the rule book.', href: `${address}/rules` },
          },
    range: rangeOf(given, chosen.length, shown.length, address),
  })
}

/** What the table holds, also on paper, where the links above it are gone. */
function captionOf({ asked, names }: LogOf): string {
  const show = asked.show === 'all' ? '' : ` ${showNames[asked.show]}`
  return `Rule changes${show}${asked.by === null ? '' : `, asked for by ${nameOf(names, asked.by)}`}`
}

const showNames: Readonly<Record<Exclude<LogShow, 'all'>, string>> = {
  waiting: 'that wait',
  parked: 'that are parked',
  'in-effect': 'in effect',
  closed: 'that were declined or withdrawn',
}

function rangeOf({ asked }: LogOf, all: number, shown: number, address: string): Table['range'] {
  const { from } = asked
  if (all <= linesShown) return undefined
  const at = (first: number) => logAddress(address, { ...asked, from: first })
  return {
    says: `${from} to ${from + shown - 1} of ${all}`,
    before: from > 1 ? at(Math.max(1, from - linesShown)) : undefined,
    after: from + shown <= all ? at(from + linesShown) : undefined,
  }
}

function columnsOf(given: LogOf, address: string): readonly Column[] {
  const sorted = (sort: LogSort) => sortOf(given, sort, address)
  return [
    words('Change', sorted('asked')),
    words('Stage'),
    words('Asked'),
    words('Approved'),
    words('Switched on', sorted('on')),
    ...partsOfTheWay.map((part) => numbers(partName(part), sorted(part))),
  ]
}

/** A column's own link: the other way round where the log already stands in its order. */
function sortOf({ asked }: LogOf, sort: LogSort, address: string): Column['sort'] {
  const order = asked.order ?? { sort: 'asked', isDown: true }
  const isNow = order.sort === sort
  return {
    href: logAddress(address, { ...asked, from: 1, order: { sort, isDown: isNow ? !order.isDown : true } }),
    is: isNow ? (order.isDown ? 'descending' : 'ascending') : undefined,
  }
}

function rowOf(line: LogLine, given: LogOf, address: string): Row {
  const { change, approved, switchedOn } = line
  const [first] = change.events
  const name = `${change.number} · ${capital(wishInWords(change.content))}`
  return row(
    { text: name, href: `${address}/rule-changes/${change.number}`, note: given.texts.get(first?.why ?? '') },
    { text: change.stage, note: stageNote(line, given) },
    whoAndWhen(first ?? null, given),
    whoAndWhen(approved, given),
    whoAndWhen(switchedOn, given),
    ...partsOfTheWay.map((part) => timeCell(line, part)),
  )
}

function stageNote({ change, sameWeek, parkedMs }: LogLine, { calendar, now }: LogOf): string | undefined {
  const notes = [
    sameWeek.length > 0 ? `not attributable: ${crowdInWords(sameWeek)}` : '',
    parkedMs > 0 ? `parked ${lengthOf(parkedMs)}` : '',
    isAgreed(change) ? `from ${dayOf(change.content.switchOnAt, calendar.zone, now)}` : '',
  ]
  return notes.filter(Boolean).join(' · ') || undefined
}

function isAgreed({ stage }: RuleChange): boolean {
  return stage === 'confirmed safe'
}

function whoAndWhen(event: ChangeEvent | null, { names, calendar, now }: LogOf): Cell {
  if (event === null) return { text: '' }
  return { text: whoDid(event, names), note: shortTime(event.at, calendar.zone, now) }
}

function timeCell({ times, change }: LogLine, part: PartOfTheWay): Cell {
  const ms = times[part]
  if (ms === null) return { text: '' }
  return { text: shortLength(ms), note: change.stage === part ? 'so far' : undefined }
}
