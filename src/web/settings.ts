// The organisation's name and time zone, and the way to everything else that is set once for all pilots.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { changeSettings } from '../domain/organisation.ts'
import { refuse, refuseFields } from '../domain/refusal.ts'
import { mailTo } from '../outbox/tell.ts'
import { readOrganisation } from '../store/pilots.ts'
import { testLetter } from '../words/alerts.ts'
import { isZone } from '../words/zones.ts'
import { act } from './act.ts'
import { outcomeOfTest, outsideOf, sendTest } from './alert-tests.ts'
import { formOf, problemsShown, queryOf, typed } from './forms.ts'
import { signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import type { Problem, Sent } from './views/field.ts'
import { settingsView } from './views/settings.ts'

const SettingsForm = formOf({ organisation: typed(120), zone: typed(60) })

export const settingsRoutes: FastifyPluginAsync = async (app) => {
  app.get('/settings', { config: { act: 'read organisation' } }, async (request, reply) => showSettings(request, reply))
  app.post('/settings', { config: { act: 'change settings' } }, change)
  app.post('/settings/test-mail', { config: { act: 'change settings' } }, testMail)
}

async function showSettings(
  request: FastifyRequest,
  reply: FastifyReply,
  sent?: Sent,
  problems: readonly Problem[] = [],
) {
  const { tested } = sent ? { tested: undefined } : queryOf(request.query, { tested: z.string().max(40).optional() })
  const organisation = (await readOrganisation(request.server.services.store.reader)) ?? { name: '', zone: '' }
  const mayChange = signedIn(request).standing.duties.includes('administrator')
  const view = settingsView({
    organisation,
    mayChange,
    outside: await outsideOf(request),
    outcome: await outcomeOfTest(request, tested, null),
    sent,
    problems,
  })
  return show(request, reply, 'settings/show', view, { title: 'Settings', nav: 'Settings' })
}

function change(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: SettingsForm,
    decide: async (tx, { organisation: name, zone }) => {
      const existing = await readOrganisation(tx)
      if (!existing) return refuse('Set the organisation up first.')
      if (zone !== existing.zone && !isZone(zone))
        return refuseFields([{ field: 'zone', why: 'Choose a time zone of the list.' }])
      return changeSettings(existing, { name, zone })
    },
    next: () => '/settings?done=saved',
    again: (refused, sent) => showSettings(request, reply, sent, problemsShown(refused)),
  })
}

/** A mail to whoever asks for it, sent now. */
async function testMail(request: FastifyRequest, reply: FastifyReply) {
  const { fault, outside } = request.server.services
  if (fault !== null) return showProblem(request, reply, 503)
  const test = mailTo(signedIn(request).email, testLetter(null), { pilot: null, baseUrl: outside.baseUrl })
  return reply.redirect(`/settings?tested=${await sendTest(request, test)}`, 303)
}
