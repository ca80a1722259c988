// The group: who has read and seen what, and noting who was trained.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { noteTraining } from '../domain/group.ts'
import { act } from './act.ts'
import { formOf, problemsShown, typed } from './forms.ts'
import { addressOf, fileToDecide, fileToShow } from './pilot-request.ts'
import { signedIn } from './request.ts'
import { show } from './respond.ts'
import type { Problem, Sent } from './views/field.ts'
import { groupView } from './views/group.ts'

export const groupRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/group', { config: { act: 'read pilot' } }, async (request, reply) =>
    showGroup(request, reply),
  )
  app.post('/pilots/:pilot/group/trainings', { config: { act: 'note training' } }, note)
}

async function showGroup(request: FastifyRequest, reply: FastifyReply, sent?: Sent, problems: readonly Problem[] = []) {
  const { seats } = signedIn(request).standing
  const view = groupView({ ...(await fileToShow(request)), seats, sent, problems })
  return show(request, reply, 'group/show', view, { title: 'The group', tab: 'What you need to know' })
}

const TrainingForm = formOf({ person: typed(64), on: typed(10) })

async function note(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: TrainingForm,
    decide: async (tx, { person, on }, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      return noteTraining(file, { person, on }, calendar, doing)
    },
    next: () => `${addressOf(request)}/group?done=training-noted`,
    again: (refused, sent) => showGroup(request, reply, sent, problemsShown(refused)),
  })
}
