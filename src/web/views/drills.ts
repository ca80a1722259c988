// All drills of a pilot, newest first, with what they showed; and the one thing to do next for the person who looks.
import { type Drill, drillsAwaiting, drillsOn, isAmbiguous } from '../../domain/drill.ts'
import type { Seat } from '../../domain/person.ts'
import { hasEnded } from '../../domain/pilot.ts'
import { ruleName, rulesInEffect } from '../../domain/rule.ts'
import { dayName, dayOf } from '../../words/dates.ts'
import { nameOf } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import { type Primary, primary } from './keys.ts'
import type { Lines } from './lists.ts'
import { row, type Row, type Table, table, words } from './table.ts'

export type DrillsOf = Shown & {
  readonly person: string
  readonly seats: readonly Seat[]
  /** The day that is looked back to; null for today. */
  readonly asOf: string | null
}

export type DrillsPage = {
  readonly asOf: string | null
  readonly action: Primary | null
  readonly ambiguous: Lines
  readonly drills: Table
}

export function drillsView(given: DrillsOf): DrillsPage {
  const { asOf, file } = given
  return {
    asOf: asOf === null ? null : `As it was at the end of ${dayName(asOf)}.`,
    action: asOf !== null || hasEnded(file.pilot) ? null : actionOf(given),
    ambiguous: ambiguousLines(given),
    drills: drillsTable(given),
  }
}

/** What waits for oneself comes before beginning another. */
function actionOf(given: DrillsOf): Primary | null {
  const { file, person, seats } = given
  const [mine] = drillsAwaiting(file, person)
  const address = drillsAddress(given)
  if (mine)
    return primary(`You were named to decide the cases of drill ${mine.number}, from the text of the rule alone.`, {
      text: `Decide the cases of drill ${mine.number}`,
      href: `${address}/${mine.number}`,
    })
  return seats.includes('coo') ? primary(undefined, { text: 'Begin a drill', href: `${address}/new` }) : null
}

function drillsAddress({ file }: Pick<DrillsOf, 'file'>): string {
  return `/pilots/${encodeURIComponent(file.pilot.code)}/drills`
}

/** The rules in effect that split two people. */
function ambiguousLines({ file }: DrillsOf): Lines {
  const pilot = `/pilots/${encodeURIComponent(file.pilot.code)}`
  return rulesInEffect(file.rules)
    .filter(({ number }) => isAmbiguous(file, number))
    .map(({ number, content }) => ({
      text: `${ruleName(number)}: ${content.text}`,
      href: `${pilot}/rules/${ruleName(number)}`,
      note: 'Ambiguous until it is worded anew and a drill of the new words splits nobody.',
    }))
}

function drillsTable(given: DrillsOf): Table {
  return table({
    id: 'drills',
    caption: 'Drills, newest first',
    columns: [words('Drill'), words('Rule'), words('Decided by'), words('What it showed')],
    rows: drillsOn(given.file)
      .toReversed()
      .map((drill) => drillRow(given, drill)),
    empty: {
      text: 'No rule has been drilled. The COO begins one: two people decide 10 to 20 cases from the text of a rule alone.',
    },
  })
}

function drillRow(given: DrillsOf, drill: Drill): Row {
  const { number, begunAt, content } = drill
  const { file, names, calendar, now } = given
  const rule = ruleName(content.rule)
  return row(
    { text: `Drill ${number}`, href: `${drillsAddress(given)}/${number}`, note: dayOf(begunAt, calendar.zone, now) },
    { text: rule, href: `/pilots/${encodeURIComponent(file.pilot.code)}/rules/${rule}` },
    content.people.map((person) => nameOf(names, person)).join(' and '),
    shownIn(given, drill),
  )
}

function shownIn({ names }: DrillsOf, { stage, content, decided, splits }: Drill): string {
  if (stage === 'broken off') return 'broken off'
  if (splits === 0) return `✓ all ${content.cases.length} cases decided alike`
  if (splits !== null) return `✗ ${splits} of ${content.cases.length} cases split them`
  const missing = content.people.filter((person) => !decided.some((one) => one.person === person))
  return `waits for ${missing.map((person) => nameOf(names, person)).join(' and ')}`
}
