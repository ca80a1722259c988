// A change that is asked for, or worded anew, is replayed at once, so that its consequences are there when it is decided on.
import type { FastifyRequest } from 'fastify'
import { isReplayable } from '../domain/replay.ts'
import { findChange } from '../domain/rule-change.ts'
import { readPilotFile } from '../store/pilot-file.ts'
import { openReplay, replayHash } from '../store/replays.ts'
import { pilotOf, signedIn } from './request.ts'

/** Begins a replay of a change as it is now, unless it is at work already or there is nothing to replay. */
export async function beginReplay(request: FastifyRequest, number: number): Promise<void> {
  const { store, clock, startJob } = request.server.services
  const file = await readPilotFile(store, pilotOf(request))
  const change = findChange(file, number)
  if (!change || !isReplayable(file.rules, change) || file.rollups.every(({ completed }) => completed === 0)) return
  const of = { pilot: file.pilot.id, change: number, hash: replayHash(file.rules, change) }
  const asked = { ...of, by: signedIn(request).person, at: clock(), aliveAt: Date.now() }
  const replay = await openReplay(store, asked)
  if (replay !== null) startJob(['replay-job', String(replay)])
}
