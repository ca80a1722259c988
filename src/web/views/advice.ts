// The engine's advice as the page shows it: headline, reasons, and what would have to change for another answer.
import type { Advice as EngineAdvice } from '../../domain/advice/advise.ts'
import { clauseText, conditionText, headlineOf } from '../../words/advice.ts'
import { weekName } from '../../words/dates.ts'
import { lowered } from '../../words/sentences.ts'
import { type Advice, adviceOf } from './answer.ts'
import { row, type Table, table, words } from './table.ts'

/** The advice with its headline and what would change it, and what stands beside it on this page. */
export function adviceView(advice: EngineAdvice, beside: Partial<Advice> = {}): Advice {
  const otherwise = [...advice.until, ...(advice.nearestStop ? [advice.nearestStop] : [])].map((one) => named(one.text))
  return adviceOf({
    id: 'advice',
    word: advice.answer,
    headline: `Advice: ${lowered(headlineOf(advice.answer, advice.kind))}`,
    because: advice.because.map(named),
    otherwise,
    clause: clauseText(advice.answer, advice.kind),
    ...beside,
  })
}

/** Every atom the answer rests on, with its detail and what it needs. */
export function atomsTable(advice: EngineAdvice): Table {
  return table({
    id: 'atoms',
    caption: 'What expanding rests on',
    columns: [words('Condition'), words('Holds'), words('Detail')],
    rows: advice.atoms.map(({ name, holds, detail, needs }) =>
      row(
        conditionText(name),
        { text: holds ? '✓ yes' : '✗ no', mark: holds ? 'good' : 'bad' },
        { text: named(detail), note: needs === null ? undefined : `Needs: ${lowered(named(needs))}` },
      ),
    ),
    empty: { text: 'Nothing was asked of the engine yet.' },
  })
}

/** The engine writes "2026-W35"; people say "the week of Monday 24 August 2026". */
export function named(sentence: string): string {
  return sentence.replace(/\b\d{4}-W\d{2}\b/g, (week) => `the week of ${weekName(week)}`)
}
