// How fast logs come in, and that memory stays flat: a shuffled event log and a case file, made here.
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { once } from 'node:events'
import { emptyPlace, ended, type Place, start } from './built.ts'

const eventsPerCase = 5
const megabyte = 1_048_576

export async function imports(): Promise<void> {
  const place = emptyPlace()
  try {
    await ended(start(['demo', '--no-serve'], place))
    await importEvents(place, 1_000_000)
    await importCases(place, 1_000_000)
  } finally {
    place.remove()
  }
}

async function importEvents(place: Place, cases: number): Promise<void> {
  const file = join(place.folder, 'events.csv')
  const events = cases * eventsPerCase
  await writeLines(file, 'case_id,activity,resource,timestamp', events, (row) => shuffledEvent(row, events, cases))
  const run = await ended(start(['import', file, '--pilot', 'INV', '--as', 'events', '--json'], place))
  report('shuffled events', events, run)
}

/** The rows of all cases in an order that keeps none of them together: a stride that meets every row once. */
function shuffledEvent(row: number, events: number, cases: number): string {
  const at = (row * 1_299_709) % events
  const number = at % cases
  const step = Math.floor(at / cases)
  const minute = (number % 500_000) + step * 37
  const time = new Date(Date.UTC(2024, 0, 1) + minute * 60_000).toISOString()
  return `case-${number},step ${step},team ${(number + step) % 7},${time}`
}

async function importCases(place: Place, cases: number): Promise<void> {
  const file = join(place.folder, 'cases.csv')
  const head = 'case,received_at,completed_at,path,manual_touches,handoffs,errors,rework,exception,routed_to,amount'
  await writeLines(file, head, cases, (row) => {
    const received = Date.UTC(2024, 0, 1) + (row % 500_000) * 60_000
    const completed = received + ((row * 7919) % 6000) * 60_000
    const times = `${new Date(received).toISOString()},${new Date(completed).toISOString()}`
    return `row-${row},${times},automated,${row % 4},${row % 3},0,false,false,finance,${row % 9000}`
  })
  report('case rows', cases, await ended(start(['import', file, '--pilot', 'INV', '--as', 'cases', '--json'], place)))
}

async function writeLines(file: string, head: string, rows: number, line: (row: number) => string): Promise<void> {
  const stream = createWriteStream(file)
  stream.write(`${head}\n`)
  let chunk = ''
  for (let row = 0; row < rows; row += 1) {
    chunk += `${line(row)}\n`
    if (chunk.length < megabyte) continue
    if (!stream.write(chunk)) await once(stream, 'drain')
    chunk = ''
  }
  stream.end(chunk)
  await once(stream, 'finish')
}

function report(what: string, count: number, run: Awaited<ReturnType<typeof ended>>): void {
  const speed = Math.round(count / run.seconds).toLocaleString('en-GB')
  const all = count.toLocaleString('en-GB')
  const memory = `${Math.round(run.highestMegabytes)} MB at most`
  console.log(`${all} ${what} in ${run.seconds.toFixed(1)} s: ${speed} a second, ${memory}, exit ${run.code}`)
}
