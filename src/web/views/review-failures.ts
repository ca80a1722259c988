// The fifth step of a review: what failed in the last weeks, by component, and what is on its way to change.
import { componentName } from '../../domain/component.ts'
import { isOpenFailure, failuresIn } from '../../domain/failure.ts'
import { isOpen, ruleChanges } from '../../domain/rule-change.ts'
import { counted } from '../../domain/advice/wording.ts'
import { dayOf } from '../../words/dates.ts'
import { wishInWords } from '../../words/rule-changes.ts'
import { capital } from '../../words/sentences.ts'
import type { Lines } from './lists.ts'
import type { Link } from './page.ts'
import { type ReviewOf } from './review-of.ts'
import { numbers, row, type Table, table, words } from './table.ts'

export type Failing = {
  readonly table: Table
  /** How many failures are open, and where they are; null where none is. */
  readonly open: Link | null
  /** Rule changes that are not settled; only while the review is not signed. */
  readonly changes: Lines
}

/** The failures of the last four solid weeks, what is still open, and the changes on their way. */
export function failuresStep(given: ReviewOf): Failing {
  const { file, review } = given
  const open = review.signed ? 0 : failuresIn(file).filter(isOpenFailure).length
  const href = `/pilots/${encodeURIComponent(file.pilot.code)}/failures`
  return {
    table: failuresTable(given),
    open: open === 0 ? null : { text: `${counted(open, 'failure')} ${open === 1 ? 'is' : 'are'} open`, href },
    changes: review.signed ? [] : openChanges(given),
  }
}

function openChanges({ file, calendar, now }: ReviewOf): Lines {
  const open = ruleChanges(file).filter((change) => isOpen(change) && change.stage !== 'parked')
  return open.map(({ number, content, stage, askedAt }) => ({
    text: capital(wishInWords(content)),
    href: `/pilots/${encodeURIComponent(file.pilot.code)}/rule-changes/${number}`,
    note: `${stage} · asked for on ${dayOf(askedAt, calendar.zone, now)}`,
  }))
}

function failuresTable({ evidence, review, file }: ReviewOf): Table {
  const window = evidence.facts.weeks.filter((week) => !week.missing && !week.paused).slice(-4)
  const totals = new Map<string, { count: number; weeks: number }>()
  for (const week of window) {
    for (const { component, count } of week.failures ?? []) {
      const known = totals.get(component) ?? { count: 0, weeks: 0 }
      totals.set(component, { count: known.count + count, weeks: known.weeks + 1 })
    }
  }
  const all = [...totals.values()].reduce((sum, { count }) => sum + count, 0)
  const rows = [...totals].toSorted(([, a], [, b]) => b.count - a.count)
  const href = (component: string) =>
    `/pilots/${file.pilot.code}/cases?week=${review.week}&component=${encodeURIComponent(component)}`
  return table({
    id: 'failures',
    caption: 'Failures of the last four weeks, by component',
    columns: [words('Component'), numbers('Failures'), numbers('Weeks seen')],
    rows: rows.map(([component, { count, weeks }]) =>
      row(
        { text: componentName(file, component), href: href(component) },
        `${count} of ${all}`,
        `${weeks} of ${window.length}`,
      ),
    ),
    empty: { text: 'No failure was logged in the last four weeks.' },
  })
}
