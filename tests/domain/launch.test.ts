import { describe, expect, test } from 'vitest'
import { firstWeekAfter, keyedLaunch, launchContent, signLaunch } from '../../src/domain/launch.ts'
import type { Key } from '../../src/domain/pilot.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { contentHash } from '../../src/store/hash.ts'
import {
  as,
  asOlivia,
  asTariq,
  calendar,
  charterVersion,
  factOf,
  running,
  signedFile,
  stopped,
  whyOf,
} from '../support/drafted-pilot.ts'
import { invoiceCharter } from '../support/running-pilot.ts'
import { mapVersion, writtenMap } from '../support/written-map.ts'
import { fourRules, processVersion, ruleVersion, writtenFile, writtenProcess } from '../support/written-rules.ts'

const reworded = ruleVersion(4, { ...fourRules[3]!, text: 'It stops at once.' }, { version: 2, at: 90, seq: 90 })
const thursday = Date.parse('2026-09-10T09:00Z')

function hashOf(file: PilotFile): string {
  const charter = file.charters.at(-1)
  return charter ? contentHash(launchContent(file, charter)) : ''
}

function launch(file: PilotFile, act = asOlivia(thursday), seen = hashOf(file)) {
  return signLaunch({ file, hash: hashOf(file), seen, keysHeldUntil: 0, calendar }, act)
}

/** The pilot with one leader's key on the launch. */
function half(file: PilotFile, side: Key['side'], person: string): PilotFile {
  const key = {
    ...keyedLaunch(file.charters[0]!, hashOf(file)),
    side,
    person,
    for: null,
    completes: false,
    at: 500,
    seq: 500,
  }
  return { ...file, keys: [...file.keys, key] }
}

describe('launching', () => {
  test('takes both keys, and the second one starts the pilot in its first full week', () => {
    expect(factOf(launch(signedFile())).data).toEqual({ side: 'policy', completes: false, stage: null, week: null })
    expect(factOf(launch(half(signedFile(), 'policy', 'olivia'), asTariq(thursday))).data).toEqual({
      side: 'system',
      completes: true,
      stage: 'running',
      week: '2026-W38',
    })
  })

  test('starts an adopted pilot in the week that its charter names', () => {
    const file = half(signedFile(invoiceCharter({ adopted: true, firstWeek: '2018-W01' })), 'policy', 'olivia')

    expect(factOf(launch(file, asTariq(thursday))).data).toMatchObject({ stage: 'running', week: '2018-W01' })
  })

  test('covers charter, process and every rule by its hash', () => {
    const file = signedFile()

    expect(factOf(launch(file))).toMatchObject({
      content: {
        charter: file.charters[0]?.hash,
        process: file.processes[0]?.hash,
        rules: file.rules.map(({ number, hash }) => ({ number, hash })),
        map: file.maps[0]?.hash,
      },
      object: { type: 'launch', id: 'inv', version: 1 },
    })
  })

  test.each([
    ['the process', { processes: [processVersion(1), processVersion(2, writtenProcess({ whySoMany: 'So it is.' }))] }],
    ['the map', { maps: [mapVersion(1), mapVersion(2, writtenMap({ buildDays: '30' }))] }],
    ['a rule', { rules: [...writtenFile.rules, reworded] }],
    ['the set of rules', { rules: [...writtenFile.rules, ruleVersion(5, { ...reworded.content, section: 'never' })] }],
  ])('counts no key that was turned before %s changed', (_, change) => {
    const moved = { ...half(signedFile(), 'policy', 'olivia'), ...change }
    const second = launch(moved, asTariq(thursday))

    expect(launch(moved, asTariq(thursday), hashOf(signedFile()))).toMatchObject({ kind: 'overtaken' })
    expect(factOf(second).data).toMatchObject({ side: 'system', completes: false, stage: null })
  })

  test('is refused while the gate has not passed, naming what is open', () => {
    expect(whyOf(launch(signedFile(invoiceCharter({ fallback: '', training: '' }))))).toBe(
      'The launch gate has not passed: The fallback is written; Training is done and the start date is announced.',
    )
  })

  test('looks at everything once more when the second key turns', () => {
    const first = half(signedFile(), 'policy', 'olivia')
    const edited = { ...first, charters: [...first.charters, charterVersion(2, invoiceCharter({ cycleWeeks: 6 }))] }

    expect(whyOf(launch(edited, asTariq(thursday)))).toContain('The decision points are signed')
  })

  test('is overtaken when the charter moved since the page was opened', () => {
    expect(launch(signedFile(), asOlivia(thursday), 'an older hash')).toMatchObject({ kind: 'overtaken' })
  })

  test('is never one person’s', () => {
    expect(whyOf(launch(half(signedFile(), 'policy', 'olivia')))).toBe('Your key is already turned on this.')
    expect(launch(signedFile(), as('maya', 'lead', thursday))).toMatchObject({ kind: 'not yours' })
  })

  test('happens once', () => {
    expect(whyOf(launch(signedFile(invoiceCharter(), running)))).toContain('launched already')
    expect(whyOf(launch(signedFile(invoiceCharter(), stopped)))).toContain('has ended')
  })
})

describe('the first week', () => {
  const first = (instant: string) => firstWeekAfter(Date.parse(instant), invoiceCharter(), calendar)

  test.each([
    ['2026-09-07T09:00Z', '2026-W38'],
    ['2026-09-13T21:59Z', '2026-W38'],
    ['2026-09-13T22:00Z', '2026-W38'],
    ['2026-09-13T22:01Z', '2026-W39'],
    ['2026-12-30T09:00Z', '2027-W01'],
  ])('after %s is %s in Amsterdam', (instant, week) => {
    expect(first(instant)).toBe(week)
  })
})
