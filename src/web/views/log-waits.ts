// Where cases wait, by the newest event log: neighbouring activities with their median wait, the longest three marked.
import { counted } from '../../domain/advice/wording.ts'
import { longestWaits, type LogWait, waitsInOrder } from '../../domain/log-wait.ts'
import type { ToldWaits } from '../../store/log-waits.ts'
import { dayAndTime, lengthOf } from '../../words/dates.ts'
import { numbers, row, table, type Table, words } from './table.ts'

const mostShown = 20

export type WaitsShown = { readonly says: string; readonly table: Table }

/** For the process page. `address` is the pilot's. */
export function waitsShown(told: ToldWaits | null, address: string, zone: string): WaitsShown {
  const waits = told?.waits ?? []
  const longest = new Set(longestWaits(waits))
  const rows = waitsInOrder(waits).slice(0, mostShown)
  const link = { text: 'Bring an event log', href: `${address}/cases/import` }
  return {
    says: told ? sourceText(told, zone) : 'Between neighbouring activities, as an event log tells it.',
    table: table({
      id: 'waits',
      caption: 'Median wait between neighbouring activities',
      columns: [words('From'), words('To'), numbers('Median wait'), numbers('Times')],
      rows: rows.map((wait) => row(wait.from, wait.to, waited(wait, longest.has(wait)), String(wait.times))),
      empty: { text: 'No event log was brought yet. One shows where cases wait.', link },
    }),
  }
}

function waited({ medianMs }: LogWait, isLongest: boolean) {
  return isLongest ? { text: lengthOf(medianMs), note: 'among the longest three' } : lengthOf(medianMs)
}

function sourceText({ from, waits }: ToldWaits, zone: string): string {
  const reaches = from.newestAt === null ? '' : ` It reaches to ${dayAndTime(from.newestAt, zone)}.`
  return `From the event log of ${counted(from.cases, 'case')} brought on ${dayAndTime(from.at, zone)}, ${counted(waits.length, 'pair')} of activities.${reaches}`
}
