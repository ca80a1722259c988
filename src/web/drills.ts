// Two-person drills: begun by the COO, decided by two people each on their own, and opened when both have.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Reader, Tx } from '../../db/store.ts'
import { type Drill, findDrill } from '../domain/drill.ts'
import { beginDrill, breakOffDrill, decideInDrill } from '../domain/drill-running.ts'
import { refuse } from '../domain/refusal.ts'
import { rulesInEffect } from '../domain/rule.ts'
import { readText } from '../store/texts.ts'
import { act } from './act.ts'
import { AsOf, shownAsOf } from './as-of.ts'
import { beginningOf, DecisionsForm, decisionsOf, NewDrillForm } from './drill-form.ts'
import { casesFor, choicesFor } from './drill-proposal.ts'
import { formOf, problemsShown, queryOf } from './forms.ts'
import { addressOf, fileToDecide, fileToShow, type Shown } from './pilot-request.ts'
import { numberIn, signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import type { Problem, Sent } from './views/field.ts'
import { type Opened, drillView } from './views/drill.ts'
import { chooseRuleView, newDrillView } from './views/drill-form.ts'
import { drillsView } from './views/drills.ts'

type AtNumber = { Params: { pilot: string; number: string } }

export const drillRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/drills', { config: { act: 'read pilot' } }, showDrills)
  app.get('/pilots/:pilot/drills/new', { config: { act: 'run drill' } }, showNew)
  app.post('/pilots/:pilot/drills', { config: { act: 'run drill' } }, begin)
  app.get<AtNumber>('/pilots/:pilot/drills/:number', { config: { act: 'read pilot' } }, async (request, reply) =>
    showDrill(request, reply),
  )
  app.post<AtNumber>('/pilots/:pilot/drills/:number/decisions', { config: { act: 'decide in drill' } }, decide)
  app.post<AtNumber>('/pilots/:pilot/drills/:number/end', { config: { act: 'run drill' } }, breakOff)
}

async function showDrills(request: FastifyRequest, reply: FastifyReply) {
  const { asof = null } = queryOf(request.query, AsOf)
  const shown = await shownOn(request, asof)
  if (typeof shown === 'string') return showProblem(request, reply, 404, shown)
  const { person, standing } = signedIn(request)
  const view = drillsView({ ...shown, person, seats: standing.seats, asOf: asof })
  return show(request, reply, 'drills/index', view, { title: 'Drills', tab: 'Drills' })
}

/** The pilot as it is now or was at the end of a day; a sentence where there is no such day. */
async function shownOn(request: FastifyRequest, asof: string | null): Promise<Shown | string> {
  const shown = await fileToShow(request)
  return asof === null ? shown : shownAsOf(request, shown, asof)
}

async function showNew(request: FastifyRequest, reply: FastifyReply) {
  const { rule } = queryOf(request.query, { rule: z.string().max(6).optional() })
  return showNewOf(request, reply, rule)
}

/** The form for one rule; without a rule in effect, the rules to choose from. */
async function showNewOf(
  request: FastifyRequest,
  reply: FastifyReply,
  number: unknown,
  sent?: Sent,
  problems: readonly Problem[] = [],
) {
  const shown = await fileToShow(request)
  const rule = rulesInEffect(shown.file.rules).find((one) => String(one.number) === number)
  const about = { title: 'Begin a drill', tab: 'Drills' } as const
  if (!rule) return show(request, reply, 'drills/choose', chooseRuleView(shown, problems), about)
  const { reader } = request.server.services.store
  const proposed = sent ? [] : await casesFor(reader, shown.file, rule)
  const view = newDrillView({ ...shown, rule, proposed, choices: choicesFor(shown.file, rule), sent, problems })
  return show(request, reply, 'drills/new', view, about)
}

async function begin(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: NewDrillForm,
    decide: async (tx, form) => {
      const { file } = await fileToDecide(tx, request)
      return beginDrill({ file, ...(await beginningOf(tx, file.pilot.id, form)) })
    },
    next: ({ object }) => `${addressOf(request)}/drills/${object.id}?done=drill-begun`,
    again: (refused, sent) => showNewOf(request, reply, sent.rule, sent, problemsShown(refused)),
  })
}

async function showDrill(
  request: FastifyRequest<AtNumber>,
  reply: FastifyReply,
  sent?: Sent,
  problems: readonly Problem[] = [],
) {
  const { asof = null } = sent ? {} : queryOf(request.query, AsOf)
  const shown = await shownOn(request, asof)
  if (typeof shown === 'string') return showProblem(request, reply, 404, shown)
  const drill = findDrill(shown.file, numberIn(request.params.number))
  if (!drill) return showProblem(request, reply, 404, 'There is no drill with this number.')
  const { person, standing } = signedIn(request)
  const opened = await openedOf(request.server.services.store.reader, drill)
  const seats = standing.seats
  const view = drillView({ ...shown, drill, opened, person, seats, asOf: asof, sent, problems })
  return show(request, reply, 'drills/show', view, { title: `Drill ${drill.number}`, tab: 'Drills' })
}

/** What the two decided; null until both have, and once it was erased. Nobody's decisions are read before that. */
async function openedOf(reader: Reader, { stage, content, decided }: Drill): Promise<Opened | null> {
  if (stage !== 'finished') return null
  const [first, second] = await Promise.all(
    content.people.map(async (person) => {
      const one = decided.find((each) => each.person === person)
      return one ? decisionsIn(await readText(reader, one.decisions)) : []
    }),
  )
  return first?.length && second?.length ? { first, second } : null
}

/** Decisions as they were kept; none where the text was erased. */
function decisionsIn(text: string): readonly string[] {
  return text.startsWith('[') ? (JSON.parse(text) as string[]) : [] // written by `decideInDrill` alone
}

async function decide(request: FastifyRequest<AtNumber>, reply: FastifyReply) {
  return act(request, reply, {
    form: DecisionsForm,
    decide: async (tx, form, doing) => {
      const { file } = await fileToDecide(tx, request)
      const drill = findDrill(file, numberIn(request.params.number))
      if (!drill) return refuse('There is no drill with this number.')
      const others = await othersIn(tx, drill, doing.by.person)
      return decideInDrill({ file, drill, decisions: decisionsOf(drill, form), others }, doing)
    },
    next: ({ data }) => `${drillAddress(request)}?done=${data.splits === null ? 'drill-decided' : 'drill-finished'}`,
    again: (refused, sent) => showDrill(request, reply, sent, problemsShown(refused)),
  })
}

/** How the other one of the two decided; null while they have not. */
async function othersIn(tx: Tx, { decided }: Drill, person: string): Promise<readonly string[] | null> {
  const other = decided.find((one) => one.person !== person)
  return other ? decisionsIn(await readText(tx, other.decisions)) : null
}

async function breakOff(request: FastifyRequest<AtNumber>, reply: FastifyReply) {
  return act(request, reply, {
    form: formOf({}),
    decide: async (tx) => {
      const { file } = await fileToDecide(tx, request)
      const drill = findDrill(file, numberIn(request.params.number))
      return drill ? breakOffDrill(file, drill) : refuse('There is no drill with this number.')
    },
    next: () => `${drillAddress(request)}?done=drill-broken-off`,
    again: (refused, sent) => showDrill(request, reply, sent, problemsShown(refused)),
  })
}

function drillAddress(request: FastifyRequest<AtNumber>): string {
  return `${addressOf(request)}/drills/${encodeURIComponent(request.params.number)}`
}
