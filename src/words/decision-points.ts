// Stop, fix and expand in sentences, with this charter's own numbers in them.
import { amount, counted, listed, nameInside, percent } from '../domain/advice/wording.ts'
import type { CharterContent } from '../domain/charter.ts'
import { thresholdsIn } from '../domain/decision-points.ts'
import type { Term } from './charter.ts'

/** The three decision points of a charter. */
export function decisionPointsInWords(content: CharterContent): readonly Term[] {
  return [
    { term: '■ Stop', text: stopWords(content) },
    { term: '◆ Fix', text: fixWords(content) },
    { term: '▲ Expand', text: expandWords(content) },
  ]
}

function stopWords({ decisionPoints }: CharterContent): string {
  const { stopWeeks, warmUpWeeks, timeBoxWeeks, incompleteReviews } = thresholdsIn(decisionPoints)
  return [
    `If it makes more manual work than it removes for ${counted(stopWeeks, 'week')} running, after the first ${warmUpWeeks};`,
    `if the target is not held by week ${timeBoxWeeks};`,
    `if ${counted(incompleteReviews, 'review')} in a row could not judge their week;`,
    'at once, if it does harm and no fallback works.',
  ].join(' ')
}

function fixWords({ decisionPoints }: CharterContent): string {
  const { minFailures, failureWindowWeeks, recurrenceWeeks, shareHigh, shareLow } = thresholdsIn(decisionPoints)
  return [
    `If the goal is still in reach but one rule, handoff or integration keeps failing: at least ${counted(minFailures, 'failure')} in ${counted(failureWindowWeeks, 'week')},`,
    `seen in ${recurrenceWeeks} of them, ${percent(shareHigh)} of all in one place (or ${percent(shareLow)} and twice those of the next);`,
    'if a guardrail is worse or misses its limit; or if anything that expand asks for is missing.',
  ].join(' ')
}

function expandWords({ decisionPoints, measures }: CharterContent): string {
  const { weeksToHold, alpha, helpPerUser, adoption } = thresholdsIn(decisionPoints)
  const goals = measures.filter(({ role, target }) => role === 'goal' && target !== null)
  const targets = goals.map(
    ({ key, direction, target }) =>
      `${nameInside(key)} at ${amount(key, Number(target))} or ${direction === 'lower' ? 'less' : 'more'}`,
  )
  const held = targets.length === 0 ? 'the target' : listed(targets)
  return [
    `If ${held} was held for ${counted(weeksToHold, 'week')} and the change is more than noise (${percent(alpha)});`,
    `help stays at ${helpPerUser} requests a user or less and nobody needs it daily;`,
    `${percent(adoption)} of the cases go through the automation; net manual work is below zero even at its high estimate;`,
    'no guardrail is worse; and every check of the expansion gate has passed.',
  ].join(' ')
}
