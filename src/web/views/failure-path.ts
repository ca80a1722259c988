// What was planned before launch for an integration that fails, where it is needed: beside the failure.
import type { Integration } from '../../domain/system-map.ts'
import { capital } from '../../words/sentences.ts'
import type { Pairs } from './lists.ts'
import type { Link } from './page.ts'
import { row, type Table, table, words } from './table.ts'

export type Path = {
  readonly says: string
  readonly link: Link
  readonly ways: Table | null
  readonly repair: Pairs
}

/** The failure paths of an integration; what is missing in a sentence where none was planned. */
export function pathOf(integration: Integration | null, map: string): Path {
  const link = { text: 'The map', href: map }
  if (integration === null)
    return { says: 'The map does not know this part, so nothing was planned for it.', link, ways: null, repair: [] }
  const planned = integration.paths.filter(({ cannotHappen }) => cannotHappen === '')
  return {
    says:
      planned.length > 0
        ? `Planned for ${integration.name} before launch.`
        : `No failure path is planned for ${integration.name}.`,
    link,
    ways: planned.length > 0 ? waysTable(planned) : null,
    repair: [
      { term: 'Repairs a stuck job', text: integration.repairedBy || 'Nobody is named' },
      { term: 'Taken back by', text: integration.rollback || 'No rollback is planned' },
    ],
  }
}

function waysTable(planned: Integration['paths']): Table {
  return table({
    id: 'path',
    caption: 'What is planned',
    columns: [
      words('When'),
      words('How it is seen'),
      words('Who acts'),
      words('How work goes on'),
      words('Taken back'),
    ],
    rows: planned.map(({ way, seenHow, whoActs, fallback, rollback }) =>
      row(capital(way), seenHow, whoActs, fallback, rollback),
    ),
    empty: { text: '' },
  })
}
