// Bringing a log by page: upload, say which column is which with the first rows in sight, watch it come in, read what came
// of it. The work itself is a command of its own; these pages only start it and look.
import { createReadStream, existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import multipart from '@fastify/multipart'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { mayAct } from '../domain/act.ts'
import { type BatchState, type ImportOptions, noOptions } from '../domain/import.ts'
import { hasEnded } from '../domain/pilot.ts'
import { isRefused, refuse, type Refused } from '../domain/refusal.ts'
import { type Preview, previewLog } from '../intake/preview.ts'
import { sweepBatches } from '../store/admissions.ts'
import { beginBatch, type BatchRow, findBatch, newestBatches, openBatch } from '../store/batches.ts'
import { importsOf } from '../store/cases.ts'
import { errorFileOf, sweepUploads, uploadedFile, uploadLimits } from '../store/uploads.ts'
import { problemsShown, queryOf, readForm, sentOf } from './forms.ts'
import { kindAsked, MappingForm, optionsIn, problemsWithMapping } from './import-mapping.ts'
import { addressOf, fileToShow } from './pilot-request.ts'
import { pilotOf, signedIn } from './request.ts'
import { show, showFragment, showProblem } from './respond.ts'
import { keepUpload, refuseFile } from './upload.ts'
import type { Problem, Sent } from './views/field.ts'
import { hasCrashed, importProgress } from './views/import-progress.ts'
import { importView } from './views/import.ts'
import { importsView } from './views/imports.ts'

type AtBatch = { Params: { pilot: string; batch: string } }
const imports = '/pilots/:pilot/cases/import'

export const importRoutes: FastifyPluginAsync = async (app) => {
  await app.register(multipart, {
    limits: { files: 1, fileSize: uploadLimits.maxFileBytes, fields: 5, fieldSize: 1_000, parts: 6 },
    throwFileSizeLimit: false,
  })
  app.get(imports, { config: { act: 'read pilot' } }, async (request, reply) => showImports(request, reply))
  app.post(imports, { config: { act: 'import cases' } }, upload)
  app.get<AtBatch>(`${imports}/:batch`, { config: { act: 'read pilot' } }, async (request, reply) =>
    showImport(request, reply),
  )
  app.post<AtBatch>(`${imports}/:batch`, { config: { act: 'import cases' } }, start)
  app.get<AtBatch>(`${imports}/:batch/progress`, { config: { act: 'read pilot' } }, showProgress)
  app.get<AtBatch>(`${imports}/:batch/errors.csv`, { config: { act: 'read pilot' } }, sendErrors)
}

const batchesShown = 20

async function showImports(request: FastifyRequest, reply: FastifyReply, problems: readonly Problem[] = []) {
  const { reader } = request.server.services.store
  const shown = await fileToShow(request)
  const view = importsView({
    ...shown,
    imports: await importsOf(reader, shown.file.pilot.id),
    batches: await newestBatches(reader, shown.file.pilot.id, batchesShown),
    mayImport: mayImport(request) && !hasEnded(shown.file.pilot),
    problems,
  })
  return show(request, reply, 'imports/index', view, { title: 'Import cases', tab: 'Cases' })
}

function mayImport(request: FastifyRequest): boolean {
  return mayAct('import cases', { standing: signedIn(request).standing, mayPause: false })
}

/** Step one: the file. It is looked at before it is kept for longer than this request. */
async function upload(request: FastifyRequest, reply: FastifyReply) {
  const { store, clock, fault } = request.server.services
  if (fault) return showProblem(request, reply, 503)
  sweepUploads(store, Date.now())
  const name = endedRefusal(request) ?? (await keepUpload(request))
  if (isRefused(name)) return refuseUpload(request, reply, name)
  const path = uploadedFile(store, name)
  const preview = await previewLog(path, uploadLimits)
  if (isRefused(preview)) {
    await rm(path, { force: true })
    return refuseUpload(request, reply, refuseFile(preview.why))
  }
  const { person, session } = signedIn(request)
  const given = { pilot: pilotOf(request).id, by: person, session, file: name, options: noOptions }
  const batch = await openBatch(store, { ...given, state: 'uploaded', at: clock(), aliveAt: Date.now() })
  return reply.redirect(`${addressOf(request)}/cases/import/${batch}`, 303)
}

async function refuseUpload(request: FastifyRequest, reply: FastifyReply, refused: Refused) {
  void reply.code(422)
  return showImports(request, reply, problemsShown(refused))
}

/** Where an import stands: its mapping before it begins, its progress, and in the end what came of it. */
async function showImport(
  request: FastifyRequest<AtBatch>,
  reply: FastifyReply,
  sent?: Sent,
  problems: readonly Problem[] = [],
) {
  const row = await batchOf(request)
  if (!row) return showProblem(request, reply, 404, 'There is no such import.')
  const { as } = queryOf(request.query, { as: kindAsked })
  const { store } = request.server.services
  const mayStart = row.options.format !== 'json' && (mayBegin.includes(row.state) || hasCrashed(row, Date.now()))
  const isWaiting = mayStart && mayImport(request) && hasFile(request, row)
  const shown = await fileToShow(request)
  const view = importView({
    ...shown,
    row,
    preview: isWaiting ? await previewOf(request, row, as ?? row.options.as) : null,
    hasErrorFile: row.file !== null && existsSync(errorFileOf(store, row.file)),
    realNow: Date.now(),
    sent,
    problems,
  })
  return show(request, reply, 'imports/show', view, { title: 'Import cases', tab: 'Cases' })
}

/** The states from which a file can be imported, once more too. */
const mayBegin: readonly BatchState[] = ['uploaded', 'refused', 'stopped']

async function batchOf(request: FastifyRequest<AtBatch>): Promise<BatchRow | null> {
  const batch = Number(request.params.batch)
  if (!Number.isSafeInteger(batch)) return null
  return findBatch(request.server.services.store.reader, pilotOf(request).id, batch)
}

function hasFile(request: FastifyRequest, { file }: BatchRow): boolean {
  return file !== null && existsSync(uploadedFile(request.server.services.store, file))
}

async function previewOf(request: FastifyRequest, row: BatchRow, as: ImportOptions['as']): Promise<Preview | Refused> {
  const mapping = as === row.options.as ? row.options.mapping : {}
  const path = uploadedFile(request.server.services.store, row.file ?? '')
  return previewLog(path, { ...uploadLimits, as: as ?? undefined, mapping })
}

/** Step two sent: keeps what was said about the file, and starts the import. */
async function start(request: FastifyRequest<AtBatch>, reply: FastifyReply) {
  const { store, clock, startJob, fault } = request.server.services
  if (fault) return showProblem(request, reply, 503)
  const form = readForm(MappingForm, request.body)
  if (isRefused(form)) return again(request, reply, form)
  const refused = problemsWithMapping(form) ?? endedRefusal(request)
  if (refused) return again(request, reply, refused)
  await sweepBatches(store, Date.now())
  const row = await batchOf(request)
  if (!row) return reply.redirect(`${addressOf(request)}/cases/import`, 303)
  if (!hasFile(request, row)) return again(request, reply, refuse('The file is no longer here. Upload it again.'))

  const begun = await beginBatch(store, row.batch, mayBegin, optionsIn(form), { at: clock(), real: Date.now() })
  if (begun !== null) startJob(['import-job', String(begun)])
  return reply.redirect(`${addressOf(request)}/cases/import/${begun ?? row.batch}`, 303)
}

function endedRefusal(request: FastifyRequest): Refused | null {
  return hasEnded(pilotOf(request)) ? refuse('This pilot has ended. It takes no more cases.') : null
}

async function again(request: FastifyRequest<AtBatch>, reply: FastifyReply, refused: Refused) {
  void reply.code(422)
  return showImport(request, reply, sentOf(request.body), problemsShown(refused))
}

/** The bar alone, asked again and again while the import is at work. */
async function showProgress(request: FastifyRequest<AtBatch>, reply: FastifyReply) {
  const row = await batchOf(request)
  if (!row) return showProblem(request, reply, 404, 'There is no such import.')
  const view = { progress: importProgress(row, addressOf(request), Date.now()) }
  return showFragment(request, reply, { template: 'shared/_progress', view }, () => showImport(request, reply))
}

async function sendErrors(request: FastifyRequest<AtBatch>, reply: FastifyReply) {
  const row = await batchOf(request)
  const path = row?.file ? errorFileOf(request.server.services.store, row.file) : null
  if (path === null || !existsSync(path))
    return showProblem(request, reply, 404, 'The list of rejected rows is kept for a week; it is no longer here.')
  return reply
    .type('text/csv; charset=utf-8')
    .header(
      'content-disposition',
      `attachment; filename="rejected-rows-${request.params.batch.replaceAll(/\D/g, '')}.csv"`,
    )
    .send(createReadStream(path))
}
