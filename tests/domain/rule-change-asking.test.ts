import { describe, expect, test } from 'vitest'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import type { ChangeContent } from '../../src/domain/rule-change.ts'
import { rebaseChange, requestChange, rescheduleChange, resubmitChange } from '../../src/domain/rule-change-asking.ts'
import { decline, objectTo, park, returnChange, withdraw } from '../../src/domain/rule-change-deciding.ts'
import {
  after,
  approved,
  asked,
  asMaya,
  asOlivia,
  asTariq,
  bookFile,
  by,
  changeIn,
  confirmed,
  deciding,
  inTheCycle,
  later,
  resubmitted,
  switchedOn,
  wish,
} from '../support/changing-rules.ts'
import { factOf, problemAt, stage, whyOf } from '../support/drafted-pilot.ts'
import { utc } from '../support/pilot-file.ts'
import { routingRule } from '../support/running-rules.ts'

const hour = 3_600_000
const seven = wish({ proposal: routingRule({ text: 'Invoices above € 7,000 go to the finance director.' }) })

const request = (file: PilotFile, wanted = wish(), act = asMaya()) =>
  requestChange({ file, wish: wanted, calendar: utc }, act)
const resubmit = (file: PilotFile, wanted = seven, act = asMaya()) =>
  resubmitChange({ ...deciding(file), wish: wanted }, act)
const rebase = (file: PilotFile, wanted = seven, number?: number, act = asMaya()) =>
  rebaseChange({ ...deciding(file, number), wish: wanted }, act)
const reschedule = (file: PilotFile, switchOnAt: number, { why = 'The team is away.', act = asMaya() } = {}) =>
  rescheduleChange({ ...deciding(file), switchOnAt, why }, act)

const contentIn = (made: ReturnType<typeof request>) => factOf(made).content as unknown as ChangeContent // facts of this act carry exactly this

/** Two changes of R1 by Maya, the second of which went on: the first is stale. */
const overtakenFile = () =>
  switchedOn(confirmed(approved(asked(asked(), seven), asOlivia(), 2), asTariq(), 2), asTariq(), 2)

describe('asking for a change', () => {
  test('keeps exactly what is asked for, made from the rule as it is', () => {
    const made = factOf(request(bookFile()))

    expect(made).toMatchObject({ act: 'request rule change', base: 1, data: { what: 'requested', effect: null } })
    expect(made.object).toEqual({ type: 'rule change', id: '1', version: 1 })
    expect(made.content).toEqual({
      kind: 'replace',
      rule: 1,
      base: 1,
      proposal: routingRule({ text: 'Invoices above € 5,000 go to the finance director.' }),
      revertsTo: null,
      origin: 'operations',
      switchOnAt: later,
      round: 1,
    })
  })

  test('parks itself while the first cycle runs', () => {
    const file = asked(bookFile(), wish({ switchOnAt: inTheCycle }), asMaya(inTheCycle))

    expect(changeIn(file).stage).toBe('parked')
    expect(changeIn(asked()).stage).toBe('requested')
  })

  test('is for a pilot that was launched and has not ended', () => {
    const [launch] = bookFile().pilot.stages
    const ended = { ...bookFile().pilot, stages: [launch!, stage('stopped', 'answer', later)] }

    expect(whyOf(request(bookFile({ pilot: ended })))).toContain('has ended')
    expect(whyOf(request(bookFile({ pilot: { ...ended, stages: [] } })))).toContain('write the rule itself')
  })

  test('wants the reason, and a time that is not past; the minute that runs is not', () => {
    const refused = request(bookFile(), wish({ why: '', switchOnAt: later - 2 * 60_000 }))

    expect(problemAt(refused, 'why')).toContain('Say why')
    expect(problemAt(refused, 'switchOnDay')).toContain('past')
    expect(factOf(request(bookFile(), wish({ switchOnAt: later - 59_000 })))).toBeDefined()
  })

  test('wants other words than the rule has, one plain sentence of them', () => {
    expect(problemAt(request(bookFile(), wish({ proposal: routingRule() })), 'text')).toContain('exactly this already')
    expect(problemAt(request(bookFile(), wish({ proposal: null })), 'text')).toContain('one plain sentence')
    expect(problemAt(request(bookFile(), wish({ proposal: routingRule({ text: '' }) })), 'text')).toContain('sentence')
  })

  test('names a rule that is there and in effect', () => {
    const retired = switchedOn(confirmed(approved(asked(bookFile(), wish({ kind: 'retire' })))))

    expect(problemAt(request(bookFile(), wish({ rule: 9 })), 'rule')).toContain('Choose the rule')
    expect(problemAt(request(bookFile(), wish({ rule: null })), 'rule')).toContain('Choose the rule')
    expect(whyOf(request(retired))).toContain('R1 is no longer in effect')
  })
})

