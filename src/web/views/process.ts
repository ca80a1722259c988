// The process on one page: today's steps beside the pilot's, where a person stands in each, and every version there was.
import { counted, listed, sentence } from '../../domain/advice/wording.ts'
import type { Seat } from '../../domain/person.ts'
import {
  newestProcess,
  oddLists,
  type ProcessContent,
  type ProcessStep,
  type ProcessVersion,
  type StepList,
  stepLists,
  type StepPart,
} from '../../domain/process.ts'
import { notWritable } from '../../domain/process-writing.ts'
import type { ToldWaits } from '../../store/log-waits.ts'
import { dayName, timeOf } from '../../words/dates.ts'
import { nameWithSeat } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import type { Pair } from './lists.ts'
import { waitsShown } from './log-waits.ts'
import type { Link } from './page.ts'
import type { Empty } from './table.ts'
import type { Sentence } from './trail.ts'

export type ProcessOf = Shown & {
  /** The version on the page. */
  readonly shown: ProcessVersion
  /** The day the page speaks of, "2026-05-04"; null for today. */
  readonly asOf: string | null
  readonly seats: readonly Seat[]
  readonly waits: ToldWaits | null
}

/** One step as it is read: the person and the deed on top, the rest below. */
export type StepShown = {
  readonly who: string
  readonly what: string
  readonly human: boolean
  readonly more: readonly Pair[]
}

export type StepsShown = {
  readonly id: StepList
  readonly heading: string
  readonly says: string
  readonly steps: readonly StepShown[]
}

export const listHeadings: Readonly<Record<StepList, string>> = { today: 'Today', pilot: 'In the pilot' }

export const partLabels: Readonly<Record<StepPart, string>> = {
  who: 'Who',
  what: 'What',
  data: 'Data needed',
  check: 'Check',
  ifWrong: 'If it goes wrong',
  seenBy: 'Seen by whom and when',
}

export function processView(given: ProcessOf) {
  const { file, shown, asOf } = given
  const address = `/pilots/${encodeURIComponent(file.pilot.code)}/process`
  const isNewest = asOf === null && shown === newestProcess(file.processes)
  return {
    standing: `Version ${shown.version} of ${file.processes.length}, written by ${writtenBy(given, shown)}.`,
    asOf: asOf === null ? null : `As it stood on ${dayName(asOf)}.`,
    newest: isNewest ? null : { text: 'The process as it is now', href: address },
    count: countInWords(shown.content),
    lists: stepLists.map((list) => stepsShown(list, shown.content[list])) satisfies readonly StepsShown[],
    waits: waitsShown(given.waits, `/pilots/${encodeURIComponent(file.pilot.code)}`, given.calendar.zone),
    edit: isNewest ? editLink(given, address) : null,
    versions: versionsOf(given, address),
  }
}

/** For people who come before the first version was written. */
export function noProcessView({ file, seats }: Pick<ProcessOf, 'file' | 'seats'>): { readonly empty: Empty } {
  const text =
    'The process is not written yet: five to ten steps, as the work is done today and as it is to be done in the pilot.'
  const no = notWritable(file.pilot)
  if (no) return { empty: { text: 'No process steps were written before this pilot was launched.' } }
  const link = { text: 'Write the process', href: `/pilots/${encodeURIComponent(file.pilot.code)}/process/edit` }
  return { empty: mayWrite(seats) ? { text, link } : { text: `${text} The COO or the team lead writes it.` } }
}

function stepsShown(list: StepList, steps: readonly ProcessStep[]): StepsShown {
  const people = steps.filter(({ human }) => human).length
  const says = steps.length === 0 ? 'Not written yet.' : `${counted(steps.length, 'step')}, ${peopleIn(people)}.`
  return { id: list, heading: listHeadings[list], says, steps: steps.map(stepShown) }
}

function peopleIn(people: number): string {
  return people === 0 ? 'a person decides in none' : `a person decides in ${people}`
}

function stepShown({ who, what, human, ...more }: ProcessStep): StepShown {
  const parts = ['data', 'check', 'ifWrong', 'seenBy'] as const
  return {
    who,
    what,
    human,
    more: parts.map((part) => ({ term: partLabels[part], text: more[part] || 'not said yet' })),
  }
}

const listOwners: Readonly<Record<StepList, string>> = { today: 'today’s work', pilot: 'the pilot' }

/** What is unusual about the number of steps, with the reason that was given; null where it is as it should be. */
function countInWords(content: ProcessContent): string | null {
  const odd = oddLists(content)
  if (odd.length === 0) return null
  const counts = odd.map((list) => `${listOwners[list]} has ${counted(content[list].length, 'step')}`)
  const says = `${sentence(listed(counts))}; five to ten are right.`
  return content.whySoMany === ''
    ? `${says} No reason is given for that yet, and the launch waits for it.`
    : `${says} The reason: “${content.whySoMany}”`
}

function editLink({ file, seats }: ProcessOf, address: string): Link | null {
  return mayWrite(seats) && notWritable(file.pilot) === null
    ? { text: 'Edit the process', href: `${address}/edit` }
    : null
}

function mayWrite(seats: readonly Seat[]): boolean {
  return seats.some((seat) => seat === 'coo' || seat === 'lead')
}

function versionsOf(given: ProcessOf, address: string): readonly Sentence[] {
  return given.file.processes.toReversed().map((version) => ({
    text: `Version ${version.version}, by ${writtenBy(given, version)}`,
    href: `${address}?version=${version.version}`,
  }))
}

/** Who and when, with the year whatever year it is now: an old page reads as it always did. */
function writtenBy({ names, file, calendar }: ProcessOf, { by, at }: ProcessVersion): string {
  const when = `${dayName(calendar.dayOf(at))}, ${timeOf(at, calendar.zone)}`
  return `${nameWithSeat(names, file.pilot.holders, by)} on ${when}`
}
