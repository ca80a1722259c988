// How the earlier reviews were held: notes, private choices, one answer with both keys. What to fix is what the engine
// advised in that week, on the figures of that week.
import { people } from '../../db/seeds/invoice-approval.ts'
import type { ChoiceSeed, ReviewSeed } from '../../db/seeds/invoice-reviews.ts'
import type { Tx } from '../../db/store.ts'
import { type ActionSaid, noteAction, openActions, reportDone } from '../domain/action.ts'
import { signAnswer, type SigningForm } from '../domain/answer.ts'
import { daysAfter } from '../domain/day.ts'
import { beginMeeting, joinMeeting } from '../domain/meeting.ts'
import { isLeader, otherLeader, sideOf } from '../domain/person.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { chooseAnswer, isRevealed, noteQuestions, type Notes, reviewOf } from '../domain/review.ts'
import { type Evidence, evidenceFor, previousHead } from '../store/evidence.ts'
import { openChoice, revealChoices } from '../store/reviews.ts'
import { type Doing, fileOf, happen, instantOf, type Moment, type Stage } from './stage.ts'

/** One meeting: the facts that it is held over are computed once, as nothing that happens in it changes them. */
type Meeting = { readonly stage: Stage; readonly week: string; readonly seed: ReviewSeed; readonly evidence: Evidence }

/** One whole review on the Tuesday after its week. */
export async function holdReview(stage: Stage, week: string, day: string, seed: ReviewSeed): Promise<void> {
  const at = (time: string): Moment => [day, 'Tuesday', time]
  await meet(stage, week, day)
  await noteWeek(stage, week, seed.notes, { who: 'Maya', as: 'lead', when: at('10:05') })
  await decideAction(stage, week, seed, { who: 'Maya', as: 'lead', when: at('10:15') })
  const meeting = { stage, week, seed, evidence: await evidenceOn(stage, week, at('10:05')) }
  for (const [number, { olivia, tariq }] of seed.rounds.entries()) {
    await choose(meeting, olivia, { who: 'Olivia', as: 'coo', when: at(`10:2${number * 4}`) })
    await choose(meeting, tariq, { who: 'Tariq', as: 'cto', when: at(`10:2${number * 4 + 2}`) })
  }
  await turnKey(meeting, { who: 'Olivia', as: 'coo', when: at('10:34') })
  await turnKey(meeting, { who: 'Tariq', as: 'cto', when: at('10:36') })
}

/** Olivia begins it, and the others say that they are there. */
async function meet(stage: Stage, week: string, day: string): Promise<void> {
  const at = (time: string): Moment => [day, 'Tuesday', time]
  const { calendar } = stage
  await happen(stage, { who: 'Olivia', as: 'coo', when: at('10:00') }, async (tx, act) =>
    beginMeeting({ file: await fileOf(tx), week, calendar }, act),
  )
  for (const doing of [tariqThere, mayaThere])
    await happen(stage, { ...doing, when: at('10:01') }, async (tx, act) =>
      joinMeeting({ file: await fileOf(tx), week, calendar }, act),
    )
}

const tariqThere = { who: 'Tariq', as: 'cto' } as const
const mayaThere = { who: 'Maya', as: 'lead' } as const

/** What is to be done beside the fix; what was cut stands in the minutes too. */
async function decideAction(stage: Stage, week: string, { action, notes }: ReviewSeed, doing: Doing): Promise<void> {
  const note = (said: ActionSaid) =>
    happen(stage, doing, async (tx, act) => noteAction(await fileOf(tx), week, said, stage.calendar.dayOf(act.at)))
  const dueOn = daysAfter(stage.calendar.dayOf(instantOf(stage, doing.when)), action.dueInDays)
  await note({ kind: 'action', words: action.words, owner: stage.ids[action.owner], dueOn })
  if (!notes.cut.startsWith('Nothing')) await note({ kind: 'cut', words: notes.cut, owner: '', dueOn: '' })
}

/** Whoever owns what the last review decided reports it done, on the Monday before the next one. */
export function doneBefore(stage: Stage, week: string, { action }: ReviewSeed, when: Moment): Promise<void> {
  const as = people.find(({ name }) => name === action.owner)?.seat ?? null
  return happen(stage, { who: action.owner, as, when }, async (tx) => {
    const file = await fileOf(tx)
    const open = openActions(file).at(-1)
    if (!open) throw new Error('the example has nothing left to do')
    return reportDone(file, open.number, action.done ?? '', week)
  })
}

/** The five questions as the team answered them. */
export function noteWeek(stage: Stage, week: string, notes: Notes, doing: Doing): Promise<void> {
  return happen(stage, doing, async (tx, { at }) =>
    noteQuestions(await fileOf(tx), week, JSON.stringify(notes), stage.calendar.weekOf(at)),
  )
}

async function evidenceOn(stage: Stage, week: string, moment: Moment): Promise<Evidence> {
  const file = await fileOf(stage.store.reader)
  const evidence = evidenceFor(file, week, instantOf(stage, moment), stage.calendar)
  if (!evidence) throw new Error(`the example has no evidence for ${week}`)
  return evidence
}

function choose({ stage, week, evidence }: Meeting, seed: ChoiceSeed, doing: Doing): Promise<void> {
  return happen(stage, doing, async (tx, act) => {
    const file = await fileOf(tx)
    const { factsHash } = evidence.frozen
    const { answer, reason, disputes = '' } = seed
    const other = await othersChoice(tx, file, week, doing)
    const choosing = { file, week, calendar: stage.calendar, factsHash, other }
    return chooseAnswer(choosing, { answer, reason, disputes, seen: factsHash }, act)
  })
}

/** What the other leader has chosen in the same round already. */
async function othersChoice(tx: Tx, file: PilotFile, week: string, { as }: Doing) {
  const { round } = reviewOf(file, week)
  const theirs = isLeader(as) && !isRevealed(round) ? round[sideOf(otherLeader(as))] : null
  return theirs && openChoice(tx, theirs)
}

/** The first key brings the content, the second stands on exactly the same. */
function turnKey({ stage, week, seed, evidence }: Meeting, doing: Doing): Promise<void> {
  return happen(stage, doing, async (tx, act) => {
    const file = await fileOf(tx)
    const review = reviewOf(file, week)
    const revealed = await revealChoices(tx, review.round)
    const form: SigningForm = {
      seen: review.pending?.hash ?? '',
      seenFacts: evidence.frozen.factsHash,
      fixWhat: evidence.advice.kind,
      fixOwner: stage.ids[seed.owner],
      fixDueOn: daysAfter(stage.calendar.dayOf(act.at), seed.dueInDays),
      overruledUntil: '',
      why: seed.why,
    }
    const choices = revealed ? [revealed.policy, revealed.system] : []
    const frozen = { ...evidence.frozen, previousHead: await previousHead(tx, file) }
    return signAnswer({ file, week, calendar: stage.calendar, choices, evidence: frozen, keysHeldUntil: 0 }, form, act)
  })
}
