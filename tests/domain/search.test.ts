// Whoever remembers words remembers neither their order nor their accents.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerptOf, folded, hasAll, wordsIn } from '../../src/domain/search.ts'

const finds = (text: string, query: string) => hasAll(folded(text), wordsIn(query))
const marked = (text: string, query: string) =>
  excerptOf(text, wordsIn(query))
    .map(({ text: piece, isHit }) => (isHit ? `[${piece}]` : piece))
    .join('')

describe('A text is found', () => {
  it.each([
    ['Invoices above € 10,000 go to the finance director.', 'director invoices'],
    ['Invoices above € 10,000 go to the finance director.', 'FINANCE'],
    ['Invoices above € 10,000 go to the finance director.', '“10,000”'],
    ['Die Rechnung aus Übersee prüft Zoë.', 'ubersee zoe prüft'],
    ['Straße nach Łódź', 'strasse lodz'],
    ['Smørrebrød für Þór', 'smorrebrod thor'],
    ['Σίσυφος', 'ΣΙΣΥΦΟΣ'],
    ['İstanbul', 'istanbul'],
    ['ﬁnance', 'finance'],
    ['component erp_sync', 'erp_sync'],
  ])('%s by %s', (text, query) => {
    expect(finds(text, query)).toBe(true)
  })

  it.each([
    ['Invoices above € 10,000 go to the finance director.', 'director purchase'],
    ['Credit notes', 'credits'],
  ])('but not %s by %s', (text, query) => {
    expect(finds(text, query)).toBe(false)
  })

  it('by its own words in any order', () => {
    const words = fc.array(
      fc.string({ unit: fc.constantFrom('a', 'É', 'ß', 'ø', 'Z', '7'), minLength: 1, maxLength: 6 }),
      { minLength: 1, maxLength: 8 },
    )
    fc.assert(
      fc.property(words, (some) => {
        expect(finds(some.join(' '), some.toReversed().join('  '))).toBe(true)
      }),
    )
  })
})

describe('The words of a query', () => {
  it('are none where nobody typed any', () => {
    expect(['', '   ', '"" ?! ...'].map(wordsIn)).toEqual([[], [], []])
  })

  it('count once, and eight at most', () => {
    expect(wordsIn('the THE Thé')).toEqual(['the'])
    expect(wordsIn('a b c d e f g h i j')).toHaveLength(8)
  })
})

describe('An excerpt', () => {
  it('marks every word where it stood, as it was written', () => {
    expect(marked('Die Straße prüft, die Prüfung fragt.', 'pruf strasse')).toBe(
      'Die [Straße] [prüf]t, die [Prüf]ung fragt.',
    )
  })

  it('begins shortly before the first of them in a long text, and says where it was cut', () => {
    const text = `${'Nobody reads this part. '.repeat(20)}The director decides. ${'Nor this one. '.repeat(20)}`
    expect(marked(text, 'director')).toMatch(/^….{10,50}\[director\].{80,140}…$/)
  })

  it('is the beginning where none of them stands in it', () => {
    expect(marked('Invoices go to the director.', 'INV')).toBe('[Inv]oices go to the director.')
    expect(marked('Credit notes go to Maya.', 'R3')).toBe('Credit notes go to Maya.')
  })

  it('never says anything but the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        (text, query) => {
          const said = excerptOf(text, wordsIn(query))
          const middle = said.filter(({ text: piece }, nth) => piece !== '…' || (nth > 0 && nth < said.length - 1))
          expect(text.replaceAll(/\s+/g, ' ')).toContain(
            middle
              .map((piece) => piece.text)
              .join('')
              .replaceAll(/^…|…$/g, ''),
          )
        },
      ),
    )
  })
})
