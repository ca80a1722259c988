import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as later } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { root } from '../../src/open.ts'
import { openServices } from '../../src/serve.ts'
import { headsFault } from '../../src/store/heads.ts'
import { type Chronicle, ofPilot, openChronicle, sitDownAtInv } from '../support/chronicle.ts'
import { liveThrough } from '../support/lived-chronicle.ts'
import { type Desk, openDesk } from '../support/command-line.ts'
import { scratchFolder, withRawSql } from '../support/scratch.ts'
import { alterRow, chanceOf, tamper } from '../support/tampering.ts'

describe('A backup', () => {
  it('of a database in use is whole, and its head stands in the live chain', async () => {
    const { desk, chronicle } = await lived()
    const file = join(desk.folder, 'copy.db')
    const busy = keepWriting(chronicle)
    const { out, exit } = await desk.type(['backup', file])
    await busy.stop()

    expect(exit).toBe(0)
    expect(await desk.type(['verify', '--head', out.trim()])).toMatchObject({ exit: 0 })
    expect(await openDesk(desk.folder).type(['verify', '--database', file, '--head', out.trim()])).toMatchObject({
      exit: 0,
    })
    expect(readFileSync(desk.headsFile, 'utf8')).toContain(out.trim())
    expect(readdirSync(desk.folder).filter((name) => name.includes('.part'))).toEqual([])
    chronicle.store.close()
  })

  it('never takes the place of a file that is there', async () => {
    const { desk, chronicle } = await lived()
    const file = join(desk.folder, 'notes.txt')
    writeFileSync(file, 'mine')
    expect(await desk.type(['backup', file])).toMatchObject({
      exit: 2,
      err: expect.stringContaining('is there already'),
    })
    expect(readFileSync(file, 'utf8')).toBe('mine')
    chronicle.store.close()
  })
})

describe('Restoring', () => {
  it('puts the backup in place, moves aside what was there, and waits for both leaders', async () => {
    const { desk, chronicle } = await lived()
    const file = join(desk.folder, 'copy.db')
    const { out: head } = await desk.type(['backup', file])
    await oneMore(chronicle)
    await chronicle.keep()
    chronicle.store.close()

    const { exit, err } = await desk.type(['restore', file])
    expect(exit).toBe(0)
    expect(err).toContain('until both leaders of a pilot have accepted this')
    expect(existsSync(`${desk.file}.before-restore-1`)).toBe(true)
    expect(entriesIn(`${desk.file}.before-restore-1`)).toBe(entriesIn(desk.file) + 1)
    expect(await desk.type(['verify', '--head', head.trim()])).toMatchObject({
      exit: 0,
      err: expect.stringContaining('nobody has accepted that yet'),
    })
    expect(await desk.type(['token', '--organisation', '--scope', 'read'])).toMatchObject({
      exit: 2,
      err: expect.stringContaining('A backup that ends at entry'),
    })
  })

  it('is at once where nothing was ever signed, and the server is ready on it', async () => {
    const { desk, chronicle } = await told(sitDownAtInv)
    const file = join(desk.folder, 'copy.db')
    await desk.type(['backup', file])
    chronicle.store.close()
    expect((await desk.type(['restore', file])).exit).toBe(0)
    expect((await desk.type(['token', '--organisation', '--scope', 'read'])).exit).toBe(0)
    expect(await answersOf(desk, ['/readyz', '/sign-in'])).toEqual([200, 200])
  })

  it('works where nothing is left', async () => {
    const { desk, chronicle } = await lived()
    const file = join(desk.folder, 'copy.db')
    await desk.type(['backup', file])
    chronicle.store.close()
    const elsewhere = openDesk()
    expect(await elsewhere.type(['restore', file])).toMatchObject({ exit: 0 })
    expect(entriesIn(elsewhere.file)).toBe(entriesIn(file))
  })

  it('is refused while Twokeys runs', async () => {
    const { desk, chronicle } = await lived()
    const file = join(desk.folder, 'copy.db')
    await desk.type(['backup', file])
    const { err, exit } = await desk.type(['restore', file])
    expect([err, exit]).toEqual([expect.stringContaining('is still in use. Stop Twokeys first.'), 2])
    await oneMore(chronicle)
    expect(await headsFault(chronicle.store.reader, desk.headsFile)).toBeNull()
    chronicle.store.close()
  })

  it.each([
    [
      'was altered',
      (file: string) => void tamper(file, alterRow('keys'), chanceOf(1)),
      'was altered, so it was not restored',
    ],
    ['is damaged', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 20_000)), 'was not restored'],
    ['is no database', (file: string) => writeFileSync(file, 'hello'), 'was not restored'],
  ])('refuses a file that %s, and leaves everything as it was', async (_what, spoil, sentence) => {
    const { desk, chronicle } = await lived()
    const file = join(desk.folder, 'copy.db')
    await desk.type(['backup', file])
    chronicle.store.close()
    spoil(file)
    const heads = readFileSync(desk.headsFile, 'utf8')
    expect(await desk.type(['restore', file])).toMatchObject({ exit: 2, err: expect.stringContaining(sentence) })
    expect(readFileSync(desk.headsFile, 'utf8')).toBe(heads)
    expect((await desk.type(['verify'])).exit).toBe(0)
  })

  it('refuses the database itself and what is not there', async () => {
    const { desk, chronicle } = await lived()
    chronicle.store.close()
    expect((await desk.type(['restore', desk.file])).err).toContain('That is the database itself.')
    expect((await desk.type(['restore', join(desk.folder, 'none.db')])).err).toContain('There is no file')
  })
})

