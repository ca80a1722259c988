import { describe, expect, test } from 'vitest'
import { fileWith, read, readText, refusalOf } from './log-files.ts'

const twoEvents = 'case,activity,time\nA,receive,2026-05-04 08:00\nA,pay,2026-05-04 09:00\n'
const asRead = { cases: 1, events: 2, medianHours: 1, rejectedTotal: 0 }

describe('a table is read', () => {
  test.each([
    ['with commas', twoEvents],
    ['with semicolons', twoEvents.replaceAll(',', ';')],
    ['with tabs', twoEvents.replaceAll(',', '\t')],
    ['with a byte order mark', `\ufeff${twoEvents}`],
    ['with a byte order mark and quoted names', `\ufeff${twoEvents.replace('case', '"case"')}`],
    ['with Windows line ends', twoEvents.replaceAll('\n', '\r\n')],
    ['with line ends of both kinds', twoEvents.replace('\n', '\r\n')],
    ['with old Macintosh line ends', twoEvents.replaceAll('\n', '\r')],
    ['without a last line end', twoEvents.trimEnd()],
    ['after blank lines and before empty ones', `\n\n${twoEvents}\n,,\n,,\n`],
    ['that announces its separator', `sep=;\r\n${twoEvents.replaceAll(',', ';').replaceAll('\n', '\r\n')}`],
    ['whose every cell is quoted', twoEvents.replaceAll(/[^,\n]+/g, '"$&"')],
    ['whose cells stand among spaces', twoEvents.replaceAll(',', ' , ')],
  ])('%s', async (_, content) => {
    expect((await readText(content)).report).toMatchObject(asRead)
  })

  test('with semicolons, commas in the cells, European dates, and question marks for what is missing', async () => {
    const { report, cases } = await readText(
      `Case ID;Activity;Complete Timestamp;Resource;"Amount, net"
4711;receive;04-05-2026 08:15;Ben;1,50
4711;check;04-05-2026 09:15;?;1,50
4711;pay;05-05-2026 08:15;Maya;1,50
`,
      { zone: 'Europe/Amsterdam' },
    )
    expect(report).toMatchObject({ cases: 1, events: 3, medianHours: 24, handoffs: 0, rejectedTotal: 0 })
    expect(report.notes).toEqual(['Dates such as 03/04/2026 were read with the day first.'])
    expect(cases[0]).toMatchObject({
      receivedAt: Date.parse('2026-05-04T06:15:00Z'),
      attributes: { 'Amount, net': '1,50' },
    })
  })

  test('with the same letters, however they are composed', async () => {
    const { report } = await readText('case,activity,time\nZo\u00eb,a,2026-05-04\nZoe\u0308,b,2026-05-05\n')
    expect(report.cases).toBe(1)
  })

  test('with quotes inside its cells', async () => {
    const { report, cases } = await readText(
      'case,activity,time,note\nA,pay,2026-05-04,"say ""yes"", now"\nB,pay,2026-05-04,5" pipe\n',
    )
    expect(report.rejectedTotal).toBe(0)
    expect(cases.map(({ attributes }) => attributes['note'])).toEqual(['say "yes", now', '5" pipe'])
  })
})

