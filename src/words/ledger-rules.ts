// What happened to the rules and to those who live by them, as the rest of a sentence that begins with a name.
import type { ActName } from '../domain/act.ts'
import { ruleName } from '../domain/rule.ts'
import { dayName } from './dates.ts'
import { thingText } from './decisions.ts'
import { turned, type Teller } from './ledger-teller.ts'
import { costText } from './requests.ts'

export const ruleWording: { readonly [Act in ActName]?: (teller: Teller) => string } = {
  'write process': ({ code, version }) => `wrote version ${version} of the process of ${code}.`,
  'write rule': (teller) =>
    teller.isDone('retired')
      ? `took ${rule(teller, 'number')} out of the rule book of ${teller.code}.`
      : `wrote ${rule(teller, 'number')} of ${teller.code}, version ${teller.version}.`,
  'name answerer': (teller) =>
    `named ${teller.person('person') || 'nobody'} to answer questions about ${rule(teller, 'rule')} of ${teller.code}.`,
  'request rule change': (teller) =>
    teller.text('effect') === 'parks'
      ? `asked for ${change(teller)}; the scope is frozen, so it is parked.`
      : `asked for ${change(teller)}.`,
  'edit rule change': (teller) => `${teller.text('what')} ${change(teller)}: round ${teller.version}.`,
  'withdraw rule change': (teller) => `withdrew ${change(teller)}.`,
  'approve rule change': (teller) => turned(teller, change(teller)),
  'confirm rule change': (teller) => turned(teller, change(teller)),
  'object to rule change': (teller) => `said that ${change(teller)} is not safe yet.`,
  'return rule change': (teller) => `returned ${change(teller)}.`,
  'decline rule change': (teller) => `declined ${change(teller)}.`,
  'park rule change': (teller) => `parked ${change(teller)}.`,
  'unpark rule change': (teller) => `took ${change(teller)} up again.`,
  'switch on rule change': (teller) => `switched on ${change(teller)}: ${rule(teller, 'rule')} is another by it.`,
  'break freeze': (teller) => turned(teller, `breaking the freeze of ${teller.code} for ${thingText(teller.object)}`),
  'confirm rule book': ({ code }) => `confirmed that the rule book of ${code} is current.`,
  'make request': (teller) => `${teller.text('what') === 'asked' ? 'made' : 'withdrew'} ${request(teller)}.`,
  'cost request': (teller) => `said that ${request(teller)} would cost ${costText(Number(teller.text('minutes')))}.`,
  'decide request': (teller) => `${teller.text('what') === 'accepted' ? 'accepted' : 'cut'} ${request(teller)}.`,
  'ask question': ({ object, code }) => `asked question ${object} on ${code}.`,
  'answer question': ({ object, code }) => `answered question ${object} on ${code}.`,
  acknowledge: ({ text, code }) =>
    text('what') === 'switch-on'
      ? `acknowledged that rule change ${text('subject')} of ${code} was switched on.`
      : `acknowledged the when-to-use line of ${code}.`,
  'note training': ({ person, text, code }) =>
    `noted that ${person('person')} was trained for ${code} on ${dayName(text('on'))}.`,
  'write messy case': ({ object, text, code }) =>
    `${text('what') === 'dropped' ? 'dropped' : 'wrote'} messy-case test ${object} of ${code}.`,
  'run messy case': ({ object, text, code }) => `ran messy-case test ${object} of ${code}: ${text('result')}.`,
  'run drill': ({ object, text, code }) =>
    `${text('what') === 'begun' ? 'began' : 'broke off'} drill ${object} of ${code}.`,
  'decide in drill': ({ object, code }) => `decided the cases of drill ${object} of ${code}.`,
  'name deputy': ({ person, text, code }) =>
    text('what') === 'named'
      ? `named ${person('deputy')} deputy on ${code} from ${dayName(text('from'))} to ${dayName(text('to'))}.`
      : `ended the time of ${person('deputy')} as deputy on ${code}.`,
  remind: ({ text, code }) => `reminded the ${text('seat').toUpperCase()} of ${code} of what waits for them.`,
}

function rule({ text }: Teller, name: string): string {
  return ruleName(Number(text(name)))
}

function change({ object, code }: Teller): string {
  return `rule change ${object} of ${code}`
}

function request({ object, code }: Teller): string {
  return `request ${object} of ${code}`
}
