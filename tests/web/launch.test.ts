import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../src/store/hash.ts'
import { findPilot } from '../../src/store/pilots.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'
import { routingRule, writeRule } from '../support/running-rules.ts'
import { hidden, saveCharter, signCharter, signLaunch, typedCharter } from '../support/typed-charter.ts'
import { writeMapOfInv } from '../support/written-map.ts'
import { writeRulesOfInv } from '../support/written-rules.ts'

const launch = '/pilots/INV/launch'
const pause = '/pilots/INV/pause'

let house: House
let olivia: Client
let tariq: Client

beforeEach(async () => {
  house = await openHouse({ now: '2026-09-10T09:00Z' })
  olivia = await house.as('olivia')
  tariq = await house.as('tariq')
})
afterEach(() => house.close())

const stages = async () => (await findPilot(house.services.store.reader, 'INV'))?.stages ?? []

async function signedCharter(change: Parameters<typeof typedCharter>[0] = {}) {
  await saveCharter(olivia, typedCharter(change))
  for (const leader of [olivia, tariq]) await signCharter(leader)
}

describe('launching', () => {
  beforeEach(async () => {
    await writeRulesOfInv(house)
    await writeMapOfInv(house)
  })

  test('takes both leaders’ keys and starts with the first full week', async () => {
    await signedCharter()
    const first = await signLaunch(olivia)
    const between = await tariq.get(launch)
    const second = await signLaunch(tariq)

    expect(first.location).toBe(`${launch}?done=one-key`)
    expect(between.body).toContain('its first week is the week of Monday 14 September 2026')
    expect(second.location).toBe('/pilots/INV?done=launched')
    expect(await stages()).toMatchObject([{ stage: 'running', because: 'launch', week: '2026-W38' }])
    expect((await olivia.get(launch)).body).toContain('Its first week is the week of Monday 14 September 2026.')
  })

  test('is refused while the gate has not passed', async () => {
    await signedCharter({ fallback: '', training: '' })
    const page = await olivia.get(launch)
    const refused = await olivia.post(launch, { seen: 'x' })

    expect(page.body).toContain('How the work is finished by hand is not written.')
    expect(page.body).not.toContain('id="launch-key"')
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('The launch gate has not passed: The fallback is written;')
    expect(await stages()).toEqual([])
  })

  test('is refused when the charter was edited between the two keys', async () => {
    await signedCharter()
    await signLaunch(olivia)
    const stale = await tariq.get(launch)
    await saveCharter(olivia, typedCharter({ cycleWeeks: '6' }))
    const refused = await tariq.post(launch, { seen: hidden(stale.body, 'seen') })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('The decision points are signed')
    expect(await stages()).toEqual([])
  })

  test('shows the key of before as void once a new charter is signed', async () => {
    await signedCharter()
    await signLaunch(olivia)
    const stale = await tariq.get(launch)
    await signedCharter({ cycleWeeks: '6' })
    const refused = await tariq.post(launch, { seen: hidden(stale.body, 'seen') })

    expect(refused.status).toBe(409)
    expect((await tariq.get(launch)).body).toContain('The charter changed after it.')
    await signLaunch(tariq)
    expect(await stages()).toEqual([])
  })

  test('covers the process and the rules: a rule that is written after the first key voids it', async () => {
    await signedCharter()
    const page = await olivia.get(launch)
    await signLaunch(olivia)
    const stale = await tariq.get(launch)
    await writeRule(house, 5, routingRule())
    const refused = await tariq.post(launch, { seen: hidden(stale.body, 'seen') })

    expect(page.body).toContain(
      'Your key covers version 1 of the charter, version 1 of the process, the 4 rules in the book and version 1 of the system map, exactly as they stand now.',
    )
    expect(refused.status).toBe(409)
    expect((await tariq.get(launch)).body).toContain('The process, the rules or the map changed after it.')
    await signLaunch(tariq)
    expect(await stages()).toEqual([])
    await signLaunch(olivia)
    expect(await stages()).toHaveLength(1)
  })

  test('waits for the policy side, and says where each thing is put right', async () => {
    const bare = await openHouse({ now: '2026-09-10T09:00Z' })
    const { body } = await (await bare.as('olivia')).get(launch)
    await bare.close()

    expect(body).toContain('The process is not written yet.')
    expect(body).toContain('No rule says who starts, what data is needed, when it stops and who can override.')
    expect(body).toContain('Not tried on the rules as they stand: missing fields,')
    for (const page of ['process', 'rules', 'messy-cases']) expect(body).toContain(`href="/pilots/INV/${page}"`)
  })

  test('shows what was seen of each, as it stood at the launch', async () => {
    await signedCharter()
    for (const leader of [olivia, tariq]) await signLaunch(leader)
    house.setClock('2026-10-10T09:00Z')
    await writeRule(house, 1, routingRule({ section: 'stop' }))
    const { body } = await olivia.get('/pilots/INV/gates')

    expect(body).toContain('5 steps today, 5 in the pilot.')
    expect(body).toContain(
      'R1 says who starts, R2 says what data is needed, R4 says when it stops and R3 says who can override.',
    )
    expect(body).toContain('5 tests of all five kinds.')
  })

  test('warns that a single number can never reach expand', async () => {
    await saveCharter(olivia, typedCharter({}, { 'goal1.values': '48' }))
    for (const leader of [olivia, tariq]) await signCharter(leader)

    expect((await olivia.get('/pilots/INV/charter')).body).toContain('can never reach expand')
    expect((await olivia.get(launch)).body).toContain('is a single number, so the pilot can never reach expand')
  })

  test('adopts a pilot with its own first week and dates nothing back', async () => {
    await signedCharter({ adopted: true, firstWeek: '2026-06-01' })
    for (const leader of [olivia, tariq]) await signLaunch(leader)

    expect(await stages()).toMatchObject([{ week: '2026-W23', at: Date.parse('2026-09-10T09:00Z') }])
  })

  test('sent twice turns one key', async () => {
    await signedCharter()
    const form = { seen: hidden((await olivia.get(launch)).body, 'seen'), command: newId() }
    const answers = [await olivia.post(launch, form), await olivia.post(launch, form)]

    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect((await olivia.get(launch)).body).toContain('Your key is turned.')
  })

  test('is the leaders’ alone', async () => {
    await signedCharter()
    const maya = await house.as('maya')

    expect((await maya.get(launch)).body).not.toContain('id="launch-key"')
    expect((await maya.post(launch, { seen: 'x' })).status).toBe(403)
  })
})

