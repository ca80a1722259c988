// What every page carries beside its own content: the bar, the pilot's head and tabs, banners, a notice and the footer.
// The layout (views/layouts/page.eta) reads it at `it.page` and decides nothing: words, numbers and links arrive finished.

import type { AnswerWord } from './answer.ts'
import { faceOf } from './answer.ts'

export type Link = { text: string; href: string }

export type NavLink = Link & { current: boolean }

/** Who is signed in: "Olivia", "COO on INV"; `href` leads to the person's own page, `signOut` is the address a form posts to. */
export type Person = { name: string; seats: string; href?: string; signOut?: string }

/** A line above everything: the example's data, a fixed instant (TWOKEYS_NOW), a database that is read only. */
export type Banner = { tone: 'plain' | 'warning' | 'danger'; text: string; links?: readonly Link[] }

/** The head of every page inside a pilot. `line` is one finished phrase: "week 9 · running since Monday 31 August". */
export type PilotHead = {
  code: string
  name: string
  href: string
  goal: string
  line: string
  /** Short states that hold today: "Scope frozen until Monday 28 September", "Paused". */
  marks: readonly string[]
  answer?: PilotAnswer
  tabs: readonly NavLink[]
  more: readonly NavLink[]
}

/** The last signed answer in the pilot's head; `said` is "signed Monday 26 October". */
export type PilotAnswer = { word: AnswerWord; face: string; shape: string; said: string; href?: string }

/** The time the page speaks of ("Monday 26 October 2026, 16:05, Europe/Berlin") and the ledger's newest head, both printed. */
export type Footer = { asOf: string; head?: string }

export type Page = {
  title: string
  nav: readonly NavLink[]
  banners: readonly Banner[]
  footer: Footer
  person?: Person
  /** How many decisions wait for this person; nothing is shown for none. */
  waiting?: number
  /** The bar has the box to search with; the search page has its own. */
  searches?: boolean
  pilot?: PilotHead
  /** What has just happened, after a 303: "Signed." */
  notice?: string
  /** What the browser's tab says: "Scorecard · INV · Twokeys". */
  windowTitle: string
}

const mainPlaces = {
  Home: '/',
  Pilots: '/pilots',
  Portfolio: '/portfolio',
  Diagnosis: '/diagnosis',
  Ledger: '/ledger',
  Settings: '/settings',
  Search: '/search',
} as const

const pilotPlaces = {
  Overview: '',
  Charter: '/charter',
  Rules: '/rules',
  Map: '/system-map',
  Failures: '/failures',
  Cases: '/cases',
  Scorecard: '/scorecard',
  Gates: '/gates',
  Reviews: '/reviews',
} as const

const morePlaces = {
  'What you need to know': '/know',
  Process: '/process',
  'Messy cases': '/messy-cases',
  Drills: '/drills',
  Requests: '/requests',
  Questions: '/questions',
  Friction: '/friction',
  Effort: '/effort',
  Runs: '/runs',
  Signals: '/signals',
  'What if': '/what-if',
  Deputies: '/deputies',
  Alerts: '/alerts',
} as const

export type MainPage = keyof typeof mainPlaces
export type PilotPage = keyof typeof pilotPlaces | keyof typeof morePlaces

/** A page, with its window title made of its own, the pilot's code and the product; what is not given is absent. */
export function page(given: Pick<Page, 'title' | 'footer'> & Partial<Page>): Page {
  const windowTitle = [given.title, given.pilot?.code, 'Twokeys'].filter(Boolean).join(' · ')

  return { nav: [], banners: [], windowTitle, ...given }
}

/** The bar's links, always in the same order, of the pages that exist. */
export function mainNav(shown: readonly MainPage[], current?: MainPage): NavLink[] {
  return linksTo(mainPlaces, '', shown, current)
}

/** The pilot's tabs and what stands under *More*, always in the same order, of the pages that exist. */
export function pilotTabs(
  code: string,
  shown: readonly PilotPage[],
  current?: PilotPage,
): Pick<PilotHead, 'tabs' | 'more'> {
  const pilot = `/pilots/${encodeURIComponent(code)}`

  return { tabs: linksTo(pilotPlaces, pilot, shown, current), more: linksTo(morePlaces, pilot, shown, current) }
}

/** The last signed answer for the pilot's head, with its word and shape. */
export function pilotAnswer(word: AnswerWord, said: string, href?: string): PilotAnswer {
  return { word, ...faceOf(word), said, href }
}

function linksTo(
  places: Readonly<Record<string, string>>,
  under: string,
  shown: readonly string[],
  current: string | undefined,
): NavLink[] {
  return Object.entries(places)
    .filter(([text]) => shown.includes(text))
    .map(([text, path]) => ({ text, href: under + path, current: text === current }))
}
