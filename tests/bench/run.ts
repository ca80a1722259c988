// Prints the figures that the README names: npm run bench, or npm run bench -- pages, npm run bench -- imports, npm run bench -- replay,
// npm run bench -- hooks, npm run bench -- million.
// The server runs on one core and the load on another, so that neither slows the other down.
import { hooks } from './hooks.ts'
import { imports } from './imports.ts'
import { million } from './million.ts'
import { pages } from './pages.ts'
import { replay } from './replay.ts'

const [only] = process.argv.slice(2)

if (only === undefined || only === 'pages') await pages()
if (only === undefined || only === 'imports') await imports()
if (only === undefined || only === 'replay') await replay()
if (only === undefined || only === 'hooks') await hooks()
if (only === undefined || only === 'million') await million()
