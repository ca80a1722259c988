// The forms of the map as they come in, one for each kind of part, and the edit that each of them means.
import { z } from 'zod'
import {
  type FailurePath,
  failureWays,
  type FailureWay,
  inARow,
  type Integration,
  type MapContent,
  rights,
} from '../domain/system-map.ts'
import type { MapEdit, PartKind } from '../domain/system-map-edit.ts'
import { formOf, several, typed } from './forms.ts'
import type { SheetName } from './views/system-map-sheets.ts'

/** What every form of the map sends: the part (empty for a new one), the map on the page, and why after the launch. */
const everyForm = { id: z.string().max(60).default(''), seen: z.string().max(64).default(''), why: typed() }
const partForm = { ...everyForm, remove: z.literal(['', 'yes']).default('') }

const yes = z.literal(['', 'yes']).default('')
const whole = (why: string) =>
  typed(9)
    .refine((text) => /^(\d{1,7})?$/.test(text), why)
    .transform((text) => (text === '' ? null : Number(text)))

const SystemForm = formOf({ ...partForm, name: typed(80), what: typed(400), owner: typed(120) })
const RecordForm = formOf({ ...partForm, name: typed(80), truth: typed(60), writers: several(40) })
const IntegrationForm = formOf({
  ...partForm,
  name: typed(80),
  from: typed(60),
  to: typed(60),
  records: several(40),
  mode: z.enum(['direct', 'buffered'], 'Say whether data flow at once or wait in between.'),
  trigger: typed(400),
  everyMinutes: whole('Give whole minutes, or leave it empty.').refine((one) => one !== 0, 'Give at least one minute.'),
  onlyFailures: yes,
  fewestADay: whole('Give whole runs, or leave it empty.').refine((one) => one !== 0, 'Give at least one run.'),
  handlesCases: yes,
  inARow: whole('Give whole runs, or leave it empty.').refine(
    (one) => one === null || (one > 1 && one <= 100),
    'Give 2 to 100 runs: one failed run opens a failure anyway.',
  ),
  inARowNext: z.enum(inARow).default('alert'),
  routes: yes,
  flows: typed(1_000),
  runsAs: typed(120),
  credentialsOwner: typed(120),
  credentialsExpireOn: typed(10),
  alert: typed(400),
  rollback: typed(400),
  repairedBy: typed(200),
})
const GrantForm = formOf({
  ...partForm,
  holder: typed(120),
  kind: z.enum(['person', 'tool', 'bot'], 'Say who or what this is.'),
  system: typed(60),
  rights: z
    .union([z.enum(rights), z.array(z.enum(rights)).max(rights.length)])
    .default([])
    .transform((chosen) => [chosen].flat()),
})
const HumanPointForm = formOf({
  ...partForm,
  where: typed(120),
  who: typed(120),
  does: z.enum(['approves', 'routes', 'checks', 'steps in by hand'], 'Say what they do there.'),
})
const EstimateForm = formOf({
  ...everyForm,
  buildDays: typed(7)
    .transform((text) => text.replace(',', '.'))
    .refine((text) => /^(\d{1,4}(\.\d)?)?$/.test(text), 'Give days, like 12 or 12.5.'),
  supportMinutes: whole('Give whole minutes a week.'),
})
const ReviewForm = formOf(everyForm)

const pathParts = ['seenHow', 'whoActs', 'fallback', 'rollback', 'cannotHappen'] as const
const pathFields = failureWays.flatMap((way) => pathParts.map((said) => `${way}.${said}` as const))
const said = typed(400)
const PathsForm = formOf({
  ...everyForm,
  ...(Object.fromEntries(pathFields.map((name) => [name, said])) as Record<(typeof pathFields)[number], typeof said>), // exactly these names were just put in
})

/** A form of the map, and the edit it means on the map and the day it is sent; null where its part is not there any more. */
type Sheet<Form> = {
  readonly form: z.ZodType<Form>
  readonly edit: (form: Form, map: MapContent, today: string) => MapEdit | null
}

/** Everything that every form of the map sends. */
export type AnyForm = { readonly command: string; readonly id: string; readonly seen: string; readonly why: string }

/** A form that was read, and what it means. */
export type ReadSheet = AnyForm & { readonly means: (map: MapContent, today: string) => MapEdit | null }

/** The form of a sheet, which also says what it means. */
export function formOfSheet(name: SheetName): z.ZodType<ReadSheet> {
  return forms[name]
}

