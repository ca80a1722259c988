import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openChronicle } from '../support/chronicle.ts'
import { liveThrough } from '../support/lived-chronicle.ts'
import { type Desk, openDesk } from '../support/command-line.ts'
import { scratchFolder } from '../support/scratch.ts'
import { alterRow, chanceOf, tamper } from '../support/tampering.ts'

describe('Verifying on the command line', () => {
  it('ends with 0 for an intact database and prints its head', async () => {
    const desk = await lived()
    const { out, exit } = await desk.type(['verify'])
    expect(out).toMatch(/^Intact: .* holds \d+ entries, and every table follows from them\.\nHead [0-9A-Z]{26}\n$/)
    expect(exit).toBe(0)
  })

  it('ends with 1 for an altered one and names the first bad entry', async () => {
    const desk = await lived()
    tamper(desk.file, alterRow('keys'), chanceOf(2))
    const { out, exit } = await desk.type(['verify'])
    expect(out).toMatch(/^Altered: The row of entry \d+ in the table keys was altered\.\n/)
    expect(exit).toBe(1)
  })

  it('ends with 2 for what cannot be read', async () => {
    const desk = await lived()
    const file = join(desk.folder, 'other.db')
    writeFileSync(file, 'no database')
    const { err, out, exit } = await desk.type(['verify', '--database', file])
    expect([err, out, exit]).toEqual([expect.stringContaining('Cannot tell: '), '', 2])
    expect((await desk.type(['verify', '--database', '/nowhere/a.db'])).exit).toBe(2)
  })

  it('answers in JSON and nothing else when it is asked to', async () => {
    const desk = await lived()
    expect(JSON.parse((await desk.type(['verify', '--json'])).out)).toMatchObject({ result: 'intact', remarks: [] })
    tamper(desk.file, alterRow('seats'), chanceOf(2))
    const { out, exit } = await desk.type(['verify', '--json', '--progress'])
    expect(JSON.parse(out)).toMatchObject({ result: 'altered', first: { table: 'seats', seq: expect.any(Number) } })
    expect(exit).toBe(1)
  })

  it('compares heads that somebody has on paper, however they were copied', async () => {
    const desk = await lived()
    const head = /Head (\w+)/.exec((await desk.type(['verify'])).out)?.[1] ?? ''
    const copied = `${head.slice(0, 13).toLowerCase()} ${head.slice(13)}`
    expect((await desk.type(['verify', '--head', copied, '--head', head])).exit).toBe(0)
    const { out, exit } = await desk.type(['verify', '--head', head, '--head', '0'.repeat(26)])
    expect([out, exit]).toEqual([expect.stringContaining(`The head ${'0'.repeat(26)} stands nowhere`), 1])
    expect(await desk.type(['verify', '--head', 'abc'])).toMatchObject({
      exit: 2,
      err: '"abc" is not a head: it has 26 characters, or 64 of 0–9 and a–f.\n',
    })
  })
})

async function lived(): Promise<Desk> {
  const folder = scratchFolder()
  const chronicle = await openChronicle(folder)
  await liveThrough(chronicle)
  chronicle.store.close()
  return openDesk(folder)
}
