// The application: plugins first, then every list of routes, one line each.
import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import etag from '@fastify/etag'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import view from '@fastify/view'
import Fastify, {
  LogController,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { isDatabaseAway } from './store/away.ts'
import { guardRoutes } from './web/guard.ts'
import { showProblem } from './web/respond.ts'
import type { Services } from './web/services.ts'
import { keepSessions } from './web/session.ts'
import { routes } from './routes.ts'
import { openTemplates } from './templates.ts'

export type AppOptions = {
  readonly root: string
  readonly logLevel: string
  readonly trustProxy: readonly string[]
  /** Where the log goes; standard output unless given. */
  readonly log?: { readonly write: (line: string) => void }
  /** Above this delay of the event loop, ms, requests are turned away instead of waiting in line; 0 turns nobody away. */
  readonly busyAfterMs?: number
}

/** Builds the application, ready to listen or to be asked in a test. `root` is the project's folder. */
export async function buildApp(services: Services, options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: loggerOf(options),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy.length > 0 ? [...options.trustProxy] : false,
    bodyLimit: 1_048_576,
    connectionTimeout: 30_000,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 200 },
    genReqId: () => Math.random().toString(36).slice(2, 10),
  })
  app.decorate('services', services)
  guardRoutes(app)
  await registerPlugins(app, services, options)
  answerErrors(app)
  logAnswers(app)
  for (const list of routes) await app.register(list)
  await app.register((assets) => serveAssets(assets, options.root))
  endUnasked(app)
  return app
}

/** Browsers open connections ahead of need. One on which nothing was ever asked does not hold up the end. */
function endUnasked(app: FastifyInstance): void {
  const unasked = new Set<Socket>()
  app.server.on('connection', (socket) => {
    unasked.add(socket)
    socket.once('close', () => unasked.delete(socket))
  })
  app.server.on('request', ({ socket }) => unasked.delete(socket))
  app.addHook('preClose', async () => {
    for (const socket of unasked) socket.destroy()
  })
}

/** Logs name neither cookies, tokens nor bodies. */
function loggerOf({ logLevel: level, log }: AppOptions) {
  const serializers = {
    req: (request: { method: string; url: string }) => ({ method: request.method, url: withoutSecrets(request.url) }),
  }
  return level === 'silent' ? false : { level, serializers, ...(log ? { stream: log } : {}) }
}

function withoutSecrets(path: string): string {
  return path.replace(/(\/(?:invitations|f|guest|hooks\/[^/]+|calendar)\/)[^/?]+/, '$1…')
}

/** One line for whatever changed something or was refused; pages that were only read are for debugging. */
function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async ({ method, url, log }, { statusCode, elapsedTime }) => {
    const isPlain = (method === 'GET' || method === 'HEAD') && statusCode < 400
    const answered = { method, url: withoutSecrets(url), statusCode, ms: Math.round(elapsedTime) }
    log[isPlain ? 'debug' : 'info'](answered, 'answered')
  })
}

async function registerPlugins(app: FastifyInstance, services: Services, options: AppOptions): Promise<void> {
  await app.register(helmet, policy(services.secure))
  await app.register(formbody, { bodyLimit: 1_048_576 })
  await app.register(rateLimit, { global: false })
  await app.register(underPressure, { maxEventLoopDelay: options.busyAfterMs ?? 1_000, exposeStatusRoute: false })
  await keepSessions(app, services)
  const views = join(options.root, 'views')
  await app.register(view, {
    engine: { eta: openTemplates(views) },
    root: views,
    viewExt: 'eta',
    production: true,
  })
  app.addHook('onSend', async (request, reply) => {
    if (request.who) void reply.header('cache-control', 'no-store')
  })
}

function policy(secure: boolean) {
  const self = ["'self'"]
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: self,
        styleSrc: self,
        imgSrc: ["'self'", 'data:'],
        connectSrc: self,
        formAction: self,
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(secure ? {} : { upgradeInsecureRequests: null }),
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    hsts: secure,
  } as const
}

/** One place for everything that went wrong: a page with a reference number, the details only in the log. */
function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const status = error.statusCode ?? (isDatabaseAway(error) ? 503 : 500)
    if (status >= 500) request.log.error({ err: error }, 'failed')
    const sentence = status === 429 || status >= 500 ? undefined : sentenceFor(status)
    return showProblem(request, reply, status, sentence).catch((worse: unknown) => sayPlainly(worse, request, reply))
  })
  app.setNotFoundHandler(async (request, reply) => showProblem(request, reply, 404))
}

/** Not even the page could be made: the same said without one, and still nothing of the inside. */
function sayPlainly(worse: unknown, request: FastifyRequest, reply: FastifyReply) {
  request.log.error({ err: worse }, 'failed again')
  const sentence = `Something went wrong on our side. Nothing was changed. Reference ${request.id}.\n`
  return reply.code(503).type('text/plain; charset=utf-8').send(sentence)
}

function sentenceFor(status: number): string | undefined {
  return status === 400 || status === 415 ? 'What was sent could not be read.' : undefined
}

/**
 * The stylesheet, the two scripts and the mark: a handful of files, kept in memory. Browsers keep them too, so they carry a
 * tag of what stands in them; pages are never kept, and are not hashed.
 */
async function serveAssets(app: FastifyInstance, root: string): Promise<void> {
  await app.register(etag)
  const assets = {
    'app.css': ['views/assets/app.css', 'text/css; charset=utf-8'],
    'app.js': ['views/assets/app.js', 'text/javascript; charset=utf-8'],
    'htmx.js': ['node_modules/htmx.org/dist/htmx.min.js', 'text/javascript; charset=utf-8'],
    'icon.svg': ['views/assets/icon.svg', 'image/svg+xml'],
  } as const
  for (const [name, [file, type]] of Object.entries(assets)) {
    const body = readFileSync(join(root, file))
    app.get(`/assets/${name}`, { config: { act: 'see the first page' } }, async (_request, reply) =>
      reply.type(type).header('cache-control', 'public, max-age=3600').send(body),
    )
  }
}