describe('a bad row', () => {
  test('is rejected with its line, column, value and reason, and the rest goes on', async () => {
    const { report } = await readText(`case,activity,time
A,receive,2026-05-04 08:00
A,pay,yesterday
,pay,2026-05-04 09:00
A,?,2026-05-04 09:00
A,pay,
A,pay,2026-05-04 10:00
`)
    expect(report.rejected).toEqual([
      { line: 3, column: 'time', value: 'yesterday', why: 'not a date and time' },
      { line: 4, column: 'case', value: '', why: 'missing' },
      { line: 5, column: 'activity', value: '', why: 'missing' },
      { line: 6, column: 'time', value: '', why: 'missing' },
    ])
    expect(report).toMatchObject({ events: 2, medianHours: 2, rejectedTotal: 4 })
  })

  test.each([
    ['\n', 'Unix'],
    ['\r\n', 'Windows'],
  ])('is found by its line after cells of several lines and blank lines (%j)', async (end) => {
    const lines = [
      'case,activity,time,note',
      'A,pay,2026-05-04,"one',
      'two',
      '',
      'four"',
      '',
      'B,pay,soon,"one',
      'two"',
      'C,pay,later,',
    ]
    const { report } = await readText(lines.join(end))
    expect(report.rejected.map(({ line, value }) => `${line} ${value}`)).toEqual(['7 soon', '9 later'])
  })

  test('is one with too many or too few cells', async () => {
    const { report } = await readText(
      'case,activity,time,note\nA,pay,2026-05-04\nB,pay,2026-05-04,x,y\nC,pay,2026-05-04,x,\nD,pay,2026-05-04,x\n',
    )
    expect(report.rejected).toEqual([
      { line: 2, column: 'note', value: '', why: '3 cells where the header has 4' },
      { line: 3, column: '', value: 'y', why: '5 cells where the header has 4' },
    ])
    expect(report.cases).toBe(2)
  })

  test('is one whose bytes are not UTF-8', async () => {
    const latin1 = Buffer.from('case,activity,time\nM\u00fcller,pay,2026-05-04\nSmith,pay,2026-05-04\n', 'latin1')
    const { report } = await read(fileWith(latin1))
    expect(report.rejected).toMatchObject([{ line: 2, column: 'case', why: 'not UTF-8 text' }])
    expect(report.cases).toBe(1)
  })

  test('is not one that says "unknown character" in good UTF-8', async () => {
    expect((await readText('case,activity,time\nM\ufffdller,pay,2026-05-04\n')).report.rejectedTotal).toBe(0)
  })

  test('is one that opens a quote and never closes it; what came before counts', async () => {
    const { report } = await readText('case,activity,time\nA,pay,2026-05-04\n"B,pay,2026-05-04\nC,pay,2026-05-04\n')
    expect(report.rejected).toMatchObject([
      { line: 3, why: 'a quote opens here and never closes; nothing after it was read' },
    ])
    expect(report.cases).toBe(1)
  })

  test('is shown cut at two hundred characters, and only the first thousand are shown', async () => {
    const rows = Array.from({ length: 1500 }, () => `A,pay,${'x'.repeat(500)}`)
    const all: number[] = []
    const { report } = await readText(`case,activity,time\n${rows.join('\n')}`, {
      onRejected: ({ line }) => all.push(line),
    })
    expect(report.rejected).toHaveLength(1000)
    expect(report.rejected[0]?.value).toBe('x'.repeat(200))
    expect(report.rejectedTotal).toBe(1500)
    expect(all).toEqual(rows.map((_, index) => index + 2))
  })
})

describe('an unusual table', () => {
  test('with one cell of ten megabytes is read, and the cell cut', async () => {
    const { report, cases } = await readText(
      `case,activity,time,note\nA,pay,2026-05-04,${'x'.repeat(10_000_000)}\nB,pay,2026-05-04,y\n`,
    )
    expect(report).toMatchObject({ cases: 2, rejectedTotal: 0 })
    expect(cases[0]?.attributes['note']).toBe('x'.repeat(200))
  })

  test('with a reference of ten megabytes loses that row only', async () => {
    const { report } = await readText(
      `case,activity,time\n${'x'.repeat(10_000_000)},pay,2026-05-04\nB,pay,2026-05-04\n`,
    )
    expect(report.rejected).toEqual([
      { line: 2, column: 'case', value: 'x'.repeat(200), why: 'longer than 200 characters' },
    ])
    expect(report.cases).toBe(1)
  })

  test('with five hundred columns is read', async () => {
    const names = Array.from({ length: 497 }, (_, number) => `field ${number}`)
    const { report } = await readText(`${names.join(',')},case,activity,time\n${','.repeat(497)}A,pay,2026-05-04\n`)
    expect(report).toMatchObject({ cases: 1, rejectedTotal: 0 })
  })

  test('with a name twice is read where that column is not needed, and refused where it is', async () => {
    const { cases } = await readText('case,activity,time,note,note\nA,pay,2026-05-04,first,second\n')
    expect(cases[0]?.attributes).toEqual({ note: 'first' })
    const twice = fileWith('case,activity,time,case\nA,pay,2026-05-04,B\n')
    expect(await refusalOf(twice)).toBe(
      'Two columns are called “case” (the 1. and the 4.). Rename one, so that it is clear which one counts.',
    )
  })

  test('with a header and no rows has no cases', async () => {
    const { report, cases } = await readText('case,activity,time\n')
    expect(report).toMatchObject({
      cases: 0,
      events: 0,
      medianHours: null,
      weeks: [],
      notes: ['The log has no events.'],
    })
    expect(cases).toEqual([])
  })
})
