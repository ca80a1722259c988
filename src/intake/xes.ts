// Reads XES event logs as they come. Only an <event> directly under a <trace> is an event; <global> holds default values,
// and what is nested within an attribute belongs to that attribute alone. Document types and entities are not accepted.
import { TextDecoder } from 'node:util'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { attributeValue, type AttributeBook, type AttributeValues } from './attributes.ts'
import type { EventColumns, RawEvent } from './raw-event.ts'
import { readText } from './text.ts'
import { unreadable } from './unreadable.ts'

// Beyond these the file is not a log but an attack, or something else that only looks like one.
const longestElement = 16 * 1024 * 1024
const mostEventsBeforeName = 100_000

/** All events in the order of the file. Throws unreadable where it is not sound XML, not UTF-8, or not a log. */
export async function* xesEvents(
  chunks: AsyncIterable<Buffer>,
  columns: EventColumns,
  book: AttributeBook,
): AsyncGenerator<readonly RawEvent[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const found: RawEvent[] = []
  const log = openLog(columns, book, (event) => found.push(event))
  for await (const chunk of chunks) {
    log.feed(decode(decoder, log.line(), chunk))
    yield found.splice(0)
  }
  log.feed(decode(decoder, log.line()))
  log.end()
  yield found.splice(0)
}

function decode(decoder: TextDecoder, line: number, chunk?: Buffer): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined })
  } catch {
    throw unreadable(`The file is not UTF-8 text, shortly after line ${line}.`)
  }
}

/** Follows the tags of a log, and tells `found` of every event. */
function openLog(columns: EventColumns, book: AttributeBook, found: (event: RawEvent) => void) {
  const parser = new SaxesParser({})
  const trace = followTraces(columns, book, found)
  let lastTagAt = 0
  let depth = 0
  parser.on('xmldecl', ({ encoding }) => refuseOtherEncoding(encoding))
  parser.on('doctype', refuseDoctype)
  parser.on('opentag', (tag) => {
    depth += 1
    lastTagAt = parser.position
    const name = withoutPrefix(tag.name)
    if (depth === 1 && name !== 'log')
      throw unreadable(`This is not an event log: it is made of <${name}>, not of <log>.`)
    trace.open(depth, name, tag, parser.line)
  })
  parser.on('closetag', () => {
    trace.close(depth)
    depth -= 1
    lastTagAt = parser.position
  })
  return {
    line: () => parser.line,
    feed: (text: string) => {
      sound(parser, () => parser.write(text))
      if (parser.position - lastTagAt > longestElement)
        throw unreadable(`Something at line ${parser.line} goes on for more than 16 MB.`)
    },
    end: () => sound(parser, () => parser.close()),
  }
}

function refuseOtherEncoding(encoding: string | undefined): void {
  if (encoding === undefined || /^(?:utf-?8|us-ascii)$/i.test(encoding)) return
  throw unreadable(`The file says that it is written in ${encoding}. Save it as UTF-8.`)
}

function refuseDoctype(): never {
  throw unreadable(
    'The file carries a DOCTYPE. Logs with document types or entities are not accepted; export it without.',
  )
}

/** Whatever the parser itself complains about is the file's fault. */
function sound(parser: SaxesParser, work: () => void): void {
  try {
    work()
  } catch (error) {
    if (error instanceof Error && error.name === 'Unreadable') throw error
    const complaint = error instanceof Error ? error.message.replace(/^[\d:]+ /, '') : ''
    throw unreadable(`The XML is broken at line ${parser.line}, column ${parser.column}: ${complaint}`)
  }
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Where things stand within a log: its traces on the second level, their events on the third, what those say below. */
function followTraces(columns: EventColumns, book: AttributeBook, found: (event: RawEvent) => void) {
  let trace: Trace | null = null
  let event: Said | null = null
  const open = (depth: number, name: string, tag: SaxesTagPlain, line: number): void => {
    if (depth === 2) trace = name === 'trace' ? startTrace() : null
    if (trace === null) return
    const { key, value } = tag.attributes
    if (depth === 3 && name === 'event') event = startEvent(trace, line)
    else if (depth === 3 && key !== undefined) sayOfTrace(trace, columns, book, key, value)
    else if (depth === 4 && event !== null && key !== undefined) sayOfEvent(event, columns, book, key, value, line)
  }
  const close = (depth: number): void => {
    if (trace === null) return
    if (depth === 3 && event !== null) {
      keep(trace, event, book, found)
      event = null
    }
    if (depth === 2) {
      release(trace, found)
      trace = null
    }
  }
  return { open, close }
}

/** What a trace has said so far; events wait only while it has not said its name. */
type Trace = { ref: string | null; readonly values: AttributeValues; waiting: RawEvent[] }

type Said = { -readonly [Key in keyof Omit<RawEvent, 'ref' | 'attributes'>]: RawEvent[Key] } & {
  readonly values: AttributeValues
}

function startTrace(): Trace {
  return { ref: null, values: [], waiting: [] }
}

function startEvent(trace: Trace, line: number): Said {
  return { line, timeLine: line, activity: null, time: null, resource: null, values: [...trace.values] }
}

function sayOfTrace(
  trace: Trace,
  columns: EventColumns,
  book: AttributeBook,
  key: string,
  value: string | undefined,
): void {
  if (key === columns.case) trace.ref = readText(value)
  else note(trace.values, book.placeOf(key, true), value)
}

function sayOfEvent(
  event: Said,
  columns: EventColumns,
  book: AttributeBook,
  key: string,
  value: string | undefined,
  line: number,
): void {
  if (key === columns.activity) event.activity = readText(value)
  else if (key === columns.resource) event.resource = readText(value)
  else if (key === columns.time) {
    event.time = readText(value)
    event.timeLine = line
  } else note(event.values, book.placeOf(key), value)
}

function note(values: AttributeValues, place: number, value: string | undefined): void {
  if (place === -1) return
  while (values.length < place) values.push(null)
  values[place] = attributeValue(value)
}

function keep(trace: Trace, event: Said, book: AttributeBook, found: (event: RawEvent) => void): void {
  const { line, timeLine, activity, time, resource, values } = event
  const raw = { line, timeLine, ref: trace.ref, activity, time, resource, attributes: book.write(values) }
  if (trace.ref !== null) return found(raw)

  trace.waiting.push(raw)
  if (trace.waiting.length > mostEventsBeforeName)
    throw unreadable(`The trace before line ${event.line} does not say its name.`)
}

function release(trace: Trace, found: (event: RawEvent) => void): void {
  for (const event of trace.waiting) found({ ...event, ref: trace.ref })
}
