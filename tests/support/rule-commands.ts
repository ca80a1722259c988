// What people may do with rule changes, in any order: for tests that let them do anything.
import fc from 'fast-check'
import type { Name } from './house.ts'

const people = ['olivia', 'tariq', 'maya', 'ben'] as const
const decisions = {
  approval: 10,
  confirmation: 10,
  switch: 10,
  schedule: 1,
  rebase: 1,
  objection: 1,
  return: 1,
  decline: 1,
  parking: 1,
  unparking: 1,
  withdrawal: 1,
  freeze: 1,
} as const

/** Decisions that take no reason. */
export const wordless: readonly string[] = ['approval', 'confirmation', 'switch', 'unparking']

/** One thing that people do; `nth` says with which change, `old` from a page that was opened a while ago. */
export type Command =
  | { readonly is: 'ask'; readonly who: Name; readonly kind: 'replace' | 'retire' | 'add'; readonly words: number }
  | { readonly is: 'word'; readonly who: Name; readonly nth: number; readonly words: number; readonly old: boolean }
  | {
      readonly is: 'decide'
      readonly who: Name
      readonly what: string
      readonly nth: number
      readonly old: boolean
      readonly rightly: boolean
    }
  | { readonly is: 'sit'; readonly who: Name; readonly seat: 'coo' | 'cto' }
  | { readonly is: 'deputy'; readonly seat: 'coo' | 'cto'; readonly deputy: Name }
  | { readonly is: 'carry'; readonly nth: number; readonly who: Name }
  | { readonly is: 'wait'; readonly hours: number }

const who = fc.constantFrom(...people)
const nth = fc.nat(1)
const old = fc.nat(9).map((one) => one === 0)
/** By whoever the decision belongs to, most of the time. */
const rightly = fc.nat(4).map((one) => one > 0)
const words = fc.nat(3)
const what = fc.oneof(
  ...Object.entries(decisions).map(([arbitrary, weight]) => ({ weight, arbitrary: fc.constant(arbitrary) })),
)
const seat = fc.constantFrom('coo' as const, 'cto' as const)

/** Something that somebody may do next, most often a decision by whoever it belongs to. */
export const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ is: fc.constant('ask'), who, kind: fc.constantFrom('replace', 'retire', 'add'), words }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('word'), who, nth, words, old }) },
  { weight: 24, arbitrary: fc.record({ is: fc.constant('decide'), who, what, nth, old, rightly }) },
  { weight: 8, arbitrary: fc.record({ is: fc.constant('carry'), nth, who }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('sit'), who, seat }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('deputy'), seat, deputy: who }) },
  { weight: 5, arbitrary: fc.record({ is: fc.constant('wait'), hours: fc.integer({ min: 1, max: 30 }) }) },
)
