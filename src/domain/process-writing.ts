// Writing the process down: today's steps and the pilot's together, as one version. The launch signs it, so from then on it
// stays as it is.
import { fact, type Fact } from './fact.ts'
import { canonical } from './ledger-entry.ts'
import { hasEnded, lastStage, type Pilot } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import {
  newestProcess,
  partsMissing,
  type ProcessContent,
  type ProcessStep,
  type StepList,
  stepParts,
} from './process.ts'
import { overtaken, type Problem, refuse, refuseFields, type Refused } from './refusal.ts'

/** What is written, onto which version: `seen` is the hash of the newest one when the page was opened, empty for none. */
export type ProcessWriting = {
  readonly file: PilotFile
  readonly draft: ProcessContent
  readonly seen: string
}

/** A new version of both lists. Steps that say nothing are left out; one that says something must say who and what. */
export function writeProcess({ file, draft, seen }: ProcessWriting): Fact | Refused {
  const newest = newestProcess(file.processes)
  const no = notWritable(file.pilot)
  if (no) return refuse(no)
  if (seen !== (newest?.hash ?? '')) return overtakenWhileWriting()
  const problems = [...problemsIn('today', draft), ...problemsIn('pilot', draft)]
  if (problems.length > 0) return refuseFields(problems)
  const content = { ...draft, today: draft.today.filter(saysSomething), pilot: draft.pilot.filter(saysSomething) }
  if (content.today.length + content.pilot.length === 0) return refuseFields([nothingWritten])
  if (newest && canonical(newest.content) === canonical(content))
    return refuse(`Nothing differs from version ${newest.version}, so nothing was saved.`)

  const object = { type: 'process', id: file.pilot.id, version: (newest?.version ?? 0) + 1 }
  return fact('write process', file.pilot.id, object, { base: newest?.version, content })
}

/** Why the steps of this pilot cannot be written now; null when they can. */
export function notWritable(pilot: Pilot): string | null {
  if (hasEnded(pilot)) return 'This pilot has ended. Its process steps stay as they are.'
  return lastStage(pilot) ? 'This pilot was launched with these steps, so they stay as they are.' : null
}

/** A person stands there, or something is said in words. */
export function saysSomething(step: ProcessStep): boolean {
  return step.human || partsMissing(step).length < stepParts.length
}

const nothingWritten: Problem = { field: 'today.1.who', why: 'Write the first step: who does what.' }

/** Problems by the place of the step in its list, counted from 1. */
function problemsIn(list: StepList, draft: ProcessContent): readonly Problem[] {
  return draft[list].flatMap((step, at) => {
    if (!saysSomething(step)) return []
    const missing = partsMissing(step)
    return [
      ...(missing.includes('who') ? [{ field: `${list}.${at + 1}.who`, why: 'Say who does this step.' }] : []),
      ...(missing.includes('what') ? [{ field: `${list}.${at + 1}.what`, why: 'Say what is done in this step.' }] : []),
    ]
  })
}

function overtakenWhileWriting(): Refused {
  const why =
    'Somebody saved the process while you were writing. Nothing of yours was saved yet and everything you typed is still here: look at what they changed, then save again.'
  return { ...overtaken('The process'), why }
}
