// The README is read before anything else, so what it names must be there.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { commands } from '../src/commands/commands.ts'
import { root } from '../src/open.ts'

const readme = readFileSync(join(root, 'README.md'), 'utf8')
const named = (pattern: RegExp) => [...new Set([...readme.matchAll(pattern)].map(([, name]) => name ?? ''))]

it('names no file or folder that is not there', () => {
  const paths = named(/`((?:bin|src|views|db|tests)\/[\w./-]*)`/g).concat(named(/^((?:bin|src|views|db|tests)\/\S*)/gm))

  expect(paths.length).toBeGreaterThan(15)
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
})

it('names every command but those that the server keeps for itself', () => {
  const block = readme.split('## The command line')[1]?.split('```')[1] ?? ''
  const told = [...block.matchAll(/^(\w+)(?: .*?\| (\w+)| \| (\w+))?/gm)].flatMap((found) =>
    found.slice(1).filter(Boolean),
  )
  const jobs = ['import-job', 'replay-job', 'check-cases']
  const usable = Object.keys(commands).filter((name) => !jobs.includes(name))

  expect([...new Set(told)]).toEqual(expect.arrayContaining(usable))
})

it('tells which variables the program reads', () => {
  const config = readFileSync(join(root, 'src', 'config.ts'), 'utf8')
  const variables = [...config.matchAll(/^ {2}([A-Z_]+): z/gm)].map(([, name]) => name ?? '')

  expect(variables.filter((name) => !readme.includes(name.replace(/^OIDC_.*/, 'OIDC_')))).toEqual([])
})

it('shows a picture that loads quickly', () => {
  const [picture = ''] = named(/!\[[^\]]+\]\(([^)]+)\)/g)

  expect(statSync(join(root, picture)).size).toBeLessThan(200_000)
})
