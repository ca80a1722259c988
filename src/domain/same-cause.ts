// The same thing breaks in several pilots: same part, same words. Shown together, it is repaired once.
import { componentName } from './component.ts'
import { type Failure, failuresIn, isOpenFailure } from './failure.ts'
import type { PilotFile } from './pilot-file.ts'

export type SameCause = {
  readonly component: string
  readonly message: string
  /** One in each pilot that it broke in, the open and newest before the others. */
  readonly seen: readonly { readonly code: string; readonly failure: Failure }[]
}

/** Causes that broke in more than one of these pilots, and are open in at least one. Only what platforms told can be compared. */
export function sameCauses(files: readonly PilotFile[]): readonly SameCause[] {
  const all = files.flatMap((file) => failuresIn(file).flatMap((failure) => causeIn(file, failure)))
  const causes = new Map<string, readonly Told[]>()
  for (const one of all) causes.set(one.cause, [...(causes.get(one.cause) ?? []), one])
  return [...causes.values()].flatMap((same) => {
    const [first] = same
    const seen = newestOfEachPilot(same)
    if (!first || seen.length < 2 || !seen.some(({ failure }) => isOpenFailure(failure))) return []
    return [{ component: first.component, message: first.failure.message ?? '', seen }]
  })
}

type Told = { readonly cause: string; readonly component: string; readonly code: string; readonly failure: Failure }

/** Ids of parts differ from map to map; their names and the platform's words do not. */
function causeIn(file: PilotFile, failure: Failure): readonly Told[] {
  const { fingerprint, component: id } = failure
  if (fingerprint === null) return []
  const component = componentName(file, id)
  const words = fingerprint.slice(id.length)
  return [{ cause: `${component.toLowerCase()}${words}`, component, code: file.pilot.code, failure }]
}

function newestOfEachPilot(same: readonly Told[]): SameCause['seen'] {
  const codes = [...new Set(same.map(({ code }) => code))]
  return codes.flatMap((code) => {
    const [newest] = same
      .filter((one) => one.code === code)
      .toSorted(
        (a, b) =>
          Number(isOpenFailure(b.failure)) - Number(isOpenFailure(a.failure)) || b.failure.number - a.failure.number,
      )
    return newest ? [{ code, failure: newest.failure }] : []
  })
}
