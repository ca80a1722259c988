// Tables that are taken along: as a workbook with the same figures as on the page, and nothing in it that calculates.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { xlsxOf } from '../../src/outbox/xlsx.ts'
import { type House, openHouse } from '../support/house.ts'
import { bringWeek, goodWeek, launchInv } from '../support/running-pilot.ts'
import { writtenIn } from '../support/workbook.ts'

let house: House

beforeAll(async () => {
  house = await openHouse({ now: '2026-07-20T07:00Z' })
  await launchInv(house, '2026-W28')
  await bringWeek(house, goodWeek('2026-W28', 3.25), '2026-07-20T06:00Z')
})
afterAll(() => house.close())

test('the scorecard is taken along as a workbook', async () => {
  const answer = await (await house.as('owen')).get('/pilots/INV/scorecard.xlsx')

  expect(answer.status).toBe(200)
  expect(answer.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  expect(answer.headers['content-disposition']).toBe('attachment; filename="scorecard-INV.xlsx"')
  expect(answer.body.slice(0, 2)).toBe('PK')
})

test('numbers stay numbers, unrounded, and text that looks like a formula is written as text', async () => {
  const written = writtenIn(await xlsxOf('Sheet', [['who'], ['=cmd()'], [-4.125]]))

  expect(written).toMatch(/('|&apos;|&#39;)=cmd\(\)/)
  expect(written).not.toContain('<f>')
  expect(written).toContain('<v>-4.125</v>')
})

test('the rule log is a workbook as well', async () => {
  const answer = await (await house.as('owen')).get('/pilots/INV/rule-changes.xlsx')

  expect(answer.headers['content-disposition']).toBe('attachment; filename="rule-log-INV.xlsx"')
})
