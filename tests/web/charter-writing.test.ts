import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chartersOf } from '../../src/store/charters.ts'
import { newId } from '../../src/store/hash.ts'
import { cycleTime, measuresTyped } from '../support/drafted-pilot.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { bringWeek, goodWeek } from '../support/running-pilot.ts'
import { hidden, saveCharter, signCharter, signLaunch, typedCharter, type TypedForm } from '../support/typed-charter.ts'
import { writeMapOfInv } from '../support/written-map.ts'
import { writeRulesOfInv } from '../support/written-rules.ts'

const charter = '/pilots/INV/charter'

let house: House
let olivia: Client
let tariq: Client

beforeEach(async () => {
  house = await openHouse()
  olivia = await house.as('olivia')
  tariq = await house.as('tariq')
})
afterEach(() => house.close())

const versions = () => chartersOf(house.services.store.reader, 'INV')

describe('writing the charter', () => {
  test('begins on an empty page that teaches the next step, to those who may take it', async () => {
    const maya = await house.as('maya')

    expect((await olivia.get(charter)).body).toContain('href="/pilots/INV/charter/edit"')
    expect((await maya.get(charter)).body).toContain('Write the charter')
    expect((await tariq.get(charter)).body).toContain('The COO writes it.')
  })

  test('is for the COO and the team lead while it is a draft', async () => {
    const maya = await house.as('maya')

    expect((await saveCharter(maya)).status).toBe(303)
    expect((await tariq.get(`${charter}/edit`)).status).toBe(403)
    expect((await tariq.post(charter, typedCharter())).status).toBe(403)
  })

  test('shows what was agreed, section by section', async () => {
    await saveCharter(olivia)
    const { body } = await olivia.get(charter)

    expect(body).toContain('Cut invoice approval time from 2 days to 4 hours for the accounts-payable team.')
    expect(body).toContain('Target: 4 h or less. Before: 48.5 h on average over 8 weeks, as stated.')
    expect(body).toContain('If cycle time at 4 h or less was held for 4 weeks')
    expect(body).toContain('25 minutes, measured')
    expect(body).toContain('The COO, the CTO and Maya.')
  })

  test('shows what an hour costs where it was said, and asks for it again as it was typed', async () => {
    const wage = {
      'wage.amount': '42,5',
      'wage.currency': 'eur',
      'wage.source': 'estimated',
      'wage.where': 'rate card',
    }
    await saveCharter(olivia, typedCharter({}, wage))

    expect((await olivia.get(charter)).body).toContain('42.5 EUR, estimated (± 30 %)')
    expect((await olivia.get(`${charter}/edit`)).body).toMatch(/name="wage.where"[^>]*value="rate card"/)

    const refused = await saveCharter(olivia, typedCharter({}, { ...wage, 'wage.currency': '' }))
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Name the currency by its three letters, like EUR.')
  })

  test('refuses a vague sentence and keeps everything that was typed', async () => {
    const typed = typedCharter(
      { sentence: 'Improve operations with automation', fallback: 'Paper & <b>patience</b>', components: 'a\nb' },
      { weeksToHold: '7' },
    )
    const refused = await saveCharter(olivia, typed)

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('no number to start from, no number to reach and no team')
    expect(refused.body).toContain('href="#field-sentence"')
    expect(refused.body).toMatch(/name="sentence"[^>]*aria-invalid="true"/)
    expect(refused.body).toContain('Improve operations with automation</textarea>')
    expect(refused.body).toContain('Paper &amp; &lt;b&gt;patience&lt;/b&gt;</textarea>')
    expect(refused.body).toContain('a\nb</textarea>')
    expect(refused.body).toMatch(/name="weeksToHold"[^>]*value="7"/)
    expect(refused.body).toMatch(/value="cycle_time_hours" selected/)
    expect(refused.body).toMatch(/value="maya"[^>]* checked/)
    expect(await versions()).toHaveLength(0)
  })

  test('opens a folded part when something in it is wrong', async () => {
    const guardrail1 = { measure: 'error_rate_pct', target: '120' }
    const refused = await saveCharter(
      olivia,
      typedCharter({ measures: measuresTyped({ goal1: cycleTime, guardrail1 }) }),
    )

    expect(refused.body).toMatch(/<details class="part" open>\s*<summary>Guardrail \(optional\)/)
    expect(refused.body).toContain('A share of the cases is at most 100 %.')
  })

  test('fills a baseline from the case log, or names the weeks that are missing', async () => {
    house.setClock('2026-08-17T08:00Z')
    for (const [at, week] of ['2026-W30', '2026-W31', '2026-W32'].entries())
      await bringWeek(house, goodWeek(week, 47 + at), '2026-08-16T20:00Z', null)
    const goal1 = { ...cycleTime, values: '', from: 'case log', firstWeek: '2026-07-20', lastWeek: '2026-08-09' }
    const form = (lastWeek: string) => typedCharter({ measures: measuresTyped({ goal1: { ...goal1, lastWeek } }) })

    expect((await olivia.get(`${charter}/edit`)).body).toContain('The case log has 3 full weeks with cases')
    expect((await saveCharter(olivia, form('2026-08-16'))).body).toContain(
      'The case log has no cycle time for the week of Monday 10 August 2026.',
    )
    expect((await saveCharter(olivia, form('2026-08-09'))).status).toBe(303)
    expect((await versions())[0]?.content.measures[0]?.baseline.values).toEqual(['47', '48', '49'])
  })

  test('puts the newest version back into the form as it was typed', async () => {
    await saveCharter(
      olivia,
      typedCharter({ cycleWeeks: '6', adopted: true, firstWeek: '2026-08-31' }, { adoption: '85' }),
    )
    const { body } = await olivia.get(`${charter}/edit`)

    expect(body).toMatch(/name="cycleWeeks"[^>]*value="6"/)
    expect(body).toMatch(/name="adoption"[^>]*value="85"/)
    expect(body).toMatch(/name="firstWeek"[^>]*value="2026-08-31"/)
    expect(body).toMatch(/name="adopted" value="yes"[^>]* checked/)
    expect(body).toContain('47, 52, 49, 45, 51, 48, 50, 46</textarea>')
    expect(body).toContain('erp_sync\nrouting</textarea>')
  })

  test('is overtaken by somebody else’s saving, with what they changed and what was typed', async () => {
    await saveCharter(olivia)
    const maya = await house.as('maya')
    const page = await maya.get(`${charter}/edit`)
    await saveCharter(olivia, typedCharter({ fallback: 'Use the paper form in the red folder.' }))
    const mine = typedCharter({ fallback: 'Call the supplier.' }, { seen: hidden(page.body, 'seen') })
    const refused = await maya.post(charter, mine)

    expect(refused.status).toBe(409)
    expect(refused.body).toContain('What changed while you were writing')
    expect(refused.body).toContain('Use the paper form in the red folder.')
    expect(refused.body).toContain('Call the supplier.</textarea>')
    expect(await versions()).toHaveLength(2)

    expect((await maya.post(charter, { ...mine, seen: hidden(refused.body, 'seen') })).status).toBe(303)
    expect((await versions()).at(-1)?.content.fallback).toBe('Call the supplier.')
  })

  test('sent twice makes one version', async () => {
    const page = await olivia.get(`${charter}/edit`)
    const form = { ...typedCharter(), seen: hidden(page.body, 'seen'), command: newId() }
    const answers = [await olivia.post(charter, form), await olivia.post(charter, form)]

    expect(answers.map(({ status, location }) => [status, location])).toEqual([
      [303, `${charter}?done=charter-written`],
      [303, `${charter}?done=charter-written`],
    ])
    expect(await versions()).toHaveLength(1)
  })

  test('takes no field that the form does not have', async () => {
    expect((await saveCharter(olivia, typedCharter({}, { signed: 'yes' }))).status).toBe(422)
  })
})

