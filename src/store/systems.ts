// The system side as it was recorded: the map, what was spent, built, tried and drilled.
import type { ImpliedRows } from '../../db/governed.ts'
import { historyOf } from '../../db/history.ts'
import {
  alertTests,
  builds,
  efforts,
  fallbackDrills,
  maintenances,
  mapChanges,
  systemMaps,
} from '../../db/schema/systems.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { seats } from '../domain/person.ts'
import type { MapContent, MapVersion } from '../domain/system-map.ts'
import { mapChangeActs } from '../domain/system-map-change.ts'
import { committedText, hashOf, pilotOf, shapeOf, textOf, wholeOf, wholeOrNull, wordOf } from './entry-data.ts'
import { keyRow } from './pilots.ts'
import type { RowsOf } from './rows.ts'

export const systemRows: RowsOf = {
  'write map': (entry) => ({ systemMaps: mapRow(entry, 'draft') }),
  'carry over map': (entry) => ({ systemMaps: mapRow(entry, 'draft') }),
  'correct map': (entry) => ({ systemMaps: mapRow(entry, 'correction') }),
  'change map': (entry) => ({ systemMaps: mapRow(entry, 'change'), ...parkedAtOnce(entry) }),
  'sign map change': (entry) => keyRow(entry, 'map change'),
  'withdraw map change': (entry) => ({ mapChanges: moved(entry) }),
  'confirm map': (entry) => ({
    confirmations: {
      pilot: pilotOf(entry),
      document: 'map',
      hash: hashOf(entry),
      by: entry.actor.person,
      at: entry.at,
    },
  }),
  'log effort': (entry) => ({
    efforts: {
      ...signed(entry),
      what: wordOf(entry, 'what', ['support', 'build']),
      week: textOf(entry, 'week'),
      minutes: wholeOf(entry, 'minutes'),
    },
  }),
  'log build': (entry) => ({
    builds: {
      ...signed(entry),
      what: wordOf(entry, 'what', ['build', 'rollback']),
      build: textOf(entry, 'build'),
      rules: shapeOf<Readonly<Record<string, number>>>(entry, 'rules'),
    },
  }),
  'plan maintenance': (entry) => ({ maintenances: windowRow(entry) }),
  'take back maintenance': (entry) => ({ maintenances: windowRow(entry) }),
  'test alert': (entry) => ({
    alertTests: {
      ...signed(entry),
      integration: textOf(entry, 'integration'),
      on: textOf(entry, 'on'),
      minutes: wholeOrNull(entry, 'minutes'),
    },
  }),
  'drill fallback': (entry) => ({
    fallbackDrills: {
      ...signed(entry),
      on: textOf(entry, 'on'),
      people: shapeOf<readonly [string, string]>(entry, 'people'),
      minutes: wholeOf(entry, 'minutes'),
      normalMinutes: wholeOf(entry, 'normalMinutes'),
    },
  }),
}

function windowRow(entry: LedgerEntry) {
  const [from, to] = [wholeOf(entry, 'from'), wholeOf(entry, 'to')]
  return { ...signed(entry), from, to, takesBack: wholeOrNull(entry, 'takesBack') }
}

/** The pilot, the words, and who said it when. */
function signed(entry: LedgerEntry) {
  return { pilot: pilotOf(entry), words: committedText(entry, 'words'), by: entry.actor.person, at: entry.at }
}

function mapRow(entry: LedgerEntry, kind: MapVersion['kind']) {
  return {
    pilot: pilotOf(entry),
    version: entry.object.version,
    base: entry.base ?? 0,
    kind,
    touchesPolicy: entry.data.touchesPolicy === true,
    content: shapeOf<MapContent>(entry, 'content'),
    hash: hashOf(entry),
    why: committedText(entry, 'why'),
    by: entry.actor.person,
    at: entry.at,
  }
}

/** A change that was proposed while the scope is frozen waits; the others need no line of their own. */
function parkedAtOnce(entry: LedgerEntry): ImpliedRows {
  return entry.data.effect === 'parks' ? { mapChanges: moved(entry) } : {}
}

/** What happened to which proposed change of the system. */
export function moved(entry: LedgerEntry): NonNullable<ImpliedRows['mapChanges']> {
  const { person, seat, for: holder } = entry.actor
  return {
    pilot: pilotOf(entry),
    version: entry.object.version,
    what: wordOf(entry, 'what', mapChangeActs),
    effect: entry.data.effect === 'parks' ? 'parks' : null,
    why: committedText(entry, 'why'),
    by: person,
    seat: seats.find((one) => one === seat) ?? null,
    for: holder ?? null,
    at: entry.at,
  }
}

/** Everything that happened to the proposed changes of the system of a pilot beside their keys, oldest first. */
export const mapChangesOf = historyOf(mapChanges)

/** Every version of the map of a pilot, oldest first. */
export const mapsOf = historyOf(systemMaps)

/** Everything spent on the system of a pilot, oldest first. */
export const effortsOf = historyOf(efforts)

/** Every version of the automation that was put in place or taken back, oldest first. */
export const buildsOf = historyOf(builds)

/** Planned maintenance, in the order in which it was planned. */
export const maintenancesOf = historyOf(maintenances)

/** Every time an alert was tried, oldest first. */
export const alertTestsOf = historyOf(alertTests)

/** Every time the fallback was practised, oldest first. */
export const fallbackDrillsOf = historyOf(fallbackDrills)
