import { describe, expect, test } from 'vitest'
import { attest, type Attesting } from '../../src/domain/attestation.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { reportRepair, componentsOf } from '../../src/domain/repair.ts'
import {
  as,
  asOlivia,
  asTariq,
  calendar,
  factOf,
  problemAt,
  running,
  signedFile,
  stopped,
  whyOf,
} from '../support/drafted-pilot.ts'
import { goodWeek, invoiceCharter } from '../support/running-pilot.ts'
import { fourRules, ruleVersion } from '../support/written-rules.ts'

const now = Date.parse('2026-09-07T09:00Z')
/** Launched before there was a rule book. */
const file: PilotFile = { ...signedFile(invoiceCharter(), running), rules: [] }
const rules: Attesting = {
  check: 'rule_owner',
  result: 'pass',
  evidence: 'Asked four people.',
  expiresOn: '2026-10-07',
}

const leadersOnly = file.pilot.holders.filter(({ seat }) => seat === 'coo' || seat === 'cto')

const vouch = (change: Partial<Attesting> = {}, act = asOlivia(now), of = file) =>
  attest(of, { ...rules, ...change }, calendar, act)

describe('vouching for a check', () => {
  test('says how it stands, on what evidence and until when', () => {
    expect(factOf(vouch())).toMatchObject({
      act: 'attest check',
      data: { check: 'rule_owner', result: 'pass', expiresOn: '2026-10-07' },
      texts: { evidence: 'Asked four people.' },
    })
  })

  test('is for the leader of its side, and for both where it is both sides’', () => {
    expect(whyOf(vouch({}, asTariq(now)))).toContain('belongs to the other side')
    expect(whyOf(vouch({ check: 'manual_fallback' }))).toContain('belongs to the other side')
    expect(whyOf(vouch({}, as('maya', 'lead', now)))).toContain('belongs to the other side')
    expect(factOf(vouch({ check: 'nothing_half_done' }, asTariq(now))).data).toMatchObject({
      check: 'nothing_half_done',
    })
    expect(factOf(vouch({ check: 'nothing_half_done' })).data).toMatchObject({ check: 'nothing_half_done' })
  })

  test.each(['beats_old_flow', 'exclusions'])('cannot replace the data behind %s', (check) => {
    expect(whyOf(vouch({ check }))).toContain('Nobody can vouch for it')
  })

  test('cannot replace what the people of the group say themselves', () => {
    const nobody = { ...file, pilot: { ...file.pilot, holders: leadersOnly } }

    expect(whyOf(vouch({ check: 'when_to_use' }))).toContain('Nobody can vouch for it')
    expect(factOf(vouch({ check: 'when_to_use' }, asOlivia(now), nobody)).data).toMatchObject({ check: 'when_to_use' })
  })

  test('cannot replace what a rule book or a map says: only the half that does not exist is left, to its side', () => {
    const withBoth = { ...file, rules: fourRules.map((content, at) => ruleVersion(at + 1, content)) }
    const withRules = { ...withBoth, maps: [] }
    const withMap = { ...withBoth, rules: [] }
    const withNothing = { ...file, maps: [], rules: [] }
    const documents = { check: 'documents_current', expiresOn: '2026-09-14' }

    expect(whyOf(vouch({ check: 'rule_owner' }, asOlivia(now), withRules))).toContain('Nobody can vouch for it')
    expect(whyOf(vouch(documents, asOlivia(now), withRules))).toContain('belongs to the other side')
    expect(factOf(vouch(documents, asTariq(now), withRules)).data).toMatchObject({ check: 'documents_current' })
    expect(whyOf(vouch(documents, asTariq(now), withMap))).toContain('belongs to the other side')
    expect(factOf(vouch(documents, asOlivia(now), withMap)).data).toMatchObject({ check: 'documents_current' })
    expect(whyOf(vouch(documents, asTariq(now), withBoth))).toContain('Nobody can vouch for it')
    expect(factOf(vouch(documents, asTariq(now), withNothing)).data).toMatchObject({ check: 'documents_current' })
  })

  test('wants evidence', () => {
    expect(problemAt(vouch({ evidence: '' }), 'evidence')).toContain('what you saw')
  })

  test.each(['2026-09-06', '2026-10-08', 'soon', ''])('does not count until %j', (expiresOn) => {
    expect(problemAt(vouch({ expiresOn }), 'expiresOn')).toContain('at most 30 days ahead')
  })

  test('holds for a week only where a document was read', () => {
    expect(problemAt(vouch({ check: 'documents_current', expiresOn: '2026-09-15' }), 'expiresOn')).toContain(
      'at most 7 days',
    )
    expect(factOf(vouch({ check: 'documents_current', expiresOn: '2026-09-14' })).data).toMatchObject({
      expiresOn: '2026-09-14',
    })
  })

  test('is nothing for a check that is not there, or a pilot that has ended', () => {
    expect(whyOf(vouch({ check: 'good_mood' }))).toContain('no such check')
    expect(whyOf(vouch({}, asOlivia(now), signedFile(invoiceCharter(), stopped)))).toContain('has ended')
  })
})

describe('reporting a repair', () => {
  test('names the component and what was done', () => {
    expect(factOf(reportRepair(file, 'erp_sync', 'Renewed the token.'))).toMatchObject({
      data: { component: 'erp_sync' },
      texts: { what: 'Renewed the token.' },
    })
  })

  test('wants a component of this pilot, and words', () => {
    const refused = reportRepair(file, 'coffee_machine', '')

    expect(problemAt(refused, 'component')).toContain('Choose what was repaired')
    expect(problemAt(refused, 'what')).toContain('what was done')
  })

  test('may name what failed though the charter forgot it', () => {
    const rollups = [goodWeek('2026-W36', 4, { failures: [{ component: 'vendor_portal', count: 3 }] })]

    expect(componentsOf({ ...file, rollups })).toContain('vendor_portal')
  })

  test('is over when the pilot has ended', () => {
    expect(whyOf(reportRepair(signedFile(invoiceCharter(), stopped), 'erp_sync', 'x'))).toContain('has ended')
  })
})
