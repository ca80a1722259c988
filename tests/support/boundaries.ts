// The rules of the house that a type checker cannot see: who may know whom, what the domain may not touch, how views are
// written. Each rule takes one file and answers with its offences as sentences, none when the file is in order.
import { posix } from 'node:path'

/** A file of the project: its path from the root, and what it says. */
export type Source = { path: string; text: string }

/** Who may know whom, besides itself. "type db" means its types alone. The files right below src/ may know everyone. */
const acquaintances: Record<string, readonly string[]> = {
  domain: [],
  words: ['domain'],
  conditions: ['domain'],
  config: ['domain'],
  db: ['type domain'],
  store: ['domain', 'db', 'conditions'],
  intake: ['domain', 'db'],
  outbox: ['domain', 'store', 'words'],
  web: ['domain', 'store', 'intake', 'outbox', 'words', 'conditions', 'type db'],
  api: ['domain', 'store', 'intake', 'outbox', 'words', 'conditions', 'type db'],
}

/** Packages that only some may know; everything else below src/ and db/ stays free of them. */
const keepers: readonly { packages: RegExp; parts: readonly string[] }[] = [
  { packages: /^(fastify|fastify-.+|@fastify\/.+)$/, parts: ['app', 'routes', 'web', 'api'] },
  { packages: /^zod(\/.+)?$/, parts: ['config', 'web', 'api'] },
  { packages: /^(better-sqlite3|node:sqlite|pg|postgres|drizzle-orm\/.+)$/, parts: ['db'] },
  { packages: /^drizzle-orm$/, parts: ['db', 'store'] },
  { packages: /^@marcbachmann\/cel-js$/, parts: ['conditions'] },
]

/** How code asks the machine for the time, for chance and for its surroundings. `process` alone is a word of the business. */
const theMachine: readonly RegExp[] = [
  /\bDate\.now\b|\bnew Date(?:\(\s*\)|(?!\s*\())|\bperformance\.now\b|\bset(?:Timeout|Interval|Immediate)\b/g,
  /\bMath\.random\b|\bcrypto\b/g,
  /\bprocess\.(?:env|argv|cwd|exit|hrtime|nextTick|on|pid|platform|std\w+|uptime)\b|\bglobalThis\b/g,
]

/** Files of ours that this one imports though its part of the house may not know theirs. */
export function strangers(source: Source): string[] {
  const part = partOf(source.path)
  const known = acquaintances[part]
  return importsOf(source)
    .filter(({ target, typesOnly }) => {
      const other = target === null ? part : partOf(target)
      if (other === part) return false
      if (known === undefined) return other === 'tests'
      return !known.includes(other) && !(typesOnly && known.includes(`type ${other}`))
    })
    .map(({ from, target }) => `${source.path} imports ${from}: ${part} may not know ${partOf(target ?? '')}`)
}

/** Packages that this file imports though only others may know them; the domain may know none. */
export function foreignPackages(source: Source): string[] {
  const part = partOf(source.path)
  const packages = importsOf(source).filter(({ target }) => target === null)
  if (part === 'domain') return packages.map(({ from }) => `${source.path} imports ${from}: the domain imports nothing`)

  return packages.flatMap(({ from }) => {
    const rule = keepers.find((keeper) => keeper.packages.test(from))
    if (rule === undefined || rule.parts.includes(part)) return []
    return `${source.path} imports ${from}: only ${rule.parts.join(', ')} may`
  })
}

/** Where the domain asks the machine for what must be its argument. */
export function impurities(source: Source): string[] {
  if (partOf(source.path) !== 'domain') return []
  const code = codeOf(source.text)
  return theMachine
    .flatMap((asked) => found(asked, code))
    .map((what) => `${source.path} uses ${what}: the domain takes it as an argument`)
}

/** Noun files of web import none of each other: only the application knows all routes. */
export function nosyNouns(source: Source, all: readonly Source[]): string[] {
  if (partOf(source.path) !== 'web') return []
  const nouns = new Set(all.filter(declaresRoutes).map(({ path }) => path))
  return importsOf(source)
    .filter(({ target }) => target !== null && nouns.has(target))
    .map(({ from }) => `${source.path} imports ${from}: it declares routes, which only the application knows`)
}

function declaresRoutes({ path, text }: Source): boolean {
  return partOf(path) === 'web' && /\.(get|post|put|patch|delete)(<[^(]*>)?\(\s*['"`](\/|\$\{)|\.route\(/.test(text)
}

/** Files that nobody can take in at once. */
export function tooLong({ path, text }: Source): string[] {
  const lines = text.trimEnd().split('\n').length
  return lines > 300 ? [`${path} has ${lines} lines: split it along a word of the business`] : []
}

/** SQL that is pasted together, templates that escape nothing, and paths out of the project. */
export function forbiddenWords({ path, text }: Source): string[] {
  const words = [
    ...found(/\bsql\.raw\b|\bautoEscape:\s*false/g, text),
    ...found(/(?:\.\.\/)+shared\//g, path.startsWith('views/') ? '' : text),
  ]
  return words.map((word) => `${path} says ${word}`)
}

/** Text that a view writes unescaped; only other templates and the body of the layout may be. */
export function unescaped({ path, text }: Source): string[] {
  const raw = found(/<%[-_]?\s*~[\s\S]*?%>/g, text)
  return raw
    .filter((tag) => !/^<%[-_]?\s*~\s*(include\('[^']+'|layout\('[^']+'|it\.body\s*[-_]?%>)/.test(tag))
    .map((tag) => `${path} writes unescaped: ${tag}`)
}

/** Styles and scripts inside a page, which the content security policy refuses. */
export function inlined({ path, text }: Source): string[] {
  const inline = /\sstyle\s*=|<style\b|\son[a-z]+\s*=|\bhx-on\b|javascript:|<script(?![^>]*\ssrc=)[^>]*>/gi
  return found(inline, text).map((what) => `${path} has ${what.trim()} inside the page`)
}

type Import = { from: string; /** Path from the root; null for a package. */ target: string | null; typesOnly: boolean }

function importsOf({ path, text }: Source): Import[] {
  const statement =
    /^[ \t]*(?:import|export)\b([^'"();=]*?\bfrom\b)?\s*(['"])([^'"\n]+)\2|\b(?:import|require)\(\s*(['"`])([^'"`]+)\4/gm
  return [...text.matchAll(statement)].map(([, clause, , named, , asked]) => {
    const from = named ?? asked ?? ''
    const target = from.startsWith('.') ? posix.join(posix.dirname(path), from) : null
    return { from, target, typesOnly: clause !== undefined && importsTypesOnly(clause) }
  })
}

function importsTypesOnly(clause: string): boolean {
  if (/^\s*type\b/.test(clause)) return true
  const names = /^\s*\{([^}]*)\}/.exec(clause)?.[1]
  return names !== undefined && names.split(',').every((name) => /^\s*(type\s.*)?$/s.test(name))
}

/** The part of the house that a file belongs to: its folder below src/, or its own name right below src/; else the top folder. */
function partOf(path: string): string {
  const [top = '', next = ''] = path.split('/')
  return top === 'src' ? next.replace(/\.ts$/, '') : top
}

/** The text without comments and without what stands in quotes, but with what a template string computes. */
function codeOf(text: string): string {
  const asides = /\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g
  return text.replace(asides, (aside) => (aside.startsWith('`') ? found(/\$\{[^}]*\}/g, aside).join(' ') : ''))
}

function found(pattern: RegExp, text: string): string[] {
  return text.match(pattern) ?? []
}
