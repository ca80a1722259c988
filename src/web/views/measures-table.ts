// What the engine makes of each measure: its limits, its state and by how much it moved. The figures behind the advice.
import type { Advice, MeasureAdvice } from '../../domain/advice/advise.ts'
import { amount, nameOf } from '../../domain/advice/wording.ts'
import { faceOfState } from './measure-tiles.ts'
import { numbers, row, type Table, table, words } from './table.ts'

export function measuresTable({ measures }: Advice): Table {
  return table({
    id: 'measures',
    caption: 'What each measure says',
    columns: [
      words('Measure'),
      words('State'),
      words('Natural limits of the old way'),
      numbers('Moved by'),
      numbers('Held'),
    ],
    rows: measures.map((measure) => {
      const state = faceOfState(measure.state)
      return row(
        nameOf(measure.key),
        { text: state.says, mark: state.is },
        limitsText(measure),
        measure.shift === null ? '–' : amount(measure.key, measure.shift),
        `${measure.streak} ${measure.streak === 1 ? 'week' : 'weeks'}`,
      )
    }),
    empty: { text: 'The charter has no measure.' },
  })
}

/** "108.48 to 203.75 h"; the lower one is shown as zero where the measure cannot be negative. */
function limitsText({ key, limits }: MeasureAdvice): string {
  if (!limits) return 'none: too few baseline weeks'
  const lower = Math.max(0, limits.lower).toFixed(2)
  return `${lower} to ${amount(key, Number(limits.upper.toFixed(2)))}`
}
