// Reads the import lines and the templates, and names whoever breaks a rule of the house.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import {
  forbiddenWords,
  foreignPackages,
  impurities,
  inlined,
  nosyNouns,
  strangers,
  tooLong,
  unescaped,
  type Source,
} from './support/boundaries.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const house = [...sources('src', '.ts'), ...sources('db', '.ts')]
const views = sources('views', '.eta')
const others = [...sources('tests', '.ts'), ...sources('bin', '')]

describe('The house', () => {
  it('is there to be looked at', () => {
    expect(house.length).toBeGreaterThan(20)
    expect(views.length).toBeGreaterThan(10)
  })

  it('lets each part know only whom it may know', () => {
    expect(house.flatMap(strangers)).toEqual([])
  })

  it('keeps the web framework, the parser of requests and the database drivers where they belong', () => {
    expect(house.flatMap(foreignPackages)).toEqual([])
  })

  it('keeps clock, chance and surroundings out of the domain', () => {
    expect(house.flatMap(impurities)).toEqual([])
  })

  it('keeps the noun files of web apart', () => {
    expect(house.flatMap((source) => nosyNouns(source, house))).toEqual([])
  })

  it('has no file that nobody can take in at once', () => {
    expect([...house, ...views, ...others].flatMap(tooLong)).toEqual([])
  })

  it('pastes no SQL together and reads nothing outside the project', () => {
    expect([...house, ...views, ...sources('bin', '')].flatMap(forbiddenWords)).toEqual([])
  })

  it('writes nothing unescaped into a page but other templates', () => {
    expect(views.flatMap(unescaped)).toEqual([])
  })

  it('has no style and no script inside a page', () => {
    expect(views.flatMap(inlined)).toEqual([])
  })
})

describe('A stranger is named', () => {
  it.each([
    ['src/domain/week.ts', "import { record } from '../store/ledger.ts'", 'domain may not know store'],
    ['src/domain/advice/limits.ts', "export { x } from '../../words/dates.ts'", 'domain may not know words'],
    ['src/domain/week.ts', "import type { Tx } from '../../db/store.ts'", 'domain may not know db'],
    ['src/words/dates.ts', "import '../store/pilots.ts'", 'words may not know store'],
    ['src/store/pilots.ts', "import { a } from '../web/act.ts'", 'store may not know web'],
    ['src/intake/csv.ts', "import { a } from '../store/cases.ts'", 'intake may not know store'],
    ['src/outbox/mail.ts', "import { a } from '../web/respond.ts'", 'outbox may not know web'],
    ['src/api/pilots.ts', "import { a } from '../web/guard.ts'", 'api may not know web'],
    ['src/web/act.ts', "import { transaction } from '../../db/store.ts'", 'web may not know db'],
    ['src/web/act.ts', "import { type Tx, transaction } from '../../db/store.ts'", 'web may not know db'],
    ['src/web/act.ts', "import {\n  a,\n  b,\n} from '../app.ts'", 'web may not know app'],
    ['src/web/act.ts', "const a = await import('../jobs.ts')", 'web may not know jobs'],
    ['db/store.ts', "import { weekOf } from '../src/domain/week.ts'", 'db may not know domain'],
    ['src/main.ts', "import { olivia } from '../tests/support/people.ts'", 'main may not know tests'],
  ])('in %s: %s', (path, text, sentence) => {
    expect(strangers({ path, text })).toEqual([expect.stringContaining(sentence)])
  })

  it.each([
    ['src/domain/advice/limits.ts', "import { percentile } from '../percentile.ts'"],
    ['src/store/pilots.ts', "import { eq } from 'drizzle-orm'\nimport { pilots } from '../../db/schema/pilots.ts'"],
    ['src/web/act.ts', "import type { Tx } from '../../db/store.ts'"],
    ['src/web/act.ts', "import {\n  type Tx,\n  type Store,\n} from '../../db/store.ts'"],
    ['src/web/act.ts', "import { type Tx } from '../../db/store.ts'"],
    ['db/seeds/invoice-approval.ts', "import type { Charter } from '../../src/domain/charter.ts'"],
    ['src/cli.ts', "import { listen } from './serve.ts'\nimport { openStore } from '../db/store.ts'"],
  ])('but not an acquaintance in %s: %s', (path, text) => {
    expect([...strangers({ path, text }), ...foreignPackages({ path, text })]).toEqual([])
  })
})

