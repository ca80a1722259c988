// Beside the people of a pilot, others may be told when something breaks: another address, a machine, a room in a chat.
import type { TargetKind } from './alert.ts'
import { fact, type Fact } from './fact.ts'
import { refuse, refuseFields, type Refused } from './refusal.ts'

/** A place that is told. `place` is what may be seen of it: the host of a webhook, the domain of an address. */
export type AlertTarget = {
  readonly target: number
  readonly kind: TargetKind
  readonly place: string
  readonly by: string
  readonly at: number
}

/** One thing that happened to a target, oldest first. */
export type TargetEvent = AlertTarget & { readonly what: 'set' | 'taken out'; readonly seq: number }

const mostTargets = 20

/** The targets that are told, in the order in which they were set. */
export function targetsAfter(events: readonly TargetEvent[]): readonly AlertTarget[] {
  const gone = new Set(events.filter(({ what }) => what === 'taken out').map(({ target }) => target))
  return events.filter(({ what, target }) => what === 'set' && !gone.has(target))
}

/** Sets a target. `fault` is what is wrong with its address. Refused beyond twenty, which nobody reads. */
export function setTarget(
  pilot: string,
  events: readonly TargetEvent[],
  { kind, place, fault }: Pick<AlertTarget, 'kind' | 'place'> & { readonly fault: string | null },
): Fact | Refused {
  if (fault !== null) return refuseFields([{ field: 'address', why: fault }])
  if (targetsAfter(events).length >= mostTargets)
    return refuse(`There are ${mostTargets} already. Take one out before you set another.`)

  const target = Math.max(0, ...events.map((event) => event.target)) + 1
  return targetFact(pilot, { target, kind, place }, 'set')
}

/** Takes a target out: it is told of nothing more. Refused when it is out already. */
export function takeOutTarget(pilot: string, events: readonly TargetEvent[], number: number): Fact | Refused {
  const target = targetsAfter(events).find((one) => one.target === number)
  if (!target) return refuse('This is taken out already.')

  return targetFact(pilot, target, 'taken out')
}

function targetFact(
  pilot: string,
  { target, kind, place }: Pick<AlertTarget, 'target' | 'kind' | 'place'>,
  what: TargetEvent['what'],
): Fact {
  const object = { type: 'alert target', id: String(target), version: 1 }
  return fact('set alert target', pilot, object, { data: { target, kind, place, what } })
}

/** What is wrong with the address of a target, in a sentence; null when it can be used. */
export function addressFault(kind: TargetKind, address: string): string | null {
  if (kind === 'mail')
    return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(address) ? null : 'Enter an e-mail address like erp-team@example.com.'
  return /^https?:\/\/[^\s/@?#]+(?:[/?]\S*)?$/i.test(address)
    ? null
    : 'Enter an address that begins with https://, without a name or a password in it.'
}

/** What may be seen of an address: its host, or what stands behind the @. */
export function placeOf(address: string): string {
  const behind = address.replace(/^https?:\/\//i, '').split(/[/?]/, 1)[0] ?? ''
  return behind.split('@').at(-1) ?? behind
}
