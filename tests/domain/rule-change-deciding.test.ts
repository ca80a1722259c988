import { describe, expect, test } from 'vitest'
import type { Act, Fact } from '../../src/domain/fact.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import type { Refused } from '../../src/domain/refusal.ts'
import {
  approve,
  confirmSafe,
  decline,
  objectTo,
  park,
  returnChange,
  switchOn,
  unpark,
  withdraw,
} from '../../src/domain/rule-change-deciding.ts'
import {
  after,
  approved,
  asked,
  asMaya,
  asOlivia,
  asTariq,
  bookFile,
  brokenFor,
  by,
  confirmed,
  deciding,
  inTheCycle,
  later,
  switchedOn,
  wish,
} from '../support/changing-rules.ts'
import { factOf, problemAt, whyOf } from '../support/drafted-pilot.ts'
import { at, stage } from '../support/pilot-file.ts'
import { routingRule } from '../support/running-rules.ts'

const because = 'The auditors ask for it.'

/** Every decision, as the person whose it is takes it on what stands there now. */
const decisions: Readonly<Record<string, (file: PilotFile, seen?: string) => Fact | Refused>> = {
  approve: (file, seen) => approve(seeing(file, seen), asOlivia()),
  confirm: (file, seen) => confirmSafe(seeing(file, seen), asTariq()),
  'not safe yet': (file, seen) => objectTo(seeing(file, seen), because),
  return: (file, seen) => returnChange(seeing(file, seen), because),
  decline: (file, seen) => decline(seeing(file, seen), because, ''),
  park: (file, seen) => park(seeing(file, seen), because),
  'take up': (file, seen) => unpark(seeing(file, seen), asOlivia()),
  withdraw: (file, seen) => withdraw(seeing(file, seen), because, asMaya()),
  'switch on': (file, seen) => switchOn(seeing(file, seen), asTariq()),
}

function seeing(file: PilotFile, seen?: string) {
  const now = deciding(file)
  return { ...now, seen: seen ?? now.seen }
}

const parked = after(approved(), park(deciding(approved()), because), asOlivia())
const returned = after(asked(), returnChange(deciding(asked()), because), asOlivia())
const declined = after(asked(), decline(deciding(asked()), because, ''), asOlivia())
const withdrawn = after(asked(), withdraw(deciding(asked()), '', asMaya()), asMaya())

/** Change 2 was asked for on version 1 of R1, and change 1 was switched on since. */
function stale(): PilotFile {
  const other = wish({ proposal: routingRule({ text: 'Everything goes to the finance director.' }) })
  return switchedOn(confirmed(approved(asked(asked(), other), asOlivia(), 1), asTariq(), 1), asTariq(), 1)
}

const stages = {
  requested: asked(),
  'policy approved': approved(),
  'confirmed safe': confirmed(),
  parked,
  returned,
  stale: stale(),
  declined,
  withdrawn,
  'in effect': switchedOn(),
} as const

describe('in each stage only what makes sense is decided', () => {
  test.each([
    ['requested', ['approve', 'return', 'decline', 'park', 'withdraw']],
    ['policy approved', ['confirm', 'not safe yet', 'return', 'decline', 'park', 'withdraw']],
    ['confirmed safe', ['not safe yet', 'return', 'decline', 'park', 'withdraw', 'switch on']],
    ['parked', ['return', 'decline', 'take up', 'withdraw']],
    ['returned', ['decline', 'withdraw']],
    ['stale', ['return', 'decline', 'park', 'withdraw']],
    ['declined', []],
    ['withdrawn', []],
    ['in effect', []],
  ] as const)('%s: %j', (name, possible) => {
    const taken = Object.entries(decisions).filter(([, decide]) => !('refused' in decide(stages[name])))

    expect(taken.map(([decision]) => decision)).toEqual(possible)
  })

  test.each(Object.entries(decisions))('%s is refused once the pilot has ended', (_, decide) => {
    for (const file of Object.values(stages)) {
      const stopped = stage('stopped', 'answer', later)
      const ended = { ...file, pilot: { ...file.pilot, stages: [...file.pilot.stages, stopped] } }
      expect(whyOf(decide(ended))).toBe('This pilot has ended: its rules no longer change.')
    }
  })

  test.each(Object.entries(decisions))('%s is overtaken where another content was seen', (_, decide) => {
    const open = [asked(), approved(), confirmed(), parked, returned]
    expect(open.map((file) => decide(file, 'what stood there before'))).toEqual(
      open.map(() => expect.objectContaining({ kind: 'overtaken' })),
    )
  })
})

describe('a reason is due', () => {
  test.each([
    ['not safe yet', objectTo(deciding(approved()), '')],
    ['return', returnChange(deciding(asked()), '')],
    ['decline', decline(deciding(asked()), '', 'Above € 20,000?')],
    ['park', park(deciding(asked()), '')],
  ] as const)('for %s', (_, refused) => {
    expect(problemAt(refused, 'why')).toBe('Say why, so that whoever asked can do something about it.')
  })

  test('and a counter-proposal may stand beside it', () => {
    expect(factOf(decline(deciding(asked()), because, 'Above € 20,000?')).texts).toEqual({
      why: because,
      counter: 'Above € 20,000?',
    })
  })
})

