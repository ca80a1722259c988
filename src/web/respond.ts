// How Twokeys answers: a whole page, a fragment for htmx, or a problem as a designed page. Only this file looks at the
// headers that htmx sends.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { headCode, newId } from '../store/hash.ts'
import { openRestoration } from '../store/heads.ts'
import { headKept, namesKept, organisationKept, zoneKept } from '../store/often.ts'
import { dayAndTime } from '../words/dates.ts'
import { noticeOf } from '../words/notices.ts'
import { nameOf, seatOn, titleOf } from '../words/people.ts'
import { exampleFor } from './example-offer.ts'
import { mainPages, pilotHead } from './pilot-head.ts'
import { countWaiting } from './waiting.ts'
import { type Banner, mainNav, type MainPage, page, type PilotPage } from './views/page.ts'

/** What a page is: its title, where it stands in the navigation, and the status it is answered with. */
export type About = {
  readonly title: string
  readonly nav?: MainPage
  readonly tab?: PilotPage
  readonly status?: number
}

/** Answers a page: the template with its view, in the layout with everything that every page carries. */
export async function show(request: FastifyRequest, reply: FastifyReply, template: string, view: object, about: About) {
  const it = withCommands({ ...view, page: await pageOf(request, about) })
  if (about.status !== undefined) void reply.code(about.status)
  void reply.header('vary', 'HX-Request')
  return reply.view(template, it)
}

/** Answers one fragment alone to htmx; everybody else gets the whole page from `whole`. */
export async function showFragment(
  request: FastifyRequest,
  reply: FastifyReply,
  fragment: { readonly template: string; readonly view: object },
  whole: () => Promise<unknown>,
) {
  if (!isFragmentAsked(request)) return whole()
  void reply.header('vary', 'HX-Request')
  return reply.view(fragment.template, withCommands(fragment.view))
}

/** Every form of a page gets an id of its own, which makes a double submit one effect. */
function withCommands(view: object): object {
  return { ...view, command: { toString: newId } }
}

export function isFragmentAsked(request: FastifyRequest): boolean {
  return request.headers['hx-request'] === 'true'
}

const sentences: Readonly<Record<number, string>> = {
  403: 'That is not yours to do.',
  404: 'There is nothing here that you may see.',
  413: 'That is larger than can be taken.',
  429: 'That was tried too often. Wait a minute, then try again.',
  503: 'Twokeys is too busy or cannot write at the moment. Nothing was changed. Try again in a minute.',
}

/** A problem as a page: what happened in one sentence, and the way on. */
export async function showProblem(request: FastifyRequest, reply: FastifyReply, status: number, why?: string) {
  const sentence = why ?? sentences[status] ?? 'Something went wrong on our side. Nothing was changed.'
  const view = { sentence, reference: request.id }
  return show(request, reply, 'errors/show', view, { title: problemTitle(status), status })
}

function problemTitle(status: number): string {
  if (status === 404) return 'Not found'
  if (status === 403) return 'Not yours to do'
  if (status >= 500) return 'Something went wrong'
  return 'That did not work'
}

async function pageOf(request: FastifyRequest, about: About) {
  const { store, clock } = request.server.services
  const { who } = request
  const { done } = request.query as { done?: string } // every page takes it; unknown words are not shown
  const head = await headKept(store)
  const organisation = await organisationKept(store)
  const zone = await zoneKept(store)
  return page({
    title: about.title,
    nav: who ? mainNav(mainPages(who), about.nav) : [],
    banners: [
      ...exampleBanner(request, organisation?.example ?? false),
      ...(await faultBanner(request)),
      ...clockBanner(request, zone),
    ],
    footer: { asOf: dayAndTime(clock(), zone), head: head ? headCode(head.hash) : undefined },
    person: who ? { name: who.name, seats: await seatsOf(request), href: '/me', signOut: '/sign-out' } : undefined,
    pilot: request.pilotOrNull && who ? await pilotHead(request, about.tab) : undefined,
    searches: who !== null && about.nav !== 'Search',
    waiting: who ? await countWaiting(request, who.person) : undefined,
    notice: typeof done === 'string' ? noticeOf(done) : undefined,
  })
}

/** "COO on INV for Olivia, administrator": what the person has where they are, and for whom they stand in. */
async function seatsOf({ who, pilotOrNull, server }: FastifyRequest): Promise<string> {
  if (!who) return ''
  const { seats, duties, standsInFor = [] } = who.standing
  const names = await namesKept(server.services.store)
  const here = seats.flatMap((seat) => {
    const holder = standsInFor.find((one) => one.seat === seat)?.person
    const whom = holder === undefined ? '' : ` for ${nameOf(names, holder)}`
    return pilotOrNull ? [`${seatOn(seat, pilotOrNull.code)}${whom}`] : []
  })
  return [...here, ...duties.map(titleOf)].join(', ')
}

/** The example says on every page what it is, and how to be somebody else or to leave it. */
function exampleBanner(request: FastifyRequest, isExample: boolean): readonly Banner[] {
  if (!isExample) return []
  const { example } = request.server.services
  const password = example ? ` Everybody’s password is “${example.password}”.` : ''
  const text = `This is the example: people, cases and answers are made up.${password}`
  const end = exampleFor(request) ? [{ text: 'Start over', href: '/example/end' }] : []
  return [{ tone: 'plain', text, links: [{ text: 'Be somebody else', href: '/example' }, ...end] }]
}

async function faultBanner(request: FastifyRequest): Promise<readonly Banner[]> {
  const { fault, store, headsFile } = request.server.services
  if (!fault) return []
  const text = `${fault} Twokeys shows everything and writes nothing until both leaders have looked.`
  const pilot = request.who && request.pilotOrNull
  const waits = pilot && (await openRestoration(store.reader, headsFile))
  const link = { text: 'Look at it', href: `/pilots/${encodeURIComponent(pilot?.code ?? '')}/restoration` }
  return [{ tone: 'danger', text, links: waits ? [link] : [] }]
}

function clockBanner({ server }: FastifyRequest, zone: string): readonly Banner[] {
  const { fixedNow, clock } = server.services
  return fixedNow ? [{ tone: 'warning', text: `The clock is held at ${dayAndTime(clock(), zone)}.` }] : []
}
