import { describe, expect, test } from 'vitest'
import { fact } from '../../src/domain/fact.ts'
import type { Answerer, PilotFile } from '../../src/domain/pilot-file.ts'
import { answerQuestion, askQuestion, findQuestion, isOpenQuestion, mayAnswer } from '../../src/domain/question.ts'
import {
  as,
  asOlivia,
  factOf,
  leaders,
  pilotFile,
  problemAt,
  running,
  stopped,
  whyOf,
} from '../support/drafted-pilot.ts'
import { questionEvent } from '../support/some-questions.ts'
import { fourRules, ruleVersion } from '../support/written-rules.ts'

const rules = fourRules.map((content, at) => ruleVersion(at + 1, content))
const mayaAnswers: Answerer = { rule: 2, person: 'maya', deputy: 'ben', by: 'olivia', at: 1, seq: 1 }
const holders = [...leaders, { seat: 'member', person: 'ben' }, { seat: 'engineer', person: 'ines' }] as const
const seated = { ...running, holders }

function fileWith(change: Partial<PilotFile> = {}): PilotFile {
  return pilotFile({ rules, answerers: [mayaAnswers], ...change }, seated)
}

const asked = questionEvent(1, { rule: 2 })
const today = '2026-09-07'

function answering(file: PilotFile, number = 1) {
  const question = findQuestion(file, number)
  if (!question) throw new Error(`there is no question ${number}`)
  return { file, question, today }
}

describe('asking', () => {
  test('is about a rule, or about the work where no rule speaks', () => {
    const file = fileWith({ questions: [asked] })

    expect(factOf(askQuestion(file, { rule: 2, words: 'What is an order number?' }))).toEqual(
      fact(
        'ask question',
        'inv',
        { type: 'question', id: '2', version: 1 },
        { data: { rule: 2 }, texts: { words: 'What is an order number?' } },
      ),
    )
    expect(factOf(askQuestion(file, { rule: null, words: 'Who is on call?' })).data).toEqual({ rule: null })
  })

  test('takes words, and a rule that is in effect', () => {
    const retired = fileWith({ rules: [...rules, ruleVersion(2, fourRules[1]!, { version: 2, retired: true })] })

    expect(problemAt(askQuestion(fileWith(), { rule: 2, words: '' }), 'words')).toContain('what you want to know')
    expect(problemAt(askQuestion(retired, { rule: 2, words: 'Why?' }), 'rule')).toContain('R2 is not in effect')
    expect(problemAt(askQuestion(fileWith(), { rule: 9, words: 'Why?' }), 'rule')).toContain('R9 is not in effect')
  })

  test('is over when the pilot has ended', () => {
    expect(whyOf(askQuestion(pilotFile({}, stopped), { rule: null, words: 'Why?' }))).toContain('has ended')
  })
})

describe('answering', () => {
  test('is for whoever was named for the rule, their deputy, and the COO', () => {
    const file = fileWith({ questions: [asked] })

    for (const act of [as('maya', 'lead'), as('ben', 'member'), asOlivia()])
      expect(factOf(answerQuestion(answering(file), 'The number on the order.', act))).toMatchObject({
        act: 'answer question',
        object: { id: '1' },
        data: { rule: 2 },
      })
    const refused = answerQuestion(answering(file), 'The number.', as('tariq', 'cto'))
    expect(refused).toMatchObject({ kind: 'not yours' })
  })

  test('goes to whoever was named last', () => {
    const answerers = [mayaAnswers, { ...mayaAnswers, person: 'ines', deputy: null }]
    const file = fileWith({ questions: [asked], answerers })

    expect(mayAnswer(answering(file), 'ines')).toBe(true)
    expect(mayAnswer(answering(file), 'maya')).toBe(false)
    expect(mayAnswer(answering(file), 'ben')).toBe(false)
  })

  test('is the COO’s where no rule speaks or nobody was named', () => {
    const file = fileWith({ questions: [questionEvent(1, { rule: null }), questionEvent(2, { rule: 3 })] })

    for (const number of [1, 2]) {
      expect(mayAnswer(answering(file, number), 'olivia')).toBe(true)
      expect(mayAnswer(answering(file, number), 'maya')).toBe(false)
    }
  })

  test('is open to the COO’s deputy on the days of the deputy', () => {
    const days = { from: '2026-09-01', to: '2026-09-07', namedAt: 1, gone: null }
    const deputy = { seat: 'coo', holder: 'olivia', deputy: 'sam', ...days } as const
    const file = fileWith({ questions: [asked] })
    const away = { ...file, pilot: { ...file.pilot, deputies: [deputy] } }

    expect(mayAnswer(answering(away), 'sam')).toBe(true)
    expect(mayAnswer({ ...answering(away), today: '2026-09-08' }, 'sam')).toBe(false)
  })

  test('takes words, and a pilot that goes on', () => {
    const ended = pilotFile({ questions: [asked] }, stopped)

    expect(problemAt(answerQuestion(answering(fileWith({ questions: [asked] })), '', asOlivia()), 'words')).toBe(
      'Write the answer.',
    )
    expect(whyOf(answerQuestion(answering(ended), 'Yes.', asOlivia()))).toContain('has ended')
  })

  test('again leaves the old answer and puts the new one in its place', () => {
    const answers = [
      questionEvent(1, { rule: 2, what: 'answered', words: 'old', seq: 2 }),
      questionEvent(1, { rule: 2, what: 'answered', words: 'new', seq: 4 }),
    ]
    const file = fileWith({ questions: [asked, ...answers.slice(0, 1), questionEvent(2), ...answers.slice(1)] })

    expect(findQuestion(file, 1)?.answers.map(({ words }) => words)).toEqual(['old', 'new'])
    expect([1, 2].map((number) => isOpenQuestion(answering(file, number).question))).toEqual([false, true])
    expect(findQuestion(file, 3)).toBeNull()
  })
})
