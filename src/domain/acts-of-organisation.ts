// Acts of the organisation: people, pilots and the database as a whole.
import { type ActRule, bothKeys, leaders, organisation } from './act-rule.ts'

export const actsOfOrganisation = {
  'see the first page': {
    ...organisation,
    words: 'See the first page, sign in, check a printed code',
    who: ['anyone'],
  },
  'use an application programme': {
    ...organisation,
    words: 'Use the programming interface with a token',
    who: ['token'],
  },
  'set up organisation': { ...organisation, words: 'Set up the organisation, once', who: ['anyone'], head: true },
  'sign in': { ...organisation, words: 'Sign in and out, prove who one is', who: ['anyone'] },
  'see own page': {
    ...organisation,
    words: 'See one’s own page, end one’s sessions, say what one wants to be sent',
    who: ['anyone signed in'],
  },
  'follow reviews by link': {
    ...organisation,
    words: 'Follow the reviews of one’s pilots in a calendar, by its address',
    who: ['anyone'],
  },
  'read decision rights': { ...organisation, words: 'Read who may do what', who: ['anyone signed in'] },
  'read organisation': {
    ...organisation,
    words: 'Read settings and people',
    who: ['administrator', 'organisation reader'],
  },
  'read ledger': { ...organisation, words: 'Read the ledger of the pilots one may see', who: ['anyone signed in'] },
  'invite person': { ...organisation, words: 'Invite people', who: ['administrator', 'command line'] },
  'change person': { ...organisation, words: 'Correct a person’s name or address', who: ['administrator'] },
  'person left': { ...organisation, words: 'Deactivate someone who leaves', who: ['administrator'], head: true },
  'grant duty': { ...organisation, words: 'Grant and withdraw duties', who: ['administrator', 'command line'] },
  'issue sign-in link': {
    ...organisation,
    words: 'Give someone a new sign-in link',
    who: ['administrator', 'command line'],
  },
  'agree to sign-in reset': {
    ...organisation,
    words: 'Agree to a sign-in reset of the other leader',
    who: ['anyone signed in'],
    fresh: true,
    head: true,
  },
  'change settings': { ...organisation, words: 'Change the organisation’s name and time zone', who: ['administrator'] },
  'issue token': {
    ...organisation,
    words: 'Issue and end tokens of the organisation',
    who: ['administrator', 'command line'],
  },
  search: { ...organisation, words: 'Search the pilots one may read', who: ['anyone signed in'] },
  'see pilots': { ...organisation, words: 'See the list of the pilots one may see', who: ['anyone signed in'] },
  'open pilot': { ...organisation, words: 'Open a pilot', who: ['administrator'] },
  'accept restoration': {
    ...bothKeys,
    words: 'Accept a restored backup, so that writing goes on',
    who: leaders,
  },
  migrate: { ...organisation, words: 'Change the shape of the database', who: ['command line'], head: true },
} as const satisfies Record<string, ActRule>
