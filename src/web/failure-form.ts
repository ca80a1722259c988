// The forms about failures as they come in: a new one, and what is said of one that is known.
import type { z } from 'zod'
import type { Calendar } from '../domain/calendar.ts'
import { isDay } from '../domain/day.ts'
import { detections, type FailureSaid } from '../domain/failure.ts'
import type { Resolving } from '../domain/failure-handling.ts'
import type { Side } from '../domain/person.ts'
import { type Problem, refuseFields, type Refused } from '../domain/refusal.ts'
import { formOf, typed } from './forms.ts'

export const LogForm = formOf({
  component: typed(200),
  severity: typed(1),
  stopsWork: typed(3),
  words: typed(1_000),
  fallbackWorks: typed(3),
  casesHit: typed(7),
  detectedBy: typed(10),
  occurredOn: typed(10),
  occurredTime: typed(5),
})

const whole = /^\d{1,7}$/

/** What was said of a new failure; what was left empty is null. Refused for what is not a number, a day or a time. */
export function loggedSaid(form: z.infer<typeof LogForm>, calendar: Calendar): Partial<FailureSaid> | Refused {
  const occurredAt = occurredIn(form, calendar)
  const problems: Problem[] = []
  if (occurredAt === 'no time') problems.push({ field: 'occurredOn', why: 'Give a day and a time, or neither.' })
  if (form.casesHit !== '' && !whole.test(form.casesHit))
    problems.push({ field: 'casesHit', why: 'Give a whole number of cases, or leave it empty.' })
  if (problems.length > 0 || occurredAt === 'no time') return refuseFields(problems)
  const fallbackWorks = yesOrNo(form.fallbackWorks)
  return {
    component: form.component,
    severity: severityOf(form.severity),
    stopsWork: form.stopsWork === 'yes',
    fallbackWorks,
    fallbackUsed: fallbackWorks,
    casesHit: form.casesHit === '' ? null : Number(form.casesHit),
    detectedBy: detections.find((one) => one === form.detectedBy) ?? null,
    occurredAt,
  }
}

function severityOf(typedIn: string): FailureSaid['severity'] {
  return ([1, 2, 3] as const).find((one) => String(one) === typedIn) ?? null
}

function yesOrNo(typedIn: string): boolean | null {
  return typedIn === '' ? null : typedIn === 'yes'
}

/** The instant (ms) of a day and a clock time; null where neither was typed. */
function occurredIn(
  { occurredOn, occurredTime }: z.infer<typeof LogForm>,
  calendar: Calendar,
): number | null | 'no time' {
  if (occurredOn === '' && occurredTime === '') return null
  const isTime = /^([01]\d|2[0-3]):[0-5]\d$/.test(occurredTime)
  return isDay(occurredOn) && isTime ? calendar.instantOf(occurredOn, occurredTime) : 'no time'
}

const seen = typed(20)

export const AcknowledgeForm = formOf({ seen })
export const AddForm = formOf({ words: typed(1_000) })
export const SideForm = formOf({ seen, side: typed(10), sideWhy: typed(1_000) })

export const ResolveForm = formOf({
  seen,
  done: typed(1_000),
  changed: typed(10),
  downtimeMinutes: typed(7),
  fallback: typed(10),
})

export function sideIn({ side }: z.infer<typeof SideForm>): Side | 'unknown' | null {
  return (['policy', 'system', 'unknown'] as const).find((one) => one === side) ?? null
}

/** How work went on: by hand, or not even so; null where nobody needed it. */
export function resolvingIn({ changed, downtimeMinutes, fallback }: z.infer<typeof ResolveForm>): Resolving {
  return {
    changed: (['rule', 'map', 'system', 'nothing'] as const).find((one) => one === changed) ?? null,
    downtimeMinutes: whole.test(downtimeMinutes) ? Number(downtimeMinutes) : null,
    fallbackUsed: fallback === 'worked' || fallback === 'failed',
    fallbackWorks: fallback === 'worked' ? true : fallback === 'failed' ? false : null,
  }
}
