// The same thing breaks in several pilots. Shown together, it is repaired once.
import { componentName, unknownComponent } from './component.ts'
import { type Failure, failuresIn, isOpenFailure } from './failure.ts'
import type { PilotFile } from './pilot-file.ts'

export type SameCause = {
  readonly component: string
  /** The platform's words; null where people reported it, who say the same thing in other words. */
  readonly message: string | null
  /** One in each pilot that it broke in, the open and newest before the others. */
  readonly seen: readonly { readonly code: string; readonly failure: Failure }[]
}

/**
 * Causes that broke in more than one of these pilots: told by platforms in the same words and open in at least one, or open
 * in the same part where somebody reported it by hand.
 */
export function sameCauses(files: readonly PilotFile[]): readonly SameCause[] {
  const told = files.flatMap((file) => failuresIn(file).map((failure) => toldIn(file, failure)))
  return [
    ...inSeveral(told.filter(({ words }) => words !== null)).filter(isOpenSomewhere),
    ...inSeveral(told.filter(isOpenPart).map((one) => ({ ...one, words: null }))).filter(isByHand),
  ]
}

type Told = {
  readonly component: string
  /** What the platform said, without the part; null where a person reported it. */
  readonly words: string | null
  readonly code: string
  readonly failure: Failure
}

/** Ids of parts differ from map to map; their names and the platform's words do not. */
function toldIn(file: PilotFile, failure: Failure): Told {
  const { fingerprint, component: id } = failure
  const words = fingerprint === null ? null : fingerprint.slice(id.length)
  return { component: componentName(file, id), words, code: file.pilot.code, failure }
}

function isOpenPart({ failure }: Told): boolean {
  return isOpenFailure(failure) && failure.component !== unknownComponent
}

function isOpenSomewhere({ seen }: SameCause): boolean {
  return seen.some(({ failure }) => isOpenFailure(failure))
}

function isByHand({ seen }: SameCause): boolean {
  return seen.some(({ failure }) => failure.openedBy === 'person')
}

/** The same part and words, where more than one pilot has them. */
function inSeveral(told: readonly Told[]): readonly SameCause[] {
  const causes = new Map<string, readonly Told[]>()
  for (const one of told) {
    const cause = `${one.component.toLowerCase()}${one.words ?? ''}`
    causes.set(cause, [...(causes.get(cause) ?? []), one])
  }
  return [...causes.values()].flatMap((same) => {
    const [first] = same
    const seen = newestOfEachPilot(same)
    if (!first || seen.length < 2) return []
    return [{ component: first.component, message: first.words === null ? null : first.failure.message, seen }]
  })
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
