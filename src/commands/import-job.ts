// The import behind a page or another program: the same work as `twokeys import`, in a process of its own, so that the server
// stays small and quick. What it is to do stands in its batch; how far it is, it writes there.
import { rmSync } from 'node:fs'
import type { Store } from '../../db/store.ts'
import { openErrorFile } from '../intake/error-file.ts'
import { sweepBatches } from '../store/admissions.ts'
import { batchNumbered, type BatchRow, endBatch } from '../store/batches.ts'
import { listPilots } from '../store/pilots.ts'
import { errorFileOf, uploadedFile, uploadLimits } from '../store/uploads.ts'
import { actorOf, bringLog, endedWith } from './bring-log.ts'
import { checkAgain } from './check-cases.ts'
import type { Command } from './command.ts'
import { inDatabase } from './database.ts'
import { tellDatabase } from './import-progress.ts'

export const importJob: Command = {
  usage: 'BATCH',
  says: 'do an import that was begun with the server; the server starts this by itself',
  flags: {},
  takes: [1, 1],
  run: async (given, world) => {
    await inDatabase(world, async ({ store, config }) => {
      await sweepBatches(store, Date.now())
      const batch = await batchNumbered(store.reader, Number(given.rest[0]))
      if (batch?.state !== 'reading' || batch.file === null) throw new Error('There is no such import to do.')
      const clock = () => config.fixedNow ?? Date.now()
      const isAdmitted = await doImport(store, batch, batch.file, clock)
      if (isAdmitted) await checkAgain(store, await codeOf(store, batch.pilot), batch.batch, clock())
    })
    return 0
  },
}

/** Whether the cases were admitted. */
async function doImport(store: Store, row: BatchRow, file: string, clock: () => number): Promise<boolean> {
  const { batch, options } = row
  const telling = tellDatabase(store, batch)
  const errors = openErrorFile(errorFileOf(store, file))
  let hasErrors = false
  try {
    const code = await codeOf(store, row.pilot)
    const by = await actorOf(store, code, row.by, row.session)
    const path = uploadedFile(store, file)
    const limits = uploadLimits
    const { say } = telling
    const onRejected = errors.write
    const work = { store, code, batch, path, options, by, clock, limits, onRejected, say }
    const { refused, report } = await bringLog(work)
    if (refused) await endBatch(store, batch, 'refused', endedWith(report, refused.why))
    if (refused === null || isFromProgram(row)) rmSync(path, { force: true })
    hasErrors = (report?.rejectedTotal ?? 0) > 0
    return refused === null
  } catch (error) {
    const why = 'Something went wrong on our side. Nothing was imported.'
    await endBatch(store, batch, 'stopped', endedWith(null, why))
    throw error
  } finally {
    await telling.stop()
    errors.close()
    if (!hasErrors) rmSync(errorFileOf(store, file), { force: true })
  }
}

/** What a page could not read waits for somebody to say more; a program sends it again. */
function isFromProgram({ by }: BatchRow): boolean {
  return by === 'programming-interface'
}

async function codeOf(store: Store, pilot: string): Promise<string> {
  const known = (await listPilots(store.reader)).find(({ id }) => id === pilot)
  if (!known) throw new Error('The pilot of this import is gone.')
  return known.code
}
