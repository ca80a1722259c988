// The address of the rule log, wherever a page leads to a part of it.
import type { LogAsked } from './rule-log-of.ts'

/** The address below a pilot's; what is usual is left out. */
export function logAddress(pilot: string, { show, by, order, from, asOf }: LogAsked): string {
  const pairs: readonly (readonly [string, string | null])[] = [
    ['show', show === 'all' ? null : show],
    ['by', by],
    ['sort', order?.sort ?? null],
    ['down', order?.isDown ? 'yes' : null],
    ['from', from > 1 ? String(from) : null],
    ['asof', asOf],
  ]
  const query = new URLSearchParams(
    pairs.flatMap(([name, value]) => (value === null ? [] : [[name, value] as [string, string]])),
  )
  return `${pilot}/rule-changes${query.size > 0 ? `?${query.toString()}` : ''}`
}
