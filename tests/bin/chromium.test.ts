import { describe, expect, it } from 'vitest'
import { scratchClone } from './scratch-clone.ts'

// A machine on which no browser can be found, whatever the real one has: nothing but the stand-ins and the shell.
const bare = (folder: string) => ({ CHROMIUM: '', PATH: `${folder}/programs` })

const aptGet = `note "$@"
  [ "$1" = install ] || exit 0
  echo '#!/bin/sh' >"$0-chromium"; /bin/chmod +x "$0-chromium"; /bin/mv "$0-chromium" "\${0%apt-get}chromium"`

describe('Finding Chromium', () => {
  it('takes the one that is named', async () => {
    const clone = machine()
    expect(await clone.run(['bin/chromium'], { CHROMIUM: '/bin/sh' })).toMatchObject({ status: 0, stdout: '/bin/sh\n' })
  })

  it('takes none when a name without a program says that there shall be none', async () => {
    const clone = machine()
    expect(await clone.run(['bin/chromium', 'install'], { CHROMIUM: 'none' })).toMatchObject({ status: 1, stdout: '' })
    expect(clone.notes()).toEqual([])
  })

  it('installs nothing unasked', async () => {
    const clone = machine()
    expect(await clone.run(['bin/chromium'], bare(clone.folder))).toMatchObject({ status: 1, stdout: '' })
    expect(clone.notes()).toEqual([])
  })

  it('installs Debian’s where it may, and then finds it', async () => {
    const clone = machine()
    const { status, stdout } = await clone.run(['bin/chromium', 'install'], bare(clone.folder))
    expect(clone.notes()).toEqual(['update', 'install -y --no-install-recommends chromium'])
    expect(stdout).toBe(`${clone.folder}/programs/chromium\n`)
    expect(status).toBe(0)
  })

  it('fails quietly where it may not', async () => {
    const clone = machine()
    clone.standIn('id', 'echo 1000')
    expect(await clone.run(['bin/chromium', 'install'], bare(clone.folder))).toEqual({
      status: 1,
      stdout: '',
      stderr: '',
    })
    expect(clone.notes()).toEqual([])
  })
})

function machine() {
  const clone = scratchClone()
  clone.standIn('id', 'echo 0')
  clone.standIn('apt-get', aptGet)
  return clone
}
