import { describe, expect, test } from 'vitest'
import { ruleMoved, versionsBefore } from '../../src/domain/rule-change-content.ts'
import { approved, asked, bookFile, confirmed, switchedOn, wish } from '../support/changing-rules.ts'

const retired = () => switchedOn(confirmed(approved(asked(bookFile(), wish({ kind: 'retire' })))))

describe('what a revert can bring back', () => {
  test('is what the rule once said and does not say now', () => {
    const reverted = switchedOn(confirmed(approved(asked(switchedOn(), wish({ kind: 'revert', version: 1 })))))
    const back = (file: ReturnType<typeof bookFile>) => versionsBefore(file.rules, 1).map(({ version }) => version)

    expect(back(bookFile())).toEqual([])
    expect(back(switchedOn())).toEqual([1])
    expect(back(reverted)).toEqual([2])
    expect(back(retired())).toEqual([1])
  })
})

describe('a rule that somebody has read', () => {
  test('is overtaken once another version was switched on, or it was retired', () => {
    expect(ruleMoved(bookFile(), 1, 1)).toBeNull()
    expect(ruleMoved(switchedOn(), 1, 1)).toMatchObject({ kind: 'overtaken' })
    expect(ruleMoved(retired(), 1, 1)).toMatchObject({ kind: 'overtaken' })
    expect(ruleMoved(switchedOn(), 1, 2)).toBeNull()
  })

  test('is none where a rule is to be added', () => {
    expect(ruleMoved(bookFile(), null, 0)).toBeNull()
  })
})
