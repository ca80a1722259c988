// What stands on the form of a new drill before anybody has typed: real cases of the last weeks, the written tests of the
// rule, and the decisions that its text allows.
import type { Reader } from '../../db/store.ts'
import { compile } from '../conditions/compile.ts'
import type { DrillCase } from '../domain/drill.ts'
import { proposeCases, type ProposedCase, type Sampling } from '../domain/drill-sample.ts'
import { both } from '../domain/judgement.ts'
import { messyCases } from '../domain/messy-case.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { rulesInEffect, rulesUnder, type RuleVersion } from '../domain/rule.ts'
import { findCase } from '../store/cases.ts'
import { casesToDrill } from '../store/drill-cases.ts'
import { outcomeInWords } from '../words/rules.ts'
import { capital } from '../words/sentences.ts'

const weeksLookedAt = 4

/** The cases that are proposed for a drill of this rule. */
export async function casesFor(reader: Reader, file: PilotFile, rule: RuleVersion): Promise<readonly ProposedCase[]> {
  const weeks = file.rollups.filter(({ completed }) => completed > 0).map(({ week }) => week)
  const newest = weeks.toSorted().slice(-weeksLookedAt)
  const tests = messyCases(file).filter(({ content }) => content.rule === rule.number)
  return proposeCases({
    cases: await casesToDrill(reader, file.pilot.id, newest),
    tests: tests.map(({ number, content }) => ({ number, given: content.given })),
    speaks: speaksOf(file, rule),
  })
}

/** Whether the rule speaks to a case; what stands under a rule speaks only where that one does. */
function speaksOf(file: PilotFile, { content }: RuleVersion): Sampling['speaks'] {
  if (content.condition === null) return null
  const own = compile(content.condition)
  const above = rulesInEffect(file.rules).find(({ number }) => number === content.under)?.content.condition ?? null
  return above === null ? own.evaluate : both(compile(above), own).evaluate
}

/** What the rule and what stands under it say is to happen, then that it does not speak, then that its text does not tell. */
export function choicesFor(file: PilotFile, rule: RuleVersion): readonly string[] {
  const outcomes = [rule, ...rulesUnder(file.rules, rule.number)].flatMap(({ content }) => {
    const said = content.outcome === null ? '' : outcomeInWords(content.outcome)
    return said === '' ? [] : [capital(said)]
  })
  const applies = outcomes.length > 0 ? [...new Set(outcomes)].slice(0, 4) : ['The rule applies']
  return [...applies, 'The rule does not apply', 'The text does not say']
}

/** A case of the form as it goes into the drill: a real one only where the log has it, a written test always messy. */
export async function drillCaseOf(reader: Reader, pilot: string, { from, told }: ProposedCase): Promise<DrillCase> {
  const [kind, ref = ''] = from.split(/:(.*)/s)
  const real = kind === 'case' ? await findCase(reader, pilot, ref) : null
  const isMessy = kind === 'test' || real?.exception === true || real?.rework === true
  return { case: real?.case ?? null, told, messy: isMessy }
}
