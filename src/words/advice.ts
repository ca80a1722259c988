// The engine's answers and kinds in the words of the room.
import { nameInside } from '../domain/advice/wording.ts'
import { expansionGate } from '../domain/expansion-gate.ts'
import type { Answer } from '../domain/review.ts'
import { capital, lowered } from './sentences.ts'

const plainKinds: Readonly<Record<string, string>> = {
  all_clear: 'everything holds',
  harm: 'harm',
  integrity: 'the charter’s two keys',
  net_manual_work: 'more manual work than it removes',
  unmeasured: 'too many weeks without evidence',
  time_box: 'the time is up',
  target_missed: 'the target',
  help: 'the daily help',
  adoption: 'the adoption',
  manual_work: 'the manual work',
  evidence: 'the evidence',
}

/** What a kind is about: "component:erp_sync" is "erp_sync", "check:manual_fallback" is the check in words. */
export function aboutOf(kind: string): string {
  const [word = '', name = ''] = splitOnce(kind)
  if (word === 'component') return name
  if (word === 'guardrail') return nameInside(name)
  if (word === 'check') return lowered(expansionGate.find((check) => check.name === name)?.words ?? name)
  return plainKinds[kind] ?? kind
}

/** "Fix the evidence", "Stop: the time is up", "Expand: everything holds". */
export function headlineOf(answer: Answer, kind: string): string {
  if (answer === 'fix' && kind.startsWith('check:')) return `Fix one check: ${aboutOf(kind)}`
  if (answer === 'fix') return `Fix ${aboutOf(kind)}`
  return `${answer === 'stop' ? 'Stop' : 'Expand'}: ${aboutOf(kind)}`
}

const plainClauses: Readonly<Record<string, string>> = {
  all_clear: 'everything that expand asks for holds',
  harm: 'it does harm',
  integrity: 'the charter was changed without both keys',
  net_manual_work: 'it makes more manual work than it removes',
  unmeasured: 'too many weeks could not be judged',
  time_box: 'the time box is over',
  target_missed: 'the target is missed',
  help: 'people need help too often',
  adoption: 'too few cases go through the automation',
  manual_work: 'manual work is not clearly saved',
  evidence: 'evidence is missing',
  component: 'one component fails too often or costs too much',
  guardrail: 'a guardrail is worse or misses its limit',
  check: 'a check of the expansion gate has not passed',
}

/** Which of the decision points decided: "fix, because a check of the expansion gate has not passed". */
export function clauseText(answer: Answer, kind: string): string {
  const [word = ''] = splitOnce(kind)
  return `${answer}, because ${plainClauses[word] ?? aboutOf(kind)}`
}

function splitOnce(kind: string): readonly string[] {
  const at = kind.indexOf(':')
  return at === -1 ? [kind] : [kind.slice(0, at), kind.slice(at + 1)]
}

const plainAtoms: Readonly<Record<string, string>> = {
  help: 'Help',
  adoption: 'Adoption',
  manual_work: 'Manual work',
  solid_week: 'Enough cases',
}

/** A condition of expanding in words: "target:cycle_time_hours" is "Target of cycle time". */
export function conditionText(atom: string): string {
  const [word = '', name = ''] = splitOnce(atom)
  if (word === 'target') return `Target of ${nameInside(name)}`
  if (word === 'signal') return `Change in ${nameInside(name)}`
  if (word === 'guardrail') return `Guardrail ${nameInside(name)}`
  if (word === 'check') return expansionGate.find((check) => check.name === name)?.words ?? name
  return plainAtoms[atom] ?? atom
}

/** At the start of a line; the name of a component stays as its makers write it. */
export function aboutAtStart(kind: string): string {
  return kind.startsWith('component:') ? aboutOf(kind) : capital(aboutOf(kind))
}
