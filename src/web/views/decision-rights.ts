// The table of acts as people read it: act by act, for everybody or for one seat.
import { type ActName, acts, ruleOf } from '../../domain/act.ts'
import type { ActRule, Who } from '../../domain/act-rule.ts'
import { duties, seats } from '../../domain/person.ts'
import { titleAtStart, titleOf } from '../../words/people.ts'
import type { NavLink } from './page.ts'
import { type Cell, row, type Row, table, type Table, words } from './table.ts'

/** For whom the table can be read. */
export const readers = [...seats, ...duties] as const
export type Reader = (typeof readers)[number]

export type DecisionRightsView = {
  readonly links: readonly NavLink[]
  readonly tables: readonly Table[]
}

/** The whole table, or the acts of one seat or duty. */
export function decisionRightsView(reader: Reader | undefined): DecisionRightsView {
  const everybody = { text: 'Everybody', href: '/decision-rights', current: reader === undefined }
  const links = readers.map((one) => ({
    text: titleAtStart(one),
    href: `/decision-rights?who=${encodeURIComponent(one)}`,
    current: one === reader,
  }))
  return { links: [everybody, ...links], tables: [rightsOn('pilot', reader), rightsOn('organisation', reader)] }
}

function rightsOn(on: ActRule['on'], reader: Reader | undefined): Table {
  const names = Object.keys(acts) as ActName[] // the keys of the table are exactly these names
  const shown = names.filter((name) => ruleOf(name).on === on && (!reader || isOpenTo(ruleOf(name), reader)))
  return table({
    id: `rights-${on}`,
    caption: on === 'pilot' ? 'On a pilot, by the seat one has on it' : 'In the organisation',
    columns: [words('Act'), words('Who'), words('Keys, side'), words('Reason'), words('Proof')],
    rows: shown.map((name) => rightRow(name, ruleOf(name))),
    empty: { text: 'Nothing here is open to this seat.' },
  })
}

function isOpenTo(rule: ActRule, reader: Reader): boolean {
  const isSeat = seats.some((seat) => seat === reader)
  const wide: readonly Who[] = isSeat ? ['anyone', 'anyone signed in', 'any seat'] : ['anyone', 'anyone signed in']
  return rule.who.some((who) => who === reader || wide.includes(who))
}

function rightRow(name: ActName, rule: ActRule): Row {
  const reason = rule.reason === 'none' ? '' : rule.reason
  const proof = rule.fresh ? 'asked again' : ''
  const cells = row(rule.words, rule.who.map(whoText).join(', '), keysCell(rule), reason, proof)
  return { id: `act-${name.replaceAll(' ', '-')}`, ...cells }
}

function keysCell({ keys, side }: ActRule): string | Cell {
  if (keys === 'both') return 'both keys'
  if (side === 'policy') return { text: 'policy side', mark: side }
  if (side === 'system') return { text: 'system side', mark: side }
  return ''
}

const wideWords: Partial<Record<Who, string>> = {
  'named in the charter': 'whoever the charter names',
  token: 'a token',
}

function whoText(who: Who): string {
  const seatOrDuty = readers.find((one) => one === who)
  return seatOrDuty ? titleOf(seatOrDuty) : (wideWords[who] ?? who)
}