describe('a rule that is added', () => {
  const adding = wish({ kind: 'add', rule: 1 })

  test('gets the next number that nobody asked for, whatever number was sent', () => {
    const file = asked(bookFile(), adding)

    expect(changeIn(file).content).toMatchObject({ kind: 'add', rule: 4, base: 0 })
    expect(contentIn(request(file, adding)).rule).toBe(5)
  })

  test('keeps its number through every round', () => {
    const file = asked(asked(bookFile(), adding), wish())

    expect(contentIn(resubmitChange({ ...deciding(file, 1), wish: seven }, asMaya()))).toMatchObject({
      kind: 'add',
      rule: 4,
      base: 0,
    })
  })

  test('says something', () => {
    expect(problemAt(request(bookFile(), { ...adding, proposal: null }), 'text')).toContain('one plain sentence')
  })
})

describe('a rule that is retired', () => {
  test('is refused while another one stands under it', () => {
    expect(problemAt(request(bookFile(), wish({ kind: 'retire', rule: 2 })), 'rule')).toContain('R3 stands under R2')
  })

  test('proposes nothing, whatever words were sent with it', () => {
    expect(contentIn(request(bookFile(), wish({ kind: 'retire', rule: 3 }))).proposal).toBeNull()
  })
})

describe('a revert', () => {
  const back = wish({ kind: 'revert', version: 1 })

  test('brings the earlier words back as a new version', () => {
    const content = contentIn(request(switchedOn(), back))

    expect(content).toMatchObject({ base: 2, revertsTo: 1, proposal: routingRule() })
  })

  test('brings back a rule that was retired', () => {
    const retired = switchedOn(confirmed(approved(asked(bookFile(), wish({ kind: 'retire' })))))
    const file = switchedOn(confirmed(approved(asked(retired, back))))

    expect(file.rules.at(-1)).toMatchObject({ number: 1, version: 3, retired: false, content: routingRule() })
  })

  test('wants an earlier version, and one that says something else', () => {
    const twice = switchedOn(confirmed(approved(asked(switchedOn(), back))))

    expect(problemAt(request(bookFile(), back), 'version')).toContain('earlier version')
    expect(problemAt(request(switchedOn(), { ...back, version: 2 }), 'version')).toContain('earlier version')
    expect(problemAt(request(twice, back), 'version')).toContain('earlier version')
  })

  test('is refused, at the version that was chosen, where what it stood under is gone', () => {
    const rent = wish({ rule: 3, proposal: routingRule({ text: 'Rent goes to facilities.' }) })
    const freed = switchedOn(confirmed(approved(asked(bookFile(), rent))))
    const file = switchedOn(confirmed(approved(asked(freed, wish({ kind: 'retire', rule: 2 })))))

    expect(problemAt(request(file, { ...back, rule: 3 }), 'version')).toContain('R2 is not in effect')
  })
})

