// A million cases in one pilot: how long they take to come in and to be added up again, how quick its scorecard stays, and that
// the pages of a small pilot beside it stay as they were.
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Store } from '../../db/store.ts'
import { charterInForce } from '../../src/domain/charter.ts'
import { type Data, fact, type Fact } from '../../src/domain/fact.ts'
import type { Seat } from '../../src/domain/person.ts'
import { firstWeekOf } from '../../src/domain/pilot-weeks.ts'
import { mondayOf } from '../../src/domain/week.ts'
import { openDatabase } from '../../src/open.ts'
import { contentHash, newId } from '../../src/store/hash.ts'
import { record } from '../../src/store/ledger.ts'
import { loadPilotFile } from '../../src/store/pilot-file.ts'
import { findPilot } from '../../src/store/pilots.ts'
import { emptyPlace, ended, type Place, start } from './built.ts'
import { pageOf, served } from './pages.ts'

const steps = [250_000, 250_000, 500_000]
const fewCases = 900
const weekMs = 7 * 86_400_000
const pilotWeeks = 9

export async function million(): Promise<void> {
  const place = emptyPlace()
  try {
    const example = await ended(start(['demo', '--no-serve'], place))
    await small(place, example.output, 'before the large pilot')
    const from = await openLargePilot(place)
    let there = 0
    for (const more of steps) {
      await bring(place, from, there, more, `to ${there.toLocaleString('en-GB')}`)
      there += more
      await bring(place, from, there - fewCases, fewCases, `again, ${there.toLocaleString('en-GB')} being there`)
    }
    await served(place, example.output, async ({ base, cookie }) => pageOf(base, '/pilots/BIG/scorecard', cookie, 10))
    await small(place, example.output, 'beside the large pilot')
  } finally {
    place.remove()
  }
}

async function small(place: Place, example: string, when: string): Promise<void> {
  console.log(`the small pilot, ${when}:`)
  await served(place, example, async ({ base, cookie }) => pageOf(base, '/pilots/INV/scorecard', cookie, 10))
}

/** A second pilot with the charter and the leaders of the example; answers the instant (ms) at which its weeks begin. */
async function openLargePilot({ env, folder }: Place): Promise<number> {
  const databaseFile = (env.DATABASE_URL ?? '').replace('file:', '')
  const place = { databaseFile, headsFile: env.HEADS_FILE ?? '', backups: env.BACKUP_DIR ?? folder }
  const { store } = await openDatabase(place, Date.now())
  const inv = await findPilot(store.reader, 'INV')
  if (!inv) throw new Error('the example has no pilot')
  const file = await loadPilotFile(store.reader, inv)
  const week = firstWeekOf(file) ?? ''
  const charter = charterInForce(file.charters, file.keys)
  const leaders = inv.holders.filter(({ seat }) => seat === 'coo' || seat === 'cto')
  const happen = happenIn(store)
  const big = { type: 'pilot', id: 'BIG', version: 1 }
  await happen('nobody', null, fact('open pilot', 'BIG', big, { data: { code: 'BIG', name: 'Large', team: 'Many' } }))
  for (const { seat, person } of leaders) {
    const data = { seat, person }
    await happen('nobody', null, fact('offer seat', 'BIG', big, { data: { ...data, what: 'offered' } }))
    await happen(person, seat, fact('take seat', 'BIG', big, { data: { ...data, what: 'taken' } }))
  }
  const content = JSON.parse(JSON.stringify(charter?.content ?? null)) as Data // plain data, as the ledger holds it
  const signed = { type: 'charter', id: 'BIG', version: 1, hash: contentHash(content) }
  const launch = { type: 'launch', id: 'BIG', version: 1, hash: contentHash({ charter: signed.hash }) }
  await happen('nobody', null, fact('write charter', 'BIG', { ...signed }, { content }))
  for (const [nth, { seat, person }] of leaders.entries()) {
    const key = { side: seat === 'coo' ? 'policy' : 'system', completes: nth > 0 }
    await happen(person, seat, fact('sign charter', 'BIG', signed, { content, data: key }))
    const launched = { ...key, stage: nth > 0 ? 'running' : null, week }
    const over = { charter: signed.hash }
    await happen(person, seat, fact('sign launch', 'BIG', launch, { content: over, data: launched }))
  }
  store.close()
  return Date.parse(`${mondayOf(week)}T00:00Z`)
}

function happenIn(store: Store) {
  return async (person: string, seat: Seat | null, made: Fact) => {
    const by = { person, seat, session: 'bench', credential: 'password' } as const
    await store.transaction((tx) => record(tx, made, { by, at: Date.now(), command: newId() }))
  }
}

/** Brings so many cases from a number on, spread over the weeks of the pilot, and prints how long it took. */
async function bring(place: Place, from: number, first: number, count: number, what: string): Promise<void> {
  const file = join(place.folder, `cases-${first}-${count}.csv`)
  const out = createWriteStream(file)
  out.write('case,received_at,completed_at,path,manual_touches,handoffs,errors,rework,exception,routed_to\n')
  for (let nth = first; nth < first + count; nth += 1) {
    const completed = from + Math.floor((((nth * 7_919) % 1_000_003) / 1_000_003) * pilotWeeks * weekMs)
    const [received, done] = [completed - 60_000 * (5 + (nth % 900)), completed].map((at) => new Date(at).toISOString())
    const row = `L-${nth},${received},${done},automated,${nth % 3},1,${nth % 40 === 0 ? 1 : 0},no,no,Operations\n`
    if (!out.write(row)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  const run = await ended(start(['import', file, '--pilot', 'BIG', '--as', 'cases', '--json'], place))
  const cases = count.toLocaleString('en-GB')
  const memory = `${Math.round(run.highestMegabytes)} MB at most`
  console.log(`${cases} cases ${what}: ${run.seconds.toFixed(1)} s, ${memory}, exit ${run.code}`)
}
