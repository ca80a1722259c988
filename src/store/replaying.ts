// Doing a replay: every case of the last weeks is decided by the rules in effect and by the proposed ones, a week at a time.
import type { Store } from '../../db/store.ts'
import { compile } from '../conditions/compile.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { bookWith, type ReplayReport, sampleWeeks } from '../domain/replay.ts'
import { rulesInEffect } from '../domain/rule.ts'
import { findChange, type RuleChange } from '../domain/rule-change.ts'
import { openComparison } from '../domain/rule-comparison.ts'
import { readyRules } from '../domain/rule-outcome.ts'
import { countingOn } from './cases.ts'
import { completedIn } from './completed-cases.ts'
import { loadPilotFile } from './pilot-file.ts'
import { findPilot, listPilots } from './pilots.ts'
import { endReplay, keepReplayProgress, replayHash, replayNumbered } from './replays.ts'

/** Does a replay that was asked for. What it was asked for having changed meanwhile, it ends with nothing. */
export async function doReplay(store: Store, replay: number): Promise<void> {
  const row = await replayNumbered(store.reader, replay)
  if (row?.state !== 'at work') throw new Error('There is no such replay to do.')
  try {
    const file = await fileOf(store, row.pilot)
    const change = findChange(file, row.change)
    const isSame = change !== null && replayHash(file.rules, change) === row.hash
    await endReplay(store, replay, isSame ? await replayOver(store, replay, file, change) : null)
  } catch (error) {
    await endReplay(store, replay, null)
    throw error
  }
}

async function fileOf(store: Store, id: string): Promise<PilotFile> {
  const name = (await listPilots(store.reader)).find((one) => one.id === id)
  const pilot = name ? await findPilot(store.reader, name.code) : null
  if (!pilot) throw new Error('The pilot of this replay is gone.')
  return loadPilotFile(store.reader, pilot)
}

/** How each case of the last weeks comes out now, and as proposed. */
async function replayOver(store: Store, replay: number, file: PilotFile, change: RuleChange): Promise<ReplayReport> {
  const weeks = sampleWeeks(file.rollups)
  const of = weeks.reduce((sum, { completed }) => sum + completed, 0)
  const counting = await countingOn(store.reader, file.pilot.id)
  const now = readyRules(rulesInEffect(file.rules), compile)
  const proposed = readyRules(bookWith(file.rules, change.content), compile)
  const comparison = openComparison(now, proposed)
  let done = 0
  for (const { week, completed } of weeks) {
    for (const piece of await completedIn(store.reader, counting, week)) comparison.see(piece)
    done += completed
    await keepReplayProgress(store, replay, { done, of }, Date.now())
  }
  return { comparison: comparison.result() }
}
