// The whole story of the example in the order in which it happened: people, rules, charter, launch, nine weeks, eight reviews,
// and a ninth one that waits for its two leaders.
import { people, type PersonName, pilot } from '../../db/seeds/invoice-approval.ts'
import { openQuestion, questions } from '../../db/seeds/invoice-questions.ts'
import { openNotes, reviews } from '../../db/seeds/invoice-reviews.ts'
import { pilotWeeks } from '../../db/seeds/invoice-weeks.ts'
import type { Store } from '../../db/store.ts'
import { checkAgain } from '../commands/check-cases.ts'
import type { Calendar } from '../domain/calendar.ts'
import type { Case } from '../domain/case.ts'
import { nextWeek } from '../domain/week.ts'
import { newId } from '../store/hash.ts'
import { agreeOnCharter, launch } from './agreement.ts'
import { invoicesOf } from './cases.ts'
import { gatherPeople, takeSeats } from './cast.ts'
import { type Happening, playInOrder } from './diary.ts'
import { effortOf, putFirstBuildInPlace } from './effort.ts'
import { failuresOf } from './failures.ts'
import { frictionOf } from './friction.ts'
import { vouch } from './gate.ts'
import { prepareGroup } from './group.ts'
import { bringInvoices, stateWeek } from './imports.ts'
import { confirmSystemMap, tryAlertsAgain, writeSystemMap } from './map.ts'
import { questionsOf } from './questions.ts'
import { cutWishes, wishesOf } from './requests.ts'
import { doneBefore, holdReview, noteWeek } from './reviews.ts'
import { askForLowerLimit, askForTolerance, carryTolerance } from './rule-changes.ts'
import { confirmRuleBook, writeRuleBook } from './rules.ts'
import { instantOf, type Moment, type Stage } from './stage.ts'
import type { StoryWeeks } from './story-weeks.ts'
import { feedRuns } from './vendor-feed.ts'

export type Telling = {
  readonly store: Store
  readonly headsFile: string
  readonly calendar: Calendar
  readonly weeks: StoryWeeks
  /** Of the password that everybody in the example has. */
  readonly passwordHash: string
}

/** Plays the example into an empty database whose ledger begins before the story does. */
export async function tell({ passwordHash, ...place }: Telling): Promise<void> {
  const stage: Stage = { ...place, ids: newIds() }
  const { weeks } = stage
  const invoices = invoicesOf(weeks, stage.calendar)
  await gatherPeople(stage, passwordHash)
  await takeSeats(stage)
  await bringInvoices(stage, invoices, weeks.baseline, mayaOn([weeks.ofTheKeys, 'Monday', '11:15']))
  await writeRuleBook(stage)
  await writeSystemMap(stage)
  await agreeOnCharter(stage)
  await launch(stage)
  await prepareGroup(stage)
  await putFirstBuildInPlace(stage)
  await bringInvoices(stage, invoices, [weeks.ofTheKeys], mayaOn([weekAfter(stage, -1), 'Monday', '09:10']))
  for (const number of pilotWeeks.keys()) await liveThrough(stage, number, invoices)
  await checkAgain(stage.store, pilot.code, null, instantOf(stage, [weeks.justBegun, 'Monday', '11:30']))
}

/** The chain knows people by ids that say nothing. */
function newIds(): Stage['ids'] {
  const ids = people.map(({ name }) => [name, newId()] as const)
  return Object.fromEntries(ids) as Record<PersonName, string> // one id for each person
}

/** What is asked in a week, and what happens once it is over: its cases and figures on Monday, its review on Tuesday. */
async function liveThrough(stage: Stage, number: number, invoices: readonly Case[]): Promise<void> {
  const week = stage.weeks.pilot[number]
  const seed = pilotWeeks[number]
  if (week === undefined || !seed) throw new Error(`the story has no week ${number + 1}`)
  const after = weekAfter(stage, number)
  await playInOrder(stage, happeningsOf(stage, number, week))
  await feedRuns(stage, week, number <= lastReviewed ? 'Sunday' : 'Wednesday', [after, 'Monday', '09:05'])
  await bringInvoices(stage, invoices, [week], mayaOn([after, 'Monday', '09:10']))
  await stateWeek(stage, week, seed.stated, mayaOn([after, 'Monday', '09:25']))
  const [review, before] = [reviews[number], reviews[number - 1]]
  if (before?.action.done) await doneBefore(stage, week, before, [after, 'Monday', '09:30'])
  if (review) await holdReview(stage, week, after, review)
  if (number === lastReviewed) await tryAlertsAgain(stage, after)
  if (!review) await prepareReview(stage, week, after)
}

/** What is asked, wished for, reported and repaired in a week. */
function happeningsOf(stage: Stage, number: number, week: string): readonly Happening[] {
  return [
    ...questionsOf(stage, week, questions[number] ?? []),
    ...wishesOf(stage, number, week),
    ...changesOf(stage, number, week),
    ...failuresOf(stage, number, week),
    ...frictionOf(stage, number, week),
    ...effortOf(stage, number, week),
  ]
}

/** The first cycle parks Ben's rule; in the week after it, what waited is decided. */
function changesOf(stage: Stage, number: number, week: string): readonly Happening[] {
  const switchOnAt: Moment = [weekAfter(stage, firstAfterFreeze - 1), 'Wednesday', '09:00']
  if (number === toleranceAskedIn)
    return [{ when: [week, 'Thursday', '15:40'], play: () => askForTolerance(stage, week, switchOnAt) }]
  if (number !== firstAfterFreeze) return []
  const carried = async () => {
    await carryTolerance(stage, week)
    await cutWishes(stage, week)
  }
  return [{ when: [week, 'Monday', '08:50'], play: carried }]
}

/** The newest week waits for its two leaders. */
async function prepareReview(stage: Stage, week: string, after: string): Promise<void> {
  await confirmRuleBook(stage, [after, 'Monday', '09:50'])
  await confirmSystemMap(stage, [after, 'Monday', '09:55'])
  await askForLowerLimit(stage, after, [nextWeek(after), 'Monday', '09:00'])
  await vouch(stage, [after, 'Monday', '10:20'])
  await playInOrder(stage, questionsOf(stage, after, [openQuestion]))
  await noteWeek(stage, week, openNotes, mayaOn([after, 'Monday', '11:30']))
}

/** The week that follows the pilot week with this number, counted from 0; −1 is the week of the keys. */
function weekAfter({ weeks }: Stage, number: number): string {
  return weeks.pilot[number + 1] ?? weeks.justBegun
}

function mayaOn(when: Moment) {
  return { who: 'Maya', as: 'lead', when } as const
}

const toleranceAskedIn = 1
const firstAfterFreeze = 4
const lastReviewed = reviews.length - 1
