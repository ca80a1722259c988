// What may come in: each form names its fields, and nothing else is taken. Text is tidied once, at this edge.
import { z } from 'zod'
import { keptFor } from '../domain/kept.ts'
import { type Problem as DomainProblem, refuseFields, type Refused } from '../domain/refusal.ts'
import type { Problem, Sent } from './views/field.ts'

/** One line or more of text, trimmed and in one Unicode form; empty when nothing was typed. */
export function typed(most = 4_000) {
  const tooLong = `Please stay under ${most} characters.`
  return z.string().max(most, tooLong).default('').transform(tidy)
}

/** Several values under one name, as checkboxes send them. */
export function several(most = 200) {
  const list = z.union([z.string().max(400), z.array(z.string().max(400)).max(most)]).default([])
  return list.transform((value) => (typeof value === 'string' ? [value] : value).map(tidy).filter(Boolean))
}

/** A form: its fields, the id that makes a double submit one effect, and the proof of identity where one was asked. */
export function formOf<Fields extends z.ZodRawShape>(fields: Fields) {
  return z.strictObject({
    command: z.string().regex(/^[0-9a-f]{32}$/),
    password: z.string().max(256).optional(),
    ...fields,
  })
}

/** A form as it was sent. Whatever is wrong with it is said in a sentence, also where the field has no words of its own. */
export function parseForm<F>(form: z.ZodType<F>, body: unknown) {
  return form.safeParse(body ?? {}, { error: sayPlainly })
}

/** What zod found, as problems of the form: of a list, beside the list; of what nobody typed, on top. */
export function problemsOf(error: z.ZodError): readonly DomainProblem[] {
  return error.issues.map(({ path, message }) => {
    const field = path.filter((part) => typeof part === 'string').join('.')
    return { field: field === 'command' ? '' : field, why: message }
  })
}

function sayPlainly({ code, path, input }: z.core.$ZodRawIssue): string {
  const isOurs = code === 'unrecognized_keys' || path?.at(-1) === 'command'
  if (isOurs) return 'The form arrived damaged. Look over what stands in it, then send it once more.'
  if (code === 'too_big') return 'Please write less here.'
  return Array.isArray(input) ? 'This arrived more than once. Please answer it once.' : 'Please answer this again.'
}

/** Problems of the domain as the fields show them. */
export function asProblems(problems: readonly DomainProblem[]): readonly Problem[] {
  return problems.map(({ field, why }) => (field === '' ? { text: why } : { name: field, text: why }))
}

/** A refusal as the page shows it: beside its fields, or as one sentence on top where it is about the whole. */
export function problemsShown(refused: Refused): readonly Problem[] {
  return refused.problems.length > 0 ? asProblems(refused.problems) : [{ text: refused.why }]
}

/** Reads a form that leaves no fact behind; the refusal names what is wrong. */
export function readForm<F>(form: z.ZodType<F>, body: unknown): F | Refused {
  const read = parseForm(form, body)
  return read.success ? read.data : refuseFields(problemsOf(read.error))
}

/** A password that is chosen anew: exactly as typed. */
export function chosenPassword() {
  return z.string().max(256, 'Use at most 256 characters.').default('')
}

/** The body as it was sent, for showing it again. */
export function sentOf(body: unknown): Sent {
  return typeof body === 'object' && body !== null ? (body as Sent) : {} // a parsed form body is a plain object
}

/** Control characters and halves of letters are dropped: nobody types them, and no page or database can keep them as they are. */
function tidy(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n')
  return lines
    .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '')
    .normalize('NFC')
    .trim()
}

/**
 * What stands behind the question mark: the named fields, what every page takes, and nothing else (400). A page names its
 * fields once, outside its functions: what they are checked with is kept for them.
 */
export function queryOf<Fields extends z.ZodRawShape>(query: unknown, fields: Fields) {
  const read = queryForm(fields).safeParse(query)
  if (read.success) return read.data as z.output<z.ZodObject<Fields & typeof OnEveryPage>> // the form was made of them
  throw Object.assign(new Error('the address asks for something that does not exist here'), { statusCode: 400 })
}

const OnEveryPage = { done: z.string().max(40).optional() }

const queryForm = keptFor((fields: z.ZodRawShape) => z.strictObject({ ...OnEveryPage, ...fields }))