function sheet<Form extends AnyForm>({ form, edit }: Sheet<Form>): z.ZodType<ReadSheet> {
  return form.transform((read) => ({ ...read, means: (map: MapContent, today: string) => edit(read, map, today) }))
}

const forms: Readonly<Record<SheetName, z.ZodType<ReadSheet>>> = {
  systems: sheet({
    form: SystemForm,
    edit: (form) =>
      removalOr(form, 'system', () => ({
        what: 'system',
        part: { id: form.id, name: form.name, what: form.what, owner: form.owner },
      })),
  }),
  records: sheet({
    form: RecordForm,
    edit: (form) =>
      removalOr(form, 'record', () => ({
        what: 'record',
        part: { id: form.id, name: form.name, truth: form.truth || null, writers: form.writers },
      })),
  }),
  integrations: sheet({
    form: IntegrationForm,
    edit: (form, map) =>
      removalOr(form, 'integration', () => ({ what: 'integration', part: integrationOf(form, map) })),
  }),
  'failure-paths': sheet({ form: PathsForm, edit: pathsEdit }),
  grants: sheet({
    form: GrantForm,
    edit: (form) =>
      removalOr(form, 'grant', () => ({
        what: 'grant',
        part: { id: form.id, holder: form.holder, kind: form.kind, system: form.system, rights: form.rights },
      })),
  }),
  'human-points': sheet({
    form: HumanPointForm,
    edit: (form) =>
      removalOr(form, 'human point', () => ({
        what: 'human point',
        part: { id: form.id, where: form.where, who: form.who, does: form.does },
      })),
  }),
  estimate: sheet({
    form: EstimateForm,
    edit: ({ buildDays, supportMinutes }) => ({ what: 'estimate', buildDays: buildDays || null, supportMinutes }),
  }),
  'grants-review': sheet({ form: ReviewForm, edit: (_, __, today) => ({ what: 'grants review', on: today }) }),
}

function removalOr(
  form: { readonly id: string; readonly remove: string },
  kind: PartKind,
  put: () => MapEdit,
): MapEdit {
  return form.remove === 'yes' ? { what: 'removal', kind, id: form.id } : put()
}

/** The failure paths have a form of their own, so they stay as they are. */
function integrationOf(form: z.infer<typeof IntegrationForm>, map: MapContent): Integration {
  const { id, name, from, to, records, mode, trigger, everyMinutes, runsAs, alert, rollback, repairedBy } = form
  return {
    id,
    name,
    from,
    to,
    records,
    mode,
    trigger,
    everyMinutes,
    onlyFailures: form.onlyFailures === 'yes',
    ...watchedBeside(form),
    routes: form.routes === 'yes',
    flows: [...new Set(form.flows.split('\n').map((line) => line.trim()))].filter((flow) => flow !== ''),
    runsAs,
    credentials: credentialsOf(form.credentialsOwner, form.credentialsExpireOn),
    alert,
    rollback,
    repairedBy,
    paths: map.integrations.find((one) => one.id === id)?.paths ?? [],
  }
}

/** What is not said is left out, so that a map without it stays the very same content. */
function watchedBeside({ fewestADay, handlesCases, inARow: runs, inARowNext }: z.infer<typeof IntegrationForm>) {
  return {
    ...(fewestADay === null ? {} : { fewestADay }),
    ...(handlesCases === 'yes' ? { handlesCases: true as const } : {}),
    ...(runs === null ? {} : { inARow: { runs, next: inARowNext } }),
  }
}

function credentialsOf(owner: string, expiresOn: string): Integration['credentials'] {
  return owner === '' && expiresOn === '' ? null : { owner, expiresOn: expiresOn || null }
}

/** A way of which nothing was said has no path. */
function pathsEdit(form: z.infer<typeof PathsForm>, map: MapContent): MapEdit | null {
  const integration = map.integrations.find(({ id }) => id === form.id)
  if (!integration) return null
  const pathOf = (way: FailureWay): FailurePath => ({
    way,
    seenHow: form[`${way}.seenHow`],
    whoActs: form[`${way}.whoActs`],
    fallback: form[`${way}.fallback`],
    rollback: form[`${way}.rollback`],
    cannotHappen: form[`${way}.cannotHappen`],
  })
  const paths = failureWays.map(pathOf).filter((path) => pathParts.some((part) => path[part] !== ''))
  return { what: 'integration', part: { ...integration, paths } }
}
