// From the first failed run, or the first sentence that somebody types, to a failure that is acknowledged, triaged, resolved.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openHook, tell } from '../support/hook.ts'
import { type Client, type House, openHouse, sitDown } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'
import { writeMapOfInv } from '../support/written-map.ts'

let house: House
let tariq: Client
let olivia: Client
let ben: Client

const failures = '/pilots/INV/failures'
const broken = { flow: 'erp-sync', status: 'failed', error_message: 'Timeout after 30 s', error_kind: 'system' }
const logged = { component: 'erp_sync', severity: '2', stopsWork: 'no', words: 'The sync stands still.' }

/** INV has its map and is launched; its platform has a token. */
beforeEach(async () => {
  house = await openHouse()
  await writeMapOfInv(house)
  await launchInv(house, '2026-W37')
  await openHook(house)
  tariq = await house.as('tariq')
  olivia = await house.as('olivia')
  ben = await house.as('ben')
})
afterEach(() => house.close())

async function failsAt(run: string, endedAt: string, more: object = {}): Promise<void> {
  await tell(house, 'runs', { ...broken, run_id: run, ended_at: endedAt, ...more })
  await house.doJobs()
}

/** What the form of a page carries of what was seen. */
async function seenBy(client: Client, page: string): Promise<string> {
  return /name="seen" value="(\d+)"/.exec((await client.get(page)).body)?.[1] ?? ''
}

describe('The list of failures', () => {
  it('teaches the next step while nothing has failed', async () => {
    const { body } = await ben.get(failures)
    expect(body).toContain('Nothing has failed that anybody knows of.')
    expect(body).toContain('Log a failure')
  })

  it('names what failed as the map calls it, the most frequent first, with how it was seen', async () => {
    await failsAt('r1', '2026-09-07T08:30:00Z', { case_ref: '4711' })
    await failsAt('r2', '2026-09-07T08:40:00Z', { case_ref: '4711' })
    await ben.post(failures, { ...logged, component: 'unknown', words: 'No mail came.' })
    const { body } = await ben.get(failures)
    expect(body).toContain('Open (2)')
    expect(body).toMatch(/ERP sync: Timeout after 30 s[\s\S]*2 runs, 1 case[\s\S]*not known what: No mail came\./)
    expect(body).toContain('seen by the alert, 30 minutes after it began')
    expect(body).toContain('Time to detect')
  })

  it('shows the same cause in the other pilots that the person sits on, and in no other', async () => {
    await openHook(house, 'OTH', 'another-secret-of-a-platform')
    await failsAt('r1', '2026-09-07T08:30:00Z', { flow: 'ERP sync' })
    await tell(house, 'runs', { ...broken, flow: 'ERP sync', run_id: 'o1' }, { secret: 'another-secret-of-a-platform' })
    await house.doJobs()
    expect((await tariq.get(failures)).body).not.toContain('OTH')
    await sitDown(house, 'OTH', 'tariq', 'cto')
    expect((await tariq.get(failures)).body).toContain('INV: failure 1, open · OTH: failure 1, open')
  })
})

describe('The same part, reported by hand in two pilots', () => {
  it('is shown together with what the platform told in the other', async () => {
    await openHook(house, 'OTH', 'another-secret-of-a-platform')
    await sitDown(house, 'OTH', 'tariq', 'cto')
    await tell(house, 'runs', { ...broken, flow: 'ERP sync', run_id: 'o1' }, { secret: 'another-secret-of-a-platform' })
    await house.doJobs()
    await ben.post(failures, logged)
    const { body } = await tariq.get(failures)
    expect(body).toMatch(/ERP sync fails in several pilots[\s\S]*INV: failure 1, open · OTH: failure 1, open/)
  })
})

describe('Logging a failure', () => {
  it('takes a part, how bad it is, and one sentence, from anyone on the pilot', async () => {
    const answer = await ben.post(failures, logged)
    expect(answer.location).toBe(`${failures}/1?done=failure-logged`)
    const { body } = await ben.get(`${failures}/1`)
    expect(body).toContain('The sync stands still.')
    expect(body).toContain('Ben (member) reported it on Monday 7 September, 11:00.')
    expect(body).toContain('Nobody is on it yet')
  })

  it('keeps what was typed when something is missing, and opens what was folded where it is wrong', async () => {
    const refused = await ben.post(failures, { ...logged, severity: '', occurredOn: '2026-09-07' })
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Give a day and a time, or neither.')
    expect(refused.body).toContain('The sync stands still.</textarea>')
    expect(refused.body).toContain('<details class="part" open>')
    const second = await ben.post(failures, { ...logged, severity: '' })
    expect(second.body).toContain('Say how bad it is.')
    expect((await ben.get(failures)).body).toContain('Nothing has failed')
  })

  it('knows when it began, in the clock of the organisation', async () => {
    await ben.post(failures, { ...logged, occurredOn: '2026-09-07', occurredTime: '10:15' })
    expect((await ben.get(`${failures}/1`)).body).toContain('By a person, 45 minutes after it began')
  })

  it('of the worst kind asks whoever may pause to do so, until work can be done by hand', async () => {
    await ben.post(failures, { ...logged, severity: '1', stopsWork: 'yes' })
    expect((await olivia.get(`${failures}/1`)).body).toMatch(/Work cannot be finished[\s\S]*Pause the pilot/)
    expect((await ben.get(`${failures}/1`)).body).not.toContain('Pause the pilot')
    await ben.post(failures, { ...logged, severity: '1', fallbackWorks: 'yes' })
    expect((await olivia.get(`${failures}/2`)).body).not.toContain('Pause the pilot')
  })
})

