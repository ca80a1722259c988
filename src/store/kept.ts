// Pages ask the same small questions again and again. An answer is kept until anything is committed, by whomever, so it is
// never older than the database itself. Decisions read in their own transaction and keep nothing.
import type { Reader, Store } from '../../db/store.ts'

const mostAnswers = 1_000

/** Keeps the answers of `read` by name, for each store, as long as its version stands. What failed is asked again. */
export function kept<Value>(
  read: (reader: Reader, name: string) => Promise<Value>,
): (store: Store, name?: string) => Promise<Value> {
  const answers = new WeakMap<Store, { readonly version: number; readonly byName: Map<string, Promise<Value>> }>()
  return (store, name = '') => {
    const version = store.version()
    const known = answers.get(store)
    const current = known?.version === version ? known : { version, byName: new Map<string, Promise<Value>>() }
    answers.set(store, current)
    const answer = current.byName.get(name)
    if (answer) return answer

    const asked = read(store.reader, name)
    if (current.byName.size >= mostAnswers) current.byName.clear()
    current.byName.set(name, asked)
    asked.catch(() => current.byName.delete(name))
    return asked
  }
}
