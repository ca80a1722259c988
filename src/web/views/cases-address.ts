// The address of a list of cases, wherever a page leads to one.
import type { CasesAsked } from '../case-query.ts'

/** The address of a list; what is usual is left out. */
export function casesAddress(pilot: string, asked: Partial<CasesAsked>): string {
  const { show = 'all', week, component, order, after } = asked
  const pairs: readonly (readonly [string, string | null | undefined])[] = [
    ['show', show === 'all' ? null : show],
    ['week', week],
    ['component', component],
    ['sort', order?.sort],
    ['down', order?.isDown ? 'yes' : null],
    ['after', after && Buffer.from(JSON.stringify([after.value, after.case])).toString('base64url')],
  ]
  const query = new URLSearchParams(
    pairs.flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : [])),
  )
  return `${pilot}/cases${query.size > 0 ? `?${query.toString()}` : ''}`
}
