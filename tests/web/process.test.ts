import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ProcessContent } from '../../src/domain/process.ts'
import { processesOf } from '../../src/store/processes.ts'
import { typedFrom } from '../../src/web/views/process-typed.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'
import { hidden, type TypedForm } from '../support/typed-charter.ts'
import { processStep, writtenProcess } from '../support/written-rules.ts'

const process = '/pilots/INV/process'

let house: House
let olivia: Client
let maya: Client
let ben: Client

beforeEach(async () => {
  house = await openHouse()
  olivia = await house.as('olivia')
  maya = await house.as('maya')
  ben = await house.as('ben')
})
afterEach(() => house.close())

const versions = () => processesOf(house.services.store.reader, 'INV')
const typed = (content: ProcessContent = writtenProcess()) => typedFrom(content) as TypedForm // all its values are text

/** Somebody opens the form and saves it. */
async function save(who: Client, content?: ProcessContent) {
  const page = await who.get(`${process}/edit`)
  return who.post(process, { ...typed(content), seen: hidden(page.body, 'seen') })
}

/** What stands in a field of the page. */
function field(body: string, name: string): string | undefined {
  const place = name.replaceAll('.', '\\.')
  return new RegExp(`name="${place}"[^>]*?(?:>\\s*([^<]*)</textarea>|value="([^"]*)")`).exec(body)?.slice(1).join('')
}

describe('writing the process', () => {
  test('begins on an empty page that teaches the next step, to those who may take it', async () => {
    expect((await maya.get(process)).body).toContain('href="/pilots/INV/process/edit"')
    expect((await ben.get(process)).body).toContain('The COO or the team lead writes it.')
    expect((await ben.get(`${process}/edit`)).status).toBe(403)
  })

  test('shows today’s steps beside the pilot’s, and where a person decides by word and shape', async () => {
    const saved = await save(maya)
    const { body } = await ben.get(process)

    expect(saved.location).toBe(`${process}?done=process-written`)
    expect(body).toContain('5 steps, a person decides in 5.')
    expect(body).toContain('5 steps, a person decides in none.')
    expect(body.match(/<span aria-hidden="true">●<\/span> A person decides here/g)).toHaveLength(5)
    expect(body).toContain('<b>A clerk</b> walks to the approver')
    expect(body).not.toContain('five to ten are right')
    expect(body).not.toContain('Edit the process')
  })

  test('is found under More, which opens without scripts and says where one is', async () => {
    await save(maya)
    const { body } = await ben.get(process)

    expect(body).toMatch(/<details class="menu"><summary aria-current="true">More<\/summary>/)
    expect(body).toContain(`<a href="${process}" aria-current="page">Process</a>`)
    expect(body).toContain('<a href="/pilots/INV/messy-cases">Messy cases</a>')
  })

  test('takes twenty steps in each list', async () => {
    const twenty = Array.from({ length: 20 }, (_, at) => processStep(`does ${at}`))
    const saved = await save(maya, { today: twenty, pilot: twenty, whySoMany: 'Each supplier has its own way.' })
    const { body } = await maya.get(`${process}/edit`)

    expect(saved.status).toBe(303)
    expect(field(body, 'pilot.20.what')).toBe('does 19')
    expect(body).not.toContain('Add a step')
  })

  test('warns of too few steps and wants a reason, which then stands there', async () => {
    await save(maya, writtenProcess({ pilot: [processStep('reads it')] }))
    expect((await maya.get(process)).body).toContain(
      'The pilot has 1 step; five to ten are right. No reason is given for that yet',
    )
    await save(maya, writtenProcess({ pilot: [processStep('reads it')], whySoMany: 'One click is all.' }))
    expect((await maya.get(process)).body).toContain('The reason: “One click is all.”')
  })

  test('refuses a step without its doer and keeps everything that was typed', async () => {
    const refused = await save(maya, writtenProcess({ pilot: [processStep('reads <b>it</b>', { who: '' })] }))

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('href="#field-pilot-1-who"')
    expect(refused.body).toContain('Say who does this step.')
    expect(refused.body).toContain('reads &lt;b&gt;it&lt;/b&gt;</textarea>')
    expect(refused.body).toMatch(/id="pilot-1" open/)
    expect(field(refused.body, 'today.4.what')).toBe('walks to the approver')
    expect(await versions()).toHaveLength(0)
  })

  test('shows what somebody else saved meanwhile and takes the form the second time', async () => {
    const stale = hidden((await maya.get(`${process}/edit`)).body, 'seen')
    await save(olivia, writtenProcess({ pilot: [processStep('reads the order')] }))
    const mine = writtenProcess({ pilot: [processStep('reads the invoice')] })
    const refused = await maya.post(process, { ...typed(mine), seen: stale })

    expect(refused.status).toBe(409)
    expect(refused.body).toContain('What changed while you were writing')
    expect(refused.body).toContain('Version 1, saved since')
    expect(field(refused.body, 'pilot.1.what')).toBe('reads the invoice')
    expect((await maya.post(process, { ...typed(mine), seen: hidden(refused.body, 'seen') })).status).toBe(303)
    expect(await versions()).toHaveLength(2)
  })

  test('is over once the pilot was launched', async () => {
    await save(maya)
    await launchInv(house, '2026-W38')
    const seen = (await versions())[0]?.hash ?? ''
    const refused = await maya.post(process, { ...typed(writtenProcess({ whySoMany: 'late' })), seen })

    expect((await maya.get(`${process}/edit`)).location).toBe(process)
    expect((await maya.get(process)).body).not.toContain('Edit the process')
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('This pilot was launched with these steps, so they stay as they are.')
    expect(await versions()).toHaveLength(1)
  })
})

