// How the earlier reviews were held: notes, private choices, one answer with both keys. What to fix is what the engine
// advised in that week, on the figures of that week.
import type { ChoiceSeed, ReviewSeed } from '../../db/seeds/invoice-reviews.ts'
import type { Tx } from '../../db/store.ts'
import { signAnswer, type SigningForm } from '../domain/answer.ts'
import { daysAfter } from '../domain/day.ts'
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
  await noteWeek(stage, week, seed.notes, { who: 'Maya', as: 'lead', when: at('10:05') })
  const meeting = { stage, week, seed, evidence: await evidenceOn(stage, week, at('10:05')) }
  for (const [number, { olivia, tariq }] of seed.rounds.entries()) {
    await choose(meeting, olivia, { who: 'Olivia', as: 'coo', when: at(`10:2${number * 4}`) })
    await choose(meeting, tariq, { who: 'Tariq', as: 'cto', when: at(`10:2${number * 4 + 2}`) })
  }
  await turnKey(meeting, { who: 'Olivia', as: 'coo', when: at('10:34') })
  await turnKey(meeting, { who: 'Tariq', as: 'cto', when: at('10:36') })
}

/** The five questions as the team answered them. */
export function noteWeek(stage: Stage, week: string, notes: Notes, doing: Doing): Promise<void> {
  return happen(stage, doing, async (tx) => noteQuestions(await fileOf(tx), week, JSON.stringify(notes)))
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
