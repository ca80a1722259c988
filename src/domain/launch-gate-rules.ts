// The rule part of the launch gate: the process is written, the rules answer what people will ask first, and messy cases
// were tried on them.
import { counted, listed } from './advice/wording.ts'
import { hasFailed, kindsTried, messyCases } from './messy-case.ts'
import type { PilotFile } from './pilot-file.ts'
import { newestProcess, oddLists, partsMissing, type ProcessContent, type StepList, type StepPart } from './process.ts'
import { type RuleVersion, rulesInEffect } from './rule.ts'

/** What is missing of the process: both lists, every part of every step, and a reason for an unusual number of steps. */
export function processMissing({ processes }: PilotFile): string | null {
  const content = newestProcess(processes)?.content
  if (!content) return 'The process is not written yet.'
  if (content.today.length === 0) return 'How the work is done today is not written.'
  if (content.pilot.length === 0) return 'How the work is done in the pilot is not written.'
  return stepMissing(content, 'today') ?? stepMissing(content, 'pilot') ?? reasonMissing(content)
}

const partsUnsaid: Readonly<Record<StepPart, string>> = {
  who: 'who does it',
  what: 'what is done',
  data: 'which data it needs',
  check: 'what is checked',
  ifWrong: 'what happens if it goes wrong',
  seenBy: 'who sees it and when',
}

const listNames: Readonly<Record<StepList, string>> = { today: 'today’s work', pilot: 'the pilot' }

/** The first step of a list that does not say everything. */
function stepMissing(content: ProcessContent, list: StepList): string | null {
  const at = content[list].findIndex((step) => partsMissing(step).length > 0)
  const step = content[list][at]
  if (!step) return null
  const unsaid = partsMissing(step).map((part) => partsUnsaid[part])
  return `Step ${at + 1} of ${listNames[list]} does not say ${listed(unsaid)}.`
}

function reasonMissing(content: ProcessContent): string | null {
  const [odd] = oddLists(content)
  if (odd === undefined || content.whySoMany !== '') return null
  return `There are ${counted(content[odd].length, 'step')} in ${listNames[odd]}; five to ten are right, and no reason is given.`
}

/** What the rules must answer before anybody works by them, and which rules answer it. */
export type Answering = { readonly what: string; readonly rules: readonly RuleVersion[] }

/** The four questions that the rules must answer, each with the rules that do. */
export function rulesAnswering({ rules }: Pick<PilotFile, 'rules'>): readonly Answering[] {
  const inEffect = rulesInEffect(rules)
  const inSection = (section: RuleVersion['content']['section']) =>
    inEffect.filter(({ content }) => content.section === section)
  return [
    { what: 'who starts', rules: inSection('start') },
    { what: 'what data is needed', rules: inSection('required data') },
    { what: 'when it stops', rules: inSection('stop') },
    {
      what: 'who can override',
      rules: [...inSection('human step-in'), ...inSection('exception').filter(namesSomebody)],
    },
  ]
}

/** An exception lets somebody override when it says who: an approver, or a person who must act. */
function namesSomebody({ content }: RuleVersion): boolean {
  return (content.outcome?.approver ?? content.outcome?.human ?? null) !== null
}

/** Which of the four questions no rule answers. */
export function answersMissing(file: PilotFile): string | null {
  const unanswered = rulesAnswering(file).filter(({ rules }) => rules.length === 0)
  return unanswered.length === 0 ? null : `No rule says ${listed(unanswered.map(({ what }) => what))}.`
}

/** Which kinds of messy cases have no result on the rules as they stand, and which tests have failed. */
export function messyCasesMissing(file: PilotFile): string | null {
  const untried = kindsTried(file).flatMap(({ kind, isTried }) => (isTried ? [] : [kind]))
  const failed = messyCases(file)
    .filter(hasFailed)
    .map(({ number }) => String(number))
  const said = [
    ...(untried.length > 0 ? [`Not tried on the rules as they stand: ${listed(untried)}.`] : []),
    ...(failed.length > 0 ? [`Failed: test ${listed(failed)}.`] : []),
  ]
  return said.length === 0 ? null : said.join(' ')
}
