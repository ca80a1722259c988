// The weeks on whose answer two leaders differ, with their words: read only once both have chosen.
import type { Reader } from '../../db/store.ts'
import { type Dispute, disputeIn, revealedAt, revealedRounds, weeksWithoutAnswer } from '../domain/dispute.ts'
import { hasEnded } from '../domain/pilot.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { revealRounds } from './reviews.ts'

/** Every week on whose answer the leaders differ now. */
export async function openDisputes(reader: Reader, file: PilotFile): Promise<readonly Dispute[]> {
  if (hasEnded(file.pilot)) return []
  const found = await Promise.all(weeksWithoutAnswer(file).map((week) => disputeOver(reader, file, week)))
  return found.filter((dispute) => dispute !== null)
}

async function disputeOver(reader: Reader, file: PilotFile, week: string): Promise<Dispute | null> {
  const rounds = revealedRounds(file, week)
  const revealed = await revealRounds(reader, rounds)
  return disputeIn(
    week,
    revealed.map((words, nth) => ({ ...words, at: revealedAt(rounds[nth] ?? { policy: null, system: null }) })),
  )
}

/** Every week on which they have differed at some time, settled since or not, with when (ms) that came out. */
export async function everyDispute(
  reader: Reader,
  file: PilotFile,
): Promise<readonly Pick<Dispute, 'week' | 'since'>[]> {
  const weeks = [...new Set(file.choices.map(({ week }) => week))]
  const found = await Promise.all(
    weeks.map(async (week) => {
      const rounds = revealedRounds(file, week)
      const words = await revealRounds(reader, rounds)
      const first = rounds.find((_, nth) => words[nth]?.policy.answer !== words[nth]?.system.answer)
      return first ? [{ week, since: revealedAt(first) }] : []
    }),
  )
  return found.flat()
}
