// Rule books that an altered program could have written: every hash is right, every row follows, and yet nobody may have
// changed a rule like that. The verifier finds them because it derives every switch-on anew.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readMigrations } from '../../db/migrate.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { root } from '../../src/open.ts'
import { verifyFile } from '../../src/store/verify.ts'
import { nextPilotOpens } from '../support/chronicle-next.ts'
import { bookIsWritten, contentOf, firstRule, requested } from '../support/chronicle-rules.ts'
import { type Chronicle, charterIsSigned, ofPilot, openChronicle, sitDownAtInv } from '../support/chronicle.ts'
import { scratchFolder } from '../support/scratch.ts'

const migrations = readMigrations(join(root, 'db', 'migrations'))
type Content = ReturnType<typeof contentOf>

describe('A switch-on', () => {
  it('with both keys on exactly that, at the agreed time, is lawful', async () => {
    expect(await told((chronicle) => change(chronicle, contentOf()))).toBe('intact')
  })

  it('of what nobody asked for is found', async () => {
    const sentence = await told(async ({ happen }) => {
      const content = contentOf()
      await happen('tariq', 'cto', ofPilot('switch on rule change', rule1, { content, data: on }))
    })
    expect(sentence).toContain('switches on what nobody asked for')
  })

  it('with the policy key alone is found', async () => {
    const sentence = await told(async (chronicle) => {
      const object = await requested(chronicle.happen, '1', contentOf())
      await approve(chronicle, object, contentOf())
      await switchOn(chronicle, object, contentOf())
    })
    expect(sentence).toContain('switches on a rule without both keys on exactly that')
  })

  it('of another round than the keys are on is found', async () => {
    const sentence = await told(async (chronicle) => {
      const object = await requested(chronicle.happen, '1', contentOf())
      await approve(chronicle, object, contentOf())
      await confirm(chronicle, object, contentOf())
      const again = { content: contentOf(), data: { what: 'resubmitted', effect: null }, texts: { why: 'Again.' } }
      await chronicle.happen('maya', 'lead', ofPilot('edit rule change', { ...object, version: 2 }, again))
      await switchOn(chronicle, { ...object, version: 2 }, contentOf())
    })
    expect(sentence).toContain('switches on a rule without both keys on exactly that')
  })

  it('by the person who approved the policy is found', async () => {
    expect(await told((chronicle) => change(chronicle, contentOf(), 'olivia'))).toContain(
      'switches on what the same person approved',
    )
  })

  it('before the agreed time is found', async () => {
    const later = contentOf({ switchOnAt: Date.parse('2027-01-01T09:00Z') })
    expect(await told((chronicle) => change(chronicle, later))).toContain('switches on a rule before the agreed time')
  })
})

it('A rule written past the changes of a launched pilot is found', async () => {
  expect(await told(bookIsWritten)).toContain('writes a rule of a pilot that was launched')
})

describe('A rule carried over to the next pilot', () => {
  it('that the pilot before had, word for word, is lawful', async () => {
    expect(await carriedOver({ number: 1, content: firstRule })).toBe('intact')
  })

  it('in other words, or under another number, is found', async () => {
    const found = 'carries over a rule that the pilot before it never had'

    expect(await carriedOver({ number: 1, content: { ...firstRule, text: 'All go to finance.' } })).toContain(found)
    expect(await carriedOver({ number: 2, content: firstRule })).toContain(found)
  })

  it('to a pilot that was launched is found', async () => {
    const sentence = await told(async ({ happen }) => {
      const data = { number: 1, retired: false }
      const object = { type: 'rule', id: '1', version: 1 }
      await happen('olivia', 'coo', ofPilot('carry over rule', object, { content: firstRule, data }))
    })
    expect(sentence).toContain('carries a rule over to a pilot that was launched')
  })
})

/** What the verifier says once the next pilot was opened out of INV. */
function carriedOver(rule: Parameters<typeof nextPilotOpens>[1]): Promise<string> {
  return told((chronicle) => nextPilotOpens(chronicle, rule))
}

const rule1 = { type: 'rule change', id: '1', version: 1 }
const on = { what: 'switched on', rule: 1, version: 2, last: null }

/** What the verifier says of a launched INV to which this happens. */
async function told(what: (chronicle: Chronicle) => Promise<void>): Promise<string> {
  const chronicle = await openChronicle(scratchFolder())
  await sitDownAtInv(chronicle)
  await bookIsWritten(chronicle)
  await charterIsSigned(chronicle)
  await what(chronicle)
  chronicle.store.close()
  const verdict = verifyFile({ ...chronicle, isAtHome: true, given: [], calendarOf, migrations })
  return verdict.result === 'altered' ? verdict.first.says : verdict.result
}

async function change(chronicle: Chronicle, content: Content, switchedBy = 'tariq'): Promise<void> {
  const object = await requested(chronicle.happen, '1', content)
  await approve(chronicle, object, content)
  await confirm(chronicle, object, content)
  await switchOn(chronicle, object, content, switchedBy)
}

type Thing = Awaited<ReturnType<typeof requested>>

async function approve({ happen }: Chronicle, object: Thing, content: Content) {
  const data = { what: 'approved', side: 'policy', completes: false }
  await happen('olivia', 'coo', ofPilot('approve rule change', object, { content, data }))
}

async function confirm({ happen }: Chronicle, object: Thing, content: Content) {
  const data = { what: 'confirmed safe', side: 'system', completes: true }
  await happen('tariq', 'cto', ofPilot('confirm rule change', object, { content, data }))
}

async function switchOn({ happen }: Chronicle, object: Thing, content: Content, by = 'tariq') {
  await happen(by, 'cto', ofPilot('switch on rule change', object, { content, data: on }))
}