describe('pausing', () => {
  const why = 'Two invoices were paid twice.'
  beforeEach(() => launchInv(house, '2026-W38'))

  test('is one sentence from anyone whom the charter names', async () => {
    const maya = await house.as('maya')
    const answer = await maya.post(pause, { why })

    expect(answer.location).toBe('/pilots/INV?done=paused')
    expect(await stages()).toMatchObject([{ stage: 'running' }, { stage: 'paused', week: '2026-W37', by: 'maya' }])
    expect((await olivia.get(pause)).body).toContain(
      `Maya (team lead) paused this pilot on Thursday 10 September, 11:00: “${why}”`,
    )
  })

  test('is not for people whom the charter does not name', async () => {
    const ben = await house.as('ben')

    expect((await ben.get(pause)).body).not.toContain('pause-form')
    expect((await ben.post(pause, { why })).status).toBe(403)
  })

  test('wants its sentence', async () => {
    const refused = await olivia.post(pause, { why: '  ' })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Say in one sentence why it must stop now.')
  })

  test('ends when both keys have turned', async () => {
    await olivia.post(pause, { why })
    const resume = async (who: Client) => {
      const page = await who.get(pause)
      return who.post('/pilots/INV/resumption', { seen: hidden(page.body, 'seen') })
    }
    const [first, second] = [await resume(olivia), await resume(tariq)]

    expect(first.location).toBe(`${pause}?done=one-key`)
    expect(second.location).toBe('/pilots/INV?done=resumed')
    expect((await stages()).at(-1)).toMatchObject({ stage: 'running', because: 'resumption' })
    expect((await olivia.post(pause, { why })).status).toBe(303)
    expect((await resume(tariq)).location).toBe(`${pause}?done=one-key`)
  })

  test('cannot be ended with a page of another pause', async () => {
    await olivia.post(pause, { why })
    const refused = await tariq.post('/pilots/INV/resumption', { seen: 'f'.repeat(64) })

    expect(refused.status).toBe(409)
    expect((await stages()).at(-1)?.stage).toBe('paused')
  })
})
