// Random alterations of a database file, and honest histories beside them: all of the first must be found, none of the
// second suspected.
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { governed, type GovernedTable, tableName } from '../../db/governed.ts'
import { headCode } from '../../src/store/hash.ts'
import { readHead } from '../../src/store/ledger.ts'
import { ofPilot, openChronicle, sitDownAtInv, type Chronicle } from '../support/chronicle.ts'
import { liveThrough } from '../support/lived-chronicle.ts'
import { withRawSql } from '../support/scratch.ts'
import {
  type Chance,
  chanceOf,
  cutTheEnd,
  otherTamperings,
  rewriteEntry,
  rewriteHistory,
  rowTamperings,
  tamper,
  type Tampering,
} from '../support/tampering.ts'
import { type Figures, inScratch, look } from './fault.ts'

const tables = ['ledger', ...Object.keys(governed).map((name) => tableName(name as GovernedTable))] // its keys are these names
const rowKinds = Object.values(rowTamperings)
const wholeKinds: readonly Tampering[] = [
  cutTheEnd,
  rewriteHistory,
  rewriteEntry('as they were'),
  rewriteEntry('of this entry'),
  rewriteEntry('of all'),
  ...Object.values(otherTamperings),
]

/** Alters a lived database so many times, each time from the start. `blind` takes the verifier one of its eyes. */
export async function tampering(
  times: number,
  seed: number,
  blind: 'not' | 'no heads' | 'no tables' = 'not',
): Promise<Figures> {
  return inScratch(async (folder) => {
    const lived = await openChronicle(folder)
    await liveThrough(lived)
    lived.store.close()
    const chance = chanceOf(seed)
    const missed: string[] = []
    for (let time = 0; time < times; time += 1) {
      const file = join(folder, 'altered.db')
      copyFileSync(lived.file, file)
      const did = tamper(file, anyTampering(chance), chance)
      if (isIntact(file, lived.headsFile, blind)) missed.push(did)
    }
    return { what: 'alterations of the file', seed, times, found: times - missed.length, missed }
  })
}

function anyTampering(chance: Chance): Tampering {
  if (chance(4) === 0) return wholeKinds[chance(wholeKinds.length)] ?? cutTheEnd
  const kind = rowKinds[chance(rowKinds.length)] ?? rowTamperings.alterRow
  return kind(tables[chance(tables.length)] ?? 'ledger')
}

/** The verifier's word; without its tables only the chain is followed, which is what most tools would call proof. */
function isIntact(file: string, headsFile: string, blind: 'not' | 'no heads' | 'no tables'): boolean {
  const verdict = look(file, blind === 'no heads' ? null : headsFile)
  if (blind !== 'no tables' || verdict.result !== 'altered') return verdict.result === 'intact'
  return verdict.findings.every(({ table }) => table !== null && table !== 'ledger')
}

/** Tells so many lawful histories at random and counts those that the verifier suspects. */
export async function honestHistories(times: number, seed: number): Promise<Figures> {
  const chance = chanceOf(seed)
  const suspected: string[] = []
  for (let time = 0; time < times; time += 1) {
    const verdict = await inScratch((folder) => tellOne(folder, chance))
    if (verdict !== 'intact') suspected.push(verdict)
  }
  return { what: 'honest histories', seed, times, suspected }
}

async function tellOne(folder: string, chance: Chance): Promise<string> {
  const chronicle = await openChronicle(folder)
  await sitDownAtInv(chronicle)
  for (let left = chance(30); left > 0; left -= 1) await anything(chronicle, chance)
  const head = await readHead(chronicle.store.reader)
  if (chance(2) === 0) await chronicle.keep()
  if (chance(2) === 0) chronicle.store.close()
  const verdict = look(chronicle.file, chronicle.headsFile)
  chronicle.store.close()
  if (verdict.result === 'intact')
    return verdict.head === headCode(head?.hash ?? new Uint8Array()) ? 'intact' : 'other head'
  return verdict.result === 'altered' ? verdict.first.says : verdict.why
}

/** Something that people do any week, in any order, with any words. */
async function anything(chronicle: Chronicle, chance: Chance): Promise<void> {
  const week = `2026-W${10 + chance(40)}`
  const object = { type: 'week', id: week, version: 1 + chance(5) }
  const words = ['', 'Ω≈ç', 'a\nb', '"quoted"', '😀 invoices', '\u2028', '__proto__', 'x'.repeat(chance(5_000))]
  const why = words[chance(words.length)] ?? ''
  const kinds = [
    () => chronicle.happen('maya', 'lead', ofPilot('close week', object, { data: { week } })),
    () =>
      chronicle.happen('maya', 'lead', ofPilot('note questions', object, { data: { week }, texts: { notes: why } })),
    () => {
      const figures = {
        users: chance(100),
        helpRequests: null,
        'cost ¢': chance(2 ** 31),
        [why.slice(0, 9)]: 1,
        2: 2,
        10: 10,
      }
      return chronicle.happen(
        'maya',
        'lead',
        ofPilot('state figures', object, { data: { week, figures }, texts: { why } }),
      )
    },
    () => {
      const content = {
        sentence: why,
        [why.slice(0, 5)]: [chance(9), null, true],
        nested: { b: 1, a: { 10: 0, 9: 0 } },
      }
      return chronicle.happen('maya', 'lead', ofPilot('write charter', object, { content, texts: { why } }))
    },
    () => eraseOne(chronicle, chance),
    () => chronicle.keep(),
  ]
  await kinds[chance(kinds.length)]?.()
}

async function eraseOne({ file }: Chronicle, chance: Chance): Promise<void> {
  withRawSql(file, (database) => {
    database.prepare('UPDATE texts SET body = NULL, erased_at = 1 WHERE rowid = ?').run(1 + chance(30))
  })
}
