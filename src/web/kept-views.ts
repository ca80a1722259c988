// What a page shows of a pilot is the same for everybody while nothing new is known and the minute lasts, so it is worked out
// once. What differs from person to person has no place in it.
import type { PilotFile } from '../domain/pilot-file.ts'

/** Keeps the views of one kind of page for a minute, by the file they are made from and by name. */
export function keptViews<View>() {
  const kept = new WeakMap<PilotFile, { readonly minute: number; readonly views: Map<string, View> }>()
  return async (file: PilotFile, now: number, name: string, make: () => Promise<View>): Promise<View> => {
    const minute = Math.floor(now / 60_000)
    const known = kept.get(file)
    const current = known?.minute === minute ? known : { minute, views: new Map<string, View>() }
    kept.set(file, current)
    const view = current.views.get(name) ?? (await make())
    current.views.set(name, view)
    return view
  }
}
