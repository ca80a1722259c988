// How long cases wait between two activities, gathered while a log is put in order: every wait lies on the disk until its
// median is asked for, so that memory stays flat.
import { temporaryFile } from './temporary-file.ts'

/** A pair of neighbouring activities by their numbers, and how many times one followed the other. */
export type WaitedPair = { readonly from: number; readonly to: number; readonly times: number }

export type WaitStage = {
  /** One activity followed another within a case, so many milliseconds later. */
  readonly add: (from: number, to: number, ms: number) => void
  /** Call once when all are in; the two below can be asked for afterwards. */
  readonly ready: () => void
  /** The pairs that occur most, at most so many. */
  readonly pairs: (most: number) => readonly WaitedPair[]
  /** The wait at this place, counted from 0 for the shortest, ms. */
  readonly waitAt: (pair: WaitedPair, rank: number) => number
  readonly close: () => void
}

// More than a log may have activities, so that two numbers make one key.
const perPair = 100_000

/** Opens an empty stage for the waits of one log. */
export function stageWaits(): WaitStage {
  const file = temporaryFile()
  file.exec('CREATE TABLE wait (pair INTEGER, ms REAL)')
  file.exec('BEGIN')
  const insert = file.prepare<[number, number]>('INSERT INTO wait VALUES (?, ?)')
  const ranked = file
    .prepare<[number, number]>('SELECT ms FROM wait WHERE pair = ? ORDER BY ms LIMIT 1 OFFSET ?')
    .pluck()
  return {
    add: (from, to, ms) => void insert.run(from * perPair + to, ms),
    ready: () => void file.exec('CREATE INDEX wait_pair ON wait (pair, ms)'),
    pairs: (most) =>
      file
        .prepare<[number], { pair: number; times: number }>(
          'SELECT pair, count(*) AS times FROM wait GROUP BY pair ORDER BY times DESC, pair LIMIT ?',
        )
        .all(most)
        .map(({ pair, times }) => ({ from: Math.floor(pair / perPair), to: pair % perPair, times })),
    waitAt: ({ from, to }, rank) => Number(ranked.get(from * perPair + to, rank)),
    close: () => void file.close(),
  }
}
