// Working days are Monday to Friday; holidays differ from team to team and are not known here.

const dayMs = 86_400_000

/** The calendar day ("2026-09-07") that lies `count` working days after another one. */
export function workingDaysAfter(day: string, count: number): string {
  let at = Date.parse(`${day}T12:00Z`)
  for (let left = count; left > 0;) {
    at += dayMs
    if (isWorkingDay(at)) left -= 1
  }
  return new Date(at).toISOString().slice(0, 10)
}

/** Whether the day of an instant (ms, UTC) is a Monday to Friday. */
export function isWorkingDay(at: number): boolean {
  const weekday = new Date(at).getUTCDay()
  return weekday !== 0 && weekday !== 6
}
