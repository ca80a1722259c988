// The form of one part of the map. Before the launch it is saved; afterwards it asks whether the record is corrected or the
// system is changed, and says what each of them means.
import type { Calendar } from '../../domain/calendar.ts'
import { freezeEndsAt, isFrozen } from '../../domain/freeze.ts'
import { lastStage } from '../../domain/pilot.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { emptyMap, mapInForce } from '../../domain/system-map.ts'
import { dayOf } from '../../words/dates.ts'
import { capital } from '../../words/sentences.ts'
import {
  answered,
  field,
  type Field,
  type Problem,
  type Problems,
  problemSummary,
  type Question,
  type Sent,
} from './field.ts'
import { type Action, primary, type Primary } from './keys.ts'
import { type SheetName, sheetQuestions, sheetTyped, sheetWords } from './system-map-sheets.ts'

export type MapEditOf = {
  readonly file: PilotFile
  readonly now: number
  readonly calendar: Calendar
  readonly sheet: SheetName
  /** The part that is written; empty for a new one. */
  readonly id: string
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
  /** Somebody else saved meanwhile: from now on the form is on their map. */
  readonly isMoved: boolean
}

export type FieldGroup = { readonly legend: string | null; readonly fields: readonly Field[] }

export type MapEditPage = {
  readonly heading: string
  readonly lead: string
  readonly action: string
  readonly seen: string
  readonly id: string
  readonly groups: readonly FieldGroup[]
  readonly remove: Field | null
  /** Asked after the launch only. */
  readonly why: Field | null
  /** What the two ways of saving mean; none before the launch. */
  readonly ways: readonly { readonly term: string; readonly text: string }[]
  readonly problems: Problems | null
  readonly primary: Primary
}

export function mapEditView(given: MapEditOf): MapEditPage {
  const { file, sheet, id, sent, problems, isMoved } = given
  const current = mapInForce(file.maps, file.keys)
  const map = current?.content ?? emptyMap
  const typed = sent ?? sheetTyped(sheet, map, id)
  const address = `/pilots/${encodeURIComponent(file.pilot.code)}/system-map`
  const isLive = lastStage(file.pilot) !== null
  return {
    heading: headingOf(sheet, id, namesIn(given)),
    lead: sheetWords[sheet].lead,
    action: isLive ? `${address}/${sheet}/corrections` : `${address}/${sheet}`,
    seen: isMoved || typeof sent?.seen !== 'string' ? (current?.hash ?? '') : sent.seen,
    id,
    groups: sheetQuestions(sheet, map, id).map(({ legend, questions }) => ({
      legend,
      fields: answered(questions, typed, problems),
    })),
    remove: id !== '' && sheetWords[sheet].isPart ? field(removeQuestion(sheet), typed, problems) : null,
    why: isLive ? field(whyQuestion, typed, problems) : null,
    ways: isLive ? waysToSave(given) : [],
    problems: problemSummary(problems),
    primary: { ...buttonsOf(given, address), away: { text: 'Back to the map', href: address } },
  }
}

/** The name of the integration on a sheet that does not ask for it. */
function namesIn({ file, id }: MapEditOf): string {
  const map = mapInForce(file.maps, file.keys)?.content ?? emptyMap
  return map.integrations.find((one) => one.id === id)?.name ?? ''
}

function headingOf(sheet: SheetName, id: string, name: string): string {
  const { one, isPart } = sheetWords[sheet]
  if (sheet === 'failure-paths') return `Failure paths of ${name}`
  if (!isPart) return capital(one)
  return id === '' ? `Add ${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}` : `Edit the ${one}`
}

function removeQuestion(sheet: SheetName): Question {
  const { one } = sheetWords[sheet]
  return { kind: 'checkbox', name: 'remove', label: 'Remove', text: `This ${one} is gone: take it off the map.` }
}

const whyQuestion: Question = {
  kind: 'textarea',
  name: 'why',
  label: 'Why',
  rows: 2,
  hint: 'Of a correction: how you know, and since when. Of a change: what it is good for.',
}

const correcting = {
  term: 'Correct the record',
  text: 'The system is so already, and the map said otherwise. It holds at once and changes nothing but the map.',
}

function waysToSave({ file, now, calendar }: MapEditOf): MapEditPage['ways'] {
  const end = isFrozen(file, now, calendar) ? freezeEndsAt(file, now, calendar) : null
  const changing =
    end === null
      ? 'The system is to become so. It waits for the CTO’s key, and for the COO’s as well where it touches who approves, a human point or routing. From then on the charts are marked and the weeks to hold count anew.'
      : `The system is to become so. The scope is frozen until ${dayOf(end, calendar.zone, now)}, so it is kept and parked until then. Breaking the freeze for it takes both keys and a reason.`
  return [correcting, { term: 'Change the system', text: changing }]
}

function buttonsOf({ file, sheet }: MapEditOf, address: string): Primary {
  if (lastStage(file.pilot) === null)
    return primary('You can go on editing it until the launch, which both leaders sign with it.', { text: 'Save' })
  const change: Action = { text: 'Change the system', action: `${address}/${sheet}/changes` }
  return primary(undefined, { text: 'Correct the record' }, change)
}
