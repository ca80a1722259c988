// The form with which a leader opens the next pilot, and what it will carry over, said before the button.
import { counted, listed } from '../../domain/advice/wording.ts'
import { charterInForce } from '../../domain/charter.ts'
import { isLeader } from '../../domain/person.ts'
import { rulesInEffect } from '../../domain/rule.ts'
import { mapInForce } from '../../domain/system-map.ts'
import { mapInNumbers } from '../../words/map.ts'
import { nameOf, titleOf } from '../../words/people.ts'
import { lowered } from '../../words/sentences.ts'
import type { Shown } from '../pilot-request.ts'
import { answered, type Problem, problemSummary, type Question, type Sent } from './field.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'
import type { Pairs } from './lists.ts'

export type NextPilotOf = Shown & {
  readonly person: string
  /** Where the form is sent. */
  readonly address: string
  readonly sent: Sent | undefined
  readonly problems: readonly Problem[]
}

export type NextPilotPage = { readonly carried: Pairs; readonly form: Form }

export function nextPilotView(given: NextPilotOf): NextPilotPage {
  const { file, address, sent, problems } = given
  const { code } = file.pilot
  const next = `It opens as a draft. Nothing of it runs before both keys are on its own charter and its launch. ${code} has ended and stays readable; it asks that its rule book and map be confirmed current once more.`
  return {
    carried: carriedPairs(given),
    form: form({
      id: 'next-pilot',
      action: address,
      fields: answered(questionsOn(given), sent, problems),
      problems: problemSummary(problems),
      primary: {
        ...primary(next, { text: 'Open the next pilot' }),
        away: { text: `Back to ${code}`, href: `/pilots/${encodeURIComponent(code)}` },
      },
    }),
  }
}

function questionsOn({ file: { pilot } }: NextPilotOf): readonly Question[] {
  return [
    {
      kind: 'radios',
      name: 'step',
      label: 'Which step is it?',
      choices: [
        {
          value: 'wider group',
          text: 'A wider group',
          hint: 'The same process and the same rules, for one more team.',
        },
        { value: 'next process', text: 'The next process', hint: 'One more step, for people who know how this works.' },
      ],
    },
    {
      kind: 'text',
      name: 'code',
      label: 'Code',
      size: 'short',
      maxLength: 6,
      hint: `2 to 6 capitals or digits, another one than ${pilot.code}. It never changes.`,
    },
    { kind: 'text', name: 'name', label: 'Name', hint: 'The one process.', value: pilot.name },
    { kind: 'text', name: 'team', label: 'Team', hint: 'The one team that it is for.', value: pilot.team },
  ]
}

/** What the draft begins with, and who has to confirm it. */
function carriedPairs(given: NextPilotOf): Pairs {
  const { file } = given
  const rules = rulesInEffect(file.rules).length
  const map = mapInForce(file.maps, file.keys)
  const charter = charterInForce(file.charters, file.keys)
  return [
    ...(charter
      ? [
          {
            term: 'Charter',
            text: 'Its terms, with the goal sentence to be gone through and measures without a baseline: that is measured anew.',
          },
        ]
      : []),
    ...(rules > 0
      ? [{ term: 'Rules', text: `${counted(rules, 'rule')}, each marked “confirm” until the COO has.` }]
      : []),
    ...(map ? [{ term: 'Map', text: `${mapInNumbers(map.content)}, marked “confirm” until the CTO has.` }] : []),
    { term: 'Seats', text: seatsText(given) },
  ]
}

/** "You take the seat of COO. Tariq (CTO) and Maya (team lead) are offered theirs." */
function seatsText({ file, names, person }: NextPilotOf): string {
  const seated = file.pilot.holders.filter(({ seat }) => isLeader(seat) || seat === 'lead')
  const own = seated.find((holder) => holder.person === person && isLeader(holder.seat))
  const others = seated.filter((holder) => holder !== own)
  const named = others.map((holder) => `${nameOf(names, holder.person)} (${lowered(titleOf(holder.seat))})`)
  const mine = own ? [`You take the seat of ${titleOf(own.seat)}.`] : []
  const theirs =
    named.length === 0 ? [] : [`${listed(named)} ${named.length === 1 ? 'is offered theirs' : 'are offered theirs'}.`]
  return [...mine, ...theirs].join(' ')
}