describe('A package out of place is named', () => {
  it.each([
    ['src/domain/week.ts', "import { Temporal } from 'temporal-polyfill'"],
    ['src/domain/hash.ts', "import { createHash } from 'node:crypto'"],
    ['src/store/pilots.ts', "import type { FastifyRequest } from 'fastify'"],
    ['src/outbox/mail.ts', "import view from '@fastify/view'"],
    ['src/store/pilots.ts', "import { z } from 'zod'"],
    ['src/cli.ts', "import Database from 'better-sqlite3'"],
    ['src/store/pilots.ts', "import { sqliteTable } from 'drizzle-orm/sqlite-core'"],
    ['src/web/act.ts', "import { eq } from 'drizzle-orm'"],
    ['src/web/rules.ts', "import { parse } from '@marcbachmann/cel-js'"],
    ['src/store/pilots.ts', "const Database = require('better-sqlite3')"],
  ])('in %s: %s', (path, text) => {
    expect(foreignPackages({ path, text })).toHaveLength(1)
  })
})

describe('A domain that asks the machine is named', () => {
  it.each([
    'const at = Date.now()',
    'const at = new Date()',
    'const at = new Date',
    'const luck = Math.random()',
    'const id = crypto.randomUUID()',
    'const zone = process.env.TZ',
    'const text = `${Date.now()}`',
    'setTimeout(wake, 10)',
  ])('%s', (text) => {
    expect(impurities({ path: 'src/domain/week.ts', text })).toHaveLength(1)
  })

  it('but not for its own words, for what is given, or for what it writes about', () => {
    const text =
      "// never Date.now()\nconst day = new Date(at)\nconst first = process.steps[0]\nconst why = 'Math.random'"
    expect(impurities({ path: 'src/domain/process.ts', text })).toEqual([])
    expect(impurities({ path: 'src/store/ids.ts', text: 'Math.random()' })).toEqual([])
  })
})

describe('A noun of web that knows another is named', () => {
  const rules = { path: 'src/web/rules.ts', text: "app.get<Params>('/pilots/:pilot/rules', show)" }

  it('when it imports a file that declares routes', () => {
    const cases = { path: 'src/web/cases.ts', text: "import { show } from './rules.ts'" }
    expect(nosyNouns(cases, [rules, cases])).toEqual([expect.stringContaining('src/web/cases.ts imports ./rules.ts')])
  })

  it('but not when it imports what all share', () => {
    const respond = { path: 'src/web/respond.ts', text: "new Map().get('HX-Request')" }
    const cases = { path: 'src/web/cases.ts', text: "import { show } from './respond.ts'" }
    expect(nosyNouns(cases, [rules, respond, cases])).toEqual([])
  })
})

describe('A careless file is named', () => {
  it('when it has more than 300 lines', () => {
    expect(tooLong({ path: 'src/a.ts', text: 'a\n'.repeat(300) })).toEqual([])
    expect(tooLong({ path: 'src/a.ts', text: 'a\n'.repeat(301) })).toEqual([expect.stringContaining('301 lines')])
  })

  it('when it pastes SQL together, escapes nothing or reads outside the project', () => {
    expect(forbiddenWords({ path: 'src/app.ts', text: 'new Eta({ views, autoEscape: false })' })).toHaveLength(1)
    expect(forbiddenWords({ path: 'src/store/a.ts', text: 'sql.raw(order)' })).toHaveLength(1)
    expect(forbiddenWords({ path: 'src/intake/a.ts', text: "open('../shared/data/a.csv')" })).toHaveLength(1)
  })

  it.each([
    '<%~ it.why %>',
    '<%~it.chart.svg%>',
    '<%- ~ it.why -%>',
    '<%~ it.body + it.why %>',
    '<%~ include(it.part) %>',
    "<%~ it.share + '50%' %>",
  ])('when it writes unescaped: %s', (text) => {
    expect(unescaped({ path: 'views/a.eta', text })).toHaveLength(1)
  })

  it.each([
    "<%~ include('/shared/_keys', { keys: it.keys }) %>",
    '<%~ it.body %>',
    '<%= it.why %>',
    "<% layout('/layouts/page') %>",
  ])('but not when it writes %s', (text) => {
    expect(unescaped({ path: 'views/a.eta', text })).toEqual([])
  })

  it.each([
    '<p style="color: red">',
    '<style>',
    '<a onclick="go()">',
    '<a hx-on:click="go()">',
    '<a href="javascript:go()">',
    '<script>go()</script>',
  ])('when a page has %s', (text) => {
    expect(inlined({ path: 'views/a.eta', text })).toHaveLength(1)
  })

  it('but not for a script or a style of its own file', () => {
    const text = '<link rel="stylesheet" href="/assets/app.css"><script src="/assets/app.js" defer></script>'
    expect(inlined({ path: 'views/layouts/page.eta', text })).toEqual([])
  })
})

function sources(folder: string, ending: string): Source[] {
  const entries = readdirSync(`${root}/${folder}`, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .map((file) => ({ path: file.slice(root.length).replace(/^\//, ''), text: readFileSync(file, 'utf8') }))
    .sort((a, b) => a.path.localeCompare(b.path))
}
