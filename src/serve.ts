// Serves the pages: opens the database, builds the application, listens, and ends with grace.
import { buildApp } from './app.ts'
import { besideTheServer } from './beside.ts'
import { type Config, isLoopback } from './config.ts'
import { openDatabase, root } from './open.ts'
import { keepHead } from './store/heads.ts'
import { readHead } from './store/ledger.ts'
import { readOrganisation } from './store/pilots.ts'
import { sweepSessions } from './store/sessions.ts'
import type { Services } from './web/services.ts'
import { newSetUpCode } from './web/set-up-code.ts'

type App = Awaited<ReturnType<typeof buildApp>>

export type Served = { readonly app: App; readonly services: Services; readonly url: string }

/** Starts the server and keeps it up until a signal ends it. `demo` marks every page as the example. */
export async function serve(config: Config, demo = false): Promise<Served> {
  const { services, close } = await openServices(config, demo)
  const app = await buildApp(services, { root, logLevel: config.logLevel, trustProxy: config.trustProxy })
  const sweep = setInterval(() => void sweepSessions(services.store, Date.now()), 10 * 60_000).unref()
  app.addHook('onClose', async () => {
    clearInterval(sweep)
    await close()
  })
  const url = await app.listen({ port: config.port, host: config.host })
  await tellSetUpCode(app)
  endWithGrace(app)
  return { app, services, url }
}

/** The services of a running server, and how they end: the last head is written outside. */
export async function openServices(config: Config, demo = false) {
  const clock = () => config.fixedNow ?? Date.now()
  const { store, fault } = await openDatabase(config, clock())
  const services: Services = {
    store,
    clock,
    baseUrl: config.baseUrl,
    secure: config.secure,
    headsFile: config.headsFile,
    fault,
    demo,
    fixedNow: config.fixedNow !== null,
    setUpCode: canBeReachedFromElsewhere(config) ? newSetUpCode() : undefined,
    ...besideTheServer(config),
  }
  const close = async () => {
    const head = await readHead(store.reader)
    if (head && !fault) keepHead(config.headsFile, head, clock())
    store.close()
  }
  return { services, close }
}

function canBeReachedFromElsewhere({ host, trustProxy, baseUrl }: Config): boolean {
  return !isLoopback(host) || trustProxy.length > 0 || !isLoopback(new URL(baseUrl).hostname)
}

/** Whoever sets up becomes administrator, so where others can reach the page the code stands here and nowhere else. */
async function tellSetUpCode(app: App): Promise<void> {
  const { setUpCode, store } = app.services
  if (setUpCode === undefined || (await readOrganisation(store.reader)) !== null) return
  app.log.warn(`Nothing is set up yet. The set-up asks for this code: ${setUpCode}`)
}

function endWithGrace(app: App): void {
  const end = () => {
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}
