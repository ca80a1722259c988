// The organisation's name and time zone, and the way to everything else that is set once for all pilots.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { changeSettings } from '../domain/organisation.ts'
import { refuse, refuseFields } from '../domain/refusal.ts'
import { readOrganisation } from '../store/pilots.ts'
import { isZone } from '../words/zones.ts'
import { act } from './act.ts'
import { formOf, problemsShown, typed } from './forms.ts'
import { signedIn } from './request.ts'
import { show } from './respond.ts'
import type { Problem, Sent } from './views/field.ts'
import { settingsView } from './views/settings.ts'

const SettingsForm = formOf({ organisation: typed(120), zone: typed(60) })

export const settingsRoutes: FastifyPluginAsync = async (app) => {
  app.get('/settings', { config: { act: 'read organisation' } }, async (request, reply) => showSettings(request, reply))
  app.post('/settings', { config: { act: 'change settings' } }, change)
}

async function showSettings(
  request: FastifyRequest,
  reply: FastifyReply,
  sent?: Sent,
  problems: readonly Problem[] = [],
) {
  const organisation = (await readOrganisation(request.server.services.store.reader)) ?? { name: '', zone: '' }
  const mayChange = signedIn(request).standing.duties.includes('administrator')
  const view = settingsView({ organisation, mayChange, sent, problems })
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
