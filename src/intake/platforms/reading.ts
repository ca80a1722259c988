// What an adapter makes of a payload: runs, nothing worth keeping, or a sentence about what is wrong with it.
import type { Run } from '../../domain/run.ts'
import { beside } from './payload.ts'

export type Reading =
  | {
      readonly is: 'runs'
      readonly runs: readonly [Run, ...Run[]]
      /** The platform's own id of the event, where it has one. */
      readonly event: string | null
    }
  | { readonly is: 'ignored'; readonly why: string }
  | { readonly is: 'refused'; readonly why: string }

/** Reads a payload that came in at an instant (ms). */
export type Adapter = (payload: unknown, receivedAt: number) => Reading

/** Runs that were read; refused where there are none. */
export function runsRead(runs: readonly Run[], event: string | null = null): Reading {
  const [first, ...rest] = runs
  return first ? { is: 'runs', runs: [first, ...rest], event } : refused('It holds no run.')
}

export function ignored(why: string): Reading {
  return { is: 'ignored', why }
}

export function refused(why: string): Reading {
  return { is: 'refused', why }
}

/** What every run says; an adapter adds what its platform knows. */
export function run(payload: unknown, given: Pick<Run, 'run' | 'flow' | 'status'> & Partial<Run>): Run {
  return {
    attempt: 1,
    startedAt: null,
    endedAt: null,
    case: null,
    errorMessage: null,
    errorKind: 'unknown',
    step: null,
    handledByHand: false,
    link: null,
    more: beside(payload),
    ...given,
  }
}
