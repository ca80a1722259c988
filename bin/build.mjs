// Bundles src/main.ts and src/cli.ts into dist/, because one file starts in half the time of two hundred.
// A bundle lies as deep below the root as its source, so `new URL('..', import.meta.url)` is the root in both:
// views/, db/migrations/ and node_modules/ are read where they are and nothing is copied.
// Does nothing while sources, packages and this file are what they were. Speaks on standard error only.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const entries = ['src/main.ts', 'src/cli.ts']
const stamp = 'dist/.stamp'

// Native addons cannot be bundled, and Graphviz is too large to be read at every start.
const external = ['better-sqlite3', '@node-rs/argon2', '@hpcc-js/wasm-graphviz']

// Packages written for CommonJS still ask for these three inside an ES module.
const banner = `import { createRequire as __createRequire } from 'node:module'
import { fileURLToPath as __fileURLToPath } from 'node:url'
const require = __createRequire(import.meta.url)
const __filename = __fileURLToPath(import.meta.url)
const __dirname = __fileURLToPath(new URL('.', import.meta.url))`

process.chdir(root)
const isInstalledPackage = !existsSync('package-lock.json') // published with its dist/
if (!isInstalledPackage) await buildWhatChanged()

async function buildWhatChanged() {
  const sources = hashOfSources()
  if (isBuilt(sources)) return

  const { build } = await import('esbuild')
  const bundled = await build({
    entryPoints: entries,
    outdir: 'dist',
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    external,
    banner: { js: banner },
    logLevel: 'warning',
  }).catch(() => process.exit(1)) // esbuild has said why
  mkdirSync('dist', { recursive: true })
  for (const file of bundled.outputFiles) replace(file.path, inAscii(file.text))
  replace(stamp, sources)
}

// Node keeps the text of a program in memory, and twice as large when one letter of it is beyond Latin-1. What esbuild leaves
// in comments and regular expressions means the same when escaped.
function inAscii(text) {
  return text.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function hashOfSources() {
  const hash = createHash('sha256')
  const files = [
    'bin/build.mjs',
    'package-lock.json',
    'package.json',
    'tsconfig.json',
    ...filesIn('src'),
    ...filesIn('db'),
  ]
  for (const file of files) {
    const content = readFileSync(file)
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

function filesIn(folder) {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function isBuilt(sources) {
  const outputs = entries.map((entry) => join('dist', basename(entry).replace(/\.ts$/, '.js')))
  return outputs.every((file) => existsSync(file)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources
}

// In one step, so that a server starting beside this build never reads half a file.
function replace(file, content) {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}`)
  writeFileSync(draft, content)
  renameSync(draft, file)
}
