// The figures of a week by their names on screen, where a page speaks of one figure after the other.
import { amount, counted, nameOf, rounded } from '../domain/advice/wording.ts'
import { statableFigures } from '../domain/stated-figures.ts'

const plain: Readonly<Record<string, string>> = {
  cases: 'Cases completed',
  adoption: 'Adoption',
  'work.plannedTouches': 'Planned touches',
  'work.newTouches': 'New touches',
  'work.exceptions': 'Exceptions and rework',
  'work.support': 'Support work',
  'work.helping': 'Help and training',
  'work.outside': 'Done by hand',
}

/** A figure by its place in a week: "values.cycle_time_hours" is "Cycle time", "failures.erp_sync" is "Failures of erp_sync". */
export function weekFigureName(figure: string): string {
  const known = plain[figure] ?? statableFigures.find(({ name }) => name === figure)?.words
  if (known !== undefined) return known
  if (figure.startsWith('failures.')) return `Failures of ${figure.slice('failures.'.length)}`
  return nameOf(figure.replace('values.', ''))
}

/** The same figure with its unit: "4.2 h", "25 min", "95 %"; null was not measured. */
export function weekFigureText(figure: string, value: number | null): string {
  if (value === null) return 'not measured'
  if (figure.startsWith('values.')) return amount(figure.slice('values.'.length), value)
  if (figure.startsWith('work.')) return `${rounded(value)} min`
  if (figure === 'adoption') return `${rounded(value * 100)} %`
  return figure === 'cases' ? counted(value, 'case') : rounded(value)
}
