import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvCell, openErrorFile } from '../../src/intake/error-file.ts'
import { readText } from './log-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'twokeys-errors-'))

describe('the error file', () => {
  test('holds every rejected row, also those that the report leaves out', async () => {
    const path = join(folder, 'errors.csv')
    const file = openErrorFile(path)
    const rows = Array.from({ length: 1200 }, (_, number) => `A,pay,"soon, ""perhaps""\n${number}"`)
    await readText(`case,activity,time\n${rows.join('\n')}`, { onRejected: file.write })
    file.close()

    const [header, first, ...others] = parse(readFileSync(path))
    expect(header).toEqual(['line', 'column', 'value', 'why'])
    expect(first).toEqual(['2', 'time', 'soon, "perhaps"\n0', 'not a date and time'])
    expect(others).toHaveLength(1199)
    expect(others.at(-1)).toMatchObject({ 0: '2400' })
  })

  test('is readable by its owner only', () => {
    const path = join(folder, 'private.csv')
    openErrorFile(path).close()
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('a cell %j cannot become a formula', (text) => {
  expect(csvCell(text).replaceAll('"', '')).toBe(`'${text}`)
})

test('whatever a cell says is read back, with an apostrophe at most', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 2 }), (cells) => {
      const [read] = parse(`${cells.map(csvCell).join(',')}\r\n`, { record_delimiter: '\r\n' })
      expect(read).toEqual(cells.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)))
    }),
  )
})
