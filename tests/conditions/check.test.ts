import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/conditions/check.ts'
import { compile } from '../../src/conditions/compile.ts'
import { anyAttributes, someFields as fields } from '../support/some-conditions.ts'

const amount = 'c["Amount (EUR)"]'
const name = 'c["case:concept:name"]'
const due = 'c["Due date"]'
const text = 'text'

describe('an expression written by hand', () => {
  it.each([
    `${amount} >= 500 && (${name} == "ACME" || !(${name} in ["Foo", "Bar"]))`,
    `${amount} > -0.5 || 500 <= ${amount}`,
    `${name}.startsWith("AC") || ${name}.endsWith('E') || ${name}.contains("C")`,
    `${due} >= "2026-03-01" && "2026-04-01" > ${due} && ${due} in ["2026-03-01"]`,
    'c.constructor && "Due date" in c',
    'c["constructor"] == true',
    `${name} == "2026-03-01" || ${amount} in [${Array(100).fill('1').join(', ')}]`,
    `${name} != c["Say \\"when\\" \\\\ now"]`,
    'true',
  ])('is a condition: %s', (expression) => {
    expect(check(expression, fields)).toBeNull()
  })

  it.each([
    ['', 1, 'Something is missing at the end.'],
    [`${amount} >=`, 21, 'Something is missing at the end.'],
    [`${amount} = 500`, 19, 'Write == to compare.'],
    [`${name} == "ACME`, 27, 'A quotation mark is missing.'],
    [`${amount} >= 500 and true`, 26, 'This cannot be read: unexpected character'],
    [amount, 1, '“Amount (EUR)” is a number.'],
    ['5', 1, 'A condition must be true or false, and this is a value.'],
    [`!${amount}`, 2, '“Amount (EUR)” is a number.'],
    ['true && "a"', 9, 'Say what this is to be compared with.'],
    ['Amount > 500', 1, 'There is nothing called Amount. A field of the case is written c["Amount"].'],
    ['c["Amount"] > 500', 1, 'No case gives a field called “Amount”.'],
    [`${amount} > "500"`, 1, 'Only numbers and days come one before the other.'],
    [`${amount} == "500"`, 1, '“Amount (EUR)” is a number. Compare it with one such as 500, without quotation marks.'],
    [`true && ${name} == 5`, 9, '“case:concept:name” is text. Compare it with a text in quotation marks.'],
    [`${name} < "B"`, 1, 'Only numbers and days come one before the other.'],
    [`${name} < "2026-01-01"`, 1, 'Only numbers and days come one before the other.'],
    [`${name} < c["Say \\"when\\" \\\\ now"]`, 1, 'Only numbers and days come one before the other.'],
    [`${due} == "next week"`, 1, '“Due date” is a day. Compare it with one such as "2026-09-07".'],
    [`c.constructor == 1`, 1, '“constructor” is a yes or no. Compare it with true or false.'],
    [`${due} == ${amount}`, 1, 'These two are of different kinds and cannot be compared.'],
    [`(${due} in c) == "x"`, 2, 'Write the name of the field in quotation marks.'],
    ['true == 1', 1, 'These two are of different kinds'],
    [`${amount} in []`, 22, 'This list is empty.'],
    [`${amount} in ["a"]`, 1, 'is a number'],
    [`${amount} in [1, "a"]`, 22, 'The values of a list are all of one kind.'],
    [`(${amount} > 1) in ["a"]`, 28, 'These values are of another kind.'],
    [`${amount} in [${name}]`, 23, 'Write a plain value here.'],
    [`${amount} in 5`, 22, 'Write the values as a list'],
    [`${amount}.contains("5")`, 1, 'is a number'],
    [`"5".contains(true)`, 14, 'only be asked of text'],
    [`${amount} in [${Array(101).fill('1').join(',')}]`, 223, 'A list has at most 100 values.'],
    ['d["Due date"] == "2026-03-01"', 1, 'Only the fields of the case can be asked for'],
    [`${name}.contains("a", "b")`, 1, 'Ask contains for one text: contains("a").'],
    ['c[true]', 3, 'Write the name of the field in quotation marks.'],
    [`${amount} == 99999999999999999999`, 22, 'too large'],
    [`${amount} == null`, 22, 'A condition compares text, numbers, days, true and false.'],
    [`${amount} == 5u`, 22, 'A condition compares text'],
    [`${amount} == -"5"`, 23, 'A condition compares text'],
  ])('is refused with the place: %s', (expression, column, why) => {
    expect(check(expression, fields)).toEqual({ column, why: expect.stringContaining(why) })
  })
})

