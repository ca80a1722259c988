import { describe, expect, test } from 'vitest'
import { keyedResumption, pause, resumptionContent, signResumption } from '../../src/domain/pause.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { contentHash } from '../../src/store/hash.ts'
import {
  asOlivia,
  asTariq,
  factOf,
  paused,
  pilotFile,
  problemAt,
  running,
  signedFile,
  stopped,
  whyOf,
} from '../support/drafted-pilot.ts'
import { invoiceCharter } from '../support/running-pilot.ts'

const pausedFile = signedFile(invoiceCharter(), paused)
const thePause = pausedFile.pilot.stages.at(-1)!
const hash = contentHash(resumptionContent(thePause))

describe('pausing', () => {
  test('is one sentence and happens at once', () => {
    const fact = factOf(pause(signedFile(invoiceCharter(), running).pilot, 'Two invoices were paid twice.', '2026-W37'))

    expect(fact).toMatchObject({
      act: 'pause',
      data: { stage: 'paused', week: '2026-W37' },
      texts: { why: 'Two invoices were paid twice.' },
    })
  })

  test('wants the sentence', () => {
    expect(problemAt(pause(signedFile(invoiceCharter(), running).pilot, '', '2026-W37'), 'why')).toContain(
      'one sentence',
    )
  })

  test('is for a pilot that runs', () => {
    expect(whyOf(pause(pilotFile().pilot, 'x', '2026-W37'))).toContain('not been launched')
    expect(whyOf(pause(pausedFile.pilot, 'x', '2026-W37'))).toContain('paused already')
    expect(whyOf(pause(signedFile(invoiceCharter(), stopped).pilot, 'x', '2026-W37'))).toContain('has ended')
  })
})

describe('going on again', () => {
  const resume = (file: PilotFile, act = asOlivia(), seen = hash) =>
    signResumption({ file, hash, seen, keysHeldUntil: 0, week: '2026-W38' }, act)

  test('takes both keys, and the second one lets it run', () => {
    const key = {
      ...keyedResumption(thePause, hash),
      side: 'policy',
      person: 'olivia',
      for: null,
      completes: false,
      at: 300,
      seq: 300,
    } as const
    const half = { ...pausedFile, keys: [...pausedFile.keys, key] }

    expect(factOf(resume(pausedFile))).toMatchObject({
      object: { type: 'resumption', id: '200', version: 1, hash },
      data: { side: 'policy', completes: false, stage: null },
    })
    expect(factOf(resume(half, asTariq())).data).toEqual({
      side: 'system',
      completes: true,
      stage: 'running',
      week: '2026-W38',
    })
  })

  test('needs new keys for the next pause', () => {
    const earlier = {
      ...keyedResumption({ ...thePause, seq: 150 }, 'other'),
      side: 'policy',
      person: 'olivia',
      for: null,
      completes: false,
      at: 160,
      seq: 160,
    } as const

    expect(factOf(resume({ ...pausedFile, keys: [earlier] }, asTariq())).data).toMatchObject({
      completes: false,
      stage: null,
    })
  })

  test('is overtaken when it is another pause by now', () => {
    expect(resume(pausedFile, asOlivia(), 'another hash')).toMatchObject({ kind: 'overtaken' })
  })

  test('is for a pilot that is paused', () => {
    expect(whyOf(resume(signedFile(invoiceCharter(), running)))).toContain('not paused')
    expect(whyOf(resume(signedFile(invoiceCharter(), stopped)))).toContain('has ended')
  })
})