describe('A heads file', () => {
  it('whose last line the power cut is gone on with on a new line', async () => {
    const { desk, chronicle } = await lived()
    appendFileSync(desk.headsFile, '2026-09-07T09:00:00.000Z half')
    await chronicle.keep()
    chronicle.store.close()
    const lines = readFileSync(desk.headsFile, 'utf8').trimEnd().split('\n')
    expect(lines.at(-2)).toBe('2026-09-07T09:00:00.000Z half')
    expect(lines.at(-1)).toMatch(/ [0-9A-Z]{26}$/)
    expect((await desk.type(['verify'])).exit).toBe(0)
  })

  it('that knows more than the ledger stops every writing command', async () => {
    const { desk, chronicle } = await told(sitDownAtInv)
    await oneMore(chronicle)
    await chronicle.keep()
    chronicle.store.close()
    withRawSql(desk.file, (database) => {
      const last = Number(database.prepare('SELECT max(seq) FROM ledger').pluck().get())
      for (const table of ['ledger', 'entries', 'week_closings']) {
        const sql = String(
          database.prepare('SELECT sql FROM sqlite_master WHERE name = ?').pluck().get(`${table}_no_delete`),
        )
        database.exec(`DROP TRIGGER ${table}_no_delete; DELETE FROM ${table} WHERE seq = ${last}; ${sql}`)
      }
    })
    expect(await desk.type(['verify'])).toMatchObject({ exit: 1, out: expect.stringContaining('was kept outside') })
    expect(await desk.type(['token', '--pilot', 'INV', '--scope', 'read'])).toMatchObject({ exit: 2 })
    expect(await desk.type(['migrate'])).toMatchObject({ exit: 2 })
  })
})

/** What the server says on this desk's database. */
async function answersOf({ env }: Desk, urls: readonly string[]): Promise<readonly number[]> {
  const { services, close } = await openServices(readConfig(env), { baseUrl: 'http://localhost:3000' }, console.error)
  const app = await buildApp(services, { root, logLevel: 'silent', trustProxy: [] })
  const answers = []
  for (const url of urls) answers.push((await app.inject(url)).statusCode)
  await app.close()
  await close()
  return answers
}

async function lived() {
  return told(liveThrough)
}

async function told(story: (chronicle: Chronicle) => Promise<void>): Promise<{ desk: Desk; chronicle: Chronicle }> {
  const folder = scratchFolder()
  const chronicle = await openChronicle(folder)
  await story(chronicle)
  return { desk: openDesk(folder), chronicle }
}

function oneMore({ happen }: Chronicle) {
  return happen(
    'maya',
    'lead',
    ofPilot('close week', { type: 'week', id: '2026-W30', version: 1 }, { data: { week: '2026-W30' } }),
  )
}

/** Somebody writes all the while. */
function keepWriting(chronicle: Chronicle): { readonly stop: () => Promise<void> } {
  const work = { goesOn: true }
  const writing = (async () => {
    for (; work.goesOn; await later()) await oneMore(chronicle)
  })()
  return {
    stop: async () => {
      work.goesOn = false
      await writing
    },
  }
}

function entriesIn(file: string): number {
  return withRawSql(file, (database) => Number(database.prepare('SELECT count(*) FROM ledger').pluck().get()))
}
