// Where the example is played: every act goes through the domain and the ledger as a form's would, at an instant of the
// past, one after the other. A refusal means that the story is unlawful, so it ends the play.
import { type PersonName, pilot } from '../../db/seeds/invoice-approval.ts'
import type { Reader, Store, Tx } from '../../db/store.ts'
import { ruleOf } from '../domain/act.ts'
import type { Calendar } from '../domain/calendar.ts'
import type { Act, Fact } from '../domain/fact.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import type { Duty, Seat } from '../domain/person.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { isRefused, type Refused } from '../domain/refusal.ts'
import { newId } from '../store/hash.ts'
import { keepHead } from '../store/heads.ts'
import { readHead, record } from '../store/ledger.ts'
import { loadPilotFile } from '../store/pilot-file.ts'
import { findPilot } from '../store/pilots.ts'
import { dayIn, type StoryWeeks, type Weekday } from './story-weeks.ts'

export type Stage = {
  readonly store: Store
  readonly headsFile: string
  readonly calendar: Calendar
  readonly weeks: StoryWeeks
  /** The id under which the chain knows each person. */
  readonly ids: Readonly<Record<PersonName, string>>
}

/** When something happens: in which ISO week, on which weekday, and at what time of the organisation's zone. */
export type Moment = readonly [week: string, weekday: Weekday, time: string]

/** Who does it, in which seat or duty, and when. */
export type Doing = { readonly who: PersonName; readonly as: Seat | Duty | null; readonly when: Moment }

/** Decides on facts read in the transaction, as a form's handler does. */
export type Decide = (tx: Tx, act: Act) => Promise<Fact | Refused> | Fact | Refused

/** Something happens: decided, recorded, and its head kept outside where the act asks for that. */
export async function happen(
  stage: Stage,
  doing: Doing,
  decide: Decide,
  beside?: (tx: Tx, entry: LedgerEntry) => Promise<void>,
): Promise<void> {
  const act = actOf(stage, doing)
  const entry = await stage.store.transaction(async (tx) => {
    const decided = lawful(await decide(tx, act), doing)
    const made = await record(tx, decided, act)
    await beside?.(tx, made)
    return made
  })
  if (ruleOf(entry.act).head) await keepHeadNow(stage, act.at)
}

/** The act as it reaches the domain. */
export function actOf(stage: Stage, { who, as, when }: Doing): Act {
  const by = { person: stage.ids[who], seat: as, session: 'example', credential: 'password' } as const
  return { by, at: instantOf(stage, when), command: newId() }
}

/** What the domain has decided; throws where it said no. */
export function lawful(decided: Fact | Refused, { who, when }: Doing): Fact {
  if (!isRefused(decided)) return decided
  const problems = decided.problems.map(({ field, why }) => `${field}: ${why}`)
  throw new Error(`The example breaks a rule: ${who}, ${when.join(' ')}. ${[decided.why, ...problems].join(' ')}`)
}

export function instantOf({ calendar }: Stage, [week, weekday, time]: Moment): number {
  return calendar.instantOf(dayIn(week, weekday), time)
}

/** The example's pilot with everything that is known of it by now. */
export async function fileOf(reader: Reader): Promise<PilotFile> {
  const found = await findPilot(reader, pilot.code)
  if (!found) throw new Error('the example has not opened its pilot yet')
  return loadPilotFile(reader, found)
}

async function keepHeadNow({ store, headsFile }: Stage, at: number): Promise<void> {
  const head = await readHead(store.reader)
  if (head) keepHead(headsFile, head, at)
}
