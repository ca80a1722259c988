// The database that is being served. The example takes the place of an empty one and makes way for an empty one again,
// while the server runs on: whoever needs the store asks for it each time anew.
import { password } from '../db/seeds/invoice-approval.ts'
import { holdsNothing } from '../db/emptiness.ts'
import type { Store } from '../db/store.ts'
import type { Config } from './config.ts'
import { moveAside, prepareExample } from './example/place.ts'
import { openDatabase } from './open.ts'
import { headsFault, keepHead } from './store/heads.ts'
import { readHead } from './store/ledger.ts'
import { isExample } from './store/pilots.ts'
import type { Example } from './web/services.ts'

export type InUse = {
  readonly store: Store
  readonly fault: string | null
  /** Compares the ledger with the heads file once more. */
  readonly lookAgain: () => Promise<void>
  readonly example: Example
  /** Writes the last head outside and closes. */
  readonly close: () => Promise<void>
}

/** Opens the database of the configuration. */
export async function openInUse(config: Config, clock: () => number): Promise<InUse> {
  let opened = await openDatabase(config, clock())
  let last = Promise.resolve()

  /** Closes the database, lets its files change places, and opens what is there then; one after the other. */
  const change = (prepare: () => Promise<(() => void) | null>) => {
    const next = last.then(async () => {
      const move = await prepare()
      if (!move) return
      await closeWithHead(opened, config, clock())
      move()
      opened = await openDatabase(config, clock())
    })
    last = next.catch(() => undefined)
    return next
  }
  return {
    get store() {
      return opened.store
    },
    get fault() {
      return opened.fault
    },
    lookAgain: async () => {
      opened = { ...opened, fault: await headsFault(opened.store.reader, config.headsFile) }
    },
    example: {
      look: () => change(() => takePlace(config, clock())),
      startOver: () => change(() => makeWay(opened.store, config)),
      password,
    },
    close: () => closeWithHead(opened, config, clock()),
  }
}

/** The example, ready to take the place of an empty database; null where anything is in it. */
async function takePlace(config: Config, now: number): Promise<(() => void) | null> {
  return holdsNothing(config.databaseFile) ? prepareExample(config, now) : null
}

/** The example, ready to be moved aside; null for a real database. */
async function makeWay(store: Store, config: Config): Promise<(() => void) | null> {
  const head = await readHead(store.reader)
  return head && (await isExample(store.reader)) ? () => void moveAside(config, head.ledger) : null
}

async function closeWithHead({ store, fault }: Pick<InUse, 'store' | 'fault'>, config: Config, now: number) {
  const head = await readHead(store.reader)
  if (head && !fault) keepHead(config.headsFile, head, now)
  store.close()
}
