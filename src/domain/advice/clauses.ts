// The order in which the engine looks. The first clause that holds decides, so what harms people or voids the evidence comes
// before what is merely unfinished, and expanding comes after everything that speaks against it.
import type { Answer } from '../review.ts'
import { atomsOf } from './atoms.ts'
import { gather, isHeld, type Findings } from './evidence.ts'
import type { Facts } from './facts.ts'
import { failuresOf, failureWindow, minutesLost, type Failures } from './failing-component.ts'
import { headlineOf } from './headline.ts'
import { breaks, heldSentences, nowSentence, stateSentence } from './measure-atoms.ts'
import { netWorkOf } from './net-work.ts'
import { solidWeeks, valueOf } from './pilot-weeks.ts'
import { counted, hours, nameOf, percent, rounded } from './wording.ts'

/** The sentences are made on demand: looking ahead decides often and reads none of them. */
export type Decision = { readonly answer: Answer; readonly kind: string; readonly because: () => readonly string[] }

/** A decision with everything that it was decided on. */
export type Decided = Decision & { readonly findings: Findings }

type Clause = (findings: Findings) => Decision | null

const clauses: readonly Clause[] = [
  stopForHarm,
  fixIntegrity,
  stopForNetManualWork,
  fixMissingEvidence,
  stopAtTimeBoxWithoutStreak,
  fixFailingComponent,
  fixGuardrail,
  expandWhenAllIsClear,
  stopLongAfterTimeBox,
  fixWhatIsLeft,
]

/** Weighs the facts against the clauses. The last clause always holds, so there is always a decision. */
export function decide(facts: Facts): Decided {
  const findings = weigh(facts)
  for (const clause of clauses) {
    const decision = clause(findings)
    if (decision) return { ...decision, findings }
  }
  throw new Error('The last clause holds for any facts.')
}

/**
 * Only the answer, for looking many weeks ahead. The guardrail clause and the last one both say fix, and a guardrail that
 * breaks is an atom that fails, so the costly guardrails need not be weighed where nothing depends on them.
 */
export function answerOf(facts: Facts): Answer {
  const findings = weigh(facts)
  const beforeGuardrails = clauses.slice(0, clauses.indexOf(fixGuardrail))
  for (const clause of beforeGuardrails) {
    const decision = clause(findings)
    if (decision) return decision.answer
  }
  if (expandWhenAllIsClear(findings)) return 'expand'
  return stopLongAfterTimeBox(findings) && !fixGuardrail(findings) ? 'stop' : 'fix'
}

function weigh(facts: Facts): Findings {
  const evidence = gather(facts)
  return { ...evidence, atoms: atomsOf(evidence) }
}

function stopForHarm({ facts: { harm } }: Findings): Decision | null {
  if (harm === null) return null
  return stop('harm', () => [
    `Harm: ${harm.replace(/\.?\s*$/, '.')}`,
    'Press the pause button now; this does not wait for a review.',
  ])
}

function fixIntegrity({ facts }: Findings): Decision | null {
  if (!facts.charterChangedWithoutBothKeys) return null
  return fix('integrity', () => [
    'The charter was changed without both keys.',
    'Evidence since then is void until both keys are on one charter again.',
  ])
}

function stopForNetManualWork(findings: Findings): Decision | null {
  const { thresholds, reviewed } = findings
  if (!addsMoreWorkThanItRemoves(findings)) return null

  const met = `Net manual work was above 0 in each of the last ${counted(thresholds.stopWeeks, 'solid week')}, even at its low estimate (${reviewed.week}: ${hours(findings.netWork?.low ?? 0)}).`
  const cause = repairableCause(findings)
  if (cause === null) return stop('net_manual_work', () => [met, 'The pilot adds more work than it removes.'])
  return fix(`component:${cause}`, () => [
    `The stop condition is met. ${met}`,
    `Without the ${rounded(minutesLost(reviewed, cause) / 60)} h that ${cause} cost this week it would not be.`,
    `Repair ${cause} once, with an owner and a date. If that is not enough, the answer is stop.`,
  ])
}

/** The reviewed week is solid, and so many solid weeks after the warm-up all cost more work than they saved. */
function addsMoreWorkThanItRemoves({ facts, thresholds, kind }: Findings): boolean {
  const afterWarmUp = facts.weeks.filter((week) => !week.paused).slice(thresholds.warmUpWeeks)
  const last = solidWeeks(afterWarmUp, thresholds).slice(-thresholds.stopWeeks)
  const lows = last.map((week) => netWorkOf(week, facts.charter)?.low ?? null)
  return kind === 'solid' && lows.length === thresholds.stopWeeks && lows.every((low) => low !== null && low > 0)
}

