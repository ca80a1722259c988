// The shape in which the interface tells of reviews: how each stands and what both signed, never what a leader chose in private.
import { z } from 'zod'
import { answerWords } from '../domain/review.ts'
import { reviewStates } from '../domain/review-held.ts'

const instant = z.int().describe('In ms.')

const SignedAnswer = z.strictObject({
  answer: z.enum(answerWords),
  fix: z.strictObject({ what: z.string(), dueOn: z.string() }).nullable().describe('What is fixed, until which day.'),
  advice: z.strictObject({ answer: z.enum(answerWords), kind: z.string() }).describe('What the engine had advised.'),
  overruledUntil: z.string().nullable().describe('The day on which an overruled advice is asked about again.'),
  rounds: z.int().describe('How often the two chose before they agreed.'),
  signedAt: instant.describe('When the second key was turned, in ms.'),
  factsHash: z.string().describe('SHA-256 of the facts that it was signed over, 64 hex characters.'),
  hash: z.string().describe('SHA-256 of exactly what both keys are on.'),
})

const Review = z.strictObject({
  week: z.string().describe('An ISO week like 2026-W20.'),
  number: z.int().describe('The pilot’s week; wholly paused ones are not counted.'),
  state: z.enum(reviewStates).describe('missed: the week after it was closed before anybody held it.'),
  begunAt: instant.nullable().describe('When its meeting was begun last, in ms; null where it had none.'),
  adjournedAt: instant.nullable(),
  leaders: z.array(z.enum(['coo', 'cto'])).describe('The leaders who were there, or had somebody stand in for them.'),
  actions: z.strictObject({ open: z.int(), done: z.int(), dropped: z.int(), cut: z.int() }),
  answer: SignedAnswer.nullable().describe('Null until both keys are on it.'),
})

export type ReviewDescription = z.output<typeof Review>

export const ReviewsSchema = z.strictObject({
  pilot: z.string(),
  reviews: z.array(Review),
  next: z.string().nullable().describe('The week to go on after; null at the end.'),
})

export type ReviewsDescription = z.output<typeof ReviewsSchema>
