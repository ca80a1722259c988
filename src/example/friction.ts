// What the people of the example report, from the day on which the code hangs beside the printer.
import { people } from '../../db/seeds/invoice-approval.ts'
import { codeHangs, reports, type ReportSeed, triages } from '../../db/seeds/invoice-friction.ts'
import type { Tx } from '../../db/store.ts'
import { type FrictionSaid, reportFriction } from '../domain/friction.ts'
import { triageFriction } from '../domain/friction-triage.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { issueToken } from '../domain/token.ts'
import { keepReport, nextReport } from '../store/friction.ts'
import { newSecret, textHash } from '../store/hash.ts'
import { keepSecret, tokenIdOf } from '../store/tokens.ts'
import type { Happening } from './diary.ts'
import { actOf, fileOf, happen, lawful, type Moment, type Stage } from './stage.ts'
import { record } from '../store/ledger.ts'

/** What is reported in a pilot week, and to which side it is given. */
export function frictionOf(stage: Stage, number: number, week: string): readonly Happening[] {
  const hung: Moment = [week, ...codeHangs.on]
  return [
    ...(number === codeHangs.week ? [{ when: hung, play: () => hangCode(stage, hung) }] : []),
    ...reports
      .filter((one) => one.week === number)
      .map((seed) => ({ when: momentOf(week, seed), play: () => report(stage, week, seed) })),
    ...triages
      .filter((one) => one.week === number)
      .map((seed) => ({ when: momentOf(week, seed), play: () => triage(stage, week, seed) })),
  ]
}

function momentOf(week: string, { on }: Pick<ReportSeed, 'on'>): Moment {
  return [week, ...on]
}

function hangCode(stage: Stage, when: Moment): Promise<void> {
  const secret = newSecret()
  return happen(
    stage,
    { who: 'Ines', as: 'engineer', when },
    async (tx) => issueToken({ id: tokenIdOf(secret), pilot: (await fileOf(tx)).pilot.id, scopes: ['friction'] }),
    (tx) => keepSecret(tx, secret),
  )
}

/** Whoever uses the code on the wall is nobody to the ledger. */
async function report(stage: Stage, week: string, seed: ReportSeed): Promise<void> {
  const who = people.find(({ name }) => name === seed.by)
  const doing = { who: seed.by ?? 'Ines', as: who?.seat ?? null, when: momentOf(week, seed) } as const
  const act = actOf(stage, doing)
  const by = seed.by === null ? ({ ...act.by, person: 'nobody', seat: null, credential: 'none' } as const) : act.by
  await stage.store.transaction(async (tx) => {
    const { pilot } = await fileOf(tx)
    const said: FrictionSaid = { kind: seed.kind, reason: seed.reason, words: seed.words, case: null, name: null }
    const number = await nextReport(tx, pilot.id)
    const way = seed.by === null ? 'report friction by link' : 'report friction'
    const hash = textHash(JSON.stringify([number, said]))
    const decided = lawful(reportFriction({ pilot }, { number, hash, by: way }, said), doing)
    await keep(tx, stage, seed, await record(tx, decided, { ...act, by }))
  })
}

async function keep(tx: Tx, stage: Stage, { kind, reason, words }: ReportSeed, entry: LedgerEntry): Promise<void> {
  const { pilot, object, actor, at, seq } = entry
  if (pilot === null) throw new Error('a report belongs to a pilot')
  const person = actor.person === 'nobody' ? null : actor.person
  const said = { kind, reason, words, case: null, name: null, person }
  await keepReport(tx, pilot, { ...said, report: Number(object.id), week: stage.calendar.weekOf(at), at, seq })
}

function triage(stage: Stage, week: string, { by, kind, reason, side, on }: (typeof triages)[number]): Promise<void> {
  const doing = { who: by, as: by === 'Olivia' ? 'coo' : 'cto', when: momentOf(week, { on }) } as const
  return happen(stage, doing, async (tx) => triageFriction(await fileOf(tx), { report: null, kind, reason }, side))
}
