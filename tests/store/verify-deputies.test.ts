// Deputies whom nobody could lawfully have named, and keys that they turned when it was not their day.
import { describe, expect, it } from 'vitest'
import { fact } from '../../src/domain/fact.ts'
import { type Chronicle, ofPilot, ofSeat } from '../support/chronicle.ts'
import { charter, says, told, turn, writeCharter } from '../support/told-chronicle.ts'

describe('A key that a deputy turned', () => {
  const from = '2026-03-02' // the day on which chronicles begin

  it('for the leader who named them is lawful, and counts after their time was ended', async () => {
    const verdict = await told(async (chronicle) => {
      await writeCharter(chronicle)
      await nameDeputy(chronicle, {})
      await turnFor(chronicle, 'ben', 'olivia')
      await nameDeputy(chronicle, { what: 'ended' })
      await turn(chronicle, 'tariq', 'system', true)
    })
    expect(says(verdict)).toBe('intact')
  })

  it.each([
    ['by somebody who was never named', null],
    ['before their first day', { from: '2026-03-03' }],
    ['after their last day', { from: '2026-02-20', to: '2026-03-01' }],
    ['for somebody who does not hold the seat', { holder: 'maya' }],
  ])('%s is found', async (_what, named) => {
    const verdict = await told(async (chronicle) => {
      await writeCharter(chronicle)
      if (named) await nameDeputy(chronicle, named, 'olivia')
      await turnFor(chronicle, 'ben', 'olivia')
    })
    expect(['altered', says(verdict)]).toEqual(['altered', expect.stringMatching(/not ben’s to turn|not theirs/)])
  })

  it('after their time was ended is found', async () => {
    const verdict = await told(async (chronicle) => {
      await writeCharter(chronicle)
      await nameDeputy(chronicle, {})
      await nameDeputy(chronicle, { what: 'ended' })
      await turnFor(chronicle, 'ben', 'olivia')
    })
    expect(says(verdict)).toContain('turns a policy key that was not ben’s to turn')
  })

  it('after the leader had left the seat and come back is found', async () => {
    const verdict = await told(async (chronicle) => {
      await writeCharter(chronicle)
      await nameDeputy(chronicle, {})
      await chronicle.happen('olivia', 'coo', ofSeat('take seat', 'coo', 'olivia', 'ended'))
      await chronicle.happen('olivia', null, ofSeat('take seat', 'coo', 'olivia', 'taken'))
      await turnFor(chronicle, 'ben', 'olivia')
    })
    expect(says(verdict)).toContain('turns a policy key that was not ben’s to turn')
  })

  it('on both sides is found, though the seats changed hands between', async () => {
    const verdict = await told(async (chronicle) => {
      await writeCharter(chronicle)
      await nameDeputy(chronicle, {})
      await turnFor(chronicle, 'ben', 'olivia')
      await chronicle.happen('ben', 'member', ofSeat('take seat', 'cto', 'ben', 'taken'))
      await turn(chronicle, 'ben', 'system', true)
    })
    expect(says(verdict)).toContain('gives both keys to one person')
  })

  it('is told by the day it was in the organisation’s zone', async () => {
    const day = { from: '2026-03-01', to: '2026-03-01' }
    const inZone = (zone: string) =>
      told(async (chronicle) => {
        const settings = { data: { name: 'Example Ltd', zone } }
        const object = { type: 'organisation', id: 'organisation', version: 1 }
        await chronicle.happen('ada', 'administrator', fact('change settings', null, object, settings))
        await writeCharter(chronicle)
        await nameDeputy(chronicle, day)
        await turnFor(chronicle, 'ben', 'olivia')
      })
    expect(says(await inZone('Pacific/Pago_Pago'))).toBe('intact') // 11 hours behind: still the evening before
    expect(says(await inZone('Europe/Amsterdam'))).toContain('not ben’s to turn')
  })

  it('is found when an administrator had named them, or when they act on the other side', async () => {
    const byAda = await told((chronicle) => nameDeputy(chronicle, {}, 'ada'))
    const tariq = await told((chronicle) => nameDeputy(chronicle, { deputy: 'tariq' }))

    expect(says(byAda)).toContain('names a deputy for a seat that was not theirs')
    expect(says(tariq)).toContain('names a deputy who acts on the other side')
  })

  async function nameDeputy({ happen }: Chronicle, change: Readonly<Record<string, string>>, by = 'olivia') {
    const named = { seat: 'coo', holder: 'olivia', deputy: 'ben', from, to: '2026-03-20', what: 'named', ...change }
    await happen(by, 'coo', ofPilot('name deputy', { type: 'deputy', id: 'INV/coo', version: 1 }, { data: named }))
  }

  async function turnFor({ happen }: Chronicle, person: string, holder: string) {
    const data = { side: 'policy', completes: false }
    await happen(person, 'coo', ofPilot('sign charter', charter, { data }), holder)
  }
})