describe('putting steps in order', () => {
  const arrange = (button: string, more: TypedForm = {}) =>
    maya.post(`${process}/edit`, { ...typed(), seen: '', arrange: button, ...more })

  test('gives the page back with everything that was typed, and saves nothing', async () => {
    const { status, body } = await arrange('up today 3', { 'today.3.human': '', whySoMany: 'half a reason' })

    expect(status).toBe(200)
    expect([2, 3].map((place) => field(body, `today.${place}.what`))).toEqual([
      'looks for the order',
      'reads the invoice',
    ])
    expect(body).toContain('half a reason</textarea>')
    expect(body).toMatch(/id="today-2" open/)
    expect(await versions()).toHaveLength(0)
  })

  test('adds a blank step, opens it, and leads there', async () => {
    const page = await maya.get(`${process}/edit`)
    const { body } = await arrange('add pilot 1')

    expect(page.body).toContain('formaction="/pilots/INV/process/edit#today-6"')
    expect(hidden(body, 'pilot.steps')).toBe('6')
    expect(body).toMatch(/id="pilot-6" open/)
    expect(field(body, 'pilot.6.who')).toBe('')
  })

  test('begins the pilot’s list with today’s steps', async () => {
    const { pilot, ...today } = writtenProcess()
    const { body } = await maya.post(`${process}/edit`, { ...typed({ ...today, pilot: [] }), arrange: 'copy pilot 1' })

    expect(hidden(body, 'pilot.steps')).toBe('5')
    expect(field(body, 'pilot.5.what')).toBe(pilot[4]?.what)
  })

  test('removes a step, and does nothing for a button that is none of ours', async () => {
    expect(hidden((await arrange('remove today 1')).body, 'today.steps')).toBe('4')
    expect(field((await arrange('remove today 1')).body, 'today.1.what')).toBe('reads the invoice')
    expect(hidden((await arrange('shuffle today 1')).body, 'today.steps')).toBe('5')
  })

  test('stays on the version that was opened, so that nobody is overwritten unseen', async () => {
    const stale = hidden((await maya.get(`${process}/edit`)).body, 'seen')
    await save(olivia)
    const { body } = await arrange('up today 3', { seen: stale })
    const refused = await maya.post(process, {
      ...typed(writtenProcess({ whySoMany: 'x' })),
      seen: hidden(body, 'seen'),
    })

    expect(refused.status).toBe(409)
  })

  test('says what is wrong with a form that arrived damaged', async () => {
    const refused = await arrange('up today 2', { 'today.steps': 'many', 'today.1.colour': 'red' })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('The form arrived damaged.')
  })
})

describe('the process of an earlier day', () => {
  beforeEach(async () => {
    await save(maya)
    house.setClock('2026-09-09T09:00Z')
    await save(olivia, writtenProcess({ pilot: [processStep('reads it')], whySoMany: 'One click is all.' }))
  })

  test('reads as it stood at the end of that day, whatever came later', async () => {
    const main = async () => /<main[\s\S]*<\/main>/.exec((await ben.get(`${process}?asof=2026-09-08`)).body)?.[0]
    const before = await main()
    house.setClock('2027-03-01T09:00Z')
    await save(olivia, writtenProcess({ whySoMany: 'Later still.' }))

    expect(before).toContain('As it stood on Tuesday 8 September 2026.')
    expect(before).toContain('Version 1 of 1, written by Maya (team lead) on Monday 7 September 2026')
    expect(before).not.toContain('One click is all.')
    expect(await main()).toBe(before)
  })

  test('says so where there was none, or no such day', async () => {
    expect((await ben.get(`${process}?asof=2026-09-06`)).body).toContain('No process was written by Sunday 6 September')
    expect((await ben.get(`${process}?asof=2026-02-30`)).status).toBe(404)
    expect((await ben.get(`${process}?version=9`)).status).toBe(404)
  })

  test('leads to every version there was', async () => {
    const { body } = await ben.get(process)

    expect(body).toContain('href="/pilots/INV/process?version=1"')
    expect((await ben.get(`${process}?version=1`)).body).toContain('The process as it is now')
  })
})
