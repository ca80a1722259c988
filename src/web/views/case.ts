// One case with its story: when it came and went, how it was done, what the log says beside that, and whether it counts.
import { plainWords } from '../../domain/advice/wording.ts'
import type { Calendar } from '../../domain/calendar.ts'
import type { CaseCheck } from '../../domain/case-check.ts'
import { countsOf } from '../../domain/cycle-time.ts'
import { type Exclusion, exclusionReasons, isExcluded } from '../../domain/exclusion.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { lengthOf } from '../../store/case-lists.ts'
import type { CaseRow } from '../../store/cases.ts'
import { age, dayTime, weekName } from '../../words/dates.ts'
import { figureText } from '../../words/figures.ts'
import { type Names, nameWithSeat } from '../../words/people.ts'
import { capital } from '../../words/sentences.ts'
import { checkedView } from './case-check.ts'
import { pathText } from './cases-table.ts'
import { answered, type Problem, problemSummary, type Question, type Sent } from './field.ts'
import { fold, type Fold } from './fold.ts'
import { form } from './form.ts'
import { primary } from './keys.ts'
import type { Pair, Pairs } from './lists.ts'
import type { Sentence, Trail } from './trail.ts'

export type CaseOf = {
  readonly file: PilotFile
  readonly found: CaseRow
  /** What was done to it as evidence, oldest first. */
  readonly history: readonly Exclusion[]
  readonly reasons: ReadonlyMap<string, string>
  readonly failures: readonly { readonly component: string; readonly count: number }[]
  /** What the rules of its moment say of it; null where none was in effect. */
  readonly check: CaseCheck | null
  readonly targetHours: number | null
  readonly mayExclude: boolean
  readonly names: Names
  readonly calendar: Calendar
  readonly now: number
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

export function caseView(given: CaseOf) {
  const { file, found, history } = given
  const pilot = `/pilots/${encodeURIComponent(file.pilot.code)}`
  return {
    heading: `Case ${found.case}`,
    isExcluded: isExcluded(history),
    facts: factsOf(given, pilot),
    checked: checkedView({ ...given, completedAt: found.completedAt, pilot }),
    story: storyOf(given),
    attributes: Object.entries(found.attributes).map(([term, text]) => ({ term, text })),
    excluding: given.mayExclude ? excludingFold(given, pilot) : null,
    refused: given.mayExclude ? null : (given.problems[0]?.text ?? null),
    back: { text: 'All cases', href: `${pilot}/cases${found.week === null ? '?show=open' : `?week=${found.week}`}` },
  }
}

function factsOf({ found, failures, targetHours, file }: CaseOf, pilot: string): Pairs {
  const { week } = found
  const counts = countsOf(file)
  const length = lengthOf(found, counts)
  const hours = length === null ? null : length / 3_600_000
  const target = figureText('cycle_time_hours', targetHours)
  const facts: readonly (Pair | null)[] = [
    week === null ? null : { term: 'Week', text: `Week of ${weekName(week)}`, href: `${pilot}/weeks/${week}` },
    {
      term: 'Cycle time',
      text: figureText('cycle_time_hours', hours) ?? (found.completedAt === null ? 'still open' : 'not measured'),
      note: target === null ? counts : `target ${target}, ${counts}`,
    },
    { term: 'Path', text: pathText(found) },
    said('Manual touches', found.manualTouches, `${plannedOf(file)} planned`),
    said('Handoffs', found.handoffs),
    said('Errors', found.errors),
    { term: 'Rework', text: yesOrNo(found.rework) },
    { term: 'Exception', text: yesOrNo(found.exception) },
    found.routedTo === null ? null : { term: 'Routed to', text: found.routedTo },
    found.fieldsEdited.length === 0
      ? null
      : { term: 'Edited by hand', text: found.fieldsEdited.map(plainWords).join(', ') },
    failures.length === 0 ? null : { term: 'Failed', text: failures.map(failureText).join(', ') },
  ]
  return facts.filter((fact) => fact !== null)
}

function plannedOf({ charters }: PilotFile): number {
  return charters.at(-1)?.content.plannedTouches ?? 0
}

function said(term: string, value: number | null, note?: string): Pair {
  return value === null ? { term, text: 'not measured' } : { term, text: String(value), note }
}

function yesOrNo(value: boolean | null): string {
  return value === null ? 'not measured' : value ? 'yes' : 'no'
}

function failureText({ component, count }: CaseOf['failures'][number]): string {
  return count > 1 ? `${component}, ${count} times` : component
}

function storyOf(given: CaseOf): Trail {
  const { found, file, names, calendar, now } = given
  const when = (at: number) => dayTime(at, calendar.zone, now)
  const told = file.imports.find(({ batch }) => batch === found.batch)
  const { completedAt, receivedAt } = found
  const story: readonly (Sentence | null)[] = [
    { text: `Received on ${when(receivedAt)}.`, at: instant(receivedAt) },
    completedAt === null
      ? { text: `Not completed: open for ${age(receivedAt, now).replace(' ago', '')}.` }
      : { text: `Completed on ${when(completedAt)}.`, at: instant(completedAt) },
    told
      ? {
          text: `Told by the log that ${nameWithSeat(names, file.pilot.holders, told.by)} brought on ${when(told.at)}.`,
          at: instant(told.at),
        }
      : null,
    ...given.history.map((one) => exclusionSentence(one, given)),
  ]
  return story.filter((sentence) => sentence !== null)
}

function exclusionSentence({ what, reason, by, at, why }: Exclusion, given: CaseOf): Sentence {
  const { names, file, calendar, now, reasons } = given
  const who = nameWithSeat(names, file.pilot.holders, by)
  const done = what === 'excluded' ? `left it out of the figures (${reason})` : 'counted it again'
  return {
    text: `${who} ${done} on ${dayTime(at, calendar.zone, now)}.`,
    why: why === null ? undefined : reasons.get(why),
    at: instant(at),
  }
}

function instant(at: number): string {
  return new Date(at).toISOString()
}

function excludingFold({ found, history, sent, problems }: CaseOf, pilot: string): Fold {
  const out = isExcluded(history)
  const address = `${pilot}/cases/${encodeURIComponent(found.case)}`
  const next = out
    ? 'It counts again in the figures of its week.'
    : 'It no longer counts. Who left it out, when and why stays here for everybody; above 5 % the expansion gate fails.'
  return fold(
    out ? 'Count this case again' : 'Leave this case out of the figures',
    form({
      id: 'excluding',
      action: `${address}/${out ? 'inclusion' : 'exclusion'}`,
      fields: answered(out ? [why] : [reasonQuestion, why], sent, problems),
      problems: problemSummary(problems),
      primary: primary(next, { text: out ? 'Count it again' : 'Leave it out' }),
    }),
  )
}

const why: Question = { kind: 'textarea', name: 'why', label: 'Why, in a sentence', rows: 2 }

const reasonQuestion: Question = {
  kind: 'radios',
  name: 'reason',
  label: 'What is the matter with it?',
  choices: exclusionReasons.map((reason) => ({ value: reason, text: capital(reason) })),
}
