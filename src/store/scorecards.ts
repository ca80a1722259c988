// What people stated of a week, which weeks were closed early, and the corrections to signed weeks.
import { asc, eq, sql } from 'drizzle-orm'
import { weekRollups } from '../../db/schema/evidence.ts'
import { corrections, statedFigures, weekClosings } from '../../db/schema/reviews.ts'
import { historyOf } from '../../db/history.ts'
import { prepared, type Reader } from '../../db/store.ts'
import type { StatedFigures } from '../domain/scorecard.ts'
import { committedText, hashOf, pilotOf, shapeOf, textOf } from './entry-data.ts'
import type { RowsOf } from './rows.ts'

export const scorecardRows: RowsOf = {
  'state figures': (entry) => ({
    statedFigures: {
      pilot: pilotOf(entry),
      week: textOf(entry, 'week'),
      figures: shapeOf<StatedFigures>(entry, 'figures'),
      why: committedText(entry, 'why'),
      by: entry.actor.person,
      at: entry.at,
    },
  }),
  'close week': (entry) => ({
    weekClosings: { pilot: pilotOf(entry), week: textOf(entry, 'week'), by: entry.actor.person, at: entry.at },
  }),
  'acknowledge correction': (entry) => ({
    corrections: {
      pilot: pilotOf(entry),
      week: textOf(entry, 'week'),
      figures: textOf(entry, 'figures'),
      hash: hashOf(entry),
      author: textOf(entry, 'author'),
      by: entry.actor.person,
      why: committedText(entry, 'why'),
      at: entry.at,
    },
  }),
}

/** Everything that was stated on a pilot, oldest first. */
export const statedOf = historyOf(statedFigures)

/** Every week that was closed early on a pilot. */
export const closingsOf = historyOf(weekClosings)

/** Every acknowledged correction to a signed week, oldest first. */
export const correctionsOf = historyOf(corrections)

const rollupsByPilot = prepared((reader) =>
  reader
    .select()
    .from(weekRollups)
    .where(eq(weekRollups.pilot, sql.placeholder('pilot')))
    .orderBy(asc(weekRollups.week))
    .prepare(),
)

/** What the case log says of every week it knows, oldest first. */
export async function rollupsOf(reader: Reader, pilot: string) {
  return rollupsByPilot(reader).all({ pilot })
}
