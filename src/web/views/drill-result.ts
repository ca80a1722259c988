// What a finished drill showed: how often the two agreed, beyond chance or not, and the cases that split them.
import { resultOf, type DrillResult, type SplitCase } from '../../domain/drill-result.ts'
import type { Kappa } from '../../domain/kappa.ts'
import { nameOf } from '../../words/people.ts'
import type { DrillOf, Opened } from './drill.ts'
import { numbers, row, type Row, type Table, table, words } from './table.ts'

export type DrillResultPage = {
  readonly says: string
  readonly kappa: string
  readonly splits: Table | null
  readonly counts: Table
  readonly alike: Table
}

export function drillResult(given: DrillOf, opened: Opened): DrillResultPage {
  const { drill, names } = given
  const result = resultOf(drill.content, opened.first, opened.second)
  const [first, second] = drill.content.people.map((person) => nameOf(names, person))
  const people = { first: first ?? '', second: second ?? '' }
  return {
    says: saysOf(result, people),
    kappa: kappaText(result.kappa),
    splits: result.splits.length === 0 ? null : splitsTable(given, result.splits, people),
    counts: countsTable(given, result, people),
    alike: alikeTable(given, opened),
  }
}

type People = { readonly first: string; readonly second: string }

function saysOf({ alike, splits }: DrillResult, { first, second }: People): string {
  const all = alike + splits.length
  if (splits.length === 0) return `${first} and ${second} decided all ${all} cases alike.`
  return `${first} and ${second} decided ${alike} of ${all} cases alike; ${splits.length} split them.`
}

function kappaText(kappa: Kappa | null): string {
  if (kappa === null)
    return 'Cohen’s kappa is not defined here: both gave every case the same one decision, which says nothing of what they would do where cases differ.'
  const meaning = '1 is full agreement, 0 is what chance alone would give'
  if (kappa.interval === null)
    return `Cohen’s kappa is ${rounded(kappa.kappa)} (${meaning}). With these decisions no interval can be computed for it.`
  const { low, high } = kappa.interval
  return `Cohen’s kappa is ${rounded(kappa.kappa)}, 95 % interval ${rounded(low)} to ${rounded(high)} (${meaning}). From so few cases the interval is rough.`
}

function rounded(value: number): string {
  return value.toFixed(2).replace('-', '−').replace('−0.00', '0.00')
}

function splitsTable(given: DrillOf, splits: readonly SplitCase[], { first, second }: People): Table {
  return table({
    id: 'splits',
    caption: 'The cases that split them',
    columns: [words('Case'), words(first), words(second)],
    rows: splits.map((split) => row(...caseCells(given, split.place - 1), split.first, split.second)),
    empty: { text: '' },
  })
}

/** How often the first decided this while the second decided that. */
function countsTable({ drill }: DrillOf, result: DrillResult, { first, second }: People): Table {
  const { choices } = drill.content
  return table({
    id: 'counts',
    caption: `How often ${first} decided this and ${second} that`,
    columns: [words(`${first} decided`), ...choices.map((choice) => numbers(`${second}: ${choice}`))],
    rows: choices.map((choice, nth) => row(choice, ...(result.table[nth] ?? []).map(String))),
    empty: { text: '' },
  })
}

/** The cases on which they agreed, with what both decided. */
function alikeTable(given: DrillOf, { first, second }: Opened): Table {
  const rows = given.drill.content.cases.flatMap((_, nth): readonly Row[] =>
    first[nth] === second[nth] ? [row(...caseCells(given, nth), first[nth] ?? '')] : [],
  )
  return table({
    id: 'alike',
    caption: `Decided alike (${rows.length})`,
    columns: [words('Case'), words('Both decided')],
    rows,
    empty: { text: 'They agreed on no case.' },
  })
}

/** The case as it was told; a real one leads to the case log now that nothing can be given away. */
function caseCells({ drill, file }: DrillOf, nth: number) {
  const piece = drill.content.cases[nth]
  const ref = piece?.case ?? null
  const note = [...(ref === null ? [] : [ref]), ...(piece?.messy ? ['messy'] : [])].join(' · ')
  const href =
    ref === null ? undefined : `/pilots/${encodeURIComponent(file.pilot.code)}/cases/${encodeURIComponent(ref)}`
  return [{ text: `${nth + 1}. ${piece?.told ?? ''}`, href, note: note || undefined }] as const
}
