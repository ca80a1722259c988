// Questions about the rules that nobody has answered yet: whoever was named for the rule answers them, or who does while they
// are away, and else the COO.
import type { PilotFile } from './pilot-file.ts'
import { isOpenQuestion, type Question, questionsAsked } from './question.ts'
import { namedFor } from './rule-answerer.ts'
import type { Undated } from './waiting.ts'

/** The open questions that a person was named to answer. */
export function questionsFor(file: PilotFile, person: string): readonly Undated[] {
  return openOnes(file, (named) => named.includes(person))
}

/** The open questions that nobody on the pilot was named to answer. */
export function questionsOfNobody(file: PilotFile): readonly Undated[] {
  return openOnes(file, (named) => named.length === 0)
}

function openOnes(file: PilotFile, isWanted: (named: readonly string[]) => boolean): readonly Undated[] {
  const open = questionsAsked(file).filter((question) => isOpenQuestion(question) && isWanted(namedNow(file, question)))
  return open.map(({ number, rule, words, by, askedAt }) => {
    const about = { is: 'question', number, rule, text: words } as const
    return { thing: `questions/${number}`, about, by, since: askedAt }
  })
}

/** Who was named for the rule of a question and still has a seat, and who stands in for them. */
function namedNow(file: PilotFile, { rule }: Question): readonly string[] {
  const named = rule === null ? null : namedFor(file, rule)
  const sits = (one: string) => file.pilot.holders.some(({ person }) => person === one)
  return [named?.person, named?.deputy].flatMap((one) => (one && sits(one) ? [one] : []))
}
