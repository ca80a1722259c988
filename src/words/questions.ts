// How long somebody waited for an answer, and who answers, as people read it.
import { rounded } from '../domain/advice/wording.ts'
import type { Waited } from '../domain/answering-time.ts'
import { holderOf } from '../domain/person.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { namedFor } from '../domain/rule-answerer.ts'
import { nameOf, type Names, nameWithSeat } from './people.ts'

/** "25 minutes"; across nights and weekends "3 days (2 hours of working time)". */
export function waitedText({ hours, workingHours }: Waited): string {
  const worked = durationText(workingHours)
  if (Math.abs(hours - workingHours) < 1 / 60) return durationText(hours)
  return `${durationText(hours)} (${worked} of working time)`
}

function durationText(hours: number): string {
  if (hours < 2) return unit(Math.round(hours * 60), 'minute')
  return hours < 48 ? unit(Number(hours.toFixed(hours < 10 ? 1 : 0)), 'hour') : unit(Math.round(hours / 24), 'day')
}

/** "0.4 working days" */
export function workingDaysText(days: number): string {
  return unit(Number(days.toFixed(1)), 'working day')
}

function unit(count: number, one: string): string {
  return `${rounded(count)} ${one}${count === 1 ? '' : 's'}`
}

/**
 * "Maya (team lead) or Femke": who answers about a rule, or about the work where no rule speaks. Those who were named and
 * still have a seat; where nobody is left, the COO.
 */
export function answererText({ pilot, answerers }: PilotFile, rule: number | null, names: Names): string {
  const { holders } = pilot
  const named = rule === null ? null : namedFor({ answerers }, rule)
  const here = [named?.person, named?.deputy].flatMap((one) => holders.find(({ person }) => person === one) ?? [])
  const [first, second] = here.map(({ person }) => person)
  if (first !== undefined && second !== undefined)
    return `${nameWithSeat(names, holders, first)} or ${nameOf(names, second)}`
  const alone = first ?? holderOf(holders, 'coo')
  return alone === null ? 'nobody: the COO’s seat is vacant' : nameWithSeat(names, holders, alone)
}
