// The ways in which programs of this world write down an instant.
import { clockIn } from './naive-figures.ts'

/** Every spelling, for an instant in ms and the zone that a clock without an offset shows. */
export const timeSpellings: Readonly<Record<string, (at: number, zone: string) => string>> = {
  'ISO with Z': (at) => new Date(at).toISOString(),
  'ISO with a colon in its offset': (at) => `${shifted(at, 2)}+02:00`,
  'ISO west of Greenwich, with a space': (at) => `${shifted(at, -5).replace('T', ' ')}-0500`,
  'ISO with microseconds and a short offset': (at) => `${shifted(at, 1)}000+01`,
  'ISO without a zone': (at, zone) => clockIn(zone, at).replace(' ', 'T'),
  'with slashes, the year first': (at, zone) => clockIn(zone, at).replaceAll('-', '/'),
  'dd-mm-yyyy': (at, zone) => dayFirst(clockIn(zone, at), '-'),
  'dd/mm/yyyy': (at, zone) => dayFirst(clockIn(zone, at), '/'),
  'dd.mm.yyyy': (at, zone) => dayFirst(clockIn(zone, at), '.'),
  'd-m-yyyy': (at, zone) => dayFirst(clockIn(zone, at), '-').replaceAll(/\b0(?=\d-)/g, ''),
  'all digits': (at) => new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, ''),
}

/** 2026-03-29T03:30:00.000, as a clock so many hours east shows it. */
function shifted(at: number, hours: number): string {
  return new Date(at + hours * 3_600_000).toISOString().slice(0, -1)
}

function dayFirst(clock: string, mark: string): string {
  const [day = '', time = ''] = clock.split(' ')
  return `${day.split('-').toReversed().join(mark)} ${time}`
}
