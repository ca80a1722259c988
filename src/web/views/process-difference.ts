// What moved between two versions of the process, list by list, for somebody who was writing meanwhile.
import { type ProcessStep, type ProcessVersion, stepLists, stepParts } from '../../domain/process.ts'
import type { Difference } from './difference.ts'
import { listHeadings } from './process.ts'
import { wordDifference } from './word-difference.ts'

export type ChangedList = { readonly term: string; readonly difference: Difference }

/** Each list that reads differently; `opened` is null when there was no version yet. */
export function changedSteps(opened: ProcessVersion | null, saved: ProcessVersion): readonly ChangedList[] {
  const textIn = (version: ProcessVersion | null, list: (typeof stepLists)[number]) =>
    inOneText(version?.content[list] ?? [])
  const changed = stepLists.filter((list) => textIn(opened, list) !== textIn(saved, list))
  return changed.map((list) => {
    const { before, after } = wordDifference(textIn(opened, list), textIn(saved, list))
    const none = 'No steps.'
    return {
      term: listHeadings[list],
      difference: {
        before: { heading: 'As you opened it', segments: before, none },
        after: { heading: `Version ${saved.version}, saved since`, segments: after, none },
      },
    }
  })
}

function inOneText(steps: readonly ProcessStep[]): string {
  const lines = steps.map(({ human, ...step }, at) => {
    const said = stepParts.map((part) => step[part]).filter((text) => text !== '')
    return `${at + 1}. ${said.join(' · ')}${human ? ' ●' : ''}`
  })
  return lines.join(' ')
}