describe('the two keys', () => {
  const refusedAs = (made: Fact | Refused) => ('refused' in made ? made.kind : 'done')

  test('are the COO’s on the policy and the CTO’s on the system, never the other way round', () => {
    expect(refusedAs(approve(deciding(asked()), asTariq()))).toBe('not yours')
    expect(refusedAs(confirmSafe(deciding(approved()), by('sam', 'coo')))).toBe('not yours')
    expect(refusedAs(approve(deciding(asked()), asMaya()))).toBe('not yours')
  })

  test('are two persons’, also when the seats changed hands within the round', () => {
    const swapped = handedOver(approved(), 'tariq', 'olivia')
    const first = after(swapped, approve(deciding(swapped), asCoo('tariq')), asCoo('tariq'))

    expect(whyOf(confirmSafe(deciding(first), by('olivia', 'cto')))).toContain('It takes a second person')
  })

  test('rest after a sign-in reset', () => {
    expect(whyOf(approve({ ...deciding(asked()), keysHeldUntil: later + 1 }, asOlivia()))).toContain('keys are held')
  })

  test('wait for each other: the policy comes first', () => {
    expect(whyOf(confirmSafe(deciding(asked()), asTariq()))).toBe('The COO has not approved this policy yet.')
    expect(whyOf(switchOn(deciding(approved()), asTariq()))).toBe('The CTO has not confirmed that this is safe.')
  })
})

describe('switching on', () => {
  test('waits for the agreed time', () => {
    const agreed = confirmed(approved(asked(bookFile(), wish({ switchOnAt: at('2026-08-14T07:00Z') }))))

    expect(whyOf(switchOn(deciding(agreed), asTariq(at('2026-08-14T06:59Z'))))).toBe(
      'The agreed time has not come yet.',
    )
    expect(factOf(switchOn(deciding(agreed), asTariq(at('2026-08-14T07:00Z')))).data).toMatchObject({ version: 2 })
  })

  test('is held up by the freeze, unless it was broken for exactly this', () => {
    const agreed = deciding(confirmed(approved(exempt(), asOlivia(inTheCycle)), asTariq(inTheCycle)))

    expect(whyOf(switchOn({ ...agreed, freezeHash: 'of another round' }, asTariq(inTheCycle)))).toBe(
      'The scope is frozen until the first cycle ends.',
    )
    expect(factOf(switchOn(agreed, asTariq(inTheCycle))).data).toMatchObject({ what: 'switched on' })
  })

  test('is the CTO’s', () => {
    expect(switchOn(deciding(confirmed()), asOlivia())).toMatchObject({ kind: 'not yours' })
    expect(switchOn(deciding(confirmed()), by('ines', 'engineer'))).toMatchObject({ kind: 'not yours' })
  })

  test('is never done by whoever approved the policy, not even from the other seat', () => {
    const standingIn = withDeputy(asked(), 'coo', 'olivia')
    const signed = approved(standingIn, asDeputy('coo', 'olivia'))
    const file = withDeputy(confirmed(signed), 'cto', 'tariq')

    expect(whyOf(switchOn(deciding(file), asDeputy('cto', 'tariq')))).toBe(
      'The person who approved the policy cannot also switch it on.',
    )
  })

  test('is refused where both keys are one person’s, whoever let that happen', () => {
    const file = confirmed()
    const keys = file.keys.map((key) => {
      return key.object === 'rule change' ? { ...key, person: 'ben', for: key.person } : key
    })

    expect(whyOf(switchOn(deciding({ ...file, keys }), asTariq()))).toBe(
      'Both keys have not turned on exactly this, by two different people.',
    )
  })

  test('finds no key of somebody who has left the seat', () => {
    const gone = handedOver(confirmed(), 'sam', 'tariq')

    expect(whyOf(switchOn(deciding(gone), asTariq()))).toBe('The COO has not approved this policy yet.')
  })
})

test('only who asked takes a change back', () => {
  expect(withdraw(deciding(asked()), '', by('ben', 'member'))).toMatchObject({ kind: 'not yours' })
})

/** Asked for in the first cycle, and both keys broke the freeze for it. */
function exempt(): PilotFile {
  const frozen = asked(bookFile(), wish({ switchOnAt: inTheCycle }), asMaya(inTheCycle))
  return brokenFor(brokenFor(frozen, asOlivia(inTheCycle)), asTariq(inTheCycle))
}

function handedOver(file: PilotFile, coo: string, cto: string): PilotFile {
  const holders = [{ seat: 'coo', person: coo } as const, { seat: 'cto', person: cto } as const]
  return { ...file, pilot: { ...file.pilot, holders } }
}

function asCoo(person: string): Act {
  return by(person, 'coo')
}

/** Ben stands in for a leader. */
function withDeputy(file: PilotFile, seat: 'coo' | 'cto', holder: string): PilotFile {
  const days = { from: '2026-08-01', to: '2026-08-31', namedAt: inTheCycle, gone: null }
  return { ...file, pilot: { ...file.pilot, deputies: [{ seat, holder, deputy: 'ben', ...days }] } }
}

function asDeputy(seat: 'coo' | 'cto', holder: string): Act {
  const act = by('ben', seat)
  return { ...act, by: { ...act.by, for: holder } }
}
