import { describe, expect, it } from 'vitest'
import { openDecisions } from '../../src/domain/open-decisions.ts'
import { openTasks } from '../../src/domain/open-tasks.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { decisionText } from '../../src/words/decisions.ts'
import { effectText } from '../../src/words/effects.ts'
import { at, runningFile, utc } from '../support/pilot-file.ts'
import { happened, reported } from '../support/some-failures.ts'

const began = at('2026-07-07T09:00Z')
const now = at('2026-07-07T10:00Z')
const failed = (more: Partial<PilotFile> = {}) => runningFile([], { reportedFailures: [reported(1, began)], ...more })
const aboutFailures = (file: PilotFile) =>
  openDecisions(file, now, utc).filter(({ thing }) => thing.startsWith('failures/'))

describe('A failure that nobody is on', () => {
  it('waits for the CTO, due within a working day, and for every engineer', () => {
    expect(aboutFailures(failed())).toMatchObject([
      { what: 'acknowledge the failure', seat: 'cto', by: null, dueAt: at('2026-07-08T17:00Z') },
    ])
    expect(openTasks(failed(), 'ines', utc)).toMatchObject([{ what: 'acknowledge the failure', thing: 'failures/1' }])
    expect(openTasks(failed(), 'tariq', utc)).toEqual([])
  })

  it('waits for nobody once somebody is, or it is over', () => {
    const acknowledged = failed({ failures: [happened(1, 'acknowledged', now)] })
    const over = failed({ failures: [happened(1, 'resolved', now, { changed: 'system', downtimeMinutes: 0 })] })
    expect([aboutFailures(acknowledged), aboutFailures(over)]).toEqual([[], []])
    expect(openTasks(acknowledged, 'ines', utc)).toEqual([])
  })

  it('is named with its part and the words that were said of it', () => {
    const [open] = aboutFailures(failed())
    expect(open && decisionText(open)).toBe('Acknowledge: failure 1, ERP sync')
    expect(effectText(open?.about ?? null, { rules: [], texts: new Map() })).toBe('“Timeout after 30 s”')
    const logged = happened(2, 'logged', now, { component: 'unknown', side: 'system' }, 'ines')
    const [own] = aboutFailures(runningFile([], { failures: [logged] }))
    expect(own).toMatchObject({ by: 'ines' })
    expect(effectText(own?.about ?? null, { rules: [], texts: new Map([[`text-${now}`, 'It stands.']]) })).toBe(
      '“It stands.”',
    )
  })
})

describe('A failure whose side nobody knows', () => {
  const unknown = { reportedFailures: [reported(1, began, { side: 'unknown' })] }

  it('waits for both leaders until one of them says it, or leaves it to the review', () => {
    const sides = (file: PilotFile) =>
      aboutFailures(file)
        .filter(({ what }) => what === 'say its side')
        .map(({ seat }) => seat)
    expect(sides(failed(unknown))).toEqual(['coo', 'cto'])
    expect(sides(failed({ ...unknown, failures: [happened(1, 'triaged', now, { side: 'policy' })] }))).toEqual([])
    expect(sides(failed({ ...unknown, failures: [happened(1, 'triaged', now, { side: 'unknown' })] }))).toEqual([])
  })
})
