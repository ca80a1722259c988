import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scratchClone } from './scratch-clone.ts'

// Stands for npm: an install is noted, and leaves an addon that loads.
const npm = `
  [ "$1" = ls ] && exit 1
  [ "$1" = ci ] && note "$@"
  mkdir -p node_modules/better-sqlite3
  echo 'module.exports = class { close() {} }' >node_modules/better-sqlite3/index.js`

const npmWithoutCompiler = `[ "$1" = ci ] && mkdir -p node_modules; [ "$1" = ci ]`

const npmThatFindsAllInstalled = `[ "$1" = ls ] || note "$@"`

describe('Setting up a clone', () => {
  it('installs once, then leaves well alone', async () => {
    const clone = freshClone()
    expect(await clone.run(['bin/setup'])).toMatchObject({ status: 0 })
    expect(await clone.run(['bin/setup'])).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(clone.notes()).toHaveLength(1)
  })

  it('installs again when the pinned packages change', async () => {
    const clone = freshClone()
    await clone.run(['bin/setup'])
    clone.write('package-lock.json', '{ "packages": {} }')
    await clone.run(['bin/setup'])
    expect(clone.notes()).toHaveLength(2)
  })

  it('keeps what someone has installed by hand', async () => {
    const clone = freshClone()
    await clone.run(['bin/setup'])
    const stamp = join(clone.folder, 'node_modules/.twokeys-setup')
    rmSync(stamp)
    clone.standIn('npm', npmThatFindsAllInstalled)
    await clone.run(['bin/setup'])
    expect(clone.notes()).toHaveLength(1)
    expect(existsSync(stamp)).toBe(true)
  })

  it('installs what building needs in production too, and keeps standard output for the command', async () => {
    const clone = freshClone()
    expect(await clone.run(['bin/setup'], { NODE_ENV: 'production' })).toMatchObject({ status: 0, stdout: '' })
    expect(clone.notes()[0]).toContain('--include=dev')
  })

  it('installs once when several are started at the same time', async () => {
    const clone = freshClone()
    const all = await Promise.all([1, 2, 3, 4].map(() => clone.run(['bin/setup'])))
    expect(all.map(({ status }) => status)).toEqual([0, 0, 0, 0])
    expect(clone.notes()).toHaveLength(1)
  })

  it('takes over from one that died, and so does only one of several', async () => {
    const clone = freshClone()
    const { pid } = spawnSync('true')
    mkdirSync(join(clone.folder, `.cache/setup.lock/${pid}`), { recursive: true })
    const all = await Promise.all([1, 2, 3].map(() => clone.run(['bin/setup'])))
    expect(all.map(({ status }) => status)).toEqual([0, 0, 0])
    expect(clone.notes()).toHaveLength(1)
  })

  it('says which Node it needs', async () => {
    const clone = freshClone()
    clone.standIn('node', 'echo v20.18.3')
    const { status, stderr } = await clone.run(['bin/setup'])
    expect(stderr).toBe('Twokeys needs Node 20.19 or newer; this is v20.18.3.\n')
    expect(status).toBe(1)
  })

  it('says what to install when the database addon does not load, and tries again next time', async () => {
    const clone = freshClone()
    clone.standIn('npm', npmWithoutCompiler)
    const { status, stderr } = await clone.run(['bin/twokeys', 'advise'])
    expect(stderr).toContain('install a C++ compiler, make and python3')
    expect(status).toBe(1)

    clone.standIn('npm', npm)
    expect(await clone.run(['bin/setup'])).toMatchObject({ status: 0 })
    expect(clone.notes()).toHaveLength(1)
  })
})

function freshClone() {
  const clone = scratchClone()
  clone.standIn('npm', npm)
  return clone
}
