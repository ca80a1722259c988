// A remedy for everything that can stand between a pilot and its next answer.
import { checkNames, claimOf } from './checks.ts'
import type { Findings } from './evidence.ts'
import type { FactsWeek } from './facts.ts'
import { guardrailRemedy, signalRemedy, targetRemedy } from './measure-remedies.ts'
import { changedWork, netWorkOf } from './net-work.ts'
import { asItIs, inWeeks, type Remedy, type WeekChange } from './remedy.ts'
import { counted, percent, rounded } from './wording.ts'

/** A remedy for everything that can stand in the way, whether it does today or not. */
export function remediesFor(findings: Findings): readonly Remedy[] {
  return [
    harmRemedy,
    integrityRemedy,
    ...componentRemedies(findings),
    ...findings.goals.map((goal) => targetRemedy(goal, findings)),
    ...findings.goals.map((goal) => signalRemedy(goal, findings)),
    ...findings.guardrails.map((guardrail) => guardrailRemedy(guardrail, findings)),
    solidWeekRemedy(findings),
    helpRemedy(findings),
    adoptionRemedy(findings),
    manualWorkRemedy(findings),
    ...checkNames(findings.facts).map((name) => checkRemedy(name, findings)),
  ]
}

/** Nothing fails any more, no component at all. */
export const nothingFails: Remedy = {
  name: 'components',
  condition: 'nothing fails any more',
  now: (facts) => (facts.severityOneOpen.length === 0 ? facts : { ...facts, severityOneOpen: [] }),
  later: (week) => (week.failures?.length === 0 ? week : { ...week, failures: [] }),
}

const harmRemedy: Remedy = {
  name: 'harm',
  condition: 'the harm is over',
  now: (facts) => (facts.harm === null ? facts : { ...facts, harm: null }),
  later: asItIs,
}

const integrityRemedy: Remedy = {
  name: 'integrity',
  condition: 'both keys are on the charter',
  now: (facts) => (facts.charterChangedWithoutBothKeys ? { ...facts, charterChangedWithoutBothKeys: false } : facts),
  later: asItIs,
}

function componentRemedies({ activeComponent }: Findings): readonly Remedy[] {
  if (activeComponent === null) return []

  const remedy: Remedy = {
    name: `component:${activeComponent}`,
    condition: `${activeComponent} is repaired and fails no more`,
    now: (facts) => {
      const severityOneOpen = facts.severityOneOpen.filter((id) => id !== activeComponent)
      return severityOneOpen.length === facts.severityOneOpen.length ? facts : { ...facts, severityOneOpen }
    },
    later: (week) => {
      const failures = (week.failures ?? []).filter((failure) => failure.component !== activeComponent)
      return failures.length === week.failures?.length ? week : { ...week, failures }
    },
  }
  return [remedy]
}

function helpRemedy({ lastSolid, thresholds }: Findings): Remedy {
  const { helpPerUser } = thresholds
  const lastTwo = lastSolid.slice(-2).map(({ week }) => week)
  return {
    name: 'help',
    condition: `help stays at ${rounded(helpPerUser)} requests per user or fewer, none of it daily`,
    foundLate: `the missing help figures turn out at ${rounded(helpPerUser)} requests per user or fewer, none of it daily`,
    now: (facts) => inWeeks(facts, lastSolid, (week) => withHelpFigures(week, lastTwo.includes(week.week))),
    later: (week) => {
      const measured = withHelpFigures(week, true)
      const most = Math.floor(helpPerUser * (measured.users ?? 0))
      if ((measured.helpRequests ?? 0) <= most && measured.dailyHelpUsers === 0) return measured
      return { ...measured, helpRequests: Math.min(measured.helpRequests ?? 0, most), dailyHelpUsers: 0 }
    },
  }
}

/** The figures that nobody measured, at the best that they could have been. */
function withHelpFigures(week: FactsWeek, daily: boolean): FactsWeek {
  const dailyHelpUsers = daily ? (week.dailyHelpUsers ?? 0) : week.dailyHelpUsers
  const users = week.users ? week.users : 1
  const helpRequests = week.helpRequests ?? 0
  const same = users === week.users && helpRequests === week.helpRequests && dailyHelpUsers === week.dailyHelpUsers
  return same ? week : { ...week, users, helpRequests, dailyHelpUsers }
}

function adoptionRemedy({ reviewed, hasScorecard, thresholds }: Findings): Remedy {
  const { adoption } = thresholds
  const measured: WeekChange = (week) => ((week.adoption ?? null) === null ? { ...week, adoption } : week)
  return {
    name: 'adoption',
    condition: `adoption is at ${percent(adoption)} or more`,
    foundLate: `adoption turns out at ${percent(adoption)} or more`,
    now: (facts) => inWeeks(facts, hasScorecard ? [reviewed] : [], measured),
    later: (week) => ((week.adoption ?? 0) >= adoption ? week : { ...week, adoption }),
  }
}

/** One minute below zero is below zero; all figures shrink alike, so that none of them is singled out. */
function manualWorkRemedy({ facts: { charter }, lastSolid }: Findings): Remedy {
  const measured: WeekChange = (week) => {
    return netWorkOf(week, charter) === null ? { ...week, work: changedWork(week.work, asItIs) } : week
  }
  return {
    name: 'manual_work',
    condition: 'net manual work is below 0 even at its high estimate',
    foundLate: 'the missing work figures turn out so low that net manual work was below 0',
    now: (facts) => inWeeks(facts, lastSolid, measured),
    later: (week) => {
      const high = netWorkOf(measured(week), charter)?.high ?? 0
      const saved = -(netWorkOf({ ...week, work: changedWork(null, asItIs) }, charter)?.high ?? 0)
      if (high < 0 || saved <= 0) return measured(week)

      const share = Math.max(0, saved - 1 / 60) / (high + saved)
      const shrunk = changedWork(week.work, ({ minutes, source }) => ({ minutes: Math.floor(minutes * share), source }))
      return { ...week, work: shrunk }
    },
  }
}

function checkRemedy(name: string, { atoms }: Findings): Remedy {
  const holds = atoms.some((atom) => atom.name === `check:${name}` && atom.holds())
  return {
    name: `check:${name}`,
    condition: claimOf(name),
    now: (facts) => (holds ? facts : { ...facts, checks: { ...facts.checks, [name]: 'pass' } }),
    later: asItIs,
  }
}

function solidWeekRemedy({ thresholds: { minCases } }: Findings): Remedy {
  return {
    name: 'solid_week',
    condition: `at least ${counted(minCases, 'case')} are completed in a week`,
    now: asItIs,
    later: (week) => ((week.cases ?? 0) >= minCases ? week : { ...week, cases: minCases }),
  }
}
