// What a search found: grouped by kind, each with where its words stood, on which pilot, and when.
import { excerptOf, folded, type Piece, type Searchable, type SearchKind, searchKinds } from '../../domain/search.ts'
import type { Found } from '../../store/search.ts'
import { dayOf, weekName } from '../../words/dates.ts'
import { capital } from '../../words/sentences.ts'
import type { Link } from './page.ts'
import type { Empty } from './table.ts'

export type SearchOf = {
  readonly query: string
  /** The words that are looked for, folded. */
  readonly words: readonly string[]
  /** The kind that is shown alone and in full; undefined where each shows its first ones. */
  readonly kind: SearchKind | undefined
  readonly found: readonly Found[]
  readonly zone: string
  readonly now: number
}

export type Hit = {
  readonly title: string
  readonly href: string
  readonly pieces: readonly Piece[]
  /** Pilot, how it stands, and the day of the last thing that happened to it: parts of one quiet line. */
  readonly notes: readonly string[]
}

export type SearchView = {
  readonly query: string
  /** "14 things have “invoice” and “director”." */
  readonly says: string | null
  readonly groups: readonly {
    readonly id: string
    readonly heading: string
    readonly hits: readonly Hit[]
    readonly more: Link | null
  }[]
  readonly back: Link | null
  readonly empty: Empty | null
}

const headings: Readonly<Record<SearchKind, string>> = {
  pilot: 'Pilots',
  rule: 'Rules',
  'rule change': 'Rule changes',
  decision: 'Decisions',
  failure: 'Failures',
  request: 'Requests',
  question: 'Questions',
  system: 'Systems and data',
}

const firstOnes = 5
const mostOnes = 200

export function searchView(given: SearchOf): SearchView {
  const { query, words, kind, found } = given
  const shown = kind === undefined ? found : found.filter((one) => one.kind === kind)
  const groups = searchKinds.flatMap((one) => groupOf(one, shown, given))
  return {
    query,
    says: words.length === 0 ? null : countText(shown.length, given),
    groups,
    back: kind === undefined ? null : { text: 'Show everything that was found', href: hrefOf(query) },
    empty: groups.length > 0 ? null : words.length === 0 ? teaching : nothingFound,
  }
}

const teaching: Empty = {
  text: 'Type a word or two that you remember: of a rule, a reason, a failure, a question. Their order, capitals and accents do not matter. You find what stands on the pilots that you may read.',
}

const nothingFound: Empty = {
  text: 'Nothing on the pilots that you may read has all of these words. Try fewer words, or only the beginning of one.',
  link: { text: 'See your pilots', href: '/pilots' },
}

function countText(many: number, { query, kind }: SearchOf): string | null {
  if (many === 0) return null
  const isCut = kind !== undefined && many > mostOnes
  const said = `${many.toLocaleString('en-GB')} ${many === 1 ? 'thing has' : 'things have'} “${query}”.`
  return isCut ? `${said} The newest ${mostOnes} are shown.` : said
}

function groupOf(kind: SearchKind, found: readonly Found[], given: SearchOf): SearchView['groups'] {
  const all = found.filter((one) => one.kind === kind)
  if (all.length === 0) return []
  const most = given.kind === undefined ? firstOnes : mostOnes
  const href = `${hrefOf(given.query)}&kind=${encodeURIComponent(kind)}`
  const isCut = given.kind === undefined && all.length > most
  return [
    {
      id: `found-${kind.replaceAll(' ', '-')}`,
      heading: headings[kind],
      hits: sorted(all, given.words)
        .slice(0, most)
        .map((one) => hitOf(one, given)),
      more: isCut ? { text: `Show all ${all.length}`, href } : null,
    },
  ]
}

/** What is called by one of the words stands first, then what something happened to last. */
function sorted(all: readonly Found[], words: readonly string[]): readonly Found[] {
  const isNamed = ({ name }: Found) => words.includes(folded(name))
  const newest = all.toSorted((a, b) => b.at - a.at)
  return [...newest.filter(isNamed), ...newest.filter((one) => !isNamed(one))]
}

function hitOf(one: Found, { words, zone, now }: SearchOf): Hit {
  const { pilot, path, text, standing, at } = one
  const notes = [`${pilot.code} ${pilot.name}`, standing, dayOf(at, zone, now)]
  return {
    title: titleOf(one),
    href: `/pilots/${encodeURIComponent(pilot.code)}${path === '' ? '' : `/${path}`}`,
    pieces: excerptOf(text, words),
    notes: notes.filter((note) => note !== null),
  }
}

/** "R3", "Rule change 12", "The answer for the week of Monday 7 September 2026" */
function titleOf({ kind, name }: Searchable): string {
  if (kind === 'decision') return `The answer for the week of ${weekName(name)}`
  return kind === 'rule' || kind === 'pilot' || kind === 'system' ? name : `${capital(kind)} ${name}`
}

function hrefOf(query: string): string {
  return `/search?${new URLSearchParams({ q: query }).toString()}`
}
