// Some files cannot be read at all: cut off, too large, not what they claim to be. Deep inside a stream the only way out
// is to throw; whoever opened the file turns it into a refusal again.
import { refuse, type Refused } from '../domain/refusal.ts'

/** To be thrown while reading; `why` is a whole sentence for the person who brought the file. */
export function unreadable(why: string): Error {
  return Object.assign(new Error(why), { name: 'Unreadable' })
}

/** Runs `work` and answers a refusal where the file could not be read. Anything else that fails goes on failing. */
export async function orRefuse<Result>(work: () => Promise<Result>): Promise<Result | Refused> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && error.name === 'Unreadable') return refuse(error.message)
    if (isFull(error))
      return refuse('There is no room left on the disk to put the log in order. Make room and try again.')
    throw error
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'SQLITE_FULL' || error.code === 'ENOSPC')
}
