// What the map and the drills of the fallback say about a check of the expansion gate, in words.
import { listed } from '../../domain/advice/wording.ts'
import { mapThisWeek, type MapThisWeek } from '../../domain/expansion-map.ts'
import { fallbackDrilled } from '../../domain/fallback-drill.ts'
import { thresholds } from '../../domain/signal-thresholds.ts'
import { age, dayName, dayOf } from '../../words/dates.ts'
import { nameOf, nameWithSeat } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import type { Said } from './record-said.ts'

/** Who confirmed the map and when, and what is missing; null while there is no map. */
export function mapTold(given: Shown): Said | null {
  const { file, names, calendar, now } = given
  const confirmed = mapThisWeek({ file, calendar, today: calendar.dayOf(now) })
  if (!confirmed) return null
  const { last } = confirmed
  const who = last && nameWithSeat(names, file.pilot.holders, last.by)
  return {
    missing: mapMissing(confirmed),
    evidence: last ? `${who} confirmed the map on ${dayOf(last.at, calendar.zone, now)}.` : undefined,
    note: last ? `map confirmed ${age(last.at, now)}` : undefined,
    links: [{ text: 'Map', href: `${address(given)}/system-map` }],
  }
}

function mapMissing({ result, last, isCurrent }: MapThisWeek): string | undefined {
  if (result === 'pass') return undefined
  if (!last) return 'The CTO has never confirmed that the map is current.'
  return isCurrent ? 'The CTO has not confirmed the map this week.' : 'The map has changed since it was confirmed.'
}

/** How the last drill of the fallback went; null before the first, when somebody may vouch for it. */
export function fallbackTold(given: Shown): Said | null {
  const { file, names, calendar, now } = given
  const drilled = fallbackDrilled(file, calendar.dayOf(now))
  if (!drilled) return null
  const { last, result, isInTime } = drilled
  const who = listed(last.people.map((person) => nameOf(names, person)))
  return {
    missing: result === 'pass' ? undefined : isInTime ? 'The last drill is more than 30 days old.' : tooSlow,
    evidence: `${who} drilled it on ${dayName(last.on)}: ${last.minutes} minutes a case by hand, ${last.normalMinutes} normally.`,
    note: 'read from the drills, nobody can vouch for it',
    links: [{ text: 'Drills of the fallback', href: `${address(given)}/system-map/fallback` }],
  }
}

const tooSlow = `By hand a case may take at most ${thresholds.fallbackTimesNormal} times the normal time.`

function address({ file }: Shown): string {
  return `/pilots/${encodeURIComponent(file.pilot.code)}`
}
