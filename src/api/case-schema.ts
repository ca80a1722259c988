// The shape in which cases are sent, and the one in which the interface tells what became of them.
import { z } from 'zod'

const said = z.union([z.string(), z.number(), z.boolean(), z.null()])

const Case = z
  .object({
    case: said.describe('The reference by which the case is known; sent again, it is told anew.'),
    received_at: z.string().describe('ISO 8601; without an offset in the organisation’s zone.'),
    completed_at: said.optional().describe('Left out or null while the case is open.'),
    path: said
      .optional()
      .describe('automated, fallback, outside, or outside:chat, :email, :spreadsheet, :asked a manager.'),
    manual_touches: said.optional(),
    handoffs: said.optional(),
    errors: said.optional(),
    rework: said.optional(),
    exception: said.optional(),
    routed_to: said.optional(),
    fields_edited: z.union([said, z.array(z.string())]).optional(),
  })
  .catchall(said)
  .describe('The columns of a case file; every other name is an attribute. What is left out is not known.')

/** A body of cases: an array, or the same objects line by line as NDJSON. */
export const CasesSchema = z.array(Case)

export const CaseLineSchema = Case

export const importStates = ['at work', 'admitted', 'refused', 'stopped'] as const

export const ImportSchema = z.strictObject({
  pilot: z.string(),
  import: z.int().describe('Its number; GET /pilots/{pilot}/imports/{import} tells how far it is.'),
  state: z.enum(importStates),
  cases: z.int().nullable().describe('Sound ones, each reference once; null until all were read.'),
  completed: z.int().nullable(),
  open: z.int().nullable(),
  rejectedTotal: z.int().nullable(),
  rejected: z
    .array(
      z.strictObject({
        line: z.int().describe('The place in the array, or the line of NDJSON, counted from 1.'),
        column: z.string().describe('Empty where the whole row is meant.'),
        value: z.string(),
        why: z.string(),
      }),
    )
    .describe('The first 50 rows that were rejected.'),
  notes: z.array(z.string()),
  why: z.string().nullable().describe('Why nothing was imported; null where something was.'),
})

export type ImportDescription = z.output<typeof ImportSchema>
