// The digest comes once on a working day, in the morning, to whoever has a seat and something to hear.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fact } from '../src/domain/fact.ts'
import { doByTheClock } from '../src/jobs.ts'
import { digestsTo, digestTo, mailFiles } from './support/digest.ts'
import { fillInboxes } from './support/full-inbox.ts'
import { openHook, tell } from './support/hook.ts'
import { type House, openHouse } from './support/house.ts'
import { launchInv } from './support/running-pilot.ts'
import {
  approveAsOlivia,
  ask,
  confirmAsTariq,
  routingRule,
  switchOnAsTariq,
  wishOf,
  writeRule,
} from './support/running-rules.ts'

let house: House

beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
})
afterEach(() => house.close())

const clockGoes = (instant: string) => {
  house.setClock(instant)
  return doByTheClock(house.services)
}
const told = () => mailFiles(house).map(({ to }) => to)
/** INV runs, and Maya asks on a Thursday afternoon to replace R1. */
async function mayaAsks(): Promise<void> {
  house.setClock('2026-07-01T09:00Z')
  await writeRule(house, 1, routingRule())
  await launchInv(house, '2026-W28')
  house.setClock('2026-09-03T14:00Z')
  await ask(house, wishOf(house))
}

describe('A working day', () => {
  beforeEach(mayaAsks)

  it('brings it at seven in the organisation’s zone, and not before', async () => {
    await clockGoes('2026-09-04T04:59Z')
    expect(digestsTo(house, 'olivia')).toEqual([])

    await clockGoes('2026-09-04T05:00Z')
    const { subject, text } = digestTo(house, 'olivia')
    expect(subject).toBe('Friday 4 September: 2 things wait for you, 1 overdue')
    expect(text).toContain('- INV: Approve policy: replace R1. It is due on Monday 7 September, 17:00.')
    expect(text).toContain('http://localhost:3000/pilots/INV/rule-changes/1')
    expect(text).toMatch(/turn it off on your own page:\s+http:\/\/localhost:3000\/me/)
  })

  it('brings it once, however often the clock ticks and whoever starts the server anew', async () => {
    for (const minute of ['05:00', '05:01', '09:00', '21:59']) await clockGoes(`2026-09-04T${minute}Z`)

    expect(digestsTo(house, 'olivia')).toHaveLength(1)
  })

  it('brings nobody a second one when two look at the same time', async () => {
    house.setClock('2026-09-04T05:00Z')
    await Promise.all([doByTheClock(house.services), doByTheClock(house.services)])

    expect(digestsTo(house, 'olivia')).toHaveLength(1)
  })

  it('is none on Saturday and Sunday', async () => {
    await clockGoes('2026-09-05T08:00Z')
    await clockGoes('2026-09-06T08:00Z')

    expect(digestsTo(house, 'olivia')).toEqual([])
  })
})

