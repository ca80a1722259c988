// One sentence states the goal: a verb, where the number stands today, where it is to be, and for which team. A vague goal
// invites extra requests and endless debates, so it is refused with what is missing.

import { listed } from './advice/wording.ts'

/** A number as the sentence says it. `unit` is the word behind it ("days", "%"), empty when there is none. */
export type Amount = { readonly value: number; readonly unit: string }

export type Goal = {
  readonly from: Amount | null
  readonly to: Amount | null
  /** What the sentence does not say: "no number to start from". */
  readonly missing: readonly string[]
}

const example = 'Cut invoice approval time from 2 days to 4 hours for the accounts-payable team.'
const longest = 240

/** Why the sentence cannot be a pilot's goal, with what is missing; null when it is specific. `team` is the pilot's. */
export function whyVague(sentence: string, team: string): string | null {
  if (sentence === '') return `Write the goal as one sentence, like “${example}”`
  if (sentence.length > longest)
    return `Stay under ${longest} characters: everyone must be able to repeat the sentence.`
  const { missing } = readGoal(sentence, team)
  if (missing.length === 0) return null
  return `“${shortened(sentence)}” cannot be measured: it has ${listed(missing)}. Say it like “${example}”`
}

/** What a goal sentence says and what it leaves out. The pilot's own team may be named in any spelling. */
export function readGoal(sentence: string, team: string): Goal {
  const text = sentence.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ')
  const { from, to } = amountsIn(text)
  const missing = [
    ...(hasVerb(text) ? [] : ['no verb that says what is to happen (cut, reduce, raise …)']),
    ...(namesWhatChanges(text) ? [] : ['nothing that is to change']),
    ...(from ? [] : ['no number to start from']),
    ...(to ? [] : ['no number to reach']),
    ...(from && to && isSame(from, to) ? ['the same number twice'] : []),
    ...(namesTeam(text, team) ? [] : ['no team that it is for']),
  ]
  return { from, to, missing }
}

/** Hours of an amount of time; null when the amount is no time. Days are days of 24 hours. */
export function hoursOf({ value, unit }: Amount): number | null {
  const hours = timeUnits.find(([pattern]) => pattern.test(unit))?.[1]
  return hours === undefined ? null : value * hours
}

const timeUnits: readonly (readonly [RegExp, number])[] = [
  [/^(s|secs?|seconds?)$/, 1 / 3600],
  [/^(min|mins|minutes?)$/, 1 / 60],
  [/^(h|hrs?|hours?)$/, 1],
  [/^(d|days?)$/, 24],
  [/^(w|wks?|weeks?)$/, 168],
]

const numberWords: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  'a hundred': 100,
  'one hundred': 100,
  'half a': 0.5,
  'half an': 0.5,
  a: 1,
  an: 1,
}

const hedges =
  'about|around|roughly|approximately|nearly|almost|some|only|just|over|under|below|above|less than|more than|fewer than|at most|at least|no more than|an average of|a median of|on average|the current|currently|today'
const spelled = Object.keys(numberWords)
  .filter((word) => !/^an?$/.test(word))
  .toSorted((a, b) => b.length - a.length)
const amountPattern = `(?:(?:${hedges}),?\\s+)*(?:[€$£]\\s?)?(\\d[\\d.,]*|(?:${spelled.join('|')})\\b|an?(?=\\s+(?:second|minute|hour|day|week)\\b))(?:\\s*-?\\s*(%|[a-z]+))?`
const fromPattern = new RegExp(
  `(?:\\bfrom|\\binstead of|\\brather than|\\bcompared (?:with|to)|\\btoday|\\bnow|\\bcurrently|\\bwas)[\\s:]+${amountPattern}`,
)
const toPattern = new RegExp(`(?:(?<!\\bup\\s)\\bto|→|->|\\bbelow|\\bunder)\\s*${amountPattern}`, 'g')
const timePattern = new RegExp(`\\b(?:in|within)\\s+${amountPattern}`)
const bothPattern = new RegExp(`${amountPattern}\\s*(?:to|→|->|down to|up to)\\s*${amountPattern}`)

/** The number to start from and the number to reach, in whichever order the sentence gives them. */
function amountsIn(text: string): Pick<Goal, 'from' | 'to'> {
  const both = bothPattern.exec(text)
  const from = fromPattern.exec(text)
  const reached = [...text.matchAll(toPattern)].at(-1) ?? withinTime(text)
  return {
    from: amountOf(from?.[1], from?.[2]) ?? (both ? amountOf(both[1], both[2]) : null),
    to: amountOf(reached?.[1], reached?.[2]),
  }
}

