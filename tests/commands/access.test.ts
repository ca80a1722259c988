import { describe, expect, it } from 'vitest'
import { openChronicle, sitDownAtInv } from '../support/chronicle.ts'
import { liveThrough } from '../support/lived-chronicle.ts'
import { type Desk, openDesk } from '../support/command-line.ts'
import { scratchFolder, withRawSql } from '../support/scratch.ts'

describe('A token', () => {
  it('is printed once, alone, and kept as a hash only', async () => {
    const desk = await inhabited()
    const { out, exit } = await desk.type(['token', '--pilot', 'INV', '--scope', 'read,cases'])
    expect(out).toMatch(/^[\w-]{43}\n$/)
    expect(exit).toBe(0)
    const kept = rowsIn(desk, `SELECT scopes, pilot FROM tokens ORDER BY seq DESC LIMIT 1`)
    expect(kept).toEqual([{ scopes: '["cases","read"]', pilot: 'INV' }])
    expect(JSON.stringify(rowsIn(desk, 'SELECT * FROM token_secrets'))).not.toContain(out.trim())
    expect(rowsIn(desk, 'SELECT entry FROM ledger ORDER BY seq DESC LIMIT 1')).toEqual([
      { entry: expect.stringContaining('"credential":"command line"') },
    ])
  })

  it('may be for all pilots', async () => {
    const desk = await inhabited()
    expect((await desk.type(['token', '--organisation', '--scope', 'read'])).exit).toBe(0)
    expect((await desk.type(['verify'])).exit).toBe(0)
  })

  it.each([
    [['--scope', 'read'], 'Say either --pilot CODE or --organisation.'],
    [['--pilot', 'INV', '--organisation', '--scope', 'read'], 'Say either --pilot CODE or --organisation.'],
    [['--pilot', 'XYZ', '--scope', 'read'], 'There is no pilot XYZ.'],
    [['--pilot', 'INV'], 'Say --scope'],
    [['--pilot', 'INV', '--scope', 'sign'], '--scope does not know "sign"'],
  ])('is refused with a sentence: %j', async (args, sentence) => {
    const desk = await inhabited()
    const before = rowsIn(desk, 'SELECT count(*) AS entries FROM ledger')
    const { err, out, exit } = await desk.type(['token', ...args])
    expect([err, out, exit]).toEqual([expect.stringContaining(sentence), '', 2])
    expect(rowsIn(desk, 'SELECT count(*) AS entries FROM ledger')).toEqual(before)
  })
})

describe('A sign-in link for an administrator', () => {
  it('sets an empty installation up', async () => {
    const desk = openDesk()
    const { out, exit } = await desk.type(['admin', '--email', 'ada@example.com', '--name', 'Ada'])
    expect(out).toMatch(/^http:\/\/localhost:3000\/invitations\/[\w-]{43}\n$/)
    expect(exit).toBe(0)
    expect(rowsIn(desk, 'SELECT name, email FROM accounts')).toEqual([{ name: 'Ada', email: 'ada@example.com' }])
    expect(rowsIn(desk, 'SELECT duty, what FROM duties')).toEqual([{ duty: 'administrator', what: 'granted' }])
    expect((await desk.type(['verify'])).exit).toBe(0)
  })

  it('invites somebody new, and lets in somebody who is there', async () => {
    const desk = await inhabited()
    expect((await desk.type(['admin', '--email', 'New@Example.com', '--name', 'New'])).exit).toBe(0)
    expect((await desk.type(['admin', '--email', 'maya@example.com', '--name', 'Maya'])).exit).toBe(0)
    const administrators = rowsIn(
      desk,
      `SELECT a.name FROM duties d JOIN accounts a USING (person) WHERE d.duty = 'administrator'`,
    )
    expect(administrators.map(({ name }) => name)).toEqual(['Ada', 'New', 'Maya'])
    expect((await desk.type(['verify'])).exit).toBe(0)
  })

  it('is no way around the other leader', async () => {
    const desk = await lived()
    const { out, err, exit } = await desk.type(['admin', '--email', 'olivia@example.com', '--name', 'Olivia'])
    expect([out, exit]).toEqual(['', 1])
    expect(err).toContain('the other leader has been asked to agree')
    expect(rowsIn(desk, 'SELECT * FROM invitations')).toEqual([])
  })

  it.each([
    [['--email', 'ada@example.com'], '--name is missing.'],
    [['--email', 'ada', '--name', 'Ada'], 'Enter an e-mail address'],
  ])('is refused with a sentence: %j', async (args, sentence) => {
    const { err, exit } = await openDesk().type(['admin', ...args])
    expect([err, exit]).toEqual([expect.stringContaining(sentence), 2])
  })
})

/** An installation with people and a pilot. */
async function inhabited(): Promise<Desk> {
  return told(sitDownAtInv)
}

/** An installation in which much has happened. */
async function lived(): Promise<Desk> {
  return told(liveThrough)
}

async function told(story: typeof liveThrough): Promise<Desk> {
  const folder = scratchFolder()
  const chronicle = await openChronicle(folder)
  await story(chronicle)
  chronicle.store.close()
  return openDesk(folder)
}

function rowsIn({ file }: Desk, sql: string) {
  return withRawSql(file, (database) => database.prepare(sql).all() as Record<string, unknown>[]) // rows come as unknown
}
