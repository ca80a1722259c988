// The one way in for a log on disk, whether it is brought on the command line, on a page or by another program: a case file
// or an event log, gzipped or not, becomes cases and a report about them. Memory stays flat whatever the file's size.
import { stageCases, type CaseStage } from '../../db/staging.ts'
import { stageWaits, type WaitStage } from '../../db/staging-waits.ts'
import type { Case } from '../domain/case.ts'
import type { LogFormat } from '../domain/import.ts'
import type { Refused } from '../domain/refusal.ts'
import { openBytes, withHead, type LogBytes, type ReadingOptions } from './bytes.ts'
import { readCaseTable } from './case-file.ts'
import { readCaseJson } from './case-json.ts'
import { kindOf, type Mapping, type TableKind } from './columns.ts'
import { formatOf } from './csv.ts'
import { readEventTable, readXes } from './event-log.ts'
import { instantReader } from './instant.ts'
import { collectRejected, type Rejected, type Rejections } from './rejected.ts'
import { figuresOf, type Report, waitsTold } from './report.ts'
import { openSpan } from './span.ts'
import { openTable } from './table.ts'
import type { LogReading, ToldLog } from './told-log.ts'
import { orRefuse, unreadable } from './unreadable.ts'
import { openZone, type Zone } from './zone.ts'

export type LogOptions = ReadingOptions & {
  /** Found out from the file where it is not said. */
  readonly as?: TableKind
  readonly format?: LogFormat
  readonly mapping?: Mapping
  /** The activity that completes a case; without one, every case is complete with its last event. */
  readonly terminal?: string
  /** Events whose activity begins so are failures of the component named by the rest, unless it is one of `except`. */
  readonly failures?: { readonly prefix: string; readonly except: readonly string[] }
  /** IANA zone for times without an offset and for the weeks; UTC without one. */
  readonly zone?: string
  /** Told of every rejected row, also of those that the report leaves out. */
  readonly onRejected?: (rejected: Rejected) => void
}

export type LogRead = {
  readonly report: Report
  /** All cases, each reference once, week by week with the open ones last, at most a hundred at a time. */
  readonly batches: () => Generator<readonly Case[]>
  /** Gives the room on the disk back. Call it whatever happened. */
  readonly close: () => void
}

/**
 * Reads a whole log and puts it in order. Refused, with a sentence: files that are missing, empty, too large, cut off or
 * neither CSV nor XES, and those whose columns cannot be found. Single bad rows are rejected in the report instead.
 * Throws the signal's reason when it is aborted.
 */
export async function readLog(path: string, options: LogOptions = {}): Promise<LogRead | Refused> {
  return orRefuse(async () => {
    const zone = openZone(options.zone ?? 'UTC')
    const rejections = collectRejected(options.onRejected)
    const bytes = await openBytes(path, options)
    const cases = stageCases()
    const waits = stageWaits()
    try {
      const reading = readingOf(options, zone, bytes, rejections, { cases, waits })
      const log = await tell(bytes, options, reading)
      cases.ready()
      waits.ready()
      return {
        report: reportOf(log, reading, rejections, bytes),
        batches: () => batchesOf(cases, log.toCase),
        close: cases.close,
      }
    } catch (error) {
      cases.close()
      throw error
    } finally {
      waits.close()
      await bytes.chunks.return(undefined)
    }
  })
}

function readingOf(
  options: LogOptions,
  zone: Zone,
  { totalBytes }: LogBytes,
  { reject }: Rejections,
  stages: { readonly cases: CaseStage; readonly waits: WaitStage },
): LogReading {
  const onGroup = () => {
    options.signal?.throwIfAborted()
    options.onProgress?.({ phase: 'putting in order', bytesRead: totalBytes, totalBytes })
  }
  return { ...options, zone, instants: instantReader(zone), reject, span: openSpan(), onGroup, ...stages }
}

/** How much of a file is looked at to find out how it is written. */
export const headBytes = 65_536

async function tell(bytes: LogBytes, options: LogOptions, reading: LogReading): Promise<ToldLog> {
  const { head, chunks } = await withHead(bytes.chunks, headBytes)
  const format = formatFor(head, options)
  if (format === 'xes') return readXes(chunks, reading)
  if (format === 'json') return readCaseJson(head, chunks, reading)

  const table = await openTable(chunks, formatOf(head), reading.reject)
  const kind = options.as ?? kindOf(table.header, options.mapping)
  if (kind === null) throw unreadable(neither(table.header))
  return kind === 'cases' ? readCaseTable(table, reading) : readEventTable(table, reading)
}

/** What was asked for, or else XES for whatever begins like XML; JSON is never guessed. */
export function formatFor(head: Buffer, { format, as }: Pick<LogOptions, 'format' | 'as'>): LogFormat {
  const looksLikeXml = /^\ufeff?\s*</.test(head.subarray(0, 1024).toString())
  const found = format ?? (looksLikeXml ? 'xes' : 'csv')
  if (found === 'xes' && as === 'cases')
    throw unreadable('An XES file holds events. It can only be brought as an event log.')
  return found
}

function neither(header: readonly string[]): string {
  const names = header.filter((name) => name !== '').join(', ')
  const there = names === '' ? 'The first line names no columns.' : `The file has: ${names.slice(0, 600)}.`
  return `The columns cannot be found. An event log needs a case, an activity and a time; a case file needs case, received_at and completed_at. ${there} Say which is which.`
}

function reportOf(log: ToldLog, { cases, span, waits }: LogReading, rejections: Rejections, bytes: LogBytes): Report {
  return {
    ...figuresOf(cases, log.events, log.activities),
    kind: log.kind,
    format: log.format,
    columns: log.columns,
    failures: log.failures,
    waits: waitsTold(waits, log.activityNames),
    rejected: rejections.kept(),
    rejectedTotal: rejections.total(),
    notes: log.notes,
    oldestAt: span.oldestAt(),
    newestAt: span.newestAt(),
    bytes: bytes.totalBytes,
    sha256: bytes.sha256(),
  }
}

// Few enough to be forgotten again before the memory is tidied up: larger batches grow old in it.
const batchSize = 100

function* batchesOf(cases: CaseStage, toCase: (body: string) => Case): Generator<readonly Case[]> {
  let batch: Case[] = []
  for (const body of cases.bodies()) {
    batch.push(toCase(body))
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
