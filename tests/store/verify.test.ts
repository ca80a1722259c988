import { copyFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { governed, type GovernedTable, tableName } from '../../db/governed.ts'
import { readMigrations } from '../../db/migrate.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { root } from '../../src/open.ts'
import { recordedActs } from '../../src/store/rows.ts'
import { type Verdict, verifyFile } from '../../src/store/verify.ts'
import { type Chronicle, openChronicle, sitDownAtInv } from '../support/chronicle.ts'
import { liveThrough } from '../support/lived-chronicle.ts'
import { keptFolder, scratchFolder, withRawSql } from '../support/scratch.ts'
import {
  chanceOf,
  changeLedger,
  cutTheEnd,
  otherTamperings,
  rewriteEntry,
  rewriteHistory,
  rowTamperings,
  tamper,
  type Tampering,
} from '../support/tampering.ts'

const migrations = readMigrations(join(root, 'db', 'migrations'))
const tables = ['ledger', ...Object.keys(governed).map((name) => tableName(name as GovernedTable))] // its keys are these names

let lived: Chronicle
beforeAll(async () => {
  lived = await openChronicle(keptFolder())
  await liveThrough(lived)
  lived.store.close()
})

describe('A database in which everything happened', () => {
  it('holds every act that is recorded and a row in every governed table', () => {
    withRawSql(copy().file, (database) => {
      const acts = database.prepare('SELECT DISTINCT act FROM entries').pluck().all()
      expect(new Set(acts)).toEqual(new Set(recordedActs()))
      for (const table of tables) expect(database.prepare(`SELECT 1 FROM ${table}`).get(), table).toBeDefined()
    })
  })

  it('is intact, held to the heads outside', () => {
    const verdict = look(copy())
    expect(verdict).toMatchObject({ result: 'intact', remarks: [] })
    expect(look(copy(), [headOf(verdict)])).toEqual(verdict)
  })

  it('is intact while somebody writes to it', async () => {
    const busy = await openChronicle(scratchFolder())
    await liveThrough(busy)
    expect(look(busy)).toMatchObject({ result: 'intact' })
    busy.store.close()
  })

  it('is intact when a text was erased', () => {
    const { file, headsFile } = copy()
    withRawSql(file, (database) => database.exec('UPDATE texts SET body = NULL, erased_at = 5 WHERE rowid = 3'))
    expect(look({ file, headsFile })).toMatchObject({ result: 'intact' })
  })

  it('is left exactly as it was', () => {
    const place = copy()
    const before = readFileSync(place.file)
    look(place)
    expect(readFileSync(place.file).equals(before)).toBe(true)
    expect(readdirSync(dirname(place.file)).toSorted()).toEqual(['heads.log', 'twokeys.db'])
  })
})

describe.each(tables)('A row of %s', (table) => {
  it.each(Object.keys(rowTamperings))('that went through %s is found', (kind) => {
    const does = rowTamperings[kind as keyof typeof rowTamperings](table) // the keys are these
    const { verdict, did } = after(does, 7)
    expect(verdict, did).toMatchObject({ result: 'altered' })
  })
})

describe('What stands beside the rows', () => {
  it.each(Object.entries(otherTamperings))('is found: %s', (_kind, does) => {
    expect(after(does, 1).verdict).toMatchObject({ result: 'altered' })
  })
})

describe('The ledger', () => {
  it.each(['as they were', 'of this entry', 'of all'] as const)('with an entry rewritten and hashes %s', (hashes) => {
    expect(after(rewriteEntry(hashes), 3).verdict).toMatchObject({ result: 'altered' })
  })

  it.each([
    ['cut off with all that followed', cutTheEnd],
    ['rewritten with rows and hashes', rewriteHistory],
  ])('%s is whole in itself, and gives itself away by a head kept outside', (_how, does) => {
    const { verdict, place } = after(does, 5)
    expect(verdict).toMatchObject({ result: 'altered', first: { table: 'ledger' } })
    expect(look({ ...place, headsFile: null })).toMatchObject({ result: 'intact' })
  })

  it('rewritten is found by a code that somebody has on paper', () => {
    const head = headOf(look(copy()))
    const { place } = after(rewriteHistory, 5)
    const verdict = look({ ...place, headsFile: null }, [head])
    expect(verdict).toMatchObject({ first: { says: `The head ${head} stands nowhere in this ledger.` } })
  })

  it('under another id is never called intact where its heads are kept', async () => {
    const young = await openChronicle(scratchFolder())
    young.store.close()
    expect(look(young)).toMatchObject({ result: 'intact' })
    tamper(young.file, changeLedger, chanceOf(1))
    expect(look(young)).toMatchObject({ result: 'cannot tell', why: expect.stringContaining('No head of this ledger') })
  })

  it('of a signed answer stands on the head of the answer before it', () => {
    expect(after(changeLedger, 1).verdict).toMatchObject({
      first: { table: 'answers', says: expect.stringContaining('does not stand on the head of the answer before it') },
    })
  })
})

describe('The first bad entry', () => {
  it.each([
    ['UPDATE keys SET person = ? WHERE seq = (SELECT min(seq) FROM keys)', 'keys', 'in the table keys was altered'],
    ['DELETE FROM stages WHERE ? AND seq = (SELECT min(seq) FROM stages)', 'stages', 'missing from the table stages'],
    ['UPDATE ledger SET entry = ? WHERE seq = 9', 'ledger', 'Entry 9 cannot be read.'],
    ['DELETE FROM ledger WHERE ? AND seq = 9', 'ledger', 'Entry 9 is missing: after it comes entry 10.'],
    ["UPDATE ledger SET hash = zeroblob(32) WHERE 'x' = ? AND seq = 9", 'ledger', 'Entry 9 was altered'],
    ["UPDATE ledger SET prev = zeroblob(32) WHERE 'x' = ? AND seq = 9", 'ledger', 'Entry 9 does not stand on entry 8'],
  ])('is named in a sentence: %s', (sql, table, says) => {
    const { verdict } = after((database) => {
      database.prepare(sql.replace('WHERE ? AND', "WHERE 'x' = ? AND")).run('x')
      return sql
    }, 1)
    expect(verdict).toMatchObject({ result: 'altered', first: { table, says: expect.stringContaining(says) } })
  })

  it('comes before everything that was altered later', () => {
    let eldest: unknown
    const { verdict } = after((database) => {
      eldest = database.prepare('SELECT min(seq) FROM people').pluck().get()
      database.exec("UPDATE tokens SET scopes = '[]'; UPDATE charters SET by = 'eve'; UPDATE people SET at = at + 1")
      return 'three tables'
    }, 1)
    expect(verdict).toMatchObject({ first: { seq: eldest, table: 'people' } })
  })
})

describe('A file that cannot be read', () => {
  it.each([
    ['is not there', () => '/nowhere/twokeys.db'],
    ['is empty', () => written('')],
    ['is no database', () => written('name,amount\n'.repeat(1_000))],
    ['is another database', () => otherDatabase()],
    ['was cut off', () => cut(0.6)],
    ['lost its last page', () => cut(1, 4_096)],
    ['lost its head', () => overwritten(0, 100)],
    ['has a page of zeros where an entry was', () => overwritten(pageOf('ledger'), 4_096)],
    ['has a page of zeros in an index', () => overwritten(pageOf('keys_pilot'), 4_096)],
  ])('%s is never called intact', (_what, make) => {
    const verdict = look({ file: make(), headsFile: null })
    expect(verdict.result).not.toBe('intact')
    expect(verdict.result === 'cannot tell' ? verdict.why : 'altered').toMatch(/\w/)
  })

  it.each(['"act":"sign charter"', 'Invoices are lost.', 'Accounts payable'])(
    'nor with one bit of %s changed',
    (words) => {
      const place = copy()
      const bytes = readFileSync(place.file)
      const at = bytes.lastIndexOf(words) + 3
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
      writeFileSync(place.file, bytes)
      expect(look(place).result).not.toBe('intact')
    },
  )
})

describe('A write-ahead file', () => {
  it('that holds everything is read like the rest', async () => {
    expect(look(await withWriteAhead(() => undefined))).toMatchObject({ result: 'intact' })
  })

  it.each([
    ['with a bit changed in its middle', (file: string) => flip(file, 0.5)],
    ['with a bit changed at its end', (file: string) => flip(file, 0.999)],
    ['with a bit changed in its head', (file: string) => flip(file, 0.0001)],
    ['without half of itself', (file: string) => truncateSync(file, Math.floor(readFileSync(file).length / 2))],
    ['that is gone', (file: string) => rmSync(file)],
  ])('%s is never passed over', async (_how, damage) => {
    const verdict = look(await withWriteAhead((file) => damage(`${file}-wal`)))
    expect(verdict.result).not.toBe('intact')
  })
})

type Place = { readonly file: string; readonly headsFile: string | null }

function look({ file, headsFile }: Place, given: readonly string[] = []): Verdict {
  return verifyFile({ file, headsFile, isAtHome: true, given, calendarOf, migrations })
}

/** The database in which everything happened, in a place of its own. */
function copy() {
  const folder = scratchFolder()
  const place = { file: join(folder, 'twokeys.db'), headsFile: join(folder, 'heads.log') }
  copyFileSync(lived.file, place.file)
  copyFileSync(lived.headsFile, place.headsFile)
  return place
}

function after(does: Tampering, seed: number) {
  const place = copy()
  const did = tamper(place.file, does, chanceOf(seed))
  return { place, did, verdict: look(place) }
}

function headOf(verdict: Verdict): string {
  return verdict.result === 'intact' ? verdict.head : ''
}

function written(text: string): string {
  const file = join(scratchFolder(), 'twokeys.db')
  writeFileSync(file, text)
  return file
}

function otherDatabase(): string {
  const file = written('')
  withRawSql(file, (database) => database.exec('CREATE TABLE songs (name text)'))
  return file
}

/** Keeps a share of the file, less some bytes. */
function cut(share: number, less = 0): string {
  const { file } = copy()
  truncateSync(file, Math.floor(readFileSync(file).length * share) - less)
  return file
}

function overwritten(at: number, length: number): string {
  const { file } = copy()
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.fill(0, at, at + length))
  return file
}

/** Where the first page of a table or an index begins that holds rows. */
function pageOf(name: string): number {
  const query = `SELECT min(pageno) FROM dbstat WHERE name = ? AND pagetype = 'leaf'`
  return (withRawSql(lived.file, (database) => Number(database.prepare(query).pluck().get(name))) - 1) * 4_096
}

function flip(file: string, share: number): void {
  const bytes = readFileSync(file)
  const at = Math.floor(bytes.length * share)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  writeFileSync(file, bytes)
}

/** A short history as it lies there when the power goes: most of it still in the write-ahead file, none of that twice. */
async function withWriteAhead(damage: (file: string) => void): Promise<Place> {
  const told = await openChronicle(scratchFolder())
  await sitDownAtInv(told)
  await told.keep()
  const place = { file: join(scratchFolder(), 'twokeys.db'), headsFile: told.headsFile }
  for (const ending of ['', '-wal']) copyFileSync(told.file + ending, place.file + ending)
  told.store.close()
  damage(place.file)
  return place
}
