import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mapFindings, worstFinding } from '../../src/domain/map-findings.ts'
import { failureWays, type MapContent, rights } from '../../src/domain/system-map.ts'
import { findingInWords } from '../../src/words/map.ts'
import { mapDrawing } from '../../src/web/charts/system-map.ts'
import { contentHash } from '../../src/store/hash.ts'
import { pilotFile } from '../support/drafted-pilot.ts'
import { mapVersion } from '../support/written-map.ts'

const id = fc.constantFrom('erp', 'mailbox', 'approval_tool', 'archive', 'gone')
const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => text.trim())
  .filter((text) => text !== '')
const said = fc.oneof(fc.constant(''), word)
const day = fc
  .integer({ min: 0, max: 3_000 })
  .map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10))
const some = <Value>(one: fc.Arbitrary<Value>, maxLength = 6) => fc.array(one, { maxLength })
const byId = <Part extends { readonly id: string }>(part: fc.Arbitrary<Part>) =>
  fc.uniqueArray(part, { maxLength: 5, selector: (one) => one.id })

/** Any map at all, also such as no form would let through: parts that name what is not there, nothing said, odd words. */
const anyMap: fc.Arbitrary<MapContent> = fc.record({
  systems: byId(fc.record({ id, name: word, what: said, owner: said })),
  records: byId(fc.record({ id, name: word, truth: fc.option(id), writers: some(id) })),
  integrations: byId(
    fc.record({
      id,
      name: word,
      from: id,
      to: id,
      records: some(id),
      mode: fc.constantFrom('direct' as const, 'buffered' as const),
      trigger: said,
      everyMinutes: fc.option(fc.nat({ max: 10_000 })),
      onlyFailures: fc.boolean(),
      routes: fc.boolean(),
      flows: some(word),
      runsAs: said,
      credentials: fc.option(fc.record({ owner: said, expiresOn: fc.option(day) })),
      alert: said,
      rollback: said,
      repairedBy: said,
      paths: some(
        fc.record({
          way: fc.constantFrom(...failureWays),
          seenHow: said,
          whoActs: said,
          fallback: said,
          rollback: said,
          cannotHappen: said,
        }),
      ),
    }),
  ),
  grants: byId(
    fc.record({
      id,
      holder: word,
      kind: fc.constantFrom('person' as const, 'tool' as const, 'bot' as const),
      system: id,
      rights: some(fc.constantFrom(...rights)),
    }),
  ),
  humanPoints: some(
    fc.record({ id, where: word, who: said, does: fc.constantFrom('approves' as const, 'checks' as const) }),
  ),
  grantsReviewedOn: fc.option(day),
  buildDays: fc.option(fc.constantFrom('1', '12.5')),
  supportMinutes: fc.option(fc.nat({ max: 500 })),
})

test('on any map each finding is a whole sentence and says whose move it is', () => {
  fc.assert(
    fc.property(anyMap, day, (map, today) => {
      const findings = mapFindings(pilotFile({ maps: [mapVersion(1, map)] }), today)

      for (const finding of findings) {
        expect(['policy', 'system']).toContain(finding.move)
        expect(findingInWords(finding, map)).toMatch(/\S\.$/)
        expect(findingInWords(finding, map)).not.toMatch(/undefined|\[object|NaN|Invalid/)
      }
      expect(worstFinding(findings) === null).toBe(findings.length === 0)
    }),
    { numRuns: 300 },
  )
})

test('any map is drawn, with every system by its name and an arrow for every integration', async () => {
  await fc.assert(
    fc.asyncProperty(anyMap, async (map) => {
      const drawing = await mapDrawing(map, contentHash(map))
      const drawn = (drawing?.boxes ?? []).map(({ labels }) => spaceless(labels.map(({ text }) => text).join('')))

      for (const { name } of map.systems) expect(drawn).toContain(spaceless(name))
      expect(drawing?.arrows.length ?? 0).toBe(map.systems.length === 0 ? 0 : map.integrations.length)
    }),
    { numRuns: 60 },
  )
}, 30_000)

function spaceless(text: string): string {
  return text.replace(/\s+/g, '')
}
