import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

const good = `it('holds', () => {})`
const bad = `it('breaks', () => { throw new Error('broken') })`
const leftOut = `it.skip('waits', () => {})`
const badFile = `throw new Error('does not load')`
const badHook = `describe('a group', () => { beforeAll(() => { throw new Error('no ground') }); it('never runs', () => {}) })`
const unhandled = `it('holds', () => { void Promise.reject(new Error('forgotten')) })`

describe('The last line of a test run', () => {
  it('counts what passed, failed and was left out', () => {
    expect(run([good, good, bad, leftOut])).toEqual({ line: 'tests: 2 passed, 1 failed, 1 skipped', succeeded: false })
  })

  it('lets a run succeed when nothing failed', () => {
    expect(run([good, leftOut])).toEqual({ line: 'tests: 1 passed, 0 failed, 1 skipped', succeeded: true })
  })

  it('counts a file that does not load, a hook and an unhandled error as failed', () => {
    expect(run([good, badFile])).toEqual({ line: 'tests: 1 passed, 1 failed, 0 skipped', succeeded: false })
    expect(run([good, badHook])).toEqual({ line: 'tests: 1 passed, 1 failed, 1 skipped', succeeded: false })
    expect(run([unhandled])).toEqual({ line: 'tests: 1 passed, 1 failed, 0 skipped', succeeded: false })
  })

  it('does not let a run succeed in which nothing ran', () => {
    expect(run([leftOut])).toEqual({ line: 'tests: 0 passed, 0 failed, 1 skipped', succeeded: false })
    expect(run([])).toEqual({ line: 'tests: 0 passed, 0 failed, 0 skipped', succeeded: false })
  })
})

/** Runs vitest with our configuration over these test files, in a folder of their own. */
function run(files: readonly string[]): { line: string | undefined; succeeded: boolean } {
  const folder = mkdtempSync(join(tmpdir(), 'twokeys-last-line-'))
  mkdirSync(join(folder, 'tests'))
  files.forEach((content, at) => writeFileSync(join(folder, 'tests', `${at}.test.ts`), content))

  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const options = ['run', '--globals', '--root', folder, '--config', join(root, 'vitest.config.ts')]
  const { status, stdout } = spawnSync(process.execPath, [vitest, ...options], { encoding: 'utf8', cwd: folder })
  rmSync(folder, { recursive: true })
  return { line: stdout.trimEnd().split('\n').at(-1), succeeded: status === 0 }
}
