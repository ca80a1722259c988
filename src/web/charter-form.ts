// The charter's long form as it comes in: every field by name, and the draft that they make together.
import { z } from 'zod'
import { minutesNames } from '../domain/charter.ts'
import type { CharterDraft } from '../domain/charter-draft.ts'
import { measureSlots } from '../domain/charter-measures.ts'
import { decisionPoints } from '../domain/decision-points.ts'
import { formOf, several, typed } from './forms.ts'

const texts = [
  'objective',
  'does',
  'doesNot',
  'dailyUse',
  'groupWho',
  'whenToUse',
  'fallback',
  'training',
  'components',
] as const
const shorts = [
  'firstWeek',
  'plannedTouches',
  'groupPeople',
  'startAnnouncedOn',
  'cycleWeeks',
  'deadlineWeekday',
  'deadlineTime',
  'adopted',
  'cycleTime',
] as const
const measureFields = ['measure', 'better', 'target', 'from', 'firstWeek', 'lastWeek', 'values'] as const
const minutesFields = ['minutes', 'source', 'where'] as const
const wageNames = ['wage.amount', 'wage.currency', 'wage.source', 'wage.where'] as const

/** A form with one text field for each name. */
function fieldsNamed<const Name extends string>(names: readonly Name[], most: number) {
  const fields = names.map((name) => [name, typed(most)] as const)
  return Object.fromEntries(fields) as Record<Name, ReturnType<typeof typed>> // exactly these names were just put in
}

const measureNames = measureSlots.flatMap((slot) => measureFields.map((field) => `${slot}.${field}` as const))
const allMinutesNames = minutesNames.flatMap((name) => minutesFields.map((field) => `${name}.${field}` as const))

export const CharterForm = formOf({
  seen: z.string().max(64).default(''),
  sentence: typed(1_000),
  why: typed(),
  mayPause: several(),
  ...fieldsNamed(texts, 4_000),
  ...fieldsNamed(shorts, 40),
  ...fieldsNamed(measureNames, 4_000),
  ...fieldsNamed(allMinutesNames, 400),
  ...fieldsNamed(wageNames, 400),
  ...fieldsNamed(
    decisionPoints.map(({ name }) => name),
    40,
  ),
})
export type CharterForm = z.infer<typeof CharterForm>

/** What was typed, as the draft of a charter. */
export function draftOf(form: CharterForm): CharterDraft {
  return {
    ...form,
    adopted: form.adopted === 'yes',
    measures: measureSlots.map((slot) => ({
      slot,
      measure: form[`${slot}.measure`],
      better: form[`${slot}.better`],
      target: form[`${slot}.target`],
      from: form[`${slot}.from`],
      firstWeek: form[`${slot}.firstWeek`],
      lastWeek: form[`${slot}.lastWeek`],
      values: form[`${slot}.values`],
    })),
    decisionPoints: form,
    minutes: {
      perCase: minutesIn(form, 'perCase'),
      perTouch: minutesIn(form, 'perTouch'),
      perException: minutesIn(form, 'perException'),
      perHelp: minutesIn(form, 'perHelp'),
    },
    wage: {
      amount: form['wage.amount'],
      currency: form['wage.currency'].toUpperCase(),
      source: form['wage.source'],
      where: form['wage.where'],
    },
  }
}

function minutesIn(form: CharterForm, name: (typeof minutesNames)[number]) {
  return { minutes: form[`${name}.minutes`], source: form[`${name}.source`], where: form[`${name}.where`] }
}
