// What happened to the system and to its failures, as the rest of a sentence that begins with a name.
import type { ActName } from '../domain/act.ts'
import { dayName } from './dates.ts'
import { turned, type Teller } from './ledger-teller.ts'

export const systemWording: { readonly [Act in ActName]?: (teller: Teller) => string } = {
  'bring runs': ({ text, code }) => `told of ${text('runs')} runs on ${code}; ${text('failed')} had failed.`,
  'write map': ({ code, version }) => `wrote version ${version} of the system map of ${code}.`,
  'correct map': ({ code, version }) => `corrected the system map of ${code}: version ${version}.`,
  'change map': ({ code, version }) => `proposed to change the system of ${code}: version ${version} of the map.`,
  'sign map change': (teller) => turned(teller, `version ${teller.version} of the system map of ${teller.code}`),
  'withdraw map change': ({ code, version }) =>
    `withdrew the change of the system of ${code}: version ${version} of the map.`,
  'confirm map': ({ code }) => `confirmed that the system map of ${code} is current.`,
  'log failure': ({ object, code }) => `reported failure ${object} on ${code}.`,
  'handle failure': ({ text, object, code }) => `${text('what')} failure ${object} on ${code}.`,
  'triage failure': ({ object, code }) => `said which side failure ${object} on ${code} is on.`,
  'report friction': ({ object, code }) => `reported friction on ${code}: report ${object}.`,
  'report friction by link': ({ object, code }) => `reported friction on ${code} by the link: report ${object}.`,
  'triage friction': ({ text, object, code }) =>
    `said that ${/^\d+$/.test(object) ? `friction report ${object}` : `“${object}”`} on ${code} is on the ${text('side')} side.`,
  'log effort': ({ text, code }) => `logged ${text('minutes')} minutes of ${text('what')} on ${code}.`,
  'log build': ({ text, code }) =>
    text('what') === 'build'
      ? `put version ${text('build')} of the automation of ${code} in place.`
      : `rolled the automation of ${code} back to version ${text('build')}.`,
  'plan maintenance': ({ code }) => `planned maintenance on ${code}.`,
  'take back maintenance': ({ code }) => `took back planned maintenance on ${code}.`,
  'test alert': ({ text, code }) => `tested the alert of ${text('integration')} on ${code}.`,
  'set alert target': ({ text, code }) =>
    text('what') === 'set'
      ? `had ${text('place')} told when something breaks on ${code}.`
      : `had ${text('place')} told no more when something breaks on ${code}.`,
  'drill fallback': ({ text, code }) => `noted a drill of the fallback of ${code} on ${dayName(text('on'))}.`,
}
