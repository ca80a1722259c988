import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { weekForEngine } from '../../src/domain/evidence.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { correctionsOf, statedOf } from '../../src/store/scorecards.ts'
import { type Client, type House, openHouse, password } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'
import { fileOf, signWeek } from '../support/signed-week.ts'
import { bringCases, someCase } from '../support/some-cases.ts'

const week = '2026-W29'
const page = `/pilots/INV/weeks/${week}`
const monday = '2026-07-13'
const figures = {
  users: '9',
  helpRequests: '2',
  dailyHelpUsers: '0',
  supportMinutes: '120',
  trainingMinutes: '',
  complaints: '',
  downtimeMinutes: '0',
}

let house: House
let maya: Client
let tariq: Client
let olivia: Client

beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await launchInv(house, '2026-W28')
  house.setClock('2026-07-20T07:00Z')
  await bringCases(house, [someCase('A', monday, 2), someCase('B', monday, 4), someCase('late', '2026-07-19', 8)])
  maya = await house.as('maya')
  tariq = await house.as('tariq')
  olivia = await house.as('olivia')
})
afterEach(() => house.close())

const stated = () => statedOf(house.services.store.reader, 'INV')

describe('stating what no log gives', () => {
  test('keeps the name, and what was left empty stays unmeasured', async () => {
    const answer = await maya.post(`${page}/figures`, figures)

    expect(answer.location).toBe(`${page}?done=stated`)
    expect((await stated())[0]).toMatchObject({
      week,
      by: 'maya',
      figures: { users: 9, trainingMinutes: null, complaints: null, downtimeMinutes: 0 },
    })
    const shown = (await olivia.get(page)).body
    expect(shown).toContain('Maya (team lead) stated the figures on Monday 20 July, 09:00.')
    expect(shown).toMatch(/Downtime[\s\S]*0 min[\s\S]*stated by Maya/)
  })

  test('says beside the field what is not a whole number, and keeps everything typed', async () => {
    const answer = await maya.post(`${page}/figures`, { ...figures, users: 'about ten', helpRequests: '7' })

    expect(answer.status).toBe(422)
    expect(answer.body).toContain('Write a whole number, or leave it empty when nobody counted.')
    expect(answer.body).toContain('value="about ten"')
    expect(answer.body).toContain('value="7"')
    expect(await stated()).toEqual([])
  })

  test('cannot claim more people in need of help than users', async () => {
    const answer = await maya.post(`${page}/figures`, { ...figures, dailyHelpUsers: '10' })
    expect(answer.body).toContain('More people needed help daily than used it.')
  })

  test('refuses an empty statement', async () => {
    const empty = Object.fromEntries(Object.keys(figures).map((name) => [name, '']))
    expect((await maya.post(`${page}/figures`, empty)).body).toContain('Every figure is empty.')
  })

  test('again needs a reason, and then replaces what was said', async () => {
    await maya.post(`${page}/figures`, figures)
    const [first] = await stated()
    const again = { ...figures, users: '10', seen: String(first?.seq) }

    expect((await maya.post(`${page}/figures`, again)).body).toContain('Say in a sentence why the figures change.')
    await maya.post(`${page}/figures`, { ...again, why: 'Nora came back.' })
    expect((await stated()).at(-1)?.figures.users).toBe(10)
    expect((await olivia.get(page)).body).toContain('Nora came back.')
  })

  test('is refused when somebody else stated in the meantime', async () => {
    await maya.post(`${page}/figures`, figures)
    const answer = await tariq.post(`${page}/figures`, { ...figures, users: '3' })

    expect(answer.status).toBe(409)
    expect(await stated()).toHaveLength(1)
  })

  test('is only for those whose figures they are', async () => {
    const ben = await house.as('ben')
    const shown = (await ben.get(page)).body

    expect(shown).not.toContain('State these figures')
    expect((await ben.post(`${page}/figures`, figures)).status).toBe(403)
  })

  test('is for weeks of the pilot that have begun', async () => {
    expect((await maya.get('/pilots/INV/weeks/2026-W31')).status).toBe(404)
    expect((await maya.get('/pilots/INV/weeks/2026-W99')).status).toBe(404)
    expect((await maya.post('/pilots/INV/weeks/2026-W31/figures', figures)).status).toBe(404)
    expect((await maya.post('/pilots/INV/weeks/2026-W99/figures', figures)).status).toBe(404)
    expect(await stated()).toEqual([])
  })
})

describe('closing a week', () => {
  test('happens by itself at the deadline, and the page says when', async () => {
    expect((await maya.get(page)).body).toContain('It closes by itself on Monday 20 July, 12:00.')
    house.setClock('2026-07-20T10:01Z')
    expect((await maya.get(page)).body).toContain('Closed on Monday 20 July, 12:00. Its review is due.')
  })

  test('can be done earlier by whoever has everything', async () => {
    await maya.post(`${page}/closing`)
    expect((await maya.get(page)).body).toContain('Closed on Monday 20 July, 09:00 by Maya (team lead).')
  })

  test('cannot be done before the week is over, or twice', async () => {
    const current = '/pilots/INV/weeks/2026-W30'
    expect((await maya.get(current)).body).not.toContain('Close the week now')
    expect((await maya.post(`${current}/closing`)).body).toContain('The week is not over yet.')
    await maya.post(`${page}/closing`)
    expect((await maya.post(`${page}/closing`)).body).toContain('This week is already closed.')
  })
})

