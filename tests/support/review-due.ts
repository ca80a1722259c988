// INV with one closed week whose review is to be held, and the two leaders at their screens.
import type { Client, House } from './house.ts'
import { bringWeek, goodWeek, launchInv } from './running-pilot.ts'

export const weekDue = '2026-W28'
export const reviewDue = `/pilots/INV/reviews/${weekDue}`

/** For a house opened before July 2026: the week is closed since noon, it is Monday 13 July, 13:00 in Amsterdam. */
export async function closeFirstWeek(house: House): Promise<void> {
  await launchInv(house, weekDue)
  house.setClock('2026-07-13T07:00Z')
  await bringWeek(house, goodWeek(weekDue, 4), '2026-07-13T06:00Z')
  house.setClock('2026-07-13T11:00Z')
}

/** What the page carries in a hidden field of the form with this id. */
export function hiddenIn(body: string, form: string, name: string): string {
  const from = body.indexOf(`id="${form}"`)
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(body.slice(from))?.[1] ?? ''
}

/** A leader chooses in private on the review's page. */
export async function chooseAnswer(who: Client, answer: string, reason: string, review = reviewDue) {
  const { body } = await who.get(`${review}?step=7`)
  const seen = hiddenIn(body, 'choice-form', 'seen')
  return who.post(`${review}/choices`, { answer, reason, disputes: '', seen })
}
