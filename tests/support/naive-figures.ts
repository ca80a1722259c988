// The figures of an event log, worked out the slow and obvious way from the written definitions, by code that shares
// nothing with the importer. Where the two differ, one of them is wrong.

/** One event as it truly was. Null is what the log does not say; `at` in ms, UTC. */
export type TrueEvent = {
  readonly case: string | null
  readonly activity: string | null
  readonly at: number | null
  readonly resource: string | null
}

export type NaiveFigures = {
  readonly cases: number
  readonly events: number
  readonly activities: number
  readonly completed: number
  readonly open: number
  readonly medianHours: number | null
  readonly p90Hours: number | null
  readonly handoffs: number
  readonly reworkCases: number
  readonly weeks: readonly object[]
}

type Story = {
  readonly end: number | null
  readonly hours: number
  readonly handoffs: number
  readonly rework: boolean
}

/** Events without case, activity or time are none; those of one instant stand as the file has them. */
export function naiveFigures(events: readonly TrueEvent[], terminal: string | null, zone: string): NaiveFigures {
  const sound = events.filter((event) => event.case !== null && event.activity !== null && event.at !== null)
  const names = [...new Set(sound.map((event) => event.case))]
  const stories = names.map((name) =>
    tell(
      sound.filter((event) => event.case === name),
      terminal,
    ),
  )
  const done = stories.filter((story) => story.end !== null)
  return {
    cases: stories.length,
    events: sound.length,
    activities: new Set(sound.map((event) => event.activity)).size,
    completed: done.length,
    open: stories.length - done.length,
    medianHours: typeSeven(
      done.map((story) => story.hours),
      0.5,
    ),
    p90Hours: typeSeven(
      done.map((story) => story.hours),
      0.9,
    ),
    handoffs: total(done.map((story) => story.handoffs)),
    reworkCases: done.filter((story) => story.rework).length,
    weeks: byWeek(done, zone),
  }
}

function tell(events: readonly TrueEvent[], terminal: string | null): Story {
  const ordered = events.map((event, place) => ({ ...event, at: event.at ?? 0, place }))
  ordered.sort((one, other) => one.at - other.at || one.place - other.place)
  const ends = terminal === null ? ordered : ordered.filter((event) => event.activity === terminal)
  const end = ends.length === 0 ? null : Number(ends[ends.length - 1]?.at)
  let handoffs = 0
  for (let place = 1; place < ordered.length; place += 1) {
    const before = ordered[place - 1]?.resource ?? null
    const after = ordered[place]?.resource ?? null
    if (before !== null && after !== null && before !== after) handoffs += 1
  }
  const rework = new Set(ordered.map((event) => event.activity)).size !== ordered.length
  return { end, hours: end === null ? 0 : (end - Number(ordered[0]?.at)) / 1000 / 3600, handoffs, rework }
}

function byWeek(done: readonly Story[], zone: string): readonly object[] {
  const weeks = [...new Set(done.map((story) => isoWeek(story.end ?? 0, zone)))].sort((one, other) =>
    one < other ? -1 : 1,
  )
  return weeks.map((week) => {
    const own = done.filter((story) => isoWeek(story.end ?? 0, zone) === week)
    return {
      week,
      completed: own.length,
      medianHours: typeSeven(
        own.map((story) => story.hours),
        0.5,
      ),
      p90Hours: typeSeven(
        own.map((story) => story.hours),
        0.9,
      ),
      handoffsPerCase: total(own.map((story) => story.handoffs)) / own.length,
      reworkShare: own.filter((story) => story.rework).length / own.length,
    }
  })
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/** h = (n − 1)p, and between two values the straight line. */
function typeSeven(values: readonly number[], p: number): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((one, other) => one - other)
  const h = (sorted.length - 1) * p
  const low = sorted[Math.floor(h)] ?? 0
  const high = sorted[Math.ceil(h)] ?? 0
  return low + (h - Math.floor(h)) * (high - low)
}

/** The clock of a zone as the computer’s own tables have it: "2026-03-29 03:30:00". */
export function clockIn(zone: string, at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(at)
}

/** The week of the Thursday beside it. */
function isoWeek(at: number, zone: string): string {
  const day = new Date(`${clockIn(zone, at).slice(0, 10)}T00:00:00Z`)
  const fromMonday = (day.getUTCDay() + 6) % 7
  const thursday = new Date(day.getTime() + (3 - fromMonday) * 86_400_000)
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  const number = Math.floor((thursday.getTime() - newYear) / 86_400_000 / 7) + 1
  return `${thursday.getUTCFullYear()}-W${String(number).padStart(2, '0')}`
}
