// Looking at the whole ledger takes longer than anybody may be held up, so the command line does it beside the server.
// What it said last is kept until somebody asks again.
import { z } from 'zod'
import type { Store } from '../../db/store.ts'
import type { Services } from './services.ts'

const finding = z.object({ seq: z.number().nullable(), table: z.string().nullable(), says: z.string() })

const Verdict = z.discriminatedUnion('result', [
  z.object({
    result: z.literal('intact'),
    entries: z.number(),
    head: z.string(),
    remarks: z.array(z.string()),
  }),
  z.object({ result: z.literal('altered'), first: finding }),
  z.object({ result: z.literal('cannot tell'), why: z.string() }),
])

export type Verification =
  | { readonly state: 'never' }
  | { readonly state: 'running'; readonly done: number; readonly of: number | null }
  | { readonly state: 'ended'; readonly verdict: z.output<typeof Verdict>; readonly at: number }

const last = new WeakMap<Store, Verification>()

/** How far the last verification has come. */
export function verificationOf({ store }: Services): Verification {
  return last.get(store) ?? { state: 'never' }
}

/** Starts one, unless one is running. */
export function startVerification(services: Services): void {
  const { store, clock, ask } = services
  if (verificationOf(services).state === 'running') return
  last.set(store, { state: 'running', done: 0, of: null })
  const args = ['verify', '--json', '--progress', '--database', store.connection.file]
  ask(args, (line) => last.set(store, { state: 'running', ...progressIn(line) })).then(
    (answer) => last.set(store, { state: 'ended', verdict: verdictIn(answer), at: clock() }),
    () => last.set(store, { state: 'ended', verdict: noAnswer, at: clock() }),
  )
}

const noAnswer = { result: 'cannot tell', why: 'The verification ended without an answer. Try again.' } as const

function progressIn(line: string): { readonly done: number; readonly of: number | null } {
  const [, done, of] = /^(\d+) of (\d+)$/.exec(line.trim()) ?? []
  return { done: Number(done ?? 0), of: of === undefined ? null : Number(of) }
}

function verdictIn(answer: string): z.output<typeof Verdict> {
  try {
    return Verdict.parse(JSON.parse(answer))
  } catch {
    return noAnswer
  }
}
