import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordDifference } from '../../src/web/views/word-difference.ts'

/** Removed words in square brackets, added ones in braces. */
function marked(before: string, after: string): readonly string[] {
  const { before: old, after: fresh } = wordDifference(before, after)
  const show = (text: string, is: string) => (is === 'removed' ? `[${text}]` : is === 'added' ? `{${text}}` : text)
  return [old, fresh].map((segments) => segments.map(({ text, is }) => show(text, is)).join(''))
}

describe('what moved between two wordings', () => {
  test('is marked word by word', () => {
    expect(
      marked('Invoices over 25,000 need a second approver.', 'Invoices over 10,000 need a second approver.'),
    ).toEqual(['Invoices over [25,000] need a second approver.', 'Invoices over {10,000} need a second approver.'])
  })

  test('is the whole sentence when only a “the” stands in both', () => {
    expect(marked('Walk to the approver.', 'Use the paper form.')).toEqual([
      '[Walk to the approver.]',
      '{Use the paper form.}',
    ])
  })

  test('is nothing between the same words', () => {
    expect(marked('Use it always.', 'Use it always.')).toEqual(['Use it always.', 'Use it always.'])
  })

  test('is everything where one of them is not there', () => {
    expect(marked('', 'Use it always.')).toEqual(['', '{Use it always.}'])
    expect(marked('Use it always.', '')).toEqual(['[Use it always.]', ''])
  })

  test('never loses or invents a word', () => {
    const words = fc.array(fc.constantFrom('the', 'invoice', 'over', '10,000', 'needs', 'two', 'approvers', 'a'), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [before, after] = [one.join(' '), other.join(' ')]
        const difference = wordDifference(before, after)
        const text = (segments: readonly { text: string }[]) => segments.map((segment) => segment.text).join('')
        const common = (segments: readonly { text: string; is: string }[]) =>
          segments.flatMap(({ text: words_, is }) => (is === 'same' ? words_.split(/\s+/).filter(Boolean) : []))

        expect([text(difference.before), text(difference.after)]).toEqual([before, after])
        expect(common(difference.before)).toEqual(common(difference.after))
      }),
    )
  })
})
