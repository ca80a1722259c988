// Pages ask the same small questions again and again. An answer is kept until anything is committed, by whomever, so it is
// never older than the database itself. Decisions read in their own transaction and keep nothing.
import type { Reader, Store } from '../../db/store.ts'

/** Keeps the answers of `read` by name, for each store, as long as its version stands. */
export function kept<Value>(
  read: (reader: Reader, name: string) => Promise<Value>,
): (store: Store, name?: string) => Promise<Value> {
  const answers = new WeakMap<Store, { readonly version: number; readonly byName: Map<string, Promise<Value>> }>()
  return (store, name = '') => {
    const version = store.version()
    const known = answers.get(store)
    const current = known?.version === version ? known : { version, byName: new Map<string, Promise<Value>>() }
    answers.set(store, current)
    const answer = current.byName.get(name) ?? read(store.reader, name)
    current.byName.set(name, answer)
    return answer
  }
}
