// The list of cases as plain data: which ones, in how many, what they say together, and the cases themselves.
import { type CaseShow, caseShows, ruleShows } from '../../domain/case-query.ts'
import { charterInForce } from '../../domain/charter.ts'
import { weekName, weekShort } from '../../words/dates.ts'
import { casesText, figureText, hoursSentence } from '../../words/figures.ts'
import { casesAddress } from './cases-address.ts'
import { casesTable } from './cases-table.ts'
import type { CasesOf } from './cases-of.ts'
import { answered, type Question } from './field.ts'
import { measure, type Measure } from './figure.ts'
import type { Link, NavLink } from './page.ts'

export function casesView(given: CasesOf) {
  const { file, asked, mayImport } = given
  const pilot = `/pilots/${encodeURIComponent(file.pilot.code)}`
  const hasCases = file.imports.length > 0
  return {
    line: describedLine(given),
    shows: hasCases ? showLinks(given, pilot) : [],
    byRules: hasCases && isChecked(given) ? ruleLinks(given, pilot) : [],
    filter: hasCases ? { action: `${pilot}/cases`, fields: answered(questionsOf(given)), show: asked.show } : null,
    clear: asked.week || asked.component ? casesAddress(pilot, { show: asked.show }) : null,
    notFound: asked.case === null ? null : `There is no case “${asked.case}” on this pilot.`,
    sums: sumTiles(given),
    table: casesTable(given, pilot),
    more: moreLinks(given, pilot),
    bring: mayImport ? { text: 'Import cases', href: `${pilot}/cases/import` } : null,
    imports: { text: 'Earlier imports', href: `${pilot}/cases/import` },
  }
}

const showNames: Readonly<Record<CaseShow, string>> = {
  all: 'All completed',
  missed: 'Missed the target',
  'by-hand': 'Moved by hand',
  errors: 'With errors',
  exceptions: 'Exceptions',
  rework: 'Rework',
  failures: 'With failures',
  open: 'Open',
  excluded: 'Left out',
  'wrong-route': 'Wrong route',
  'wrong-approver': 'Wrong approver',
  'over-limit': 'Over a rule’s time limit',
  'skipped-step': 'Skipped step',
  'no-rule': 'No rule applies',
  undecided: 'Undecided',
}

function showLinks(given: CasesOf, pilot: string): readonly NavLink[] {
  const offered = caseShows.filter((show) => show !== 'missed' || given.query.targetHours !== null)
  return linksTo(
    offered.filter((show) => !ruleShows.some((one) => one === show)),
    given,
    pilot,
  )
}

/** Whether a rule was ever written that cases can be held against. */
function isChecked({ file }: CasesOf): boolean {
  return file.rules.some(({ content }) => content.outcome !== null)
}

function ruleLinks(given: CasesOf, pilot: string): readonly NavLink[] {
  return linksTo(ruleShows, given, pilot)
}

function linksTo(shows: readonly CaseShow[], { asked }: CasesOf, pilot: string): readonly NavLink[] {
  const { week, component } = asked
  return shows.map((show) => ({
    text: showNames[show],
    href: casesAddress(pilot, { show, week, component }),
    current: show === asked.show,
  }))
}

