import { expect, test } from 'vitest'
import { openDecisions } from '../../src/domain/open-decisions.ts'
import type { Key } from '../../src/domain/pilot.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { signedFile } from '../support/drafted-pilot.ts'
import { at, runningFile, stage, utc } from '../support/pilot-file.ts'

const when = at('2026-07-02T09:00Z')

/** Paused; Olivia's key is on going on. */
function resuming(): PilotFile {
  const file = runningFile([])
  const paused = { ...stage('paused', 'pause', when), seq: 7 }
  const on = { object: 'resumption', objectId: '7', version: 1, hash: 'pause' } as const
  const key: Key = { ...on, side: 'policy', person: 'olivia', for: null, completes: false, at: when, seq: 8 }
  return { ...file, pilot: { ...file.pilot, stages: [...file.pilot.stages, paused] }, keys: [...file.keys, key] }
}

function askedToResume(file: PilotFile) {
  return openDecisions(file, when, utc).flatMap(({ what, seat }) => (what === 'resume' ? [seat] : []))
}

test('going on waits for the leader whose key is missing', () => {
  expect(askedToResume(resuming())).toEqual(['cto'])
})

test('going on waits for both when the one whose key was turned has left the seat', () => {
  const file = resuming()
  const holders = file.pilot.holders.map((one) => (one.seat === 'coo' ? { ...one, person: 'ben' } : one))

  expect(askedToResume({ ...file, pilot: { ...file.pilot, holders } })).toEqual(['coo', 'cto'])
})

test('the launch waits for a leader again once a rule was written after their key', () => {
  const on = { object: 'launch', objectId: 'inv', version: 1, hash: 'what stood there then' } as const
  const key: Key = { ...on, side: 'policy', person: 'olivia', for: null, completes: false, at: 500, seq: 500 }
  const file = signedFile()
  const signed = { ...file, keys: [...file.keys, key] }
  const rewritten = { ...signed, rules: file.rules.map((rule) => ({ ...rule, seq: 501 })) }

  expect(askedToLaunch(signed)).toEqual(['cto'])
  expect(askedToLaunch(rewritten)).toEqual(['coo', 'cto'])
})

function askedToLaunch(file: PilotFile) {
  return openDecisions(file, when, utc).flatMap(({ what, seat }) => (what === 'launch' ? [seat] : []))
}
