// What a comparison of rules cannot show, said beside it in plain words: past cases are a sample, and it leans.
import type { RuleComparison } from '../domain/rule-comparison.ts'
import { dayOf } from './dates.ts'
import { casesText, shareText } from './figures.ts'

const fewCases = 30

/** Sentences on how far the sample can be trusted; never none, because no sample is the future. */
export function sampleNotes(
  { cases, oldestAt, newestAt, lacking }: RuleComparison,
  zone: string,
  now: number,
): readonly string[] {
  if (oldestAt === null || newestAt === null) return ['There are no completed cases to compare with.']
  const [first, last] = [dayOf(oldestAt, zone, now), dayOf(newestAt, zone, now)]
  const days = first === last ? `on ${first}` : `from ${first} to ${last}`
  return [
    `${casesText(cases)}, completed ${days}: nothing is known of other days.`,
    'Only completed cases are in it; what takes longest is still open and left out.',
    ...(cases < fewCases ? ['These are few cases: one more or less changes the picture.'] : []),
    ...lacking.map(
      ({ field, cases: without }) =>
        `${shareText(without / cases)} of the cases do not say “${field}”, which the proposal asks for.`,
    ),
  ]
}

/** What became of the cases that change: "3 were reworked later (2 do not say) and 1 had an error or a failure". */
export function laterInWords({ cases, reworked, failed, unsaid }: RuleComparison['changed']): string {
  const beside = (count: number) => (count === 0 ? '' : ` (${count} ${count === 1 ? 'does' : 'do'} not say)`)
  const again =
    unsaid.reworked === cases
      ? 'none says whether it was reworked'
      : `${noneOr(reworked)} ${reworked > 1 ? 'were' : 'was'} reworked later${beside(unsaid.reworked)}`
  const wrong =
    unsaid.failed === cases
      ? 'none says whether anything failed'
      : `${noneOr(failed)} had an error or a failure${beside(unsaid.failed)}`
  return `${again} and ${wrong}`
}

function noneOr(count: number): string {
  return count === 0 ? 'none' : String(count)
}
