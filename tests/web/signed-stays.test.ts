import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { advise } from '../../src/domain/advice/advise.ts'
import type { Facts } from '../../src/domain/advice/facts.ts'
import { signedAnswers } from '../../src/domain/pilot-weeks.ts'
import { textHash } from '../../src/store/hash.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { bringWeek, goodWeek, launchInv, quietWeek, stateWeek } from '../support/running-pilot.ts'
import { fileOf, signWeek } from '../support/signed-week.ts'

const week = '2026-W30'
const places = {
  pilot: '/pilots/INV',
  review: `/pilots/INV/reviews/${week}`,
  decision: `/pilots/INV/reviews/${week}/decision`,
  scorecard: '/pilots/INV/scorecard',
  week: `/pilots/INV/weeks/${week}`,
}

let house: House
let olivia: Client

beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await launchInv(house, '2026-W28')
  const hours = { '2026-W28': 10, '2026-W29': 6, [week]: 3.5 }
  const mondays = ['2026-07-13', '2026-07-20', '2026-07-27']
  for (const [at, [one, value]] of Object.entries(hours).entries()) {
    house.setClock(`${mondays[at]}T11:00Z`)
    await bringWeek(house, goodWeek(one, value), `${mondays[at]}T07:00Z`)
    await signWeek(house, one)
  }
  house.setClock('2026-07-27T12:00Z')
  olivia = await house.as('olivia')
})
afterEach(() => house.close())

/** The answer as the page says it, without everything around it. */
function answerOn(body: string): string {
  return /<section class="answer[\s\S]*?<\/section>/.exec(body)?.[0] ?? ''
}

async function answersShown() {
  const shown = new Map<string, string>()
  for (const name of ['pilot', 'review', 'decision'] as const)
    shown.set(name, answerOn((await olivia.get(places[name])).body))
  return shown
}

describe('A signed week', () => {
  test('replayed through the engine gives the answer that was stored, letter by letter', async () => {
    const answers = signedAnswers(await fileOf(house))

    expect(answers).toHaveLength(3)
    for (const { content } of answers) {
      const replayed = advise(JSON.parse(content.facts) as Facts)
      expect(JSON.stringify(replayed)).toBe(content.adviceText)
      expect({ answer: replayed.answer, kind: replayed.kind }).toEqual(content.advice)
      expect(textHash(content.facts)).toBe(content.factsHash)
    }
  })

  test('keeps its answer on every page when one of its numbers changes, and shows the correction on all of them', async () => {
    const before = await answersShown()
    const untouched = await fileOf(house)
    await stateWeek(house, week, { ...quietWeek, supportMinutes: 6_000 })
    house.setClock('2026-07-27T13:00Z')
    olivia = await house.as('olivia')

    expect(signedAnswers(await fileOf(house))).toEqual(signedAnswers(untouched))
    expect(await answersShown()).toEqual(before)
    for (const name of ['pilot', 'review', 'decision'] as const) {
      const { body } = await olivia.get(places[name])
      expect(body).toContain('A correction waits on the week of Monday 20 July 2026. What was signed stays.')
      expect(body).toContain(`href="/pilots/INV/weeks/${week}"`)
    }
    expect((await olivia.get(places.scorecard)).body).toContain('signed, a correction waits')
    expect((await olivia.get(places.week)).body).toContain('A correction waits')
  })

  test('shows no correction while it is told as it was signed', async () => {
    for (const place of Object.values(places)) expect((await olivia.get(place)).body).not.toContain('correction waits')
  })
})
