import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as later } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fact, type Fact } from '../../src/domain/fact.ts'
import { dutyFact } from '../../src/domain/person.ts'
import { entriesAfter, readSeq, record } from '../../src/store/ledger.ts'
import { actBy, type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  await launchInv(house, '2026-W37')
})
afterAll(() => house.close())

describe('What somebody may do is looked at once more in the moment it is recorded', () => {
  it('so that a duty withdrawn a moment ago opens no pilot any more', async () => {
    const ada = await house.as('ada')
    const form = { code: 'PAY', name: 'Payroll', team: 'Payroll' }
    const answer = await meanwhile(() => ada.post('/pilots', form), dutyFact('ada', 'administrator', 'withdrawn'))
    expect(answer.status).toBe(403)
    expect((await lastEntry())?.act).toBe('grant duty')
    await house.play(dutyFact('ada', 'administrator', 'granted'))
  })

  it('so that it is recorded under the seat that the person has by then', async () => {
    const maya = await house.as('maya')
    const send = () => maya.post('/pilots/INV/pause', { why: 'Invoices are lost.' })
    const answer = await meanwhile(send, seat('lead', 'ended'), seat('engineer', 'taken'))
    expect(answer.status).toBe(303)
    expect(await lastEntry()).toMatchObject({ act: 'pause', actor: { person: 'maya', seat: 'engineer' } })
  })

  it('so that somebody who has just left the organisation does nothing', async () => {
    const ben = await house.as('ben')
    const left = fact('person left', null, { type: 'person', id: 'ben', version: 1 })
    const answer = await meanwhile(() => ben.post('/pilots/INV/reviews/2026-W36/notes', {}), left)
    expect(answer.status).toBe(403)
    expect((await lastEntry())?.act).toBe('person left')
  })
})

describe('A form that was sent before', () => {
  it('has one effect for who sent it, and is another form for anybody else', async () => {
    const form = { command: 'a'.repeat(32), wish: 'A dashboard.', why: 'To see more.' }
    const [olivia, tariq] = [await house.as('olivia'), await house.as('tariq')]
    const first = await olivia.post('/pilots/INV/requests', form)
    expect((await olivia.post('/pilots/INV/requests', form)).location).toBe(first.location)
    const other = await tariq.post('/pilots/INV/requests', form)
    expect(other.status).toBe(303)
    expect(other.location).not.toBe(first.location)
  })
})

describe('A head that cannot be written outside', () => {
  it('does not make what was recorded look as if nothing had happened', async () => {
    const services = house.services as { headsFile: string } // only here, to point it where nothing can be written
    const { headsFile } = services
    const ada = await house.as('ada')
    writeFileSync(join(house.folder, 'no-folder'), '')
    services.headsFile = join(house.folder, 'no-folder', 'heads.log')
    const { status } = await ada.post('/people/owen/departure')
    services.headsFile = headsFile
    expect(status).toBe(303)
    expect((await ada.get('/ledger?act=person+left')).body).toContain('deactivated Owen')
  })
})

/** Sends something while a transaction is under way that records these facts first. */
async function meanwhile<Answer>(send: () => Promise<Answer>, ...facts: readonly Fact[]): Promise<Answer> {
  let goOn: () => void = () => undefined
  const mayGoOn = new Promise<void>((resolve) => (goOn = resolve))
  const first = house.services.store.transaction(async (tx) => {
    await mayGoOn
    for (const made of facts) await record(tx, made, actBy('ada', house.at(), 'administrator'))
  })
  const answer = send()
  for (let turn = 0; turn < 50; turn += 1) await later()
  goOn()
  await first
  return answer
}

async function lastEntry() {
  const { reader } = house.services.store
  return (await entriesAfter(reader, (await readSeq(reader)) - 1, 1))[0]
}

function seat(name: string, what: 'taken' | 'ended'): Fact {
  const object = { type: 'seat', id: `INV/${name}`, version: 1 }
  return fact('take seat', 'INV', object, { data: { seat: name, person: 'maya', what } })
}
