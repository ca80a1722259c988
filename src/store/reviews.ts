// Reviews: notes, private choices and the answers that keys are turned on.
import { answers, choices, reviewNotes } from '../../db/schema/reviews.ts'
import { historyOf } from '../../db/history.ts'
import type { ImpliedRows } from '../../db/governed.ts'
import type { Reader } from '../../db/store.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import type { ChoiceRecord, PilotFile } from '../domain/pilot-file.ts'
import type { AnswerContent, Choice, Notes, Round } from '../domain/review.ts'
import { committedText, hashOf, pilotOf, shapeOf, textOf, wholeOf, wordOf } from './entry-data.ts'
import { keyRow, stageRow } from './pilots.ts'
import type { RowsOf } from './rows.ts'
import { readText } from './texts.ts'

export const reviewRows: RowsOf = {
  'note questions': (entry) => ({
    reviewNotes: {
      pilot: pilotOf(entry),
      week: textOf(entry, 'week'),
      notes: committedText(entry, 'notes') ?? '',
      by: entry.actor.person,
      at: entry.at,
    },
  }),
  'choose answer': (entry) => ({
    choices: {
      pilot: pilotOf(entry),
      week: textOf(entry, 'week'),
      round: wholeOf(entry, 'round'),
      side: wordOf(entry, 'side', ['policy', 'system']),
      person: entry.actor.person,
      for: entry.actor.for ?? null,
      choice: committedText(entry, 'choice') ?? '',
      at: entry.at,
    },
    ...stageRow(entry, 'disagreement'),
  }),
  'sign answer': (entry) => ({ ...answerRow(entry), ...keyRow(entry, 'answer'), ...stageRow(entry, 'answer') }),
}

/** The first key on an answer brings its content with it. */
function answerRow(entry: LedgerEntry): ImpliedRows {
  if (entry.data.content === undefined) return {}
  return {
    answers: {
      pilot: pilotOf(entry),
      week: entry.object.id,
      version: entry.object.version,
      content: shapeOf<AnswerContent>(entry, 'content'),
      hash: hashOf(entry),
      why: committedText(entry, 'why'),
      by: entry.actor.person,
      at: entry.at,
    },
  }
}

/** Every choice of a pilot's reviews, oldest first, without the words. */
export const choicesOf = historyOf(choices)

/** Every answer that was put before the keys on a pilot, oldest first. */
export const answersOf = historyOf(answers)

/** Every note on the five questions, oldest first. */
export const notesOf = historyOf(reviewNotes)

/** A choice with whoever made it, who may have left the seat since, and for whom where that was a deputy. */
export type Chosen = Choice & Pick<ChoiceRecord, 'person' | 'for'>

/** Both leaders' choices of a revealed round. */
export type Revealed = { readonly policy: Chosen; readonly system: Chosen }

/** Opens the words of a round once both sides have chosen; before that nothing leaves this function. */
export async function revealChoices(reader: Reader, round: Round): Promise<Revealed | null> {
  if (round.policy === null || round.system === null) return null
  return { policy: await chosenIn(reader, round.policy), system: await chosenIn(reader, round.system) }
}

async function chosenIn(reader: Reader, record: ChoiceRecord): Promise<Chosen> {
  return { ...(await openChoice(reader, record)), person: record.person, for: record.for }
}

/** Every revealed round of a review with its words, the first one first. */
export async function revealRounds(reader: Reader, rounds: readonly Round[]): Promise<readonly Revealed[]> {
  const revealed = await Promise.all(rounds.map((round) => revealChoices(reader, round)))
  return revealed.filter((round) => round !== null)
}

/** A side's own words, for deciding within the transaction; never for showing while the round is private. */
export async function openChoice(reader: Reader, { choice }: ChoiceRecord): Promise<Choice> {
  return JSON.parse(await readText(reader, choice)) as Choice // the text that `chooseAnswer` made
}

/** The notes on the five questions of a week, as they stand; null while nobody wrote any. */
export async function readNotes(reader: Reader, file: PilotFile, week: string): Promise<Notes | null> {
  const history = await notesOf(reader, file.pilot.id)
  const last = history.findLast((note) => note.week === week)
  return last ? (JSON.parse(await readText(reader, last.notes)) as Notes) : null // the text that `note` made
}

/** The number of the ledger entry that noted the five questions of a week last; 0 while nobody did. */
export async function lastNoted(reader: Reader, file: PilotFile, week: string): Promise<number> {
  const history = await notesOf(reader, file.pilot.id)
  return history.findLast((note) => note.week === week)?.seq ?? 0
}
