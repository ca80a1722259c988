// `twokeys demo`: fills, prints a way in for everybody, serves; and never touches a database in which anything is.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished, describe, expect, it } from 'vitest'
import { people } from '../../db/seeds/invoice-approval.ts'
import { runCommandLine } from '../../src/commands/run.ts'
import { root } from '../../src/open.ts'
import { scratchFolder, withRawSql } from '../support/scratch.ts'

type Said = { readonly code: number; readonly out: string; readonly err: string }

async function demo(env: Record<string, string>): Promise<Said> {
  const said = { out: '', err: '' }
  const code = await runCommandLine(['demo', '--no-serve'], {
    env,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    input: () => Promise.resolve(''),
  })
  return { code, ...said }
}

function placeIn(folder: string) {
  const file = join(folder, 'twokeys.db')
  const env = { DATABASE_URL: `file:${file}`, HEADS_FILE: join(folder, 'heads.log'), BACKUP_DIR: folder }
  return { file, env: { ...env, TWOKEYS_NOW: '2026-11-03T09:00Z', BASE_URL: 'http://localhost:3300' } }
}

describe('Filling the example', () => {
  it('prints one line for each person: seat, name and sign-in link', async () => {
    const { env } = placeIn(scratchFolder())
    const { code, out } = await demo(env)
    const lines = out.trimEnd().split('\n')

    expect(code).toBe(0)
    expect(lines).toHaveLength(people.length)
    expect(lines[0]).toMatch(/^coo\tOlivia\thttp:\/\/localhost:3300\/invitations\/[\w-]{43}$/)
    expect(lines.map((line) => line.split('\t').slice(0, 2).join(' '))).toContain('administrator Ada')
  })

  it('goes into an empty database that was only ever started', async () => {
    const { env, file } = placeIn(scratchFolder())
    await runCommandLine(['migrate'], { env, out: () => undefined, err: () => undefined, input: async () => '' })

    expect((await demo(env)).code).toBe(0)
    expect(withRawSql(file, (database) => database.prepare('SELECT name, example FROM organisation').get())).toEqual({
      name: 'Example Ltd',
      example: 1,
    })
  })

  it('refuses a database in which it is already', async () => {
    const { env, file } = placeIn(scratchFolder())
    await demo(env)
    const before = readFileSync(file)
    const again = await demo(env)

    expect(again).toMatchObject({ code: 2, out: '' })
    expect(again.err).toContain(`${file} is not empty. The example needs an empty database`)
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('refuses what is somebody else’s, and leaves it as it was', async () => {
    const { env, file } = placeIn(scratchFolder())
    withRawSql(file, (database) => database.exec('CREATE TABLE photos (name TEXT); INSERT INTO photos VALUES (1)'))
    const before = readFileSync(file)

    expect((await demo(env)).err).toContain('is not empty')
    expect(readFileSync(file).equals(before)).toBe(true)
    writeFileSync(file, 'Dear diary, this is no database.'.repeat(200))
    expect((await demo(env)).err).toContain('is not empty')
    expect(readFileSync(file, 'utf8')).toContain('Dear diary')
  })
})

describe('Serving the example', () => {
  it('says when it is ready, on the port that the machine chose, with links that work more than once', async () => {
    const { lines } = await served({ PORT: '0' })
    const [ready = '', url = ''] = lines.at(-1)?.split('\t') ?? []
    const link = lines.find((line) => line.startsWith('coo\t'))?.split('\t')[2] ?? ''

    expect(ready).toBe('ready')
    expect(url).toMatch(/^http:\/\/localhost:\d{4,5}$/)
    expect(link.startsWith(`${url}/invitations/`)).toBe(true)
    for (const time of ['first', 'second']) {
      const page = await (await fetch(link)).text()
      expect(page, time).toContain('Sign in as Olivia (COO)')
      expect(page, time).not.toContain('type="password"')
      const answer = await pressed(link, page, url)
      expect([answer.status, answer.headers.get('location')], time).toEqual([303, '/'])
      const [cookie = ''] = answer.headers.getSetCookie()[0]?.split(';') ?? []
      expect(await (await fetch(url, { headers: { cookie } })).text(), time).toContain('This is the example')
    }
  })

  it('throws its database away when it ends', async () => {
    const folder = scratchFolder()
    const { child } = await served({ PORT: '0', TMPDIR: folder })
    expect(throwAways(folder)).toHaveLength(1)
    child.kill('SIGTERM')
    await once(child, 'exit')

    expect(throwAways(folder)).toEqual([])
  })
})

function throwAways(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.startsWith('twokeys-example-'))
}

/** The command as a person starts it, until it says that it is ready. */
async function served(env: Record<string, string>) {
  const cli = ['--import', 'tsx', join(root, 'src', 'cli.ts'), 'demo']
  const { PATH, HOME } = process.env // the test runner puts names of ours into the rest
  const child: ChildProcess = spawn(process.execPath, cli, {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines: string[] = []
  if (!child.stdout) throw new Error('the command says nothing')
  for await (const line of createInterface(child.stdout)) {
    lines.push(line)
    if (line.startsWith('ready')) break
  }
  return { child, lines }
}

function pressed(link: string, page: string, origin: string) {
  const command = /name="command" value="([^"]+)"/.exec(page)?.[1] ?? ''
  return fetch(link, {
    method: 'POST',
    body: new URLSearchParams({ command }),
    headers: { origin },
    redirect: 'manual',
  })
}
