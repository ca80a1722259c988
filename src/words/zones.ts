// Time zones as the set-up and the settings offer them.

const zones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')]

/** Every time zone that can be chosen, by its IANA name. */
export function allZones(): readonly string[] {
  return zones
}

/** Whether this is a time zone that can be chosen. */
export function isZone(name: string): boolean {
  return zones.includes(name)
}

/** The zone of this machine where it says one, for the first choice; empty where it only counts in UTC. */
export function zoneHere(): string {
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return here !== 'UTC' && isZone(here) ? here : ''
}
