// The links by which one comes into the example as one of its people: one for each, and they work more than once.
import { people, type PersonName } from '../../db/seeds/invoice-approval.ts'
import type { Store } from '../../db/store.ts'
import { invitationLink, makeInvitation } from '../store/invitations.ts'
import { listAccounts } from '../store/people.ts'

export type SeatLink = { readonly seat: string; readonly name: PersonName; readonly link: string }

/** New links for everybody, the leaders first; those made before no longer work. `now` is the real time in ms. */
export async function makeLinks(store: Store, baseUrl: string, now: number): Promise<readonly SeatLink[]> {
  const ids = new Map((await listAccounts(store.reader)).map(({ name, person }) => [name, person]))
  const [administrator, ...others] = people
  return store.transaction(async (tx) => {
    const links: SeatLink[] = []
    for (const { name, seat } of [...others, administrator]) {
      const secret = await makeInvitation(tx, ids.get(name) ?? '', now, true)
      links.push({ seat: seat ?? 'administrator', name, link: invitationLink(baseUrl, secret) })
    }
    return links
  })
}
