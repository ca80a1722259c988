// Histories that an altered program could have written: every hash is right, every row follows, and yet nobody may have
// done this. The verifier finds them because it derives keys and answers anew.
import { describe, expect, it } from 'vitest'
import type { Data } from '../../src/domain/fact.ts'
import { contentHash } from '../../src/store/hash.ts'
import { answerOn, type Chronicle, factsOf, ofPilot, ofSeat } from '../support/chronicle.ts'
import { charter, says, told, turn, writeCharter } from '../support/told-chronicle.ts'

describe('Two keys', () => {
  it('of two leaders on one content are lawful', async () => {
    const verdict = await told(async (chronicle) => {
      await writeCharter(chronicle)
      await turn(chronicle, 'olivia', 'policy', false)
      await turn(chronicle, 'tariq', 'system', true)
    })
    expect(verdict).toMatchObject({ result: 'intact' })
  })

  it('of one person are found, also after the seats changed hands', async () => {
    const verdict = await told(async (chronicle) => {
      await writeCharter(chronicle)
      await turn(chronicle, 'olivia', 'policy', false)
      await chronicle.happen('olivia', 'coo', ofSeat('take seat', 'coo', 'olivia', 'ended'))
      await chronicle.happen('olivia', null, ofSeat('take seat', 'cto', 'olivia', 'taken'))
      await turn(chronicle, 'olivia', 'system', true)
    })
    expect(says(verdict)).toContain('gives both keys to one person')
  })

  it('are found when one was not the person’s to turn', async () => {
    const verdict = await told(async (chronicle) => {
      await writeCharter(chronicle)
      await turn(chronicle, 'maya', 'policy', false)
    })
    expect(says(verdict)).toContain('turns a policy key that was not maya’s to turn')
  })

  it('are found when one came from somebody who has left the seat', async () => {
    const verdict = await told(async (chronicle) => {
      await writeCharter(chronicle)
      await turn(chronicle, 'olivia', 'policy', false)
      await chronicle.happen('ben', 'member', ofSeat('take seat', 'coo', 'ben', 'taken'))
      await turn(chronicle, 'tariq', 'system', true)
    })
    expect(says(verdict)).toContain('counts both keys as turned, but the other one is not there')
  })

  it('are found when the content moved between them', async () => {
    const verdict = await told(async (chronicle) => {
      await writeCharter(chronicle)
      await turn(chronicle, 'olivia', 'policy', false)
      const moved = { sentence: 'Cut invoice approval time from 2 days to 4 weeks.' }
      const second = { ...charter, version: 2, hash: contentHash(moved) }
      await chronicle.happen('maya', 'lead', ofPilot('write charter', second, { content: moved }))
      await turn(chronicle, 'tariq', 'system', true, second)
    })
    expect(says(verdict)).toContain('counts both keys as turned, but the other one is not there')
  })

  it('are found when what they are on was never put down', async () => {
    const verdict = await told((chronicle) => turn(chronicle, 'olivia', 'policy', false))
    expect(says(verdict)).toContain('turns a key on content that was never put down')
  })
})

describe('A launch', () => {
  it('with one key is found', async () => {
    const verdict = await told(async (chronicle) => {
      await writeCharter(chronicle)
      await turn(chronicle, 'olivia', 'policy', false)
      await launch(chronicle, 'olivia', 'policy', false, 'running')
    })
    expect(says(verdict)).toContain('changes the stage of the pilot with one key')
  })

  it('on a charter that was not signed by both is found', async () => {
    const verdict = await told(async (chronicle) => {
      await writeCharter(chronicle)
      await launch(chronicle, 'olivia', 'policy', false, null)
      await launch(chronicle, 'tariq', 'system', true, 'running')
    })
    expect(says(verdict)).toContain('launches the pilot on a charter that was not signed by both')
  })
})

describe('An answer', () => {
  const facts = factsOf('S03')

  it.each([
    ['that follows the engine is lawful', {}, 'intact'],
    ['whose facts were exchanged', { facts: JSON.stringify(factsOf('S01')) }, 'facts that do not have the hash'],
    ['whose advice was made nicer', { adviceText: '{"answer":"expand"}' }, 'an advice that the engine does not give'],
    [
      'that names another advice',
      { advice: { answer: 'expand', kind: 'all_clear' } },
      'an advice that the engine does not',
    ],
    ['that expands past a failed check', { answer: 'expand', overruledUntil: '2026-06-01' }, 'a check had not passed'],
    ['that overrules the advice for ever', { answer: 'stop' }, 'overrules the advice without an end'],
    ['that freezes another week', { weekFacts: '{"week":"2026-W01"}' }, 'another week than the one it judges'],
    ['that stands on no earlier head', { previousHead: 'ab'.repeat(32) }, 'the head of the answer before it'],
  ] as const)('%s', async (_what, change, sentence) => {
    const verdict = await told((chronicle) => answer(chronicle, { ...answerOn('2026-W15', facts, null), ...change }))
    expect(says(verdict)).toContain(sentence)
  })

  it('of an older engine is taken as it was given', async () => {
    const older = { ...answerOn('2026-W15', facts, null), engine: '0', adviceText: '{}' }
    expect(says(await told((chronicle) => answer(chronicle, older)))).toBe('intact')
  })
})

async function launch({ happen }: Chronicle, person: string, side: string, completes: boolean, stage: string | null) {
  const launched = { charter: charter.hash }
  const object = { type: 'launch', id: 'INV', version: 1, hash: contentHash(launched) }
  const data = { side, completes, stage, week: '2026-W11' }
  await happen(person, null, ofPilot('sign launch', object, { content: launched, data }))
}

async function answer({ happen }: Chronicle, given: Data): Promise<void> {
  const object = { type: 'answer', id: '2026-W15', version: 1 }
  const data = { week: '2026-W15', side: 'policy', completes: false, stage: null }
  await happen('olivia', 'coo', ofPilot('sign answer', object, { content: given, data }))
}
