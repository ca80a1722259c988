// What waits on a signed week: each figure as it was signed and as it is told today, who brought that about, and what the
// answer would have been. The one who brought it about cannot be the one who acknowledges it.
import { isTheirOwn } from '../../domain/correction.ts'
import { signedAnswerFor } from '../../domain/pilot-weeks.ts'
import { headlineOf } from '../../words/advice.ts'
import { dayTime } from '../../words/dates.ts'
import { nameWithSeat } from '../../words/people.ts'
import { lowered } from '../../words/sentences.ts'
import { weekFigureName, weekFigureText } from '../../words/week-figures.ts'
import { answered, problemSummary } from './field.ts'
import { form, type Form } from './form.ts'
import { primary, proofOfIdentity } from './keys.ts'
import { numbers, row, type Table, table, words } from './table.ts'
import type { Trail } from './trail.ts'
import type { WeekOf } from './week-of.ts'

export type CorrectionView = {
  readonly heading: string
  readonly says: readonly string[]
  readonly differences: Table | null
  readonly changes: Trail
  readonly form: Form | null
}

/** Null while the week is told as it was signed and was never corrected. */
export function correctionView(given: WeekOf): CorrectionView | null {
  const { correction, recomputed } = given
  if (!correction && !recomputed) return null
  return {
    heading: correction ? 'A correction waits' : 'Corrected after it was signed',
    says: [...waitsFor(given), ...recomputedSentence(given)],
    differences: correction ? differencesTable(given) : null,
    changes: changesOf(given),
    form: acknowledgeForm(given),
  }
}

function waitsFor({ correction, viewer, file, names }: WeekOf): readonly string[] {
  if (!correction) return []
  const { author } = correction.pending
  const who = nameWithSeat(names, file.pilot.holders, author)
  const yours = viewer.leads !== null && !mayAcknowledge({ correction, viewer, file })
  return [
    `The figures of this week changed after it was signed, last by ${who}. They wait until ${yours ? 'the other leader has' : 'a leader who did not bring it about has'} seen them.`,
  ]
}

/** The answer recomputed, beside the one that was signed. */
function recomputedSentence({ recomputed, file, week }: WeekOf): readonly string[] {
  const signed = signedAnswerFor(file, week.week)
  if (!recomputed || !signed) return []
  const then = headlineOf(signed.content.advice.answer, signed.content.advice.kind)
  const now = headlineOf(recomputed.answer, recomputed.kind)
  const same = then === now
  return [
    same
      ? `With these figures the advice would have been the same: ${lowered(then)}.`
      : `The advice was “${lowered(then)}”. With these figures it would have been “${lowered(now)}”.`,
  ]
}

function differencesTable({ correction }: WeekOf): Table {
  const rows = correction?.pending.differences ?? []
  return table({
    id: 'differences',
    caption: 'What changed since it was signed',
    columns: [words('Figure'), numbers('As it was kept'), numbers('Today')],
    rows: rows.map(({ figure, was, now }) =>
      row(weekFigureName(figure), weekFigureText(figure, was), weekFigureText(figure, now)),
    ),
    empty: { text: 'Nothing changed.' },
  })
}

const deeds = {
  stated: 'stated the figures',
  'logged support': 'logged hours of support',
  reported: 'reported friction',
  'told of a failure': 'told of a failure',
  'told of runs': 'told of failed runs',
  imported: 'brought cases',
  'left a case out': 'left a case out',
  'counted a case again': 'counted a case again',
} as const

function changesOf({ correction, names, file, reasons, calendar, now }: WeekOf): Trail {
  return (correction?.pending.changes ?? []).map(({ what, by, at, why }) => ({
    text: `${nameWithSeat(names, file.pilot.holders, by)} ${deeds[what]} on ${dayTime(at, calendar.zone, now)}.`,
    why: why === null ? undefined : reasons.get(why),
    at: new Date(at).toISOString(),
  }))
}

/** A leader may, who did not bring it about; whoever stands in for them, too. */
function mayAcknowledge({ correction, viewer, file }: Pick<WeekOf, 'correction' | 'viewer' | 'file'>): boolean {
  if (!correction || viewer.leads === null) return false
  return !isTheirOwn(correction.pending, viewer.person, viewer.leads, file.pilot.holders)
}

function acknowledgeForm({ correction, viewer, file, week, again }: WeekOf): Form | null {
  if (!correction || !mayAcknowledge({ correction, viewer, file })) return null
  const mine = again?.part === 'correction' ? again : undefined
  const problems = mine?.problems ?? []
  const wrongPassword = problems.find(({ name }) => name === 'password')?.text
  const next =
    'Later weeks then use the figures of today. What was signed stays as it is, with your name beside the correction.'
  return form({
    id: 'correction-form',
    action: `/pilots/${encodeURIComponent(file.pilot.code)}/weeks/${week.week}/acknowledgement`,
    seen: correction.hash,
    fields: answered(
      [{ kind: 'textarea', name: 'why', label: 'A remark', rows: 2, optional: true }],
      mine?.sent,
      problems,
    ),
    problems: problemSummary(problems),
    proof: viewer.isFresh ? null : proofOfIdentity(viewer.email, wrongPassword),
    primary: primary(next, { text: 'Acknowledge the correction' }),
  })
}
