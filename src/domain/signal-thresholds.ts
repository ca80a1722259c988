// From where on something is a sign of drift. Every threshold of a computed sign stands here and nowhere else.

export const thresholds = {
  /** Wishes, rule changes among them, that came in before the first cycle ended. */
  askedInFreeze: 1,
  /** Changes switched on in one week: from then on nobody can tell which of them did what. */
  switchedOnInOneWeek: 2,
  /** For how many weeks such a week is spoken of, the current one included. */
  weeksSpokenOf: 4,
  /** Times that one change was called not safe yet. */
  objectionsToOneChange: 2,
  /** Changes that wait at the same time, parked ones apart. */
  changesWaiting: 5,
  /** Printed lines of a rule book: about two pages. A book that is longer is read by nobody. */
  bookLines: 80,
  /** For how many days a test of an alert counts. */
  alertTestedDays: 30,
  /** Days before credentials expire, from which on they are spoken of. */
  credentialsExpireInDays: 30,
  /** Over how many weeks support is held against its estimate. */
  supportWeeks: 4,
  /** For how many days a drill of the fallback counts. */
  fallbackDrilledDays: 30,
  /** By hand a case may take so many times as long as normally. */
  fallbackTimesNormal: 2,
  /** Over how many weeks failures are looked at. */
  failureWeeks: 4,
  /** Within how many minutes failed runs are seen, in the median. */
  failureSeenMinutes: 60,
} as const