describe('The digest', () => {
  it('says what is overdue, what waits for others and what was decided since the last one', async () => {
    await mayaAsks()
    await clockGoes('2026-09-04T05:00Z')
    house.setClock('2026-09-04T10:00Z')
    await approveAsOlivia(house, 1)
    await clockGoes('2026-09-09T05:00Z')

    const tariq = digestsTo(house, 'tariq').find(({ subject }) => subject.startsWith('Wednesday'))
    expect(tariq?.subject).toBe('Wednesday 9 September: 2 things wait for you, 1 overdue')
    expect(tariq?.text).toMatch(
      /OVERDUE\n\n- INV: Confirm safe: replace R1. It was due on Tuesday 8 September, 17:00\./,
    )
    expect(tariq?.text).toMatch(
      /DECIDED SINCE FRIDAY 4 SEPTEMBER, 07:00\n\n- Olivia \(COO\) turned the policy key on rule change 1 of INV\./,
    )
    const olivia = digestsTo(house, 'olivia').find(({ subject }) => subject.startsWith('Wednesday'))
    expect(olivia?.text).toMatch(/WAITING FOR OTHERS\n\n- INV, Tariq \(CTO\): Confirm safe: replace R1/)
  })

  it('says of a change that was switched on only that', async () => {
    await mayaAsks()
    await approveAsOlivia(house, 1)
    await confirmAsTariq(house, 1)
    house.setClock('2026-09-10T09:00Z')
    await switchOnAsTariq(house, 1)
    await clockGoes('2026-09-11T05:00Z')

    const { text } = digestTo(house, 'olivia')
    expect(text).toContain('Tariq (CTO) switched on rule change 1 of INV: R1 is another by it.')
    expect(text).not.toContain('turned the policy key on rule change 1')
  })

  it('names the failures that are open and the review that is to be held, to those who look after the pilot', async () => {
    await fillInboxes(house)
    house.setClock('2026-09-08T04:00Z')
    await openHook(house)
    const failed = { run_id: 'r1', flow: 'erp-flow', status: 'failed', error_message: 'Timeout', error_kind: 'system' }
    await tell(house, 'runs', failed)
    await house.doJobs()
    await clockGoes('2026-09-08T05:00Z')

    const { text } = digestTo(house, 'olivia')
    expect(text).toContain(
      'THE REVIEW\n\n- INV: the week of Monday 31 August 2026 is closed, and its answer is not signed yet.',
    )
    expect(text).toMatch(
      /FAILURES THAT ARE OPEN\n\n- INV: failure 1, erp-flow: open since Tuesday 8 September, 06:00\. Nobody has/,
    )
    expect(digestTo(house, 'ben').text).not.toMatch(/FAILURES|THE REVIEW/)
  })

  it('has lines that any mail reader can show, but for addresses', async () => {
    await fillInboxes(house)
    await clockGoes('2026-09-08T05:00Z')
    const lines = mailFiles(house).flatMap(({ text }) => text.split('\n'))

    expect(lines.filter((line) => line.length > 72 && !line.startsWith('http'))).toEqual([])
  })

  it('says nothing of what somebody chose in private', async () => {
    await mayaAsks()
    house.setClock('2026-09-03T15:00Z')
    const choice = JSON.stringify({ answer: 'stop', reason: 'Enough of it.', disputes: '', seen: '' })
    const object = { type: 'review', id: '2026-W35', version: 1 }
    const data = { week: '2026-W35', round: 1, side: 'policy', stage: null }
    await house.play(fact('choose answer', 'INV', object, { data, texts: { choice } }), 'olivia', 'coo')
    await clockGoes('2026-09-04T05:00Z')

    expect(digestTo(house, 'tariq').text).not.toMatch(/Enough of it|chose|stop/)
  })
})

describe('Nobody gets a digest', () => {
  it('who has nothing to hear', async () => {
    await clockGoes('2026-09-07T06:00Z')
    expect(told()).toEqual([])
  })

  it('who has no seat, has left, or only does the work and has nothing to do', async () => {
    await mayaAsks()
    await house.play(fact('person left', null, { type: 'person', id: 'tariq', version: 1 }), 'ada', 'administrator')
    await clockGoes('2026-09-04T05:00Z')

    expect(told()).toContain('olivia@example.com')
    for (const name of ['nora', 'ada', 'tariq']) expect(told()).not.toContain(`${name}@example.com`)
  })

  it('who has turned it off, until they turn it on again', async () => {
    await mayaAsks()
    const olivia = await house.as('olivia')
    expect((await olivia.post('/me/digest', { digest: 'off' })).location).toBe('/me?done=digest-off#calendar')
    expect((await olivia.get('/me')).body).toContain('The digest is off')
    await clockGoes('2026-09-04T05:00Z')
    expect(digestsTo(house, 'olivia')).toEqual([])

    await olivia.post('/me/digest', { digest: 'on' })
    await clockGoes('2026-09-07T05:00Z')
    expect(digestsTo(house, 'olivia')).toHaveLength(1)
  })

  it('while the ledger is in doubt', async () => {
    await mayaAsks()
    const doubted = { ...house.services, fault: 'The ledger is shorter than it was.' }
    house.setClock('2026-09-04T05:00Z')
    await doByTheClock(doubted)

    expect(told()).toEqual([])
  })
})
