// The friction of a pilot: what repeats, to which side it was given, and the link to report by.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { mayAct } from '../domain/act.ts'
import { type FrictionGroup, frictionKinds, frictionReasons } from '../domain/friction.ts'
import { triageFriction } from '../domain/friction-triage.ts'
import { isFrictionLink, issueToken } from '../domain/token.ts'
import { handledCases } from '../store/handled-cases.ts'
import { newSecret } from '../store/hash.ts'
import { keepSecret, listTokens, tokenIdOf } from '../store/tokens.ts'
import { act } from './act.ts'
import { qrCode } from './charts/qr-code.ts'
import { formOf, problemsShown, queryOf } from './forms.ts'
import { addressOf, fileToDecide, fileToShow } from './pilot-request.ts'
import { pilotOf, signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import { keepToShow, showOnce } from './shown-once.ts'
import type { Problem } from './views/field.ts'
import type { FrictionSheet } from './views/friction-link.ts'
import type { FrictionOf } from './views/friction-of.ts'
import { frictionGroupView } from './views/friction-reports.ts'
import { frictionView } from './views/friction.ts'

const address = '/pilots/:pilot/friction'

export const frictionRoutes: FastifyPluginAsync = async (app) => {
  app.get(address, { config: { act: 'read pilot' } }, async (request, reply) => showFriction(request, reply))
  app.post(`${address}/triage`, { config: { act: 'triage friction' } }, triage)
  app.get(`${address}/sheet`, { config: { act: 'issue pilot token' } }, showSheet)
  app.post(`${address}/link`, { config: { act: 'issue pilot token' } }, issue)
}

async function showFriction(request: FastifyRequest, reply: FastifyReply, problems: readonly Problem[] = []) {
  const given = await readFriction(request, problems)
  if (given.group === null) return show(request, reply, 'friction/index', frictionView(given), friction)
  const view = frictionGroupView(given)
  if (!view) return showProblem(request, reply, 404, 'Nobody has reported such a thing.')
  return show(request, reply, 'friction/group', view, { title: view.heading, tab: 'Friction' })
}

const friction = { title: 'Friction', tab: 'Friction' } as const

async function readFriction(request: FastifyRequest, problems: readonly Problem[]): Promise<FrictionOf> {
  const { reader } = request.server.services.store
  const shown = await fileToShow(request)
  const { standing } = signedIn(request)
  const may = (name: 'triage friction' | 'issue pilot token') => mayAct(name, { standing, mayPause: false })
  const { id } = shown.file.pilot
  return {
    ...shown,
    cases: await handledCases(reader, id, shown.calendar.weekOf(shown.now)),
    links: (await listTokens(reader, id)).filter(isFrictionLink),
    group: groupAsked(request),
    mayTriage: may('triage friction'),
    mayIssue: may('issue pilot token'),
    problems,
  }
}

const GroupQuery = {
  kind: z.enum(frictionKinds).optional(),
  reason: z.enum(['none', ...frictionReasons]).default('none'),
}

/** The group behind the question mark; after a refused triage the address is another, and all groups are shown. */
function groupAsked(request: FastifyRequest): FrictionGroup | null {
  if (request.method === 'POST') return null
  const { kind, reason } = queryOf(request.query, GroupQuery)
  return kind === undefined ? null : { kind, reason: reason === 'none' ? null : reason }
}

const TriageForm = formOf({
  kind: z.enum(frictionKinds),
  reason: z.enum(['', ...frictionReasons]),
  report: z.string().regex(/^([1-9]\d{0,8})?$/),
  side: z.enum(['policy', 'system']),
})

async function triage(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: TriageForm,
    decide: async (tx, { kind, reason, report, side }) => {
      const { file } = await fileToDecide(tx, request)
      const of = { kind, reason: reason === '' ? null : reason, report: report === '' ? null : Number(report) }
      return triageFriction(file, of, side)
    },
    next: (_, { kind, reason, report }) => {
      const group = `?kind=${kind}&reason=${encodeURIComponent(reason === '' ? 'none' : reason)}&done=friction-triaged`
      return `${addressOf(request)}/friction${report === '' ? '?done=friction-triaged' : group}`
    },
    again: (refused) => showFriction(request, reply, problemsShown(refused)),
  })
}

const sheetOnce = (code: string) => `friction link of ${code}`

/** The link is kept as a hash only, so this page shows it once. */
async function showSheet(request: FastifyRequest, reply: FastifyReply) {
  const { name, code } = pilotOf(request)
  const secret = showOnce(request, sheetOnce(code))
  const link = secret === null ? null : `${request.server.services.baseUrl}/f/${secret}`
  const view: FrictionSheet = {
    about: name,
    code: link === null ? null : qrCode(link),
    address: link,
    all: { text: 'All friction', href: `${addressOf(request)}/friction` },
  }
  return show(request, reply, 'friction/sheet', view, { title: 'What got in your way?', tab: 'Friction' })
}

function issue(request: FastifyRequest, reply: FastifyReply) {
  const { id, code } = pilotOf(request)
  const secret = newSecret()
  return act(request, reply, {
    form: formOf({}),
    decide: async () => issueToken({ id: tokenIdOf(secret), pilot: id, scopes: ['friction'] }),
    beside: async (tx) => {
      await keepSecret(tx, secret)
      keepToShow(request, sheetOnce(code), secret)
    },
    next: () => `${addressOf(request)}/friction/sheet?done=friction-link`,
    again: (refused) => showFriction(request, reply, problemsShown(refused)),
  })
}
