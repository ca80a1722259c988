import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ActName, acts, ruleOf } from '../../src/domain/act.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const names = Object.keys(acts) as ActName[] // the keys of the table are exactly these names

/** What a row says, without its tags. */
const rowOf = (body: string, name: ActName) => {
  const [, row = ''] = new RegExp(`id="act-${name.replaceAll(' ', '-')}">(.*?)</tr>`, 's').exec(body) ?? []
  return row.replace(/<[^>]+>/g, ' ')
}

describe('The page of decision rights', () => {
  it('has a row for every act of the table, with its keys, its reason and its proof', async () => {
    const { body } = await (await house.as('ben')).get('/decision-rights')

    for (const name of names) {
      const rule = ruleOf(name)
      const row = rowOf(body, name)
      expect(row, name).not.toBe('')
      expect(row.includes('both keys'), name).toBe(rule.keys === 'both')
      expect(row.includes('required'), name).toBe(rule.reason === 'required')
      expect(row.includes('asked again'), name).toBe(rule.fresh)
    }
  })

  it('can be read for one seat', async () => {
    const { body } = await (await house.as('ben')).get('/decision-rights?who=observer')

    expect(rowOf(body, 'read pilot')).not.toBe('')
    expect(rowOf(body, 'sign charter')).toBe('')
    expect(rowOf(body, 'invite person')).toBe('')
  })

  it('is for whoever is signed in, and knows no other seats', async () => {
    expect((await house.nobody.get('/decision-rights')).location).toContain('/sign-in')
    expect((await (await house.as('ben')).get('/decision-rights?who=king')).status).toBe(400)
  })
})
