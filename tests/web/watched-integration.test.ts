// What is listened to is said on the integration: how many runs a day brings, whether a run handles a case, and what so many
// failed runs in a row lead to.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Client, type House, openHouse } from '../support/house.ts'
import { erpSync, writeMapOfInv } from '../support/written-map.ts'

let house: House
let tariq: Client

const map = '/pilots/INV/system-map/integrations/erp_sync'
const { name, from, to, records, mode, trigger, alert, rollback, repairedBy, runsAs } = erpSync()
const asItStands = { name, from, to, records, mode, trigger, alert, rollback, repairedBy, runsAs, flows: 'erp-sync' }

beforeEach(async () => {
  house = await openHouse()
  await writeMapOfInv(house)
  tariq = await house.as('tariq')
})
afterEach(() => house.close())

async function save(change: Readonly<Record<string, string>>) {
  const { body } = await tariq.get(`${map}/edit`)
  const [, seen = ''] = /name="seen" value="([^"]*)"/.exec(body) ?? []
  const [, id = ''] = /name="id" value="([^"]*)"/.exec(body) ?? []
  return tariq.post('/pilots/INV/system-map/integrations', { ...asItStands, id, seen, ...change })
}

it('is typed on its form and stands on its page, and is left out where nothing is said', async () => {
  await save({ fewestADay: '40', handlesCases: 'yes', inARow: '5', inARowNext: 'ask for a pause' })
  const { body } = await tariq.get(map)
  expect(body).toContain('at least 40 runs on a working day')
  expect(body).toContain('each run handles one case')
  expect(body).toContain('after 5 whoever may pause is asked to')
  const form = (await tariq.get(`${map}/edit`)).body
  expect(form).toMatch(/name="inARow"[^>]*value="5"/)

  await save({})
  expect((await tariq.get(map)).body).not.toMatch(/in a row|on a working day|one case/)
})

it.each([
  [{ inARow: '1' }, 'Give 2 to 100 runs'],
  [{ inARow: 'often' }, 'Give whole runs, or leave it empty.'],
  [{ fewestADay: '0' }, 'Give at least one run.'],
  [{ fewestADay: '5', onlyFailures: 'yes' }, 'A feed that only reports failures is silent when all is well.'],
])('is refused at its field where it is %j', async (change, why) => {
  const refused = await save(change)
  expect(refused.status).toBe(422)
  expect(refused.body).toContain(why)
})
