// Serves the pages: opens the database, builds the application, listens, and ends with grace.
import { buildApp } from './app.ts'
import { besideTheServer } from './beside.ts'
import { type Config, isLoopback } from './config.ts'
import { openInUse } from './in-use.ts'
import { doByTheClock } from './jobs.ts'
import { root } from './open.ts'
import type { Outside } from './outbox/outside.ts'
import { openSoon } from './soon.ts'
import { readOrganisation } from './store/pilots.ts'
import { sweepSessions } from './store/sessions.ts'
import { takeInRuns } from './store/taking-in-runs.ts'
import type { Services } from './web/services.ts'
import { newSetUpCode } from './web/set-up-code.ts'

type App = Awaited<ReturnType<typeof buildApp>>

export type Served = { readonly app: App; readonly services: Services; readonly url: string }

/** Starts the server and keeps it up until a signal ends it. `afterwards` runs once the database is closed. */
export async function serve(config: Config, afterwards: () => void = () => undefined): Promise<Served> {
  const address = { baseUrl: config.baseUrl }
  const log = { failed: (_error: unknown): void => undefined }
  const { services, close } = await openServices(config, address, (error) => log.failed(error))
  const app = await buildApp(services, { root, logLevel: config.logLevel, trustProxy: config.trustProxy })
  log.failed = (error) => app.log.error({ err: error }, 'failed afterwards')
  const sweep = setInterval(() => void sweepSessions(services.store, Date.now()), 10 * 60_000).unref()
  const byTheClock = setInterval(() => services.soon('by the clock', () => doByTheClock(services)), 30_000).unref()
  app.addHook('onClose', async () => {
    clearInterval(sweep)
    clearInterval(byTheClock)
    await close()
    afterwards()
  })
  await app.listen({ port: config.port, host: config.host })
  address.baseUrl = withPort(config.baseUrl, app)
  await tellSetUpCode(app)
  services.soon('take in runs', () => takeInRuns(services.store, services.clock))
  endWithGrace(app)
  return { app, services, url: address.baseUrl }
}

/** Where the machine was to choose a port (PORT=0), links carry the one that it chose. */
function withPort(baseUrl: string, app: App): string {
  const [listening] = app.addresses()
  return typeof listening === 'object' ? baseUrl.replace(/:0$/, `:${listening.port}`) : baseUrl
}

/** The services of a running server, and how they end: the last head is written outside. */
export async function openServices(
  config: Config,
  address: { readonly baseUrl: string },
  hearFailure: (error: unknown) => void,
) {
  const clock = () => config.fixedNow ?? Date.now()
  const inUse = await openInUse(config, clock)
  const { soon, stop } = openSoon(hearFailure)
  const services: Services = {
    get store() {
      return inUse.store
    },
    get fault() {
      return inUse.fault
    },
    get baseUrl() {
      return address.baseUrl
    },
    clock,
    secure: config.secure,
    headsFile: config.headsFile,
    get outside() {
      return outsideOf(config, address.baseUrl)
    },
    lookAgain: inUse.lookAgain,
    example: inUse.example,
    fixedNow: config.fixedNow !== null,
    setUpCode: canBeReachedFromElsewhere(config) ? newSetUpCode() : undefined,
    soon,
    ...besideTheServer(config),
  }
  const close = async () => {
    await stop()
    await inUse.close()
  }
  return { services, close }
}

function outsideOf(
  { smtp, mailFrom: from, mailFolder: folder, outboundAllow: allow }: Config,
  baseUrl: string,
): Outside {
  return { smtp, from, folder, allow, baseUrl }
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