/** "Approve invoices within 4 hours": only a time can be reached so, "in 2026" is a year. */
function withinTime(text: string): RegExpExecArray | null {
  const found = timePattern.exec(text)
  const amount = amountOf(found?.[1], found?.[2])
  return amount && hoursOf(amount) !== null ? found : null
}

const notUnits = /^(to|for|in|at|by|on|of|the|and|or|a|an|instead|rather|down|up|within|from|with|our)$/

function amountOf(written: string | undefined, unit = ''): Amount | null {
  if (written === undefined) return null
  const value =
    numberWords[written] ??
    Number(
      written
        .replace(/[.,]$/, '')
        .replace(/,(?=\d{3}\b)/g, '')
        .replace(',', '.'),
    )
  return Number.isNaN(value) ? null : { value, unit: notUnits.test(unit) ? '' : unit }
}

function isSame(from: Amount, to: Amount): boolean {
  return from.value === to.value && from.unit === to.unit
}

const changing =
  /\b(?:cut|reduc|lower|shorten|decreas|drop|bring|get|take|slash|trim|shrink|halv|lessen|limit|minimi[sz]|eliminat|remov|sav|speed|accelerat|quicken|streamlin|simplify|simplifi|improv|rais|lift|increas|grow|boost|doubl|push|mov|keep|reach|achiev|turn|complet|finish|approv|resolv|deliver|settl|clear|handl)(?:[a-z]?(?:e|es|ed|s|d|ing))?\b/
const doing =
  /^(?:please )?(?:process|review|answer|pay|send|book|post|route|sort|pick|pack|ship|issue|register|enter|reply|decide|open|fill|check|match|onboard|file|print|collect|make|give|let|have)\b/

function hasVerb(text: string): boolean {
  return changing.test(text) || doing.test(text)
}

const smallWords = /\b(?:the|a|an|our|all|its?|their|from|to|of|down|up|is|are|be|will|we|by|with|for|in|on|at|it)\b/g

/** Something stands before the first number beside the verb: the thing that is to change. */
function namesWhatChanges(text: string): boolean {
  const first = /\d/.exec(text)?.index ?? fromPattern.exec(text)?.index ?? text.length
  const left = text.slice(0, first).replace(changing, ' ').replace(doing, ' ').replace(smallWords, ' ')
  return /[a-z]{2,}/.test(left)
}

const oneTeam =
  /\b(?<!every )(?<!each )(?<!any )(?:team|department|dept|desk|group|unit|office|crew|squad|branch|section|division|shift|helpdesk|cent(?:re|er)|warehouse|plant|ward|clinic|staff|clerks|agents|accountants|buyers|planners)\b/
const aPlace = /\b(?:for|in|at|within|of)\s+(?:(?:the|our|one|a)\s+)?([a-z][\w&/'-]*)/g
const noTeams =
  /^(?:all|every|each|any|every(?:one|body|where)|people|users|customers|clients|company|business|organi[sz]ation|enterprise|world|future|example|good|ever|now|once|end|year|years|quarter|month|months|week|weeks|day|days|hour|hours|minute|minutes|january|february|march|april|may|june|july|august|september|october|november|december|monday|spring|summer|autumn|winter|q[1-4]|christmas|time|least|most|average|total|automation|software|automating|using|less|more|under|over|about)$/

/** A word for a team, the pilot's own team, or "for …" behind the last number or before the verb. */
function namesTeam(text: string, team: string): boolean {
  if (oneTeam.test(text)) return true
  if (team !== '' && plain(text).includes(plain(team))) return true
  const numbers = [...text.matchAll(/\d/g)]
  const last = numbers.at(-1)?.index ?? lastSpelled(text)
  return [...text.matchAll(aPlace)].some(
    (place) => (place.index > last || place.index === 0) && !noTeams.test(place[1] ?? '') && !isAmount(place[1] ?? ''),
  )
}

function lastSpelled(text: string): number {
  return [...text.matchAll(toPattern)].at(-1)?.index ?? text.length
}

function isAmount(word: string): boolean {
  return Object.hasOwn(numberWords, word)
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

function shortened(sentence: string): string {
  return sentence.length > 80 ? `${sentence.slice(0, 79)}…` : sentence.replace(/\.$/, '')
}
