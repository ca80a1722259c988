// The first address: Home for whoever is signed in, the way in for everybody else.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { calendarOf } from '../intake/calendar.ts'
import { namesKept, zoneKept } from '../store/often.ts'
import { readOrganisation } from '../store/pilots.ts'
import { readTexts } from '../store/texts.ts'
import { firstPage } from './first-page.ts'
import { signedIn } from './request.ts'
import { show } from './respond.ts'
import { homeView, textsOn } from './views/home.ts'
import { readWaiting } from './waiting.ts'

export const homeRoutes: FastifyPluginAsync = async (app) => {
  app.get('/', { config: { act: 'see the first page' } }, showFirst)
}

async function showFirst(request: FastifyRequest, reply: FastifyReply) {
  const { store } = request.server.services
  if (request.who) return showHome(request, reply)
  if (await readOrganisation(store.reader)) return reply.redirect('/sign-in', 303)
  return firstPage(request, reply)
}

async function showHome(request: FastifyRequest, reply: FastifyReply) {
  const { store, clock } = request.server.services
  const { person } = signedIn(request)
  const waiting = await readWaiting(request, person)
  const view = homeView({
    ...waiting,
    person,
    names: await namesKept(store),
    texts: await readTexts(store.reader, textsOn(waiting.pilots)),
    now: clock(),
    calendar: calendarOf(await zoneKept(store)),
  })
  return show(request, reply, 'home/show', view, { title: 'Home', nav: 'Home' })
}
