// Every way to ask, in the order in which the page of the interface tells of them.
import type { Scope } from '../domain/token.ts'

/** One way to ask, as the description and the page of the interface say it. */
export type Operation = {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly does: string
  readonly asks: readonly Asked[]
  readonly takes: Body | null
  /** What a token must be allowed; reading where nothing is said. */
  readonly scope?: Scope
  /** What an answer 202 says, where there may be one. */
  readonly later?: string
  readonly gives: { readonly schema: string; readonly type: string; readonly says: string }
}

/** What is sent: its shape, by the type of its content. */
export type Body = { readonly says: string; readonly shapes: Readonly<Record<string, string>> }

/** A part of the address, in its path or behind the question mark, or a header. */
export type Asked = { readonly name: string; readonly in: 'path' | 'query' | 'header'; readonly says: string }

const json = 'application/json'
const ndjson = 'application/x-ndjson'
const pilot: Asked = { name: 'pilot', in: 'path', says: 'The pilot’s code, like INV.' }
const asOf: Asked = {
  name: 'asof',
  in: 'query',
  says: 'A day like 2026-05-04, taken at its end; as it is now where nothing is said.',
}
const key: Asked = {
  name: 'Idempotency-Key',
  in: 'header',
  says: 'Of your own choice, up to 200 characters: the same body under the same key is one import, however often it is sent.',
}

export const operations: readonly Operation[] = [
  {
    method: 'post',
    path: '/advice',
    does: 'Ask the engine about facts of your own.',
    asks: [],
    takes: { says: 'Facts, all at once.', shapes: { [json]: 'Facts' } },
    gives: { schema: 'Advice', type: json, says: 'Stop, fix or expand, with what it rests on.' },
  },
  {
    method: 'get',
    path: '/pilots',
    does: 'List the pilots that the token may see.',
    asks: [{ name: 'after', in: 'query', says: 'Go on after this code.' }],
    takes: null,
    gives: { schema: 'Pilots', type: json, says: 'Up to 100 pilots, in the order in which they were opened.' },
  },
  {
    method: 'get',
    path: '/pilots/{pilot}',
    does: 'See where one pilot stands.',
    asks: [pilot],
    takes: null,
    gives: { schema: 'Pilot', type: json, says: 'The pilot.' },
  },
  {
    method: 'get',
    path: '/pilots/{pilot}/advice',
    does: 'Ask the engine about a week of a pilot.',
    asks: [pilot, { name: 'week', in: 'query', says: 'An ISO week; the last closed one where nothing is said.' }],
    takes: null,
    gives: { schema: 'Advice', type: json, says: 'The same advice as the review shows.' },
  },
  {
    method: 'post',
    path: '/pilots/{pilot}/cases',
    scope: 'cases',
    does: 'Bring cases. A reference that is known is told anew; a row that is wrong is rejected and the rest comes in.',
    asks: [pilot, key],
    takes: {
      says: 'An array of cases, or one case a line; at most 100 MB, also packed with gzip.',
      shapes: { [json]: 'Cases', [ndjson]: 'Case' },
    },
    gives: { schema: 'Import', type: json, says: 'The cases are in.' },
    later: 'It is at work; Location says where to look how far it is. So it is for more than a megabyte.',
  },
  {
    method: 'get',
    path: '/pilots/{pilot}/imports/{import}',
    scope: 'cases',
    does: 'See what became of cases that were sent.',
    asks: [pilot, { name: 'import', in: 'path', says: 'The number that the answer named.' }],
    takes: null,
    gives: { schema: 'Import', type: json, says: 'How far it is, or how it ended.' },
  },
  {
    method: 'get',
    path: '/pilots/{pilot}/scorecard',
    does: 'Read the scorecard of a pilot.',
    asks: [
      pilot,
      { name: 'from', in: 'query', says: 'The first ISO week; the first known one where nothing is said.' },
      { name: 'to', in: 'query', says: 'The last ISO week; the current one where nothing is said.' },
    ],
    takes: null,
    gives: {
      schema: 'Scorecard',
      type: json,
      says: 'A line a week: the baseline, what came before the keys, the pilot.',
    },
  },
  {
    method: 'get',
    path: '/pilots/{pilot}/rules',
    does: 'Read the rule book of a pilot.',
    asks: [pilot, asOf],
    takes: null,
    gives: { schema: 'Rules', type: json, says: 'The rules in effect, in the order of the book.' },
  },
  {
    method: 'get',
    path: '/pilots/{pilot}/system-map',
    does: 'Read the system map of a pilot.',
    asks: [pilot, asOf],
    takes: null,
    gives: { schema: 'SystemMap', type: json, says: 'The map in force, with everything that it names.' },
  },
  {
    method: 'get',
    path: '/pilots/{pilot}/failures',
    does: 'Read the failures of a pilot.',
    asks: [
      pilot,
      { name: 'after', in: 'query', says: 'Failures after this number; from the first where nothing is said.' },
      asOf,
    ],
    takes: null,
    gives: { schema: 'Failures', type: json, says: 'Up to 100 failures by their number, open and resolved.' },
  },
  {
    method: 'get',
    path: '/pilots/{pilot}/reviews',
    does: 'Read how the weekly reviews stand, and their signed answers.',
    asks: [
      pilot,
      { name: 'after', in: 'query', says: 'Reviews after this week; from the pilot’s first where nothing is said.' },
    ],
    takes: null,
    gives: { schema: 'Reviews', type: json, says: 'Up to 100 reviews, oldest week first.' },
  },
  {
    method: 'get',
    path: '/ledger',
    does: 'Read the ledger from an entry on.',
    asks: [{ name: 'after', in: 'query', says: 'Entries after this number; all of them where nothing is said.' }],
    takes: null,
    gives: {
      schema: 'LedgerLine',
      type: ndjson,
      says: 'One entry a line. A pilot’s token sees its own.',
    },
  },
]
