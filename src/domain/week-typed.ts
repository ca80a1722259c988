// People name a week by a day in it; scripts name it as ISO does. Both are read here.
import { isDay } from './day.ts'
import { isWeek, weekOfDay } from './week.ts'

/** The ISO week behind "2026-07-06" (any day of it) or "2026-W28"; null for anything else. */
export function readWeek(typed: string): string | null {
  const text = typed.trim().toUpperCase()
  if (isWeek(text)) return text
  return isDay(text) ? weekOfDay(text) : null
}
