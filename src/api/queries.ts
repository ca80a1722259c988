// What may stand behind the question mark, and how a query that says something else is refused.
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { isDay } from '../domain/day.ts'
import { isWeek } from '../domain/week.ts'
import { problem } from './problem.ts'

const week = z.string().refine(isWeek, 'Give an ISO week like 2026-W20.')
const day = z.string().refine(isDay, 'Give a day like 2026-05-04.')
const number = z
  .string()
  .regex(/^\d{1,15}$/, 'Give a whole number.')
  .transform(Number)

export const NoQuery = z.strictObject({})
export const WeekQuery = z.strictObject({ week: week.optional() })
export const WeeksQuery = z.strictObject({ from: week.optional(), to: week.optional() })
export const DayQuery = z.strictObject({ asof: day.optional() })
export const AfterCodeQuery = z.strictObject({ after: z.string().max(40).optional() })
export const AfterWeekQuery = z.strictObject({ after: week.optional() })
export const AfterQuery = z.strictObject({ after: number.optional() })
export const AfterDayQuery = z.strictObject({ after: number.optional(), asof: day.optional() })

/** Says what is wrong with a query, each with the name of its part. */
export function refusedQuery(reply: FastifyReply, error: z.ZodError) {
  const errors = error.issues.map((issue) => ({
    pointer: `/${issue.path.map(String).join('/')}`,
    detail: issue.message,
  }))
  return problem(reply, 400, 'The address asks for something that is not known here.', errors)
}
