// Rules as people read them: what a section is about, and what a condition and its outcome say in one sentence.
import { plainWords } from '../domain/advice/wording.ts'
import { isDay } from '../domain/day.ts'
import type { Condition, ConditionRow, Operator, Outcome, RuleContent, Section, TimeLimit } from '../domain/rule.ts'
import { dayName } from './dates.ts'
import { capital } from './sentences.ts'

const sectionWords: Readonly<Record<Section, { readonly name: string; readonly about: string }>> = {
  start: { name: 'Start', about: 'what begins the work, and who may begin it' },
  'required data': { name: 'Required data', about: 'what must be there before anything happens' },
  routing: { name: 'Routing', about: 'where a case goes, and who decides it' },
  'time limit': { name: 'Time limits', about: 'how long a step may take' },
  'human step-in': { name: 'Human step-ins', about: 'where a person looks, decides or overrides' },
  exception: { name: 'Exceptions', about: 'what is done differently, and from which rule' },
  stop: { name: 'Stop', about: 'when the automation hands the work back to people' },
  never: { name: 'Never', about: 'what must not happen, whatever else is said' },
}

/** "Time limits" */
export function sectionName(section: Section): string {
  return sectionWords[section].name
}

/** What belongs into a section, as the end of a sentence: "how long a step may take". */
export function sectionAbout(section: Section): string {
  return sectionWords[section].about
}

/** What a rule says to a machine, as one sentence; null where it says nothing: "When amount is more than 10,000: goes to Finance." */
export function ruleInWords({ condition, outcome }: Pick<RuleContent, 'condition' | 'outcome'>): string | null {
  const then = outcome === null ? '' : outcomeInWords(outcome)
  if (condition === null) return then === '' ? null : `In every case: ${then}.`
  const when = conditionInWords(condition)
  return then === '' ? `${capital(when)}.` : `${capital(when)}: ${then}.`
}

/** "when amount is more than 10,000 and country is NL"; a condition that was written by hand is quoted as it is. */
function conditionInWords({ rows, join, expression }: Condition): string {
  if (rows.length === 0) return `when ${expression}`
  return `when ${rows.map(rowInWords).join(join === 'all' ? ' and ' : ' or ')}`
}

/** "goes to Finance; Olivia approves; within 4 working hours; a person checks the VAT number"; empty where nothing is said. */
export function outcomeInWords({ route, approver, limit, human }: Outcome): string {
  const said = [
    route === null ? null : `goes to ${route}`,
    approver === null ? null : `${approver} approves`,
    limit === null ? null : `within ${limitInWords(limit)}`,
    human === null ? null : `a person ${human}`,
  ]
  return said.filter((part) => part !== null).join('; ')
}

/** "4 working hours", "1 hour 30 minutes round the clock": how long, and what counts. */
function limitInWords({ minutes, counts }: TimeLimit): string {
  const isWorking = counts === 'working hours'
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (isWorking && rest === 0) return unit(hours, 'working hour')
  const time = [hours > 0 ? unit(hours, 'hour') : null, rest > 0 ? unit(rest, 'minute') : null]
  const said = time.filter((part) => part !== null).join(' ')
  return isWorking ? `${said} of working time` : `${said} round the clock`
}

function unit(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`
}

function rowInWords({ field, operator, value }: ConditionRow): string {
  const name = plainWords(field)
  if (operator === 'is given' || operator === 'is not given') return `${name} ${operator}`
  if (operator === 'is one of') return `${name} is ${either(value.split(',').map((one) => one.trim()))}`
  return `${name} ${operator} ${isDay(value) ? dayName(value) : isCompared(operator) ? grouped(value) : value}`
}

function isCompared(operator: Operator): boolean {
  return ['is at least', 'is more than', 'is at most', 'is less than'].includes(operator)
}

/** "NL, BE or DE" */
function either(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`
}

/** An amount in groups of three, as sentences write it: "7,500". */
function grouped(value: string): string {
  return /^\d{4,}(\.\d+)?$/.test(value)
    ? value.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))
    : value
}
