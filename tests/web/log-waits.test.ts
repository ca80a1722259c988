import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { typedFrom } from '../../src/web/views/process-typed.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import type { TypedForm } from '../support/typed-charter.ts'
import { uploadTo } from '../support/upload.ts'
import { writtenProcess } from '../support/written-rules.ts'

const log = `Case ID,Activity,Timestamp
T1,Received,2026-08-31T08:00
T1,Approved,2026-08-31T12:00
T1,Paid,2026-09-03T12:00
T2,Received,2026-09-01T08:00
T2,Approved,2026-09-01T18:00
`

let house: House
let maya: Client

beforeEach(async () => {
  house = await openHouse()
  maya = await house.as('maya')
  await maya.post('/pilots/INV/process', { ...(typedFrom(writtenProcess()) as TypedForm), seen: '' })
})
afterEach(() => house.close())

const processPage = async () => (await maya.get('/pilots/INV/process')).body

async function bring(content: string): Promise<void> {
  const { location } = await uploadTo(house, maya, '/pilots/INV/cases/import', content)
  const mapped = { as: 'events', column_case: 'Case ID', column_activity: 'Activity', column_time: 'Timestamp' }
  await maya.post(location, mapped)
  await house.doJobs()
}

describe('where cases wait', () => {
  test('teaches to bring an event log while there is none', async () => {
    expect(await processPage()).toContain('No event log was brought yet.')
    expect(await processPage()).toContain('href="/pilots/INV/cases/import"')
  })

  test('is read from the newest event log, the longest wait first', async () => {
    await bring(log)
    const first = await processPage()
    expect(first).toMatch(/Approved[\s\S]*?Paid[\s\S]*?3 days[\s\S]*?Received[\s\S]*?Approved[\s\S]*?7 hours/)
    expect(first).toContain('From the event log of 2 cases')
    expect(first).toContain('among the longest three')

    await bring(log.replace('2026-09-03T12:00', '2026-09-05T12:00'))
    expect(await processPage()).toContain('5 days')
  })
})
