// What comes out of the ERP on Monday mornings: the invoices approved in the week before, and those that are still open.
// Maya brings them, and states what no log says.
import { pilot } from '../../db/seeds/invoice-approval.ts'
import type { Case } from '../domain/case.ts'
import { type Brought, importCases, type ImportReport, noOptions, notStarted } from '../domain/import.ts'
import { percentile } from '../domain/percentile.ts'
import { boundsOf } from '../domain/pilot-weeks.ts'
import { isRefused } from '../domain/refusal.ts'
import type { StatedFigures } from '../domain/scorecard.ts'
import { statableFigures, stateFigures, type Stating } from '../domain/stated-figures.ts'
import { admitBatch, dropReplaced, writeCases } from '../store/admissions.ts'
import { openBatch } from '../store/batches.ts'
import { textHash } from '../store/hash.ts'
import { findPilot } from '../store/pilots.ts'
import { actOf, type Doing, fileOf, happen, lawful, type Stage } from './stage.ts'

/** Somebody brings the invoices approved in these weeks, and those that were open at their end. */
export async function bringInvoices(
  stage: Stage,
  invoices: readonly Case[],
  weeks: readonly string[],
  doing: Doing,
): Promise<void> {
  const { store, calendar } = stage
  const found = await findPilot(store.reader, pilot.code)
  if (!found) throw new Error('the example has not opened its pilot yet')
  const act = actOf(stage, doing)
  const { person: by, session } = act.by
  const opened = { pilot: found.id, by, session, file: null, options: noOptions, state: 'reading' } as const
  const batch = await openBatch(store, { ...opened, at: act.at, aliveAt: act.at })
  const pieces = toldAfter(weeks, invoices, stage)
  const touched = await writeCases(store, { pilot: found.id, batch, calendar }, [pieces])
  const brought = { batch, ...broughtIn(pieces) }
  const admitted = await admitBatch(store, {
    pilot: found.id,
    batch,
    weeks: touched,
    act,
    progress: {
      ...notStarted,
      phase: 'ended',
      done: pieces.length,
      of: pieces.length,
      report: reportOf(pieces, brought),
    },
    decide: async () => lawful(importCases(found, brought), doing),
  })
  if (isRefused(admitted)) throw new Error(admitted.why)
  await dropReplaced(store, found.id)
}

/** The invoices as the ERP tells them at the end of the last of these weeks: how an open one went is not known yet. */
function toldAfter(weeks: readonly string[], invoices: readonly Case[], { calendar }: Stage): readonly Case[] {
  const end = boundsOf(weeks.at(-1) ?? '', calendar).to
  return invoices.flatMap((invoice) => {
    const { completedAt, receivedAt } = invoice
    if (completedAt !== null && completedAt < end) return weeks.includes(calendar.weekOf(completedAt)) ? [invoice] : []
    return receivedAt < end ? [{ ...invoice, ...unknown }] : []
  })
}

const unknown = {
  completedAt: null,
  path: null,
  outsideReason: null,
  manualTouches: null,
  handoffs: null,
  errors: null,
  rework: null,
  exception: null,
  fieldsEdited: [],
  failures: [],
} as const

function broughtIn(pieces: readonly Case[]): Omit<Brought, 'batch'> {
  const instants = pieces.flatMap(({ receivedAt, completedAt }) => [receivedAt, completedAt ?? receivedAt])
  const span = { oldestAt: Math.min(...instants), newestAt: Math.max(...instants) }
  return { kind: 'cases', fileHash: textHash(JSON.stringify(pieces)), cases: pieces.length, rejected: 0, ...span }
}

function reportOf(pieces: readonly Case[], { kind, cases, rejected, oldestAt, newestAt }: Brought): ImportReport {
  const hours = pieces.flatMap(({ receivedAt, completedAt }) =>
    completedAt === null ? [] : [(completedAt - receivedAt) / 3_600_000],
  )
  const figures = { completed: hours.length, events: 0, medianHours: hours.length > 0 ? percentile(hours, 0.5) : null }
  return { kind, cases, ...figures, rejected, rejectedFirst: [], notes: [], oldestAt, newestAt }
}

/** Somebody states the figures of a week, as the form would send them. */
export function stateWeek(stage: Stage, week: string, figures: StatedFigures, doing: Doing): Promise<void> {
  const typed = Object.fromEntries(statableFigures.map(({ name }) => [name, String(figures[name] ?? '')]))
  const stating: Stating = { typed: typed as Stating['typed'], why: '', seen: '' } // one text for each figure
  return happen(stage, doing, async (tx, act) => stateFigures(await fileOf(tx), week, stating, act, stage.calendar))
}
