import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as later } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { eq, max } from 'drizzle-orm'
import { onTestFinished, describe, expect, it, vi } from 'vitest'
import { ledger } from '../../db/schema/ledger.ts'
import { migrations } from '../../db/schema/system.ts'
import { assertDurable, openStore, type Reader, type Store, type Tx } from '../../db/store.ts'
import { scratchFolder, withRawSql } from '../support/scratch.ts'

describe('Transactions', () => {
  it('run one after the other, however many are asked for at once', async () => {
    const { store } = emptyStore()
    const counts = await Promise.all(Array.from({ length: 200 }, () => store.transaction(addOneSlowly)))

    expect(new Set(counts).size).toBe(200)
    expect(await newest(store.reader)).toBe(200)
  })

  it('leave nothing behind when they fail', async () => {
    const { store } = emptyStore()
    const failing = store.transaction(async (tx) => {
      await addOneSlowly(tx)
      throw new Error('changed my mind')
    })

    await expect(failing).rejects.toThrow('changed my mind')
    expect(await newest(store.reader)).toBe(0)
    expect(await store.transaction(addOneSlowly)).toBe(1)
  })

  it('are seen by readers only once they are whole', async () => {
    const { store } = emptyStore()
    await store.transaction(async (tx) => {
      await addOneSlowly(tx)
      expect(await newest(store.reader)).toBe(0)
      expect(await newest(tx)).toBe(1)
    })
    expect(await newest(store.reader)).toBe(1)
  })

  it('refuse to nest, and the outer one goes on', async () => {
    const { store } = emptyStore()
    await store.transaction(async (tx) => {
      await expect(store.transaction(addOneSlowly)).rejects.toThrow('inside another one')
      await addOneSlowly(tx)
    })
    expect(await newest(store.reader)).toBe(1)
  })

  it('may follow each other, also from what an earlier one has started', async () => {
    const { store } = emptyStore()
    const followUp = await store.transaction(async (tx) => {
      await addOneSlowly(tx)
      return async () => store.transaction(addOneSlowly)
    })
    expect(await followUp()).toBe(2)
  })

  it('end after their time and undo what they did', async () => {
    const { store } = emptyStore()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const endless = store.transaction(async (tx) => {
      await addOneSlowly(tx)
      vi.advanceTimersByTime(10_000)
      await new Promise(() => undefined)
    })

    await expect(endless).rejects.toThrow('took longer than 10000 ms')
    expect(await newest(store.reader)).toBe(0)
    expect(await store.transaction(addOneSlowly)).toBe(1)
  })

  it('wait for another program, and say so when it does not end', async () => {
    const { store, file } = emptyStore()
    const other = new Database(file)
    onTestFinished(() => void other.close())
    other.exec('BEGIN IMMEDIATE')
    const waiting = store.transaction(addOneSlowly)
    await later()
    expect(await newest(store.reader)).toBe(0) // and meanwhile everybody can read
    other.exec('COMMIT')
    expect(await waiting).toBe(1)

    other.exec('BEGIN IMMEDIATE')
    const clock = vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValue(5_001)
    onTestFinished(() => clock.mockRestore())
    await expect(store.transaction(addOneSlowly)).rejects.toThrow('another program holds the database')
  })
})

describe('The handle of a transaction', () => {
  it('is dead once its transaction has ended, also for what was prepared before', async () => {
    const { store } = emptyStore()
    const kept = await store.transaction(async (tx) => ({
      tx,
      insert: tx.insert(ledger).values(line(1)).prepare(),
      select: tx.select().from(ledger).prepare(),
      builder: () => tx.update(ledger).set({ entry: '' }).where(eq(ledger.seq, 1)),
    }))

    await expect(addOneSlowly(kept.tx)).rejects.toThrow('already ended')
    expect(() => kept.insert.run()).toThrow('already ended')
    expect(() => kept.select.all()).toThrow('already ended')
    await expect(async () => kept.builder()).rejects.toThrow('already ended')
    expect(await newest(store.reader)).toBe(0)
  })

  it('cannot slip into the transaction that follows', async () => {
    const { store } = emptyStore()
    const stray = await store.transaction(async (tx) => ({ insert: () => tx.insert(ledger).values(line(7)) }))
    await store.transaction(async (tx) => {
      await expect(async () => stray.insert()).rejects.toThrow('already ended')
      await addOneSlowly(tx)
    })
    expect(await newest(store.reader)).toBe(1)
  })
})

describe('A new database', () => {
  it('is its owner’s alone, with what stands beside it', async () => {
    const file = join(scratchFolder(), 'twokeys.db')
    const store = openStore(file)
    onTestFinished(() => store.close())
    store.connection.writer.exec('CREATE TABLE a (b)')
    for (const ending of ['', '-wal', '-shm']) expect(statSync(file + ending).mode & 0o777, ending).toBe(0o600)
  })
})

describe('The reader', () => {
  it('cannot write', () => {
    const { store } = emptyStore()
    const write = () => store.connection.reading.prepare('DELETE FROM ledger').run()
    expect(write).toThrow('attempt to write a readonly database')
  })
})

describe('Commits', () => {
  it('wait for the disk: on a fresh file, after a write and after a reopen', async () => {
    const { store, file } = emptyStore()
    assertDurable(store)
    await store.transaction(addOneSlowly)
    assertDurable(store)
    store.close()

    const again = openStore(file)
    onTestFinished(() => again.close())
    assertDurable(again)
    await again.transaction(addOneSlowly)
    assertDurable(again)
    expect(again.connection.writer.pragma('journal_mode', { simple: true })).toBe('wal')
  })

  it('are refused when they would not', () => {
    const { store } = emptyStore()
    store.connection.writer.pragma('synchronous = NORMAL')
    expect(() => assertDurable(store)).toThrow('would not wait for the disk')
  })
})

function emptyStore(): { store: Store; file: string } {
  const file = join(scratchFolder(), 'twokeys.db')
  withRawSql(file, (database) => {
    database.exec('CREATE TABLE ledger (seq INTEGER PRIMARY KEY, entry TEXT, prev BLOB, hash BLOB)')
    database.exec('CREATE TABLE migrations (name TEXT PRIMARY KEY, hash TEXT, at INTEGER)')
  })
  const store = openStore(file)
  onTestFinished(() => store.close())
  return { store, file }
}

/** Reads, lets everybody else have a go, then writes what follows from what it read. */
async function addOneSlowly(tx: Tx): Promise<number> {
  const next = (await newest(tx)) + 1
  await later()
  await tx.select().from(migrations)
  await later()
  await tx.insert(ledger).values(line(next))
  return next
}

async function newest(reader: Reader): Promise<number> {
  const row = await reader
    .select({ seq: max(ledger.seq) })
    .from(ledger)
    .get()
  return row?.seq ?? 0
}

function line(seq: number) {
  return { seq, entry: '{}', prev: new Uint8Array(32), hash: new Uint8Array(32) }
}