describe('an amendment', () => {
  beforeEach(async () => {
    await saveCharter(olivia)
    for (const leader of [olivia, tariq]) await signCharter(leader)
    await writeRulesOfInv(house)
    await writeMapOfInv(house)
    for (const leader of [olivia, tariq]) await signLaunch(leader)
    house.setClock('2026-09-21T09:00Z')
  })

  async function propose(who: Client, form: TypedForm) {
    const page = await who.get(`${charter}/amendments/new`)
    return who.post(`${charter}/amendments`, { ...form, seen: hidden(page.body, 'seen') })
  }

  test('is proposed by either leader with a reason, and by nobody else', async () => {
    const maya = await house.as('maya')
    const form = typedCharter({ cycleWeeks: '6' })

    expect((await maya.get(`${charter}/amendments/new`)).status).toBe(403)
    expect((await propose(tariq, form)).body).toContain('Say why the charter is to change.')
    expect((await propose(tariq, { ...form, why: 'The feed is late.' })).location).toBe(
      `${charter}?done=amendment-proposed`,
    )
  })

  test('takes effect when both keys are on it; until then the old one holds', async () => {
    await propose(tariq, typedCharter({ cycleWeeks: '6' }, { why: 'The feed is late.' }))
    const { body } = await olivia.get(charter)

    expect(body).toContain('It takes effect once both keys have turned on it. Until then version 1 holds.')
    expect(body).toContain('Reason: The feed is late.')
    expect(body).toContain('<del>4</del>')
    expect(body).toContain('so the streak goes on')
    expect(body).not.toContain('written after it')
    expect((await olivia.get(`${charter}?asof=2026-09-21`)).body).toContain('Version 1 of')

    for (const leader of [olivia, tariq]) await signCharter(leader)
    expect((await olivia.get(`${charter}?asof=2026-09-21`)).body).toContain('6 weeks. Until the first one ends')
  })

  test('says beforehand that it starts the streak again', async () => {
    const measures = measuresTyped({ goal1: { ...cycleTime, target: '6' } })
    await propose(olivia, typedCharter({ measures }, { why: 'Four hours cannot be held.' }))

    expect((await tariq.get(charter)).body).toContain('so the streak starts again when it takes effect')
  })

  test('has its own form: the draft’s leads back to the charter, and this one does for a draft', async () => {
    const draft = await openHouse()
    const answer = await (await draft.as('tariq')).get(`${charter}/amendments/new`)
    await draft.close()

    expect(answer.location).toBe(charter)
    expect((await olivia.get(`${charter}/edit`)).location).toBe(charter)
  })

  test('is the only way to change a charter that was launched', async () => {
    const refused = await saveCharter(olivia, typedCharter({ cycleWeeks: '6' }))

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Propose an amendment instead.')
    expect(await versions()).toHaveLength(1)
  })
})
