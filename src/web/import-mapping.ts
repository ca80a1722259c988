// What a person says about a file before it is imported: which column is which, what completes a case, what is a failure.
import { z } from 'zod'
import { type ImportOptions, noOptions } from '../domain/import.ts'
import { type Problem, refuseFields, type Refused } from '../domain/refusal.ts'
import { calendarOf } from '../intake/calendar.ts'
import { type CaseRole, caseRoles, type EventRole, eventRoles } from '../intake/columns.ts'
import { formOf, typed } from './forms.ts'

export const kindAsked = z.enum(['cases', 'events']).optional()

/** The name of the field in which a role's column is chosen. */
export function columnField(role: EventRole | CaseRole): string {
  return `column_${role}`
}

const roles: readonly (EventRole | CaseRole)[] = [...new Set([...eventRoles, ...caseRoles])]

const columns = Object.fromEntries(roles.map((role) => [columnField(role), typed(500)]))

export const MappingForm = formOf({
  as: z.enum(['cases', 'events']),
  terminal: typed(500),
  failurePrefix: z.string().max(500).default(''),
  failureExcept: typed(2_000),
  zone: typed(60),
  strict: z.enum(['yes']).optional(),
  ...columns,
})
export type Mapped = z.infer<typeof MappingForm>

/** The roles that a kind of file has, and those it cannot do without. */
export const rolesOf = {
  events: { all: eventRoles, needed: ['case', 'activity', 'time'] },
  cases: { all: caseRoles, needed: ['case', 'received_at', 'completed_at'] },
} as const

/** What is missing or cannot be; null when the import may begin. */
export function problemsWithMapping(form: Mapped): Refused | null {
  const missing: readonly Problem[] = rolesOf[form.as].needed
    .filter((role) => columnIn(form, role) === '')
    .map((role) => ({ field: columnField(role), why: 'Say which column this is.' }))
  const problems = isZone(form.zone)
    ? missing
    : [...missing, { field: 'zone', why: 'There is no such time zone. They are named like Europe/Amsterdam.' }]
  return problems.length === 0 ? null : refuseFields(problems)
}

function columnIn(form: Mapped, role: EventRole | CaseRole): string {
  const said = Object.entries(form).find(([name]) => name === columnField(role))?.[1]
  return typeof said === 'string' ? said : ''
}

function isZone(zone: string): boolean {
  try {
    return zone === '' || calendarOf(zone).zone !== ''
  } catch {
    return false
  }
}

/** What was said, as the import takes it. */
export function optionsIn(form: Mapped): ImportOptions {
  const { as, terminal, failurePrefix, failureExcept, zone, strict } = form
  const isLog = as === 'events'
  const mapping = rolesOf[as].all
    .map((role) => [role, columnIn(form, role)] as const)
    .filter(([, column]) => column !== '')
  return {
    ...noOptions,
    as,
    mapping: Object.fromEntries(mapping),
    terminal: isLog && terminal !== '' ? terminal : null,
    failurePrefix: isLog && failurePrefix.trim() !== '' ? failurePrefix : null,
    failureExcept: failureExcept
      .split(/[,\n]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    zone: zone === '' ? null : zone,
    strict: strict === 'yes',
  }
}
