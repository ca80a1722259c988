// A whole life of a pilot: every act that can be recorded, at least once and lawfully.
import { nextPilotOpens } from './chronicle-next.ts'
import { bookIsWritten, firstRule, rulesAreLived } from './chronicle-rules.ts'
import { systemIsLived } from './chronicle-systems.ts'
import {
  charterIsSigned,
  type Chronicle,
  correctAfterwards,
  pauseAndGoOn,
  sitDownAtInv,
  somebodyLeaves,
  weekGoesBy,
  weekIsAnswered,
} from './chronicle.ts'

/** Everything that can be recorded, at least once: from the set-up to two signed answers and a correction. */
export async function liveThrough(chronicle: Chronicle): Promise<void> {
  await sitDownAtInv(chronicle)
  await bookIsWritten(chronicle)
  await charterIsSigned(chronicle)
  await weekGoesBy(chronicle, '2026-W15')
  const first = await weekIsAnswered(chronicle, '2026-W15', 'S03', null)
  await weekGoesBy(chronicle, '2026-W16')
  await weekIsAnswered(chronicle, '2026-W16', 'S02', first)
  await pauseAndGoOn(chronicle)
  await correctAfterwards(chronicle)
  await rulesAreLived(chronicle)
  await systemIsLived(chronicle)
  await nextPilotOpens(chronicle, { number: 1, content: firstRule })
  await somebodyLeaves(chronicle)
  await chronicle.keep()
}
