// The newest runs behind a failure, each with the way to it on its platform.
import type { Platform } from '../../domain/run.ts'
import { shortTime } from '../../words/dates.ts'
import { platformNames } from '../../words/runs.ts'
import type { FailureOf } from './failure-of.ts'
import { row, type Table, table, words } from './table.ts'

export function runsBehind({ runs, failure, calendar, now }: FailureOf): Table {
  const cut = runs.length < failure.runs ? `, the newest ${runs.length} of ${failure.runs}` : ''
  return table({
    id: 'runs',
    caption: `Runs behind it${cut}`,
    columns: [words('Run'), words('Ended'), words('Case'), words('What it said')],
    rows: runs.map(({ run, attempt, platform, link, endedAt, receivedAt, case: hit, errorMessage, step }) =>
      row(
        { text: run, href: link ?? undefined, note: whereText(platform, attempt) },
        shortTime(endedAt ?? receivedAt, calendar.zone, now),
        hit ?? '–',
        { text: errorMessage ?? '–', note: step === null ? undefined : `at ${step}` },
      ),
    ),
    empty: { text: 'The runs behind it are not kept any more.' },
  })
}

function whereText(platform: Platform, attempt: number): string {
  return attempt > 1 ? `${platformNames[platform]}, attempt ${attempt}` : platformNames[platform]
}