/** The active component, if it was not tried before and its minutes explain the whole excess of this week. */
function repairableCause({ facts, reviewed, activeComponent }: Findings): string | null {
  if (activeComponent === null || facts.repairsTried.includes(activeComponent)) return null
  const without = netWorkOf(reviewed, facts.charter, minutesLost(reviewed, activeComponent))
  return without && without.high <= 0 ? activeComponent : null
}

function fixMissingEvidence(findings: Findings): Decision | null {
  const { facts, thresholds, kind } = findings
  const why = whyItCannotBeJudged(findings)
  if (why === null) return null

  const because = `This week cannot be judged: ${why}`
  const bearable = kind === 'paused' || facts.incompleteReviewsBefore < thresholds.incompleteReviews
  if (bearable) return fix('evidence', () => [because])
  return stop('unmeasured', () => [
    because,
    `${counted(facts.incompleteReviewsBefore, 'review')} before it could not be judged either; ${thresholds.incompleteReviews} are the most.`,
  ])
}

function whyItCannotBeJudged({ kind, reviewed, goals }: Findings): string | null {
  if (kind === 'paused') return `the pilot was paused in ${reviewed.week}.`
  if (kind === 'missing') return `there is no scorecard for ${reviewed.week}.`

  const unmeasured = goals.find(({ measure }) => valueOf(reviewed, measure.key) === null)
  if (!unmeasured || !reviewed.cases) return null
  return `${nameOf(unmeasured.measure.key)} has no value, although ${counted(reviewed.cases, 'case')} were completed.`
}

function stopAtTimeBoxWithoutStreak(findings: Findings): Decision | null {
  const { thresholds, goals, weekNumber } = findings
  const held = goals.every((goal) => isHeld(goal, thresholds))
  const alive = goals.some((goal) => goal.streak > 0)
  const extended = thresholds.timeBoxWeeks + thresholds.weeksToHold
  if (weekNumber < thresholds.timeBoxWeeks || held || (alive && weekNumber < extended)) return null
  return stop('time_box', () => [timeBoxSentence(findings), ...heldSentences(findings)])
}

function fixFailingComponent({ facts, activeComponent }: Findings): Decision | null {
  if (activeComponent === null) return null

  return fix(`component:${activeComponent}`, () => {
    const failures = failuresOf(facts)
    const open = facts.severityOneOpen.includes(activeComponent)
    return [
      ...(open ? [`${activeComponent} has an open severity-1 failure.`] : []),
      ...(failures ? [failureSentence(failures, facts)] : []),
    ]
  })
}

function failureSentence({ top, count, total, share, weeksSeen }: Failures, facts: Facts): string {
  const weeks = counted(failureWindow(facts).length, 'week')
  return `${top} caused ${count} of ${counted(total, 'failure')} (${percent(share)}), in ${weeksSeen} of the last ${weeks}.`
}

function fixGuardrail(findings: Findings): Decision | null {
  const broken = findings.guardrails.find((guardrail) => breaks(guardrail, findings))
  if (!broken) return null
  return fix(`guardrail:${broken.measure.key}`, () => [nowSentence(broken), stateSentence(broken, findings)])
}

function expandWhenAllIsClear(findings: Findings): Decision | null {
  if (!findings.atoms.every((atom) => atom.holds())) return null
  return {
    answer: 'expand',
    kind: 'all_clear',
    because: () => [
      ...heldSentences(findings),
      'Every goal is better than its baseline, nothing guarded got worse, and every check that applies has passed.',
      'The ceiling: one more team or one more step. Same rules, new charter, new limits.',
    ],
  }
}

function stopLongAfterTimeBox(findings: Findings): Decision | null {
  const { thresholds, weekNumber, atoms } = findings
  if (weekNumber < thresholds.timeBoxWeeks + thresholds.weeksToHold) return null

  const undecided = atoms.find((atom) => /^(target|signal):/.test(atom.name) && !atom.holds())
  if (!undecided) return null
  return stop('time_box', () => [timeBoxSentence(findings), ...heldSentences(findings), undecided.detail()])
}

function fixWhatIsLeft(findings: Findings): Decision {
  const { kind, because } = headlineOf(findings)
  return fix(kind, because)
}

function timeBoxSentence({ weekNumber, thresholds }: Findings): string {
  return `The time box of ${counted(thresholds.timeBoxWeeks, 'week')} is over: this is week ${weekNumber}.`
}

function stop(kind: string, because: () => readonly string[]): Decision {
  return { answer: 'stop', kind, because }
}

function fix(kind: string, because: () => readonly string[]): Decision {
  return { answer: 'fix', kind, because }
}
