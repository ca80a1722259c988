// Reminding a leader of what waits for them: one button on Home, in the row of the thing.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { seats } from '../domain/person.ts'
import { remind } from '../domain/reminder.ts'
import { act } from './act.ts'
import { formOf, typed } from './forms.ts'
import { fileToDecide } from './pilot-request.ts'
import { signedIn } from './request.ts'
import { showProblem } from './respond.ts'

export const reminderRoutes: FastifyPluginAsync = async (app) => {
  app.post('/pilots/:pilot/reminders', { config: { act: 'remind' } }, remindLeader)
}

const ReminderForm = formOf({ thing: typed(80), seat: z.enum(seats) })

function remindLeader(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: ReminderForm,
    decide: async (tx, { thing, seat }, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      return remind({ file, thing, seat, seats: signedIn(request).standing.seats, calendar }, doing)
    },
    next: () => '/?done=reminded',
    again: (refused) => showProblem(request, reply, 422, refused.why),
  })
}
