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
  /** Working days of one week on which somebody asks for help: from then on they need it daily. */
  dailyHelpDays: 3,
  /** Reports of one kind that speak of a decision made in a chat or a mail. */
  decidedElsewhere: 1,
  /** Cases with the same attribute value that were handled outside, and the share of all cases with it. */
  outsideCases: 5,
  outsideShare: 0.5,
  /** Cases in which the same field was corrected by hand, and the share of all cases. */
  correctedCases: 5,
  correctedShare: 0.1,
  /** Calls for help in a week against the week in which success was announced: so many more, and so many times as many. */
  moreHelp: 3,
  timesMoreHelp: 1.5,
  /** Below this share of automated cases the flow is hardly used. */
  lowUsage: 0.5,
  /** Hours within which a build has to run the rules in effect. */
  buildLagHours: 24,
  /** A share of errors or failed runs leaps when it is so many times what it was, and so many points more. */
  jumpTimes: 2,
  jumpPoints: 5,
  /** Cases or runs of a week below which its share says nothing. */
  jumpFewest: 20,
  /** Runs of a week that succeeded and have no completed case, and their share of all that did. */
  runsWithoutCase: 5,
  runsWithoutCaseShare: 0.02,
  /** So often the two sides see a thing differently within so many weeks, until somebody from outside is asked for. */
  disputesAskOutside: 2,
  disputeWeeks: 8,
  /** For how many weeks after baseline, target or a decision point was moved the former ones are shown beside. */
  criteriaWeeks: 8,
  /** Completed cases of the last weeks that no rule in effect describes. */
  casesWithoutRule: 3,
  /** Times that one person tried what is the other side’s. */
  triedOnOtherSide: 1,
} as const
