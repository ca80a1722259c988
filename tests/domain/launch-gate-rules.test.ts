import { describe, expect, test } from 'vitest'
import { isReady, launchGate } from '../../src/domain/launch-gate.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import type { ProcessContent } from '../../src/domain/process.ts'
import type { Outcome, RuleContent } from '../../src/domain/rule.ts'
import { signedFile } from '../support/drafted-pilot.ts'
import {
  fourRules,
  messyEvent,
  processStep,
  processVersion,
  ruleVersion,
  writtenFile,
  writtenProcess,
} from '../support/written-rules.ts'

/** What an item of the gate misses in a pilot that is ready but for what a test changes. */
function missing(name: string, change: Partial<PilotFile>): string | null | undefined {
  const file = { ...signedFile(), ...change }
  return launchGate(file).find((item) => item.name === name)?.missing
}

describe('the process at the launch', () => {
  const written = (content: Partial<ProcessContent>) =>
    missing('process_steps', { processes: [processVersion(1, writtenProcess(content))] })
  const steps = (count: number) => Array.from({ length: count }, (_, at) => processStep(`does ${at}`))

  test('must be there, with both lists', () => {
    expect(missing('process_steps', { processes: [] })).toBe('The process is not written yet.')
    expect(written({ today: [] })).toBe('How the work is done today is not written.')
    expect(written({ pilot: [] })).toBe('How the work is done in the pilot is not written.')
    expect(written({})).toBeNull()
  })

  test.each([4, 11])('has five to ten steps, or a reason why it has %i', (count) => {
    expect(written({ pilot: steps(count) })).toBe(
      `There are ${count} steps in the pilot; five to ten are right, and no reason is given.`,
    )
    expect(written({ pilot: steps(count), whySoMany: 'One click is all.' })).toBeNull()
  })

  test('says everything about every step', () => {
    const gap = processStep('reads it', { check: '', seenBy: '' })

    expect(written({ today: [...steps(5), gap] })).toBe(
      'Step 6 of today’s work does not say what is checked and who sees it and when.',
    )
  })

  test('is judged as it reads now', () => {
    const processes = [processVersion(1), processVersion(2, writtenProcess({ pilot: steps(3) }))]

    expect(missing('process_steps', { processes })).toContain('There are 3 steps')
    expect(isReady({ ...signedFile(), processes })).toBe(false)
  })
})

describe('the rules at the launch', () => {
  const rules = (contents: readonly RuleContent[]) =>
    missing('rules_answer', { rules: contents.map((content, at) => ruleVersion(at + 1, content)) })

  test.each([
    [0, 'No rule says who starts.'],
    [1, 'No rule says what data is needed.'],
    [2, 'No rule says who can override.'],
    [3, 'No rule says when it stops.'],
  ])('leave a question open without the one at place %i', (without, sentence) => {
    expect(rules(fourRules.toSpliced(without, 1))).toBe(sentence)
  })

  test('say who can override by an exception as well, when it names somebody', () => {
    const [start, data, , stop] = fourRules as [RuleContent, RuleContent, RuleContent, RuleContent] // there are four
    const nobody: Outcome = { route: 'Finance', approver: null, limit: null, human: null }
    const exception = (outcome: Outcome | null): RuleContent => ({ ...start, section: 'exception', under: 1, outcome })
    const withException = (outcome: Outcome | null) => rules([start, data, stop, exception(outcome)])

    expect(withException(null)).toBe('No rule says who can override.')
    expect(withException(nobody)).toBe('No rule says who can override.')
    expect(withException({ ...nobody, approver: 'Olivia' })).toBeNull()
    expect(withException({ ...nobody, human: 'Maya decides' })).toBeNull()
  })

  test('do not count once they were taken out', () => {
    const [first, ...others] = writtenFile.rules
    const retired = { ...first!, version: 2, retired: true }

    expect(missing('rules_answer', { rules: [first!, ...others, retired] })).toBe('No rule says who starts.')
  })
})

describe('messy cases at the launch', () => {
  const { rules, messyCases } = writtenFile
  const second = rules[1]?.hash ?? ''
  const messy = (change: Partial<PilotFile>) => missing('messy_cases', change)

  test('were tried, all five kinds of them', () => {
    expect(messy({})).toBeNull()
    expect(messy({ messyCases: messyCases.filter(({ test: number }) => number !== 3) })).toBe(
      'Not tried on the rules as they stand: late approvals.',
    )
    expect(
      messy({ messyCases: messyCases.filter(({ test: number, what }) => number !== 5 || what === 'written') }),
    ).toBe('Not tried on the rules as they stand: skipped steps.')
  })

  test('are tried again once their rule has changed', () => {
    const reworded = ruleVersion(2, { ...fourRules[1]!, text: 'Only a supplier.' }, { version: 2, at: 90, seq: 90 })

    expect(messy({ rules: [...rules, reworded] })).toContain('missing fields, duplicate requests, late approvals,')
  })

  test('keep the launch waiting while one has failed, also beside one that passed', () => {
    const failed = messyEvent(4, { result: 'fail', how: 'by hand', ruleHash: second })
    const again = messyEvent(4, { result: 'pass', how: 'by hand', ruleHash: second })

    expect(messy({ messyCases: [...messyCases, failed] })).toBe('Failed: test 4.')
    expect(messy({ messyCases: [...messyCases, failed, again] })).toBeNull()
  })

  test('do not count once they were dropped', () => {
    expect(messy({ messyCases: [...messyCases, messyEvent(1, { what: 'dropped' })] })).toContain('missing fields')
  })
})
