// Breaking the freeze for one thing: a key, and a line in the history of that thing.
import type { ImpliedRows } from '../../db/governed.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { keyRow } from './pilots.ts'
import { wished } from './requests.ts'
import type { RowsOf } from './rows.ts'
import { happened } from './rule-changes.ts'
import { moved } from './systems.ts'

export const freezeRows: RowsOf = {
  'break freeze': (entry) => ({ ...keyRow(entry, 'freeze'), ...inTheHistoryOf(entry) }),
}

/** The thing by its address below the pilot: "rule-changes/12", "requests/4" or "system-map/changes/3". */
function inTheHistoryOf(entry: LedgerEntry): ImpliedRows {
  const [noun, number = ''] = entry.object.id.split('/')
  const of = { ...entry, object: { ...entry.object, id: number }, data: { ...entry.data, what: 'broke the freeze' } }
  const effect = entry.data.completes === true ? 'frees' : null
  if (noun === 'system-map') return { mapChanges: { ...moved(of), effect } }
  if (noun === 'requests') return { requests: { ...wished(of), effect } }
  return { ruleChanges: { ...happened(of), effect } }
}
