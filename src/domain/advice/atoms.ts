// Expanding takes every one of these small yes-or-no questions to be a yes. Each says how it stands and what it still
// needs, whatever the answer of the week is.
import type { AtomFinding } from './atom.ts'
import { checkNames, checkResult, checkSentence, claimOf } from './checks.ts'
import type { Evidence } from './evidence.ts'
import type { FactsWeek } from './facts.ts'
import { guardrailAtom, signalAtom, targetAtom } from './measure-atoms.ts'
import { netWorkOf } from './net-work.ts'
import { counted, hours, percent, rounded, sentence } from './wording.ts'

/** All atoms, in the order in which they are shown. */
export function atomsOf(evidence: Evidence): readonly AtomFinding[] {
  return [
    ...evidence.goals.map((goal) => targetAtom(goal, evidence)),
    ...evidence.goals.map((goal) => signalAtom(goal, evidence)),
    ...evidence.guardrails.map((guardrail) => guardrailAtom(guardrail, evidence)),
    helpAtom(evidence),
    adoptionAtom(evidence),
    manualWorkAtom(evidence),
    ...checkNames(evidence.facts).map((name) => checkAtom(name, evidence)),
    solidWeekAtom(evidence),
  ]
}

function helpAtom({ lastSolid, thresholds }: Evidence): AtomFinding {
  const { weeksToHold, helpPerUser } = thresholds
  const requests = lastSolid.map(helpPerUserIn)
  const daily = lastSolid.slice(-2).map((week) => week.dailyHelpUsers ?? null)
  const enough = lastSolid.length >= weeksToHold
  const tooMany = requests.some((perUser) => perUser !== null && perUser > helpPerUser)
  const someDaily = daily.some((users) => users !== null && users > 0)
  const broken = tooMany || someDaily
  return {
    name: 'help',
    holds: () => enough && !broken && !requests.includes(null) && !daily.includes(null),
    broken: () => broken,
    detail: () => {
      const said = requests.map((perUser) => (perUser === null ? 'not measured' : rounded(perUser))).join(', ')
      const needy = daily.map((users) => (users === null ? 'not measured' : String(users))).join(', ')
      return `Help requests per user in the last solid weeks: ${said || 'none yet'}. People needing daily help: ${needy || 'none yet'}.`
    },
    needs: () =>
      `Help requests measured in ${counted(weeksToHold, 'solid week')} in a row at ${rounded(helpPerUser)} or fewer per user, ` +
      'and nobody needing daily help in the last 2 of them.',
  }
}

/** Null when either figure is missing, or when nobody used it. */
function helpPerUserIn({ users = null, helpRequests = null }: FactsWeek): number | null {
  return users === null || users === 0 || helpRequests === null ? null : helpRequests / users
}

function adoptionAtom({ reviewed, hasScorecard, thresholds }: Evidence): AtomFinding {
  const adoption = hasScorecard ? (reviewed.adoption ?? null) : null
  const broken = adoption !== null && adoption < thresholds.adoption
  return {
    name: 'adoption',
    holds: () => adoption !== null && !broken,
    broken: () => broken,
    detail: () =>
      adoption === null
        ? 'Adoption was not measured this week.'
        : `${percent(adoption)} of the cases went through the automation this week.`,
    needs: () => `Adoption of ${percent(thresholds.adoption)} or more in the reviewed week.`,
  }
}

function manualWorkAtom({ facts, lastSolid, thresholds }: Evidence): AtomFinding {
  const { weeksToHold } = thresholds
  const highs = lastSolid.map((week) => netWorkOf(week, facts.charter)?.high ?? null)
  const broken = highs.some((high) => high !== null && high >= 0)
  return {
    name: 'manual_work',
    holds: () => lastSolid.length >= weeksToHold && !broken && !highs.includes(null),
    broken: () => broken,
    detail: () => {
      const said = highs.map((high) => (high === null ? 'not measured' : hours(high))).join(', ')
      return `Net manual work at its high estimate in the last solid weeks: ${said || 'none yet'}.`
    },
    needs: () => `Net manual work below 0 even at its high estimate in ${counted(weeksToHold, 'solid week')} in a row.`,
  }
}

function checkAtom(name: string, { facts }: Evidence): AtomFinding {
  const result = checkResult(facts, name)
  return {
    name: `check:${name}`,
    holds: () => result === 'pass' || result === 'not applicable',
    broken: () => result === 'fail',
    detail: () => checkSentence(name, result),
    needs: () => `${sentence(claimOf(name))}.`,
  }
}

function solidWeekAtom({ reviewed, kind, thresholds }: Evidence): AtomFinding {
  const { minCases } = thresholds
  return {
    name: 'solid_week',
    holds: () => kind === 'solid',
    broken: () => false,
    detail: () => {
      if (kind === 'paused') return 'The pilot was paused this week.'
      if (kind === 'missing') return 'There is no scorecard for this week.'
      return `${counted(reviewed.cases ?? 0, 'case')} this week.`
    },
    needs: () => `A week with a scorecard and at least ${counted(minCases, 'case')}.`,
  }
}
