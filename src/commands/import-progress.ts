// Long work says how far it is: in the database once a second, so that a page can ask and a crash is noticed, and on
// standard error for whoever waits at the command line.
import type { Store } from '../../db/store.ts'
import type { ImportProgress } from '../domain/import.ts'
import { keepProgress } from '../store/batches.ts'

export type Telling = {
  readonly say: (progress: ImportProgress) => void
  /** Ends it, once the last word is kept. */
  readonly stop: () => Promise<void>
}

const everyMs = 1_000

/** Keeps in the database how far a batch is, as long as it is at work. */
export function tellDatabase(store: Store, batch: number): Telling {
  let newest: ImportProgress | null = null
  let writing: Promise<void> = Promise.resolve()
  const keep = () => {
    if (newest !== null) writing = keepProgress(store, batch, newest, Date.now())
  }
  const timer = setInterval(keep, everyMs)
  return {
    say: (progress) => {
      newest = progress
    },
    stop: async () => {
      clearInterval(timer)
      await writing
    },
  }
}

/** A line for standard error whenever a tenth of the work is done. */
export function tellPerson(err: (text: string) => void): (progress: ImportProgress) => void {
  let last = ''
  return ({ phase, done, of }) => {
    const line = `${capital(phase)}: ${Math.floor((of > 0 ? done / of : 0) * 10) * 10} %\n`
    if (line === last) return
    last = line
    err(line)
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
