// The whole scorecard of a week as tiles: what the charter agrees on, then everything else that anybody measured.
import { type ScorecardKey, scorecardKeys, measures } from '../../domain/measure.ts'
import { figureIn } from '../../domain/scorecard-beside.ts'
import type { ScorecardWeek } from '../../domain/scorecard-weeks.ts'
import { figureText } from '../../words/figures.ts'
import { type Measure, measure } from './figure.ts'
import { completeness, measureTiles, pageOf, rollupOf, sourceOf, type TilesOf } from './measure-tiles.ts'

/** The tiles of the week that is looked at; a measure that no week has a figure of is left out. */
export function scorecardTiles(given: TilesOf, weeks: readonly ScorecardWeek[]): readonly Measure[] {
  const week = weeks.find((one) => one.week === given.week.week)
  const shown = new Set<ScorecardKey>([
    ...given.content.measures.map(({ key }) => key),
    'net_manual_work_hours',
    'adoption_pct',
    'help_requests',
  ])
  const others = scorecardKeys.filter((key) => !shown.has(key) && weeks.some((one) => figureIn(one, key) !== null))
  return [...measureTiles(given), ...others.map((key) => otherTile(key, week, given))]
}

function otherTile(key: ScorecardKey, week: ScorecardWeek | undefined, given: TilesOf): Measure {
  const { name, source } = measures[key]
  return measure({
    name,
    now: figureText(key, week && figureIn(week, key)),
    notes: source === 'case log' ? completeness(key, rollupOf(given)) : [],
    source: sourceOf(key, given),
    href: pageOf(key, given),
  })
}
