// When nothing stops the pilot and not everything holds, one thing is named to fix first. What was measured and found
// wanting comes before what was only not measured; that alone is "evidence", never a fault of its own.
import type { AtomFinding } from './atom.ts'
import type { Findings } from './evidence.ts'
import { heldSentences, nowSentence } from './measure-atoms.ts'
import { counted, nameInside, plainWords } from './wording.ts'

type Headline = { readonly kind: string; readonly because: () => readonly string[] }

/** What to fix first, in the engine's order. */
export function headlineOf(findings: Findings): Headline {
  return (
    missedTarget(findings) ??
    brokenAtom('help', findings) ??
    brokenAtom('adoption', findings) ??
    brokenAtom('manual_work', findings) ??
    failedCheck(findings) ??
    onlyEvidence(findings)
  )
}

/** What a kind of fix asks to be fixed, inside a sentence: "the evidence", "erp_sync", "the check manual fallback". */
export function headlineWords(kind: string): string {
  const [what = '', which = ''] = kind.split(/:(.*)/s)
  if (what === 'component') return which
  if (what === 'guardrail') return nameInside(which)
  if (what === 'check') return `the check "${plainWords(which)}"`
  return (
    { target_missed: 'the missed target', integrity: 'the charter', evidence: 'the evidence' }[what] ?? plainWords(what)
  )
}

function missedTarget(findings: Findings): Headline | null {
  const missed = findings.goals.filter((goal) => goal.misses)
  if (missed.length === 0 || failing(findings, 'target:').length === 0) return null
  return { kind: 'target_missed', because: () => [...heldSentences(findings), ...missed.map(nowSentence)] }
}

function brokenAtom(name: 'help' | 'adoption' | 'manual_work', findings: Findings): Headline | null {
  const atom = findings.atoms.find((each) => each.name === name)
  if (!atom?.broken()) return null
  return { kind: name, because: () => [...heldSentences(findings), atom.detail(), `Needed: ${atom.needs()}`] }
}

/** Checks are worth their effort only once the goals are reached. One that nobody measured has not passed. */
function failedCheck(findings: Findings): Headline | null {
  if (failing(findings, 'target:').length > 0 || failing(findings, 'signal:').length > 0) return null

  const [failed] = failing(findings, 'check:')
  return failed ? { kind: failed.name, because: () => [...heldSentences(findings), failed.detail()] } : null
}

function onlyEvidence(findings: Findings): Headline {
  return {
    kind: 'evidence',
    because: () => [
      'Fix the evidence. Nothing is shown to be broken. Keep the pilot as it is and add no scope.',
      ...heldSentences(findings),
      ...findings.atoms.filter((atom) => !atom.holds()).map((atom) => `Still needed: ${atom.needs()}`),
      timeLeft(findings),
    ],
  }
}

function timeLeft({ weekNumber, thresholds }: Findings): string {
  const left = thresholds.timeBoxWeeks - weekNumber
  const now = `Week ${weekNumber} of ${thresholds.timeBoxWeeks} in the time box`
  if (left > 0) return `${now}: ${counted(left, 'week')} left to decide.`
  return left === 0 ? `${now}: it ends with this week.` : `${now}: it is over.`
}

function failing(findings: Findings, start: string): readonly AtomFinding[] {
  return findings.atoms.filter((atom) => atom.name.startsWith(start) && !atom.holds())
}
