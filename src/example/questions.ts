// What people wondered about the rules, and what they were told.
import { people, type PersonName } from '../../db/seeds/invoice-approval.ts'
import type { QuestionSeed } from '../../db/seeds/invoice-questions.ts'
import { answerQuestion, askQuestion, questionsAsked } from '../domain/question.ts'
import { type Doing, fileOf, happen, type Stage } from './stage.ts'

/** The questions of one week, each with its answer where somebody gave one. */
export async function askAndAnswer(stage: Stage, week: string, asked: readonly QuestionSeed[]): Promise<void> {
  for (const { by, on, rule, words, answer } of asked) {
    const [weekday, time] = on
    await happen(stage, { ...seated(by), when: [week, weekday, time] }, async (tx) =>
      askQuestion(await fileOf(tx), { rule, words }),
    )
    if (answer) await answerNewest(stage, answer.words, { ...seated(answer.by), when: [week, ...answer.on] })
  }
}

function answerNewest(stage: Stage, words: string, doing: Doing): Promise<void> {
  return happen(stage, doing, async (tx, act) => {
    const file = await fileOf(tx)
    const question = questionsAsked(file).at(-1)
    if (!question) throw new Error('nobody has asked anything yet')
    return answerQuestion({ file, question, today: stage.calendar.dayOf(act.at) }, words, act)
  })
}

function seated(who: PersonName): Pick<Doing, 'who' | 'as'> {
  return { who, as: people.find(({ name }) => name === who)?.seat ?? null }
}
