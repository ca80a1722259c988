// The rows of a CSV table, taken as events.
import { attributeValue, type AttributeBook } from './attributes.ts'
import type { EventRole, Places } from './columns.ts'
import type { Row } from './csv.ts'
import type { EventColumns, RawEvent } from './raw-event.ts'
import type { Table } from './table.ts'
import { readText } from './text.ts'

/** What the four columns are called. */
export function eventColumns(header: readonly string[], places: Places<EventRole>): EventColumns {
  const name = (place: number) => header[place] ?? ''
  const resource = places.resource === -1 ? null : name(places.resource)
  return { case: name(places.case), activity: name(places.activity), time: name(places.time), resource }
}

/** Every row is an event, whatever its lifecycle column says. */
export async function* csvEvents(
  table: Table,
  places: Places<EventRole>,
  book: AttributeBook,
): AsyncGenerator<readonly RawEvent[]> {
  const others = otherColumns(table.header, book)
  for await (const rows of table.rows) yield rows.map((row) => toEvent(row, places, others, book))
}

function otherColumns(header: readonly string[], book: AttributeBook): readonly number[] {
  const places = header.map((name, column) => ({
    column,
    place: header.indexOf(name) === column ? book.placeOf(name) : -1,
  }))
  const kept = places.filter(({ place }) => place !== -1).sort((one, other) => one.place - other.place)
  return kept.map(({ column }) => column)
}

function toEvent(
  { line, cells }: Row,
  places: Places<EventRole>,
  others: readonly number[],
  book: AttributeBook,
): RawEvent {
  return {
    line,
    timeLine: line,
    ref: readText(cells[places.case]),
    activity: readText(cells[places.activity]),
    time: readText(cells[places.time]),
    resource: readText(cells[places.resource]),
    attributes: book.write(others.map((column) => attributeValue(cells[column]))),
  }
}
