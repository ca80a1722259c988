// What people see while the database is away, and that everything goes on when it is back.
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { readSeq } from '../../src/store/ledger.ts'
import { openHouse } from '../support/house.ts'

describe('While another program holds the database', () => {
  it('pages can be read, and what is sent is refused with a sentence; afterwards it goes through', async () => {
    const house = await openHouse()
    onTestFinished(() => house.close())
    const ada = await house.as('ada')
    const form = { code: 'PAY', name: 'Payroll', team: 'Payroll' }
    const before = await readSeq(house.services.store.reader)
    const letGo = hold(house.file)

    const later = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 5 * 60_000)
    expect((await ada.get('/ledger')).status, 'also when it is time to note that the session is used').toBe(200)
    later.mockRestore()
    const refused = await ada.post('/pilots', form)
    expect(refused.status).toBe(503)
    expect(refused.body).toContain(
      'Twokeys is too busy or cannot write at the moment. Nothing was changed. Try again in a minute.',
    )
    expect(refused.body).not.toMatch(/SQLITE|another program/)

    letGo()
    expect(await readSeq(house.services.store.reader)).toBe(before)
    expect((await ada.post('/pilots', form)).status).toBe(303)
  })
})

describe('Without a database', () => {
  it('even the page of the problem is missing, and still nothing of the inside is said', async () => {
    const house = await openHouse()
    onTestFinished(() => house.app.close())
    house.services.store.close()
    const { status, body, headers } = await house.nobody.get('/')
    expect(status).toBe(503)
    expect(headers['content-type']).toContain('text/plain')
    expect(body).toMatch(/^Something went wrong on our side\. Nothing was changed\. Reference \w+\.\n$/)
  })
})

/** Holds the database as another program would, with a clock that makes nobody wait for it. */
function hold(file: string): () => void {
  const other = new Database(file)
  other.exec('BEGIN IMMEDIATE')
  const clock = vi.spyOn(performance, 'now')
  let minutes = 0
  clock.mockImplementation(() => (minutes += 60_000))
  return () => {
    clock.mockRestore()
    other.exec('ROLLBACK')
    other.close()
  }
}
