// Cases from other programs: the same import as on a page or the command line, in a process of its own. A short body is
// answered when its cases are in; a long one at once, with the address that tells how far it is.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { type ImportReport, noOptions } from '../domain/import.ts'
import { hasEnded, type Pilot } from '../domain/pilot.ts'
import { type BatchRow, findBatch } from '../store/batches.ts'
import { sweepBatches } from '../store/admissions.ts'
import { type Opened, openSent } from '../store/sent-cases.ts'
import { sweepUploads } from '../store/uploads.ts'
import type { ImportDescription } from './case-schema.ts'
import { type Fault, problem, unknownPilot } from './problem.ts'
import { dropBody, keepBody, type SentBody } from './sent-body.ts'
import { pilotFor, tokenOf } from './token.ts'

type AtPilot = { Params: { pilot: string } }
type AtImport = { Params: { pilot: string; batch: string } }

const act = { act: 'use an application programme', fromElsewhere: true, scope: 'cases' } as const
const rateLimit = {
  max: 60,
  timeWindow: '1 minute',
  keyGenerator: ({ token, ip }: FastifyRequest) => token?.id ?? ip,
} as const

const taken = ['application/json', 'application/x-ndjson', 'application/jsonl']

export const casesApi: FastifyPluginAsync = async (api) => {
  api.removeContentTypeParser('application/json')
  api.addContentTypeParser(taken, async (_request: FastifyRequest, body: FastifyRequest['raw']) => body)
  api.post<AtPilot>('/pilots/:pilot/cases', { config: { ...act, rateLimit } }, async (request, reply) =>
    takeCases(request, reply, request.params.pilot),
  )
  api.get<AtImport>('/pilots/:pilot/imports/:batch', { config: act }, showImport)
}

/** A body of up to this many bytes is waited for. */
const waitedFor = 1_000_000

async function takeCases(request: FastifyRequest, reply: FastifyReply, code: string) {
  const { fault, store } = request.server.services
  const pilot = await pilotFor(request, code)
  if (!pilot) return unknownPilot(reply, code)
  const key = keyOf(request)
  if (fault !== null) return problem(reply, 503, 'Twokeys takes nothing at the moment. Send it again later.')
  if (key === undefined) return problem(reply, 400, 'An Idempotency-Key has 1 to 200 characters.')
  if (hasEnded(pilot)) return problem(reply, 422, 'This pilot has ended. It takes no more cases.')

  sweepUploads(store, Date.now())
  await sweepBatches(store, Date.now())
  const body = await keepBody(request)
  if (body === null)
    return problem(reply, 413, 'At most 100 MB are taken at once. Send it in parts, or packed with gzip.')
  const opened = await open(request, pilot, key, body)
  if (opened.is !== 'new') await dropBody(request, body)
  if (opened.is === 'mixed up') return problem(reply, 422, 'Under this Idempotency-Key something else was sent before.')
  if (opened.is === 'too many')
    return problem(reply, 429, 'Three imports of this token are at work. Wait for one to end.')
  if (opened.is === 'new') await work(request, opened.batch, body.bytes)
  return tellOutcome(request, reply, pilot, opened.batch)
}

/** Null where none was sent, undefined where it cannot be one. */
function keyOf({ headers }: FastifyRequest): string | null | undefined {
  const key = headers['idempotency-key']
  if (key === undefined) return null
  return typeof key === 'string' && key.length >= 1 && key.length <= 200 ? key : undefined
}

function open(request: FastifyRequest, pilot: Pilot, key: string | null, body: SentBody): Promise<Opened> {
  const { store, clock } = request.server.services
  const { id: token } = tokenOf(request)
  return openSent(
    store,
    { token, key, hash: body.hash },
    {
      pilot: pilot.id,
      by: 'programming-interface',
      session: token,
      file: body.file,
      options: { ...noOptions, as: 'cases', format: 'json' },
      state: 'reading',
      at: clock(),
      aliveAt: Date.now(),
    },
  )
}

/** Has the import done beside the server; a short one is waited for. */
async function work({ server, log }: FastifyRequest, batch: number, bytes: number): Promise<void> {
  const { ask, startJob } = server.services
  const job = ['import-job', String(batch)]
  if (bytes > waitedFor) return startJob(job)
  await ask(job, (line) => log.info({ batch, line }, 'import'))
}

async function tellOutcome(request: FastifyRequest, reply: FastifyReply, { id, code }: Pilot, batch: number) {
  const row = await findBatch(request.server.services.store.reader, id, batch)
  if (!row) throw new Error(`the import ${batch} is gone`)
  if (row.state === 'stopped') return problem(reply, 503, row.progress.why ?? 'The import ended in the middle.')
  if (row.state === 'refused') return problem(reply, 422, row.progress.why ?? '', faultsIn(row.progress.report))
  if (row.state === 'admitted') return describe(code, row)
  void reply
    .header('location', `/api/v1/pilots/${encodeURIComponent(code)}/imports/${batch}`)
    .header('retry-after', '2')
  return reply.code(202).send(describe(code, row))
}

function faultsIn(report: ImportReport | null): readonly Fault[] | undefined {
  return report?.rejectedFirst.map(({ line, column, why }) => {
    const pointer = [line - 1, ...(column === '' ? [] : [column.replaceAll('~', '~0').replaceAll('/', '~1')])]
    return { pointer: `/${pointer.join('/')}`, detail: why }
  })
}

async function showImport(request: FastifyRequest<AtImport>, reply: FastifyReply) {
  const { pilot: code, batch } = request.params
  const pilot = await pilotFor(request, code)
  if (!pilot) return unknownPilot(reply, code)
  const number = /^\d{1,15}$/.test(batch) ? Number(batch) : 0
  const row = await findBatch(request.server.services.store.reader, pilot.id, number)
  const isOfProgram = row?.by === 'programming-interface'
  return isOfProgram
    ? describe(code, row)
    : problem(reply, 404, 'There is no such import of cases that were sent here.')
}

function describe(pilot: string, { batch, state, progress }: BatchRow): ImportDescription {
  const { report, why } = progress
  return {
    pilot,
    import: batch,
    state: state === 'reading' || state === 'uploaded' ? 'at work' : state,
    cases: report?.cases ?? null,
    completed: report?.completed ?? null,
    open: report ? report.cases - report.completed : null,
    rejectedTotal: report?.rejected ?? null,
    rejected: [...(report?.rejectedFirst ?? [])],
    notes: [...(report?.notes ?? [])],
    why,
  }
}
