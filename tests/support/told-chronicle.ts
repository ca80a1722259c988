// A short history that is told and looked at afterwards: what the verifier's tests of keys begin with.
import { join } from 'node:path'
import { readMigrations } from '../../db/migrate.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { root } from '../../src/open.ts'
import { contentHash } from '../../src/store/hash.ts'
import { verifyFile } from '../../src/store/verify.ts'
import { type Chronicle, ofPilot, openChronicle, sitDownAtInv } from './chronicle.ts'
import { scratchFolder } from './scratch.ts'

const migrations = readMigrations(join(root, 'db', 'migrations'))
const content = { sentence: 'Cut invoice approval time from 2 days to 4 hours.' }

export const charter = { type: 'charter', id: 'INV', version: 1, hash: contentHash(content) }

/** Tells a story on INV, whose seats are taken, and looks at the file afterwards. */
export async function told(what: (chronicle: Chronicle) => Promise<void>) {
  const chronicle = await openChronicle(scratchFolder())
  await sitDownAtInv(chronicle)
  await what(chronicle)
  chronicle.store.close()
  return verifyFile({ ...chronicle, isAtHome: true, given: [], calendarOf, migrations })
}

/** What is found first, or the result where nothing is. */
export function says(verdict: Awaited<ReturnType<typeof told>>): string {
  return verdict.result === 'altered' ? verdict.first.says : verdict.result
}

/** Maya writes the charter of INV. */
export async function writeCharter({ happen }: Chronicle): Promise<void> {
  await happen('maya', 'lead', ofPilot('write charter', charter, { content }))
}

/** Somebody turns a key on it. */
export async function turn({ happen }: Chronicle, person: string, side: string, completes: boolean, on = charter) {
  await happen(person, null, ofPilot('sign charter', on, { data: { side, completes } }))
}