describe('A failure from runs', () => {
  beforeEach(() => failsAt('r1', '2026-09-07T08:58:00Z', { link: 'https://n8n.example.com/r1', error_kind: 'unknown' }))

  it('shows its failure path and the runs behind it', async () => {
    const { body } = await tariq.get(`${failures}/1`)
    expect(body).toContain('Failure 1: ERP sync')
    expect(body).toContain('Planned for ERP sync before launch.')
    expect(body).toContain('<a href="#failure-path">What is planned for it</a>')
    expect(body).toMatch(/Timeout[\s\S]*An alert within ten minutes/)
    expect(body).toContain('<a href="https://n8n.example.com/r1">r1</a>')
  })

  it('is acknowledged, triaged and resolved, each by whom it is for', async () => {
    expect((await olivia.get(`${failures}/1`)).body).not.toContain('/acknowledgement"')
    const page = `${failures}/1`
    await tariq.post(`${page}/acknowledgement`, { seen: await seenBy(tariq, page) })
    const sided = { seen: await seenBy(olivia, page), side: 'system', sideWhy: '' }
    expect((await olivia.post(`${page}/side`, sided)).location).toBe(`${page}?done=failure-triaged`)
    const done = { done: 'A longer timeout.', changed: 'system', downtimeMinutes: '1', fallback: 'worked' }
    await tariq.post(`${page}/resolution`, { ...done, seen: await seenBy(tariq, page) })
    const { body } = await ben.get(page)
    expect(body).toContain('Tariq (CTO) acknowledged it')
    expect(body).toContain('Olivia (COO) said that it is on the system side')
    expect(body).toContain('resolved it, work stood still for 1 minute, the system was changed')
    expect(body).not.toContain('What is planned for it')
    expect((await ben.get(failures)).body).toContain('Resolved (1)')
  })

  it('names the deputy who acknowledged or triaged it, and for whom', async () => {
    await tariq.post('/pilots/INV/deputies', { deputy: 'ben', from: '2026-09-07', to: '2026-09-11' })
    const page = `${failures}/1`
    await ben.post(`${page}/acknowledgement`, { seen: await seenBy(ben, page) })
    expect((await olivia.get(page)).body).toContain('Ben for Tariq (CTO) is on it.')
    await ben.post(`${page}/side`, { seen: await seenBy(ben, page), side: 'system', sideWhy: '' })
    const { body } = await olivia.get(page)
    expect(body).toContain('Ben for Tariq (CTO) acknowledged it on')
    expect(body).toContain('Ben for Tariq (CTO) said that it is on the system side')
    expect((await olivia.get(failures)).body).toContain('acknowledged by Ben for Tariq on')
  })

  it('keeps what was typed when the repair is told half, beside its question', async () => {
    const page = `${failures}/1`
    const half = { seen: await seenBy(tariq, page), done: '', changed: 'system', downtimeMinutes: '0', fallback: '' }
    const refused = await tariq.post(`${page}/resolution`, half)
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('href="#field-done"')
    expect(refused.body).toMatch(/value="system"[^>]* checked/)
  })

  it('is not decided on from a page that shows an older state', async () => {
    const page = `${failures}/1`
    const seen = await seenBy(tariq, page)
    await ben.post(`${page}/additions`, { words: 'For me too.' })
    const answer = await tariq.post(`${page}/acknowledgement`, { seen })
    expect(answer.status).toBe(409)
    expect(answer.body).toContain('has changed since you opened this page')
  })

  it('counts whoever saw it too', async () => {
    await ben.post(`${failures}/1/additions`, { words: 'For me too.' })
    expect((await ben.get(failures)).body).toMatch(/class="number" data-label="How often"><span>2/)
  })

  it('has no page under another number', async () => {
    expect((await ben.get(`${failures}/2`)).status).toBe(404)
    expect((await ben.get(`${failures}/x`)).status).toBe(404)
  })
})
