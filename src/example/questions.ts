// What people wondered about the rules, and what they were told.
import { people, type PersonName } from '../../db/seeds/invoice-approval.ts'
import type { QuestionSeed } from '../../db/seeds/invoice-questions.ts'
import { answerQuestion, askQuestion, questionsAsked } from '../domain/question.ts'
import type { Happening } from './diary.ts'
import { type Doing, fileOf, happen, type Moment, type Stage } from './stage.ts'

/** The questions of one week, each with its answer where somebody gave one. */
export function questionsOf(stage: Stage, week: string, asked: readonly QuestionSeed[]): readonly Happening[] {
  return asked.flatMap((seed) => {
    const { by, on, answer } = seed
    const when: Moment = [week, ...on]
    const question = { when, play: () => ask(stage, seed, { ...seated(by), when }) }
    if (!answer) return [question]
    const answered: Moment = [week, ...answer.on]
    const play = () => answerNewest(stage, answer.words, { ...seated(answer.by), when: answered })
    return [question, { when: answered, play }]
  })
}

function ask(stage: Stage, { rule, words }: QuestionSeed, doing: Doing): Promise<void> {
  return happen(stage, doing, async (tx) => askQuestion(await fileOf(tx), { rule, words }))
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
