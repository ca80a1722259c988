import { describe, expect, it } from 'vitest'
import { openDesk } from '../support/command-line.ts'

describe('The command line', () => {
  it('says what it can do', async () => {
    const { out, exit } = await openDesk().type(['--help'])
    for (const command of ['serve', 'migrate', 'admin', 'token', 'advise', 'verify', 'backup', 'restore'])
      expect(out).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
    expect(exit).toBe(0)
  })

  it.each([
    [[], 'Usage: twokeys COMMAND'],
    [['delete'], 'There is no command "delete".'],
    [['constructor'], 'There is no command "constructor".'],
    [['verify', '--quickly'], 'verify cannot use "--quickly" so. It takes --database, --head, --json'],
    [['verify', '--database'], 'verify cannot use "--database" so.'],
    [['migrate', 'now'], 'migrate does not know what to do with "now".'],
    [['backup'], 'backup needs more: twokeys backup FILE'],
  ])('says in a sentence what it does not understand: %j', async (args, sentence) => {
    const { out, err, exit } = await openDesk().type(args)
    expect(err).toContain(sentence)
    expect(out).toBe('')
    expect(exit).toBe(2)
  })

  it('stops with a sentence on an environment that makes no sense', async () => {
    const { exit, err } = await openDesk().type(['migrate'])
    expect([exit, err]).toEqual([0, expect.stringContaining('has the shape of this version')])
  })

  it('helps with a single command', async () => {
    const { out, exit } = await openDesk().type(['token', '--help'])
    expect(out).toContain('--pilot INV --scope runs,cases,read')
    expect(exit).toBe(0)
  })
})
