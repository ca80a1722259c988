// The example at once: filled into a throw-away database, or into the empty one that DATABASE_URL names, and served, with
// a sign-in link for everybody in it.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { holdsNothing } from '../../db/emptiness.ts'
import type { Store } from '../../db/store.ts'
import { type Config, readConfig } from '../config.ts'
import { makeLinks } from '../example/links.ts'
import { prepareExample } from '../example/place.ts'
import { openDatabase } from '../open.ts'
import type { Command, World } from './command.ts'

export const demo: Command = {
  usage: '[--no-serve]',
  says: 'fill the empty database of DATABASE_URL, else a throw-away one, with the example and serve it',
  flags: { 'no-serve': 'yes' },
  takes: [0, 0],
  run: async (given, world) => {
    const { config, remove } = placeOf(world)
    await fill(config)
    if (given.has('no-serve')) await showLinks(config, world)
    else await serveExample(config, world, remove)
    return 0
  },
}

type Staged = { readonly config: Config; /** Removes the throw-away folder. */ readonly remove: () => void }

/** A folder of its own unless DATABASE_URL says where. The log stays quiet, so that the links can be read. */
function placeOf({ env }: World): Staged {
  const config = readConfig({ LOG_LEVEL: 'warn', ...env })
  if (env.DATABASE_URL) return { config, remove: () => undefined }

  const folder = mkdtempSync(join(tmpdir(), 'twokeys-example-'))
  const files = {
    databaseFile: join(folder, 'twokeys.db'),
    headsFile: join(folder, 'heads.log'),
    backups: join(folder, 'backups'),
  }
  return { config: { ...config, ...files }, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Puts the example in the place of an empty database. Throws where anything is in it, whosever it is. */
async function fill(config: Config): Promise<void> {
  const { databaseFile, fixedNow } = config
  if (existsSync(databaseFile) && !holdsNothing(databaseFile))
    throw new Error(
      `${databaseFile} is not empty. The example needs an empty database: name another file in DATABASE_URL.`,
    )
  const putInPlace = await prepareExample(config, fixedNow ?? Date.now())
  putInPlace()
}

async function showLinks(config: Config, world: World): Promise<void> {
  const { store } = await openDatabase(config, config.fixedNow ?? Date.now())
  await writeLinks(store, config.baseUrl, world)
  store.close()
  world.err(`The example is in ${config.databaseFile}.\n`)
}

async function serveExample(config: Config, world: World, remove: () => void): Promise<void> {
  const { serve } = await import('../serve.ts') // the other commands need no pages in memory
  const { services, url } = await serve(config, remove)
  await writeLinks(services.store, url, world)
  world.out(`ready\t${url}\n`)
}

async function writeLinks(store: Store, baseUrl: string, world: World): Promise<void> {
  for (const { seat, name, link } of await makeLinks(store, baseUrl, Date.now()))
    world.out(`${seat}\t${name}\t${link}\n`)
}