describe('a signed week', () => {
  beforeEach(async () => {
    await maya.post(`${page}/figures`, figures)
    house.setClock('2026-07-21T09:00Z')
    await signWeek(house, week)
  })

  const calendar = calendarOf('Europe/Amsterdam')
  const forEngine = async () => weekForEngine(await fileOf(house), week, calendar)

  test('keeps its figures when later data tell it differently, and says what waits', async () => {
    await bringCases(house, [someCase('A', monday, 50), someCase('C', monday, 60)], 'tariq')
    const shown = (await olivia.get(page)).body

    expect(shown).toMatch(/Cycle time[\s\S]{0,200}4 h/)
    expect(shown).toContain('A correction waits')
    expect(shown).toContain('Tariq (CTO) brought cases on Tuesday 21 July, 11:00.')
    expect(shown).toMatch(/Cases completed[\s\S]{0,200}3 cases[\s\S]{0,200}4 cases/)
    expect((await forEngine()).cases).toBe(3)
  })

  test('is corrected when the other leader acknowledges it, and what was signed stays', async () => {
    await bringCases(house, [someCase('C', monday, 60)], 'tariq')
    const answer = await olivia.post(`${page}/acknowledgement`, { seen: await seenBy(olivia), why: 'Seen in the log.' })

    expect(answer.location).toBe(`${page}?done=acknowledged`)
    expect((await correctionsOf(house.services.store.reader, 'INV'))[0]).toMatchObject({
      author: 'tariq',
      by: 'olivia',
    })
    expect((await forEngine()).cases).toBe(4)
    const shown = (await olivia.get(page)).body
    expect(shown).toMatch(/Cases completed[\s\S]{0,200}>3</)
    expect(shown).toContain('Olivia (COO) acknowledged it')
    expect(shown).not.toContain('A correction waits')
  })

  test('cannot be corrected by the one who brought it about', async () => {
    await bringCases(house, [someCase('C', monday, 60)], 'tariq')
    expect((await tariq.get(page)).body).not.toContain('Acknowledge the correction')
    const answer = await tariq.post(`${page}/acknowledgement`, { seen: await seenBy(olivia), why: '' })

    expect(answer.body).toContain('You brought this correction about.')
    expect((await forEngine()).cases).toBe(3)
  })

  test('waits on the Home of the leader who can acknowledge it', async () => {
    await bringCases(house, [someCase('C', monday, 60)], 'tariq')
    const line = /Look at the correction for the week of Monday 13 July 2026<\/a><\/p>\s*<p class="notes">(.*?)<\/p>/

    expect(line.exec((await olivia.get('/')).body)?.[1]).toMatch(/^<span>INV<.*due Thursday 23 July, 17:00/)
    expect(line.exec((await tariq.get('/')).body)?.[1]).toMatch(/^<span>Olivia \(COO\)<\/span><span>INV</)
  })

  test('is not corrected by a page that shows something else by now', async () => {
    await bringCases(house, [someCase('C', monday, 60)], 'tariq')
    const seen = await seenBy(olivia)
    await bringCases(house, [someCase('D', monday, 70)], 'tariq')

    expect((await olivia.post(`${page}/acknowledgement`, { seen, why: '' })).status).toBe(409)
    expect((await forEngine()).cases).toBe(3)
  })

  test('asks who acknowledges to prove who they are', async () => {
    await bringCases(house, [someCase('C', monday, 60)], 'tariq')
    const stale = await house.as('olivia', 30)
    const seen = await seenBy(stale)

    expect((await stale.post(`${page}/acknowledgement`, { seen, why: '' })).status).toBe(422)
    expect((await stale.post(`${page}/acknowledgement`, { seen, why: '', password })).status).toBe(303)
  })

  test('says what the advice would have been', async () => {
    await bringCases(house, [someCase('C', monday, 60)], 'tariq')
    expect((await olivia.get(page)).body).toMatch(/With these figures (the advice|it) would have been/)
  })

  test('takes a correction of what was stated, with its reason', async () => {
    const [first] = await stated()
    await maya.post(`${page}/figures`, { ...figures, users: '4', seen: String(first?.seq), why: 'Five were on leave.' })
    const shown = (await olivia.get(page)).body

    expect(shown).toMatch(/People who used it[\s\S]{0,200}9[\s\S]{0,200}4/)
    expect(shown).toContain('Five were on leave.')
    expect((await forEngine()).users).toBe(9)
  })

  test('waits for nobody when the same cases come once more', async () => {
    await bringCases(house, [someCase('A', monday, 2), someCase('B', monday, 4)], 'tariq')
    expect((await olivia.get(page)).body).not.toContain('A correction waits')
    expect((await olivia.post(`${page}/acknowledgement`, { seen: 'x', why: '' })).body).toContain(
      'Nothing waits to be acknowledged on this week.',
    )
  })
})

/** The hash of the correction on the page. */
async function seenBy(who: Client): Promise<string> {
  const { body } = await who.get(page)
  const form = body.slice(body.indexOf('id="correction-form"'))
  return /name="seen" value="([^"]*)"/.exec(form)?.[1] ?? ''
}
