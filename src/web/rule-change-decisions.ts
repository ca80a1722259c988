// Every decision on a rule change: found in the transaction that records it, decided by the domain on the content that was
// seen, and shown again with what was typed where it is refused.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Tx } from '../../db/store.ts'
import type { Act, Fact } from '../domain/fact.ts'
import { refuse, type Refused } from '../domain/refusal.ts'
import {
  approve,
  breakFreezeFor,
  confirmSafe,
  decline,
  type Freezing,
  type Keying,
  objectTo,
  park,
  returnChange,
  switchOn,
  unpark,
  withdraw,
} from '../domain/rule-change-deciding.ts'
import { act } from './act.ts'
import { formOf, typed } from './forms.ts'
import { addressOf, fileToDecide, keysHeldUntil } from './pilot-request.ts'
import { pilotOf } from './request.ts'
import { type AtChange, changeAsked, freezeHashOf, showAgain } from './rule-change-page.ts'
import type { Decision } from './views/rule-change-of.ts'

const seen = z.string().max(64).default('')

/** A decision that needs no words: a key, the switch, taking up again. */
const KeyForm = formOf({ seen })

/** A decision with its reason, and with what would do instead where it declines. */
const ReasonForm = formOf({ seen, why: typed() })
const DeclineForm = formOf({ seen, why: typed(), counter: typed() })

export const approvePolicy = decision('approval', KeyForm, (given, _, doing) => approve(given, doing))
export const confirm = decision('confirmation', KeyForm, (given, _, doing) => confirmSafe(given, doing))
export const object = decision('objection', ReasonForm, (given, { why }) => objectTo(given, why))
export const sendBack = decision('return', ReasonForm, (given, { why }) => returnChange(given, why))
export const turnDown = decision('decline', DeclineForm, (given, { why, counter }) => decline(given, why, counter))
export const setAside = decision('parking', ReasonForm, (given, { why }) => park(given, why))
export const takeUp = decision('unparking', KeyForm, (given, _, doing) => unpark(given, doing))
export const takeBack = decision('withdrawal', ReasonForm, (given, { why }, doing) => withdraw(given, why, doing))
export const switchItOn = decision('switch', KeyForm, (given, _, doing) => switchOn(given, doing))
export const turnFreezeKey = decision('freeze', ReasonForm, ({ change, ...given }, { why }, doing) =>
  breakFreezeFor(change, { ...given, why }, doing),
)

type Given = Keying & Freezing
type Decided = { readonly command: string; readonly password?: string | undefined; readonly seen: string }

/** The handler of one decision: what its form asks for, and how the domain decides. */
function decision<Form extends Decided>(
  name: Decision,
  form: z.ZodType<Form>,
  decide: (given: Given, form: Form, doing: Act) => Fact | Refused,
) {
  return (request: FastifyRequest<AtChange>, reply: FastifyReply) =>
    act(request, reply, {
      form,
      decide: async (tx, typedIn, doing) => {
        const given = await givenIn(tx, request, typedIn.seen)
        return given ? decide(given, typedIn, doing) : refuse('There is no such rule change.')
      },
      next: ({ data }) => {
        if (name === 'switch') request.server.services.startJob(['check-cases', pilotOf(request).code])
        const done = name === 'freeze' && data.completes ? 'freeze-broken' : doneBy[name]
        return `${addressOf(request)}/rule-changes/${request.params.number}?done=${done}#keys`
      },
      again: (refused, sent) => showAgain(request, reply, name, refused, sent),
    })
}

/** The word of the notice that follows. */
const doneBy: Readonly<Record<Decision, string>> = {
  approval: 'policy-approved',
  confirmation: 'confirmed-safe',
  objection: 'not-safe-yet',
  return: 'change-returned',
  decline: 'change-declined',
  parking: 'change-parked',
  unparking: 'taken-up',
  withdrawal: 'withdrawn',
  switch: 'switched-on',
  freeze: 'one-key',
}

/** Everything that a decision may look at, as it stands in this transaction; null where there is no such change. */
async function givenIn(tx: Tx, request: FastifyRequest<AtChange>, seenHash: string): Promise<Given | null> {
  const { file, calendar } = await fileToDecide(tx, request)
  const change = changeAsked(file, request)
  if (!change) return null
  const held = await keysHeldUntil(tx, request)
  return { file, calendar, change, seen: seenHash, keysHeldUntil: held, freezeHash: freezeHashOf(change) }
}
