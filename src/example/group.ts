// What the people of the group did before their first week: they were trained, and read when to use the new flow.
import { people, type PersonName } from '../../db/seeds/invoice-approval.ts'
import { noteTraining } from '../domain/group.ts'
import { acknowledge, whenToUseIn } from '../domain/know.ts'
import type { Seat } from '../domain/person.ts'
import { fileOf, happen, type Moment, type Stage } from './stage.ts'
import { dayIn } from './story-weeks.ts'

const group = people.flatMap(({ name, seat }) => (seat === 'lead' || seat === 'member' ? [{ name, seat }] : []))

/** On Friday Maya notes who was there on Tuesday, and everybody reads the line that both leaders have signed. */
export async function prepareGroup(stage: Stage): Promise<void> {
  const week = stage.weeks.ofTheKeys
  for (const { name } of group) await noteTrained(stage, name, [week, 'Friday', '12:05'])
  for (const [at, { name, seat }] of group.entries()) await readLine(stage, name, seat, [week, 'Friday', minuteOf(at)])
}

/** What was switched on is seen by everybody but the two who are away that week. */
export async function seeSwitchOn(stage: Stage, change: number, week: string): Promise<void> {
  for (const [at, { name, seat }] of group.slice(0, -2).entries())
    await happen(stage, { who: name, as: seat, when: [week, 'Wednesday', minuteOf(at)] }, async (tx, act) =>
      acknowledge(await fileOf(tx), { what: 'switch-on', subject: String(change) }, act),
    )
}

/** Everybody reads it at their own time, a few minutes apart. */
function minuteOf(at: number): string {
  return `12:${20 + at * 3}`
}

function noteTrained(stage: Stage, name: PersonName, when: Moment): Promise<void> {
  const training = { person: stage.ids[name], on: dayIn(stage.weeks.ofTheKeys, 'Tuesday') }
  return happen(stage, { who: 'Maya', as: 'lead', when }, async (tx, act) =>
    noteTraining(await fileOf(tx), training, stage.calendar, act),
  )
}

function readLine(stage: Stage, who: PersonName, as: Seat, when: Moment): Promise<void> {
  return happen(stage, { who, as, when }, async (tx, act) => {
    const file = await fileOf(tx)
    return acknowledge(file, { what: 'when to use', subject: whenToUseIn(file)?.hash ?? '' }, act)
  })
}
