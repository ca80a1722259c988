// How rules change in the example: Ben's rule parks itself, is taken up when the first cycle has ended, turns both keys and is
// switched on; Maya's waits for Olivia, with its replay beside it.
import { lowerLimit, tolerance } from '../../db/seeds/invoice-changes.ts'
import { directorRule } from '../../db/seeds/invoice-routing.ts'
import type { Act, Fact } from '../domain/fact.ts'
import { breakingContent } from '../domain/freeze.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import type { Refused } from '../domain/refusal.ts'
import { rulesInEffect } from '../domain/rule.ts'
import { exemptChange, findChange } from '../domain/rule-change.ts'
import { requestChange } from '../domain/rule-change-asking.ts'
import type { Wish } from '../domain/rule-change-content.ts'
import { approve, confirmSafe, type Freezing, type Keying, switchOn, unpark } from '../domain/rule-change-deciding.ts'
import { contentHash } from '../store/hash.ts'
import { doReplay } from '../store/replaying.ts'
import { openReplay, replayHash } from '../store/replays.ts'
import { carryToleranceInBuild } from './effort.ts'
import { seeSwitchOn } from './group.ts'
import { contentOf, nameFor } from './rules.ts'
import { type Doing, fileOf, happen, instantOf, type Moment, type Stage } from './stage.ts'

/** Ben asks in week two; the scope is frozen, so it waits. */
export function askForTolerance(stage: Stage, week: string, switchOnAt: Moment): Promise<void> {
  const content = { ...tolerance.rule, place: 60 }
  const wish = { kind: 'add', rule: null, proposal: content, version: null, origin: 'operations' } as const
  return ask(stage, { who: 'Ben', as: 'member', when: [week, 'Thursday', '15:40'] }, wish, tolerance.why, switchOnAt)
}

/** In week five Olivia takes it up and approves it, Tariq confirms it and switches it on. */
export async function carryTolerance(stage: Stage, week: string): Promise<void> {
  const olivia = (time: string): Doing => ({ who: 'Olivia', as: 'coo', when: [week, 'Monday', time] })
  const tariq = (day: 'Tuesday' | 'Wednesday', time: string): Doing => ({
    who: 'Tariq',
    as: 'cto',
    when: [week, day, time],
  })
  await decide(stage, olivia('08:50'), unpark)
  await decide(stage, olivia('08:56'), approve)
  await decide(stage, tariq('Tuesday', '14:10'), confirmSafe)
  await decide(stage, tariq('Wednesday', '09:05'), switchOn)
  await nameFor(stage, changeIn(await fileOf(stage.store.reader), 1).content.rule, [week, 'Wednesday', '09:20'])
  await carryToleranceInBuild(stage, week)
  await seeSwitchOn(stage, 1, week)
}

/** On Monday after the last week Maya asks for a lower limit, and the replay over the real invoices is there at once. */
export async function askForLowerLimit(stage: Stage, week: string, switchOnAt: Moment): Promise<void> {
  const doing = { who: 'Maya', as: 'lead', when: [week, 'Monday', '10:20'] } as const
  const book = rulesInEffect((await fileOf(stage.store.reader)).rules)
  const place = book.find(({ number }) => number === lowerLimit.rule)?.content.place ?? 1
  const proposal = { ...contentOf(directorRule(lowerLimit.euros)), place }
  const wish = { kind: 'replace', rule: lowerLimit.rule, proposal, version: null, origin: 'operations' } as const
  await ask(stage, doing, wish, lowerLimit.why, switchOnAt)
  await replay(stage, 2, doing)
}

function ask(
  stage: Stage,
  doing: Doing,
  wish: Omit<Wish, 'why' | 'switchOnAt'>,
  why: string,
  switchOnAt: Moment,
): Promise<void> {
  return happen(stage, doing, async (tx, act) => {
    const wished = { ...wish, why, switchOnAt: instantOf(stage, switchOnAt) }
    return requestChange({ file: await fileOf(tx), wish: wished, calendar: stage.calendar }, act)
  })
}

/** A decision on Ben's change, the first one. */
function decide(
  stage: Stage,
  doing: Doing,
  decision: (given: Keying & Freezing, act: Act) => Fact | Refused,
): Promise<void> {
  return happen(stage, doing, async (tx, act) => {
    const file = await fileOf(tx)
    const change = changeIn(file, 1)
    const freezeHash = contentHash(breakingContent(exemptChange(change)))
    const given = { file, change, seen: change.hash, keysHeldUntil: 0, calendar: stage.calendar, freezeHash }
    return decision(given, act)
  })
}

async function replay({ store, ids, ...stage }: Stage, number: number, { who, when }: Doing): Promise<void> {
  const file = await fileOf(store.reader)
  const of = { pilot: file.pilot.id, change: number, hash: replayHash(file.rules, changeIn(file, number)) }
  const at = instantOf({ store, ids, ...stage }, when)
  const asked = await openReplay(store, { ...of, by: ids[who], at, aliveAt: Date.now() })
  if (asked !== null) await doReplay(store, asked)
}

function changeIn(file: PilotFile, number: number) {
  const change = findChange(file, number)
  if (!change) throw new Error(`the example has no rule change ${number}`)
  return change
}
