// The short forms beside one rule: who answers questions about it, and taking it out of a draft's book.
import type { Pilot } from '../../domain/pilot.ts'
import type { RuleVersion } from '../../domain/rule.ts'
import { ruleName } from '../../domain/rule.ts'
import type { Answerer } from '../../domain/pilot-file.ts'
import { nameOf, type Names, titleOf } from '../../words/people.ts'
import { answered, type Choice, type Problem, problemSummary, type Question, type Sent } from './field.ts'
import { fold, type Fold } from './fold.ts'
import { form } from './form.ts'
import { primary } from './keys.ts'

export type AnswererFormOf = {
  readonly pilot: Pilot
  readonly names: Names
  readonly number: number
  readonly named: Answerer | null
  /** Address of the rule. */
  readonly address: string
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

/** The COO says who answers questions about a rule, and who does while they are away. */
export function answererFold(given: AnswererFormOf): Fold {
  const { number, named, address, sent, problems } = given
  return fold(
    named === null
      ? `Say who answers questions about ${ruleName(number)}`
      : `Name somebody else to answer questions about ${ruleName(number)}`,
    form({
      id: 'answerer',
      action: `${address}/answerer`,
      fields: answered(answererQuestions(given), sent, sent === undefined ? [] : problems),
      problems: sent === undefined ? null : problemSummary(problems),
      primary: primary('Their name stands beside the rule from now on, and questions about it go to them.', {
        text: 'Name them',
      }),
    }),
  )
}

function answererQuestions({ pilot, names, named }: AnswererFormOf): readonly Question[] {
  const people = peopleOn(pilot, names)
  return [
    {
      kind: 'select',
      name: 'person',
      label: 'Who answers',
      hint: 'One person who knows why the rule is there.',
      choices: [{ value: '', text: 'Choose' }, ...people],
      value: named?.person ?? '',
    },
    {
      kind: 'select',
      name: 'deputy',
      label: 'While they are away',
      optional: true,
      choices: [{ value: '', text: 'Nobody' }, ...people],
      value: named?.deputy ?? '',
    },
  ]
}

/** Everybody with a seat on the pilot, once, by name. */
function peopleOn({ holders }: Pilot, names: Names): readonly Choice[] {
  const people = [...new Set(holders.map(({ person }) => person))]
  return people
    .map((person) => {
      const titles = holders.filter((one) => one.person === person).map(({ seat }) => titleOf(seat))
      return { value: person, text: `${nameOf(names, person)} (${titles.join(', ')})` }
    })
    .toSorted((a, b) => a.text.localeCompare(b.text))
}

/** Taking a rule out of a draft's book. */
export function takeOutFold({ number, hash }: RuleVersion, address: string): Fold {
  const name = ruleName(number)
  return fold(
    `Take ${name} out of the book`,
    form({
      id: 'take-out',
      action: `${address}/retirement`,
      seen: hash,
      fields: [],
      primary: primary(`${name} is no longer in the book. Its number is not given again, and this page stays.`, {
        text: `Take ${name} out`,
        tone: 'danger',
      }),
    }),
  )
}
