// What the effort page is made from; its parts share it.
import type { Shown } from '../pilot-request.ts'
import type { Problem, Sent } from './field.ts'

/** Which form was sent and has something wrong with it. */
export type EffortPart = 'support' | 'build' | 'version' | 'rollback' | 'maintenance' | 'taking back'
export type EffortAgain = {
  readonly part: EffortPart
  readonly problems: readonly Problem[]
  readonly sent: Sent
}

export type EffortOf = Shown & {
  /** Free texts by id. */
  readonly texts: ReadonlyMap<string, string>
  /** Whoever looks holds a seat that logs and plans. */
  readonly mayLog: boolean
  readonly again: EffortAgain | undefined
}

/** The address of the effort page. */
export function effortAddress({ file }: Pick<EffortOf, 'file'>): string {
  return `/pilots/${encodeURIComponent(file.pilot.code)}/effort`
}