describe('wording a change anew', () => {
  test('begins a round, on which no earlier key counts', () => {
    const file = resubmitted(confirmed(), seven)

    expect(changeIn(file)).toMatchObject({ round: 2, stage: 'requested', keys: { policy: null, system: null } })
    expect(changeIn(file).content).toMatchObject({ kind: 'replace', rule: 1, base: 1, round: 2 })
  })

  test('is for whoever asked', () => {
    expect(resubmit(asked(), seven, asOlivia())).toMatchObject({ kind: 'not yours' })
    expect(rebase(overtakenFile(), seven, 1, asOlivia())).toMatchObject({ kind: 'not yours' })
    expect(reschedule(asked(), later + hour, { act: by('ben', 'member') })).toMatchObject({ kind: 'not yours' })
  })

  test('is refused once the change is settled', () => {
    const withdrawn = after(asked(), withdraw(deciding(asked()), '', asMaya()), asMaya())
    const declined = after(asked(), decline(deciding(asked()), 'No.', ''), asOlivia())

    expect(whyOf(resubmit(switchedOn()))).toContain('in effect')
    expect(whyOf(resubmit(withdrawn))).toContain('withdrawn')
    expect(whyOf(reschedule(declined, later + hour))).toContain('declined')
  })

  test('is refused on a page of an earlier round', () => {
    const file = asked()
    const editing = { ...deciding(resubmitted(file, seven)), seen: deciding(file).seen, wish: wish() }

    expect(resubmitChange(editing, asMaya())).toMatchObject({ kind: 'overtaken' })
    expect(rescheduleChange({ ...editing, switchOnAt: later, why: 'x' }, asMaya())).toMatchObject({ kind: 'overtaken' })
  })

  test('wants something to be different, but for what was returned', () => {
    const returned = after(asked(), returnChange(deciding(asked()), 'And credit notes?'), asOlivia())

    expect(whyOf(resubmit(asked(), wish()))).toContain('Nothing is different')
    expect(factOf(resubmit(returned, wish({ why: 'Credit notes have a rule of their own.' })))).toBeDefined()
  })

  test('looks at every field as the first time', () => {
    const refused = resubmit(asked(), wish({ why: '', switchOnAt: later - hour, proposal: null }))

    expect(['why', 'switchOnDay', 'text'].map((field) => problemAt(refused, field))).not.toContain(undefined)
  })

  test('on a rule that has moved on is refused until it is rebased, returned or not', () => {
    const stale = overtakenFile()
    const objected = after(confirmed(), objectTo(deciding(confirmed()), 'Too slow.'), asTariq())
    const moved = switchedOn(confirmed(approved(asked(objected, seven), asOlivia(), 2), asTariq(), 2), asTariq(), 2)

    expect(whyOf(resubmitChange({ ...deciding(stale, 1), wish: wish() }, asMaya()))).toContain('Rebase it')
    expect(whyOf(resubmitChange({ ...deciding(moved, 1), wish: wish() }, asMaya()))).toContain('Rebase it')
    expect(whyOf(rescheduleChange({ ...deciding(stale, 1), switchOnAt: later + hour, why: 'x' }, asMaya()))).toContain(
      'Rebase it',
    )
  })

  test('leaves parked what the COO has parked', () => {
    const parked = after(asked(), park(deciding(asked()), 'After the audit.'), asOlivia())

    expect(changeIn(resubmitted(parked, seven)).stage).toBe('parked')
    expect(changeIn(after(parked, reschedule(parked, later + hour), asMaya())).stage).toBe('parked')
  })

  test('parks itself anew while the scope is frozen', () => {
    const file = asked(bookFile(), wish(), asMaya(inTheCycle))
    const returned = after(file, returnChange(deciding(file), 'Which ones?'), asOlivia(inTheCycle))

    expect(changeIn(resubmitted(returned, seven, asMaya(inTheCycle))).stage).toBe('parked')
  })
})

describe('another time', () => {
  test('is another content: both keys turn anew', () => {
    const file = after(confirmed(), reschedule(confirmed(), later + hour), asMaya())

    expect(changeIn(file)).toMatchObject({ round: 2, stage: 'requested', content: { switchOnAt: later + hour } })
    expect(changeIn(file).content.proposal).toEqual(changeIn(confirmed()).content.proposal)
  })

  test('is a later one than now, another one than agreed, and has a reason', () => {
    expect(problemAt(reschedule(asked(), later - hour), 'switchOnDay')).toContain('past')
    expect(whyOf(reschedule(asked(), later))).toContain('the time it has already')
    expect(problemAt(reschedule(asked(), later + hour, { why: '' }), 'why')).toContain('Say why')
  })
})

describe('rebasing', () => {
  test('puts the change on the rule as it is now', () => {
    const file = overtakenFile()
    const six = wish({ proposal: routingRule({ text: 'Invoices above € 6,000 go to the finance director.' }) })
    const rebased = after(file, rebase(file, six, 1), asMaya())

    expect(changeIn(file, 1).stage).toBe('stale')
    expect(changeIn(rebased, 1)).toMatchObject({ round: 2, stage: 'requested', content: { base: 2, rule: 1 } })
  })

  test('wants something to rebase on', () => {
    expect(whyOf(rebase(asked()))).toContain('nothing to rebase on')
  })

  test('is refused where the rule says it by now, or is gone', () => {
    const gone = switchedOn(
      confirmed(approved(asked(asked(), wish({ kind: 'retire' })), asOlivia(), 2), asTariq(), 2),
      asTariq(),
      2,
    )

    expect(problemAt(rebase(overtakenFile(), seven, 1), 'text')).toContain('exactly this already')
    expect(whyOf(rebase(gone, seven, 1))).toContain('Revert it to bring it back')
  })

  test('finds another rule to stand under where that one is gone', () => {
    const credit = routingRule({ section: 'exception', text: 'Credit notes go to Maya.', under: 1 })
    const adding = asked(bookFile(), wish({ kind: 'add', proposal: credit }))
    const retiring = asked(adding, wish({ kind: 'retire' }))
    const file = switchedOn(confirmed(approved(retiring, asOlivia(), 2), asTariq(), 2), asTariq(), 2)
    const rebased = after(file, rebase(file, wish({ proposal: { ...credit, under: 2 } }), 1), asMaya())

    expect(changeIn(file, 1).stage).toBe('stale')
    expect(changeIn(rebased, 1)).toMatchObject({ stage: 'requested', content: { rule: 4, base: 0 } })
  })
})
