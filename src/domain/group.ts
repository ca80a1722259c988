// The group are the people who do the work: whoever has the seat of a member or of the team lead. Their lead notes who was
// trained.
import type { Calendar } from './calendar.ts'
import { isDay } from './day.ts'
import { type Act, fact, type Fact } from './fact.ts'
import type { SeatHolder } from './person.ts'
import { hasEnded, type Pilot } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { type Problem, refuse, refuseFields, type Refused } from './refusal.ts'

/** Everybody in the group, once each. */
export function groupOf({ holders }: Pick<Pilot, 'holders'>): readonly string[] {
  return [...new Set(holders.filter(doesTheWork).map(({ person }) => person))]
}

/** Since when (ms) somebody has been in the group; 0 where that is not known. */
export function inGroupSince({ holders }: Pick<Pilot, 'holders'>, person: string): number {
  const since = holders.filter((holder) => holder.person === person && doesTheWork(holder)).map((one) => one.since ?? 0)
  return since.length === 0 ? 0 : Math.min(...since)
}

function doesTheWork({ seat }: SeatHolder): boolean {
  return seat === 'lead' || seat === 'member'
}

/** The day on which somebody was trained last; null while nobody noted one. */
export function trainedOn({ trainings }: PilotFile, person: string): string | null {
  const days = trainings.filter((one) => one.person === person).map(({ on }) => on)
  return days.toSorted().at(-1) ?? null
}

/** Somebody of the group was trained on a day ("2026-09-07"), today at the latest. */
export type TrainingNote = { readonly person: string; readonly on: string }

/** Notes that somebody was trained. Refused for people outside the group, for days to come, and a second time. */
export function noteTraining(
  file: PilotFile,
  { person, on }: TrainingNote,
  calendar: Calendar,
  act: Act,
): Fact | Refused {
  if (hasEnded(file.pilot)) return refuse('This pilot has ended.')
  const problems = [...notInGroup(file, person), ...notADay(on, calendar.dayOf(act.at))]
  if (problems.length > 0) return refuseFields(problems)
  if (file.trainings.some((one) => one.person === person && one.on === on))
    return refuseFields([{ field: 'on', why: 'This training is noted already.' }])

  return fact(
    'note training',
    file.pilot.id,
    { type: 'training', id: `${person}/${on}`, version: 1 },
    { data: { person, on } },
  )
}

function notInGroup({ pilot }: PilotFile, person: string): readonly Problem[] {
  return groupOf(pilot).includes(person) ? [] : [{ field: 'person', why: 'Choose somebody of the group.' }]
}

function notADay(on: string, today: string): readonly Problem[] {
  if (!isDay(on)) return [{ field: 'on', why: 'Give the day on which they were trained.' }]
  return on > today ? [{ field: 'on', why: 'That day is still to come. Note the training once it was held.' }] : []
}
