// One log on its way from a file to cases that count, the same from the command line and from the job behind a page or
// another program: read and put in order, written where nobody sees it, admitted by one fact, or gone again.
import type { Store, Tx } from '../../db/store.ts'
import { actingAs } from '../domain/act.ts'
import type { Actor } from '../domain/fact.ts'
import {
  type ImportOptions,
  type ImportPhase,
  type ImportProgress,
  type ImportReport,
  importCases,
  mayStillBring,
  strictlyRefused,
} from '../domain/import.ts'
import type { Standing } from '../domain/person.ts'
import { isRefused, refuse, type Refused } from '../domain/refusal.ts'
import type { ReadingOptions } from '../intake/bytes.ts'
import { calendarOf } from '../intake/calendar.ts'
import { type LogOptions, type LogRead, readLog } from '../intake/read-log.ts'
import type { Rejected } from '../intake/rejected.ts'
import type { Report } from '../intake/report.ts'
import { admitBatch, dropReplaced, dropRows, writeCases } from '../store/admissions.ts'
import { newId } from '../store/hash.ts'
import { writeWaits } from '../store/log-waits.ts'
import { dutiesOf, isActive } from '../store/people.ts'
import { findPilot, zoneOf } from '../store/pilots.ts'
import { findToken } from '../store/tokens.ts'

export type Bringing = {
  readonly store: Store
  /** The pilot's code. */
  readonly code: string
  readonly batch: number
  readonly path: string
  readonly options: ImportOptions
  readonly by: Actor
  /** The business's clock, ms. */
  readonly clock: () => number
  readonly limits?: Pick<ReadingOptions, 'maxFileBytes' | 'maxInflatedBytes'>
  readonly onRejected?: (rejected: Rejected) => void
  /** Told how far it is, many times a second. */
  readonly say: (progress: ImportProgress) => void
}

/** What came of it. A file that could not even be read has no report. */
export type Outcome =
  { readonly refused: null; readonly report: Report } | { readonly refused: Refused; readonly report: Report | null }

/** Brings a log. A refusal leaves nothing behind; so does an error, which is thrown on once the rows are gone. */
export async function bringLog(bringing: Bringing): Promise<Outcome> {
  const { store, path, options, batch } = bringing
  const zone = await zoneOf(store.reader)
  const log = await readLog(path, logOptions(bringing, options.zone ?? zone))
  if (isRefused(log)) return { refused: log, report: null }
  const { report } = log
  try {
    const refused = strictlyRefused(options, report.rejectedTotal) ?? (await admitCases(bringing, log, zone))
    if (refused) await dropRows(store, batch)
    return { refused, report }
  } catch (error) {
    await dropRows(store, batch)
    throw error
  } finally {
    log.close()
  }
}

/** What was said about a file as its reader takes it; `zone` is for times that name none. */
export function logOptions(
  { options, limits, onRejected, say }: Pick<Bringing, 'options' | 'limits' | 'onRejected' | 'say'>,
  zone: string,
): LogOptions {
  const { as, format, mapping, terminal, failurePrefix, failureExcept } = options
  return {
    ...limits,
    as: as ?? undefined,
    format: format ?? undefined,
    mapping,
    terminal: terminal ?? undefined,
    failures: failurePrefix === null ? undefined : { prefix: failurePrefix, except: failureExcept },
    zone,
    onRejected,
    onProgress: ({ phase, bytesRead, totalBytes }) => say(progressOf(phase, bytesRead, totalBytes)),
  }
}

function progressOf(phase: ImportPhase, done: number, of: number): ImportProgress {
  return { phase, done, of, report: null, why: null }
}

/** Writes all cases, then admits them at one stroke. Answers why not, or null. */
async function admitCases(bringing: Bringing, log: LogRead, zone: string): Promise<Refused | null> {
  const { store, code, batch, by, clock, say } = bringing
  const { report } = log
  const pilot = await findPilot(store.reader, code)
  if (!pilot) return refuse(`There is no pilot ${code}.`)
  const calendar = calendarOf(zone)
  const weeks = await writeCases(store, { pilot: pilot.id, batch, calendar }, log.batches(), (written) =>
    say(progressOf('writing', written, report.cases)),
  )
  await writeWaits(store, pilot.id, batch, report.waits)
  log.close() // its room in memory is needed for the weeks
  say(progressOf('adding up', report.cases, report.cases))
  const outcome = await admitBatch(store, {
    pilot: pilot.id,
    batch,
    weeks,
    act: { by, at: clock(), command: newId() },
    progress: endedWith(report, null),
    decide: (tx) => decide(tx, bringing, report),
  })
  if (isRefused(outcome)) return outcome
  await dropReplaced(store, pilot.id)
  return null
}

/** Decided on what holds when the cases are admitted, not when the import began: the person may have lost the seat. */
async function decide(tx: Tx, { code, batch, by }: Bringing, report: Report) {
  const pilot = await findPilot(tx, code)
  if (!pilot) return refuse(`There is no pilot ${code}.`)
  const seats = pilot.holders.filter((holder) => holder.person === by.person).map((holder) => holder.seat)
  const isHere = await isActive(tx, by.person)
  const standing: Standing | null = isHere ? { person: by.person, duties: await dutiesOf(tx, by.person), seats } : null
  const token = by.credential === 'token' ? await findToken(tx, by.session) : null
  if (!mayStillBring(by, pilot.id, { standing, token })) return refuse(noLonger(by))

  const { kind, sha256, cases, rejectedTotal, oldestAt, newestAt } = report
  return importCases(pilot, { batch, kind, fileHash: sha256, cases, rejected: rejectedTotal, oldestAt, newestAt })
}

function noLonger({ credential }: Actor): string {
  const what = credential === 'token' ? 'The token was ended' : 'Your seat changed'
  return `${what} since this import began. Nothing was imported.`
}

const rejectedKept = 50

/** How an import ended, for the page that is opened later: what it found, and why nothing came of it. */
export function endedWith(report: Report | null, why: string | null): ImportProgress {
  return { ...progressOf('ended', 1, 1), report: report && reportKept(report), why }
}

function reportKept(report: Report): ImportReport {
  const { kind, cases, completed, events, medianHours, rejectedTotal, rejected, notes, oldestAt, newestAt } = report
  const rejectedFirst = rejected.slice(0, rejectedKept)
  return {
    kind,
    cases,
    completed,
    events,
    medianHours,
    rejected: rejectedTotal,
    rejectedFirst,
    notes,
    oldestAt,
    newestAt,
  }
}

/** The actor of an import: under the seat that lets this person bring cases, or by the token that a program showed. */
export async function actorOf(store: Store, code: string, person: string, session: string): Promise<Actor> {
  if (person === 'programming-interface') return { person, seat: null, session, credential: 'token' }
  const pilot = await findPilot(store.reader, code)
  const seats = (pilot?.holders ?? []).filter((holder) => holder.person === person).map((holder) => holder.seat)
  const seat = actingAs('import cases', { person, duties: await dutiesOf(store.reader, person), seats })
  return { person, seat, session, credential: 'password' }
}
