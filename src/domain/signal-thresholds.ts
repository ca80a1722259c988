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
} as const