describe('a hostile expression', () => {
  const hostile: Record<string, string> = {
    'a regular expression': `${name}.matches("(a+)+$")`,
    'a comprehension': '[1, 2].exists(x, x == 1)',
    'nested comprehensions': '[1, 2].all(x, [1, 2].all(y, [1, 2].exists(z, x == z)))',
    'a transformation': '[1, 2].map(x, x * 2).filter(x, x > 1) == [4]',
    'a chain of constructors': 'c.constructor.constructor("return process")()',
    'a constructor of text': '"".constructor.constructor == "x"',
    'a constructor by name': 'c["constructor"]["constructor"]("return 1") == 1',
    'a prototype': 'c["__proto__"]["polluted"] == "yes"',
    'the prototype of the case': 'c.__proto__ == "x"',
    'what every object has': '"toString" in c',
    'a name of the machine': 'process.env.HOME == "x"',
    'a call': 'timestamp("2026-01-01T00:00:00Z") == timestamp("2026-01-01T00:00:00Z")',
    'a binding': 'cel.bind(x, [1, 2], x == x)',
    'a macro': 'has(c.constructor)',
    'a map': '{"a": 1} == {"a": 1}',
    'the whole case': 'c == c',
    'a choice': 'true ? true : false',
    arithmetic: `${amount} + 1 > 2`,
    bytes: 'b"abc" == b"abc"',
    'ten thousand parentheses': `${'('.repeat(10_000)}true${')'.repeat(10_000)}`,
    'parentheses within the length': `${'('.repeat(1_900)}true${')'.repeat(1_900)}`,
    'a thousand nots': `${'!'.repeat(3_900)}true`,
    'a thousand minuses': `${amount} == ${'-'.repeat(3_900)}1`,
    'a long chain': `true${' && true'.repeat(490)}${' || true'.repeat(10)}`.repeat(2),
    'many parts': Array<string>(1_200).fill('!c').join('||'),
    'a deep index': `c${'["a"]'.repeat(700)}`,
    'a huge list': `${amount} in [${'1,'.repeat(100_000)}1]`,
    'a list within the length': `${amount} in [${'1,'.repeat(1_500)}1]`,
    'a list of lists': `${'['.repeat(1_000)}1${']'.repeat(1_000)} == [1]`,
    'huge text': `${name} == "${'x'.repeat(10_000_000)}"`,
    'a huge number': `${amount} == ${'9'.repeat(3_000)}`,
    'a huge exponent': `${amount} == 1e400`,
    'an unfinished escape': `${name} == "\\u{${'f'.repeat(3_000)}"`,
    'half a character': `${name} == "\\ud800"`,
    'no text at all': '\u0000',
  }

  it.each(Object.keys(hostile))('is refused in a sentence, at once: %s', (kind) => {
    const started = process.cpuUsage()
    const refused = check(hostile[kind] ?? '', fields)
    const { user, system } = process.cpuUsage(started)

    expect((user + system) / 1_000).toBeLessThan(50)
    expect(refused?.why).toMatch(/^.{10,200}\.$/s)
    expect(refused?.column).toBeGreaterThan(0)
  })

  it('holds for no case where it was kept all the same', () => {
    for (const expression of Object.values(hostile))
      expect(compile({ expression }).evaluate({ 'case:concept:name': 'x' })).not.toBe(true)
  })
})

describe('checking', () => {
  const pieces = [
    'c',
    '["Due date"]',
    amount,
    '==',
    '<',
    '&&',
    '||',
    '!',
    '(',
    ')',
    '[',
    ']',
    '"',
    '.',
    ',',
    ' in ',
    '1',
    '-',
  ]
  const anyJumble = fc.array(fc.constantFrom(...pieces, 'true', '"a"', 'contains', '?', ':', '{', '\\', text), {
    maxLength: 40,
  })

  it('never throws, and what it lets pass answers for every case', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      anyJumble.map((jumble) => jumble.join('')),
    )
    fc.assert(
      fc.property(anything, anyAttributes, (expression, attributes) => {
        const refused = check(expression, fields)
        const answer = compile({ expression }).evaluate(attributes)
        expect(refused === null ? [true, false, 'undecided'] : ['undecided']).toContain(answer)
      }),
      { numRuns: 5_000 },
    )
  })
})