/** What is shown, as a sentence: "Cases completed in the week of Monday 10 August 2026, slower than 4 h." */
function describedLine({ query, file, asked }: CasesOf): string {
  const { show, week, component, targetHours, counts } = query
  const which: Readonly<Record<CaseShow, string>> = {
    all: 'Every completed case',
    missed: `Cases slower than the target of ${figureText('cycle_time_hours', targetHours) ?? ''}`,
    'by-hand': 'Cases done by the fallback or outside the tool',
    errors: 'Cases with an error',
    exceptions: 'Cases that were an exception',
    rework: 'Cases in which a step was done again',
    failures: 'Cases in which something failed',
    open: 'Cases that are not completed',
    excluded: 'Cases that are left out of the figures',
    'wrong-route': 'Cases that went elsewhere than the rules wanted',
    'wrong-approver': 'Cases that somebody else approved than the rules wanted',
    'over-limit': 'Cases that took longer than a rule allows',
    'skipped-step': 'Cases in which nobody did what a rule wants a person to do',
    'no-rule': 'Cases to which no rule that was in effect speaks',
    undecided: 'Cases that do not say enough for the rules to decide them',
  }
  const parts = [
    which[show],
    component === null ? '' : ` in which ${component} failed`,
    week === null ? '' : `, completed in the week of ${weekName(week)}`,
  ]
  const isKept = week !== null && asked.week === null
  const all = file.rollups.reduce((sum, rollup) => sum + rollup.completed, 0)
  const kept = isKept ? ` With ${casesText(all)} in all, a list is kept to one week.` : ''
  const hours = show === 'open' ? '' : ` ${hoursSentence(counts)}`
  return `${parts.join('')}.${kept}${hours}`
}

function questionsOf({ file, query, asked, now, calendar }: CasesOf): readonly Question[] {
  const current = calendar.weekOf(now)
  const weeks = file.rollups.filter(({ week }) => week <= current).toReversed()
  const weekChoices = weeks.map(({ week, completed }) => ({
    value: week,
    text: `${weekShort(week)} ${week.slice(0, 4)} (${casesText(completed)})`,
  }))
  const every = { value: '', text: 'Any' }
  return [
    {
      kind: 'select',
      name: 'week',
      label: 'Completed in the week of',
      choices: [every, ...weekChoices],
      value: query.week ?? '',
    },
    {
      kind: 'select',
      name: 'component',
      label: 'In which this failed',
      choices: [every, ...componentsOf(file, asked.component).map((name) => ({ value: name, text: name }))],
      value: asked.component ?? '',
    },
    {
      kind: 'text',
      name: 'case',
      label: 'Reference',
      hint: 'Goes straight to the case.',
      size: 'middle',
      value: asked.case ?? '',
      optional: true,
      maxLength: 200,
    },
  ]
}

/** What the charter names as able to fail, and what did fail. */
function componentsOf(file: CasesOf['file'], asked: string | null): readonly string[] {
  const named = charterInForce(file.charters, file.keys)?.content.components ?? []
  const seen = file.rollups.flatMap(({ failures }) => failures.map(({ component }) => component))
  return [...new Set([...named, ...seen, ...(asked === null ? [] : [asked])])].toSorted()
}

function sumTiles({ sums, query }: CasesOf): readonly Measure[] {
  const share = (many: number) => (sums.many === 0 ? [] : [`${Math.round((many / sums.many) * 1000) / 10} % of them`])
  const tile = (name: string, many: number) => measure({ name, now: many.toLocaleString('en-GB'), notes: share(many) })
  if (sums.many === 0) return []
  const first = measure({ name: 'Cases', now: sums.many.toLocaleString('en-GB') })
  if (query.show === 'open') return [first]
  return [
    first,
    measure({
      name: 'Median cycle time',
      now: figureText('cycle_time_hours', sums.medianHours),
      notes: [query.counts],
    }),
    tile('With errors', sums.withErrors),
    tile('Moved by hand', sums.byHand),
    tile('Rework', sums.rework),
    tile('Exceptions', sums.exceptions),
  ]
}

function moreLinks({ asked, next, order, query }: CasesOf, pilot: string) {
  const { show, week, component } = asked
  const kept = { show, week: week ?? (asked.week === null ? null : query.week), component, order: asked.order }
  const first: Link | null = asked.after ? { text: 'First page', href: casesAddress(pilot, kept) } : null
  const following: Link | null = next
    ? { text: 'Next page', href: casesAddress(pilot, { ...kept, order: asked.order ?? order, after: next }) }
    : null
  return { first, next: following }
}
