import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readLog } from '../../src/intake/read-log.ts'
import { fileWith, read, refusalOf } from './log-files.ts'

const log = `case,activity,time\n${Array.from({ length: 5000 }, (_, number) => `case ${number},pay,2026-05-04T08:00:00Z`).join('\n')}\n`

describe('a file', () => {
  test('may be gzipped, whatever it is called', async () => {
    const { report } = await read(fileWith(gzipSync(log), 'csv'))
    expect(report).toMatchObject({ cases: 5000, rejectedTotal: 0 })
  })

  test('may be gzipped in several parts', async () => {
    const parts = Buffer.concat([gzipSync(log.slice(0, 5000)), gzipSync(log.slice(5000))])
    expect((await read(fileWith(parts))).report.cases).toBe(5000)
  })

  test('is known by its size and hash as it is stored', async () => {
    const path = fileWith(gzipSync(log))
    const { report } = await read(path)
    expect(report.bytes).toBe(readFileSync(path).length)
    expect(report.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'))
  })

  test('tells how far it has been read', async () => {
    const path = fileWith(log)
    const told: string[] = []
    await read(path, {
      onProgress: ({ phase, bytesRead, totalBytes }) => told.push(`${phase} ${bytesRead} of ${totalBytes}`),
    })
    expect(told).toContain(`reading ${log.length} of ${log.length}`)
    expect(told.at(-1)).toBe(`putting in order ${log.length} of ${log.length}`)
  })

  test('is left alone once somebody has had enough', async () => {
    const stop = new AbortController()
    const reading = readLog(fileWith(log), { signal: stop.signal, onProgress: () => stop.abort() })
    await expect(reading).rejects.toThrow('aborted')
  })
})

describe('refused with a sentence is', () => {
  test('a file that does not exist, or is a folder', async () => {
    expect(await refusalOf('/nowhere/log.csv')).toBe('The file /nowhere/log.csv cannot be opened: it does not exist.')
    expect(await refusalOf(tmpdir())).toBe(`${tmpdir()} is not a file.`)
  })

  test.each([
    ['an empty file', ''],
    ['a file of blanks', ' \n \n'],
    ['nothing but a byte order mark', '\ufeff'],
    ['nothing, gzipped', gzipSync('')],
  ])('%s', async (_, content) => {
    expect(await refusalOf(fileWith(content))).toBe('The file is empty.')
  })

  test('gzip that is cut off or damaged', async () => {
    const whole = gzipSync(log)
    const damaged = Buffer.from(whole)
    damaged.fill(0, 200, 400)
    expect(await refusalOf(fileWith(whole.subarray(0, whole.length - 20)))).toBe(
      'The file is cut off: its gzip data ends in the middle. Send it again.',
    )
    expect(await refusalOf(fileWith(damaged))).toBe('The gzip data of the file is damaged. Pack it again.')
  })

  test('a spreadsheet, UTF-16, or bytes that are no text', async () => {
    expect(await refusalOf(fileWith('PK\u0003\u0004 and so on'))).toContain('This is a spreadsheet')
    expect(await refusalOf(fileWith(Buffer.from(`\ufeff${log}`, 'utf16le')))).toContain('UTF-16')
    expect(await refusalOf(fileWith(Buffer.from([1, 2, 3, 0, 255, 254, 10, 0, 200])))).toContain('neither CSV nor XES')
  })

  test('random bytes, whichever they are', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const bytes = Buffer.concat(
        Array.from({ length: 100 }, (_, part) => createHash('sha256').update(`${seed} ${part}`).digest()),
      )
      expect(await refusalOf(fileWith(bytes))).toMatch(/\.$/)
      expect(await refusalOf(fileWith(gzipSync(bytes)))).toMatch(/\.$/)
      expect(await refusalOf(fileWith(bytes.map((byte) => byte || 1)))).toMatch(/\.$/)
    }
  })

  test('one larger than the cap', async () => {
    expect(await refusalOf(fileWith(log), { maxFileBytes: 100_000 })).toBe(
      'The file is larger than 0.1 MB, the most that is accepted here.',
    )
    expect(await refusalOf(fileWith(log), { maxFileBytes: log.length })).toBeNull()
  })

  test('one that unpacks to more than the cap, before it has all been unpacked', async () => {
    const bomb = gzipSync(`case,activity,time\n${'A,pay,2026-05-04\n'.repeat(3_000_000)}`)
    expect(bomb.length).toBeLessThan(200_000)
    expect(await refusalOf(fileWith(bomb), { maxInflatedBytes: 10_000_000 })).toBe(
      'Unpacked, the file is larger than 10 MB, the most that is accepted here.',
    )
  })

  test('a zone that does not exist', async () => {
    expect(await refusalOf(fileWith(log), { zone: 'Mars/Olympus' })).toContain('no time zone called Mars/Olympus')
  })
})
