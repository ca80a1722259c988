// What people type when they write a rule, in a draft's book or as a proposal: its fields by name, and the rule that they make.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type RuleContent, sections } from '../domain/rule.ts'
import { typed } from './forms.ts'

/** The fields of a rule, to be put into a form. Without a choice it stands under no other rule. */
export const ruleFields = {
  section: z.enum(sections, 'Choose the section.'),
  text: typed(1_000),
  under: z
    .string()
    .regex(/^\d{0,4}$/, 'Choose the rule that it belongs to.')
    .default(''),
}

type Typed = z.infer<z.ZodObject<typeof ruleFields>>

/** What was typed, as the words of a rule. */
export function wordsTyped({ section, text, under }: Typed): Pick<RuleContent, 'section' | 'text' | 'under'> {
  return { section, text, under: under === '' ? null : Number(under) }
}

/** The number of the rule in the address, "R3"; 0, which no rule has, where the address names none. */
export function ruleNumberOf({ params }: FastifyRequest): number {
  const { rule = '' } = params as { rule?: string } // parameters are typed by each route's own schema
  return Number(/^R([1-9]\d{0,3})$/.exec(rule)?.[1] ?? 0)
}
