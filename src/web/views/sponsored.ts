// What a sponsor asks of their pilots: which answer was signed last, and what a week of manual work is more or less by it, in
// hours and, where the charter says what an hour costs, in money.
import { charterInForce } from '../../domain/charter.ts'
import { signedAnswers } from '../../domain/pilot-weeks.ts'
import { moneyOf, type Wage } from '../../domain/wage.ts'
import type { SeatedPilot } from '../../store/home-page.ts'
import { weekName } from '../../words/dates.ts'
import { moneyMiddle, moneyRange, netWorkRange, netWorkText } from '../../words/figures.ts'
import { faceOf } from './answer.ts'
import { type Cell, numbers, row, table, type Table, words } from './table.ts'

/** The pilots that somebody sponsors, in the week that is under review on each; null where they sponsor none. */
export function sponsoredTable(pilots: readonly SeatedPilot[]): Table | null {
  const own = pilots.filter(({ seats }) => seats.includes('sponsor'))
  if (own.length === 0) return null
  const hasMoney = own.some((pilot) => wageOf(pilot) !== null)
  return table({
    id: 'sponsored',
    caption: 'The pilots you sponsor: below zero is manual work saved in a week',
    columns: [
      words('Pilot'),
      words('Last answer'),
      words('Week of'),
      numbers('Net hours'),
      ...(hasMoney ? [numbers('Money')] : []),
    ],
    rows: own.map((pilot) =>
      row(
        pilotCell(pilot),
        answerCell(pilot),
        weekText(pilot),
        hoursCell(pilot),
        ...(hasMoney ? [moneyCell(pilot)] : []),
      ),
    ),
    empty: { text: 'You sponsor no pilot.' },
  })
}

function pilotCell({ file: { pilot } }: SeatedPilot): Cell {
  return { text: pilot.code, note: pilot.name, href: `/pilots/${encodeURIComponent(pilot.code)}` }
}

function answerCell({ file }: SeatedPilot): Cell {
  const last = signedAnswers(file).at(-1)
  if (!last) return { text: 'none yet' }
  const { shape, face } = faceOf(last.content.answer)
  const href = `/pilots/${encodeURIComponent(file.pilot.code)}/reviews/${last.week}/decision`
  return { text: `${shape} ${face}`, href, note: `week of ${weekName(last.week)}` }
}

function weekText({ week }: SeatedPilot): string {
  return week === null ? 'no closed week yet' : weekName(week)
}

function hoursCell({ evidence }: SeatedPilot): Cell {
  const net = evidence?.advice.netManualWork ?? null
  const text = netWorkText(net)
  return text === null ? { text: 'not measured' } : { text, note: netWorkRange(net) ?? undefined }
}

function moneyCell(pilot: SeatedPilot): Cell {
  const net = pilot.evidence?.advice.netManualWork ?? null
  const wage = wageOf(pilot)
  if (wage === null) return { text: '–', note: 'the charter names no wage' }
  if (net === null) return { text: 'not measured' }
  const money = moneyOf(net, wage)
  return { text: moneyMiddle(money), note: moneyRange(money) ?? undefined }
}

/** What an hour costs by the charter that both have signed; null where it does not say. */
function wageOf({ file }: SeatedPilot): Wage | null {
  return charterInForce(file.charters, file.keys)?.content.wage ?? null
}
