import { expect, test } from 'vitest'
import { isRefused } from '../../src/domain/refusal.ts'
import { previewLog, type Preview, type PreviewOptions } from '../../src/intake/preview.ts'
import { fileWith } from './log-files.ts'

async function preview(content: string, options: PreviewOptions = {}): Promise<Preview> {
  const found = await previewLog(fileWith(content), options)
  if (isRefused(found)) throw new Error(found.why)
  return found
}

test('an event log shows its first rows, its columns and its activities before anything is read', async () => {
  const rows = Array.from(
    { length: 30 },
    (_, number) => `case ${number};${number % 2 ? 'pay' : 'receive'};2026-05-04;x`,
  )
  const found = await preview(`Case ID;Activity;Complete Timestamp;Note\n${rows.join('\n')}`)
  expect(found).toMatchObject({
    format: 'csv',
    separator: ';',
    kind: 'events',
    columns: ['Case ID', 'Activity', 'Complete Timestamp', 'Note'],
    events: { case: 'Case ID', activity: 'Activity', time: 'Complete Timestamp', resource: null },
    activities: ['receive', 'pay'],
  })
  expect(found.rows).toHaveLength(20)
  expect(found.rows[0]).toEqual({ line: 2, cells: ['case 0', 'receive', '2026-05-04', 'x'] })
})

test('a case file is recognised as one', async () => {
  const found = await preview('case,received_at,completed_at,supplier\nA,2026-05-04,2026-05-05,Acme\n')
  expect(found).toMatchObject({
    kind: 'cases',
    cases: { case: 'case', received_at: 'received_at', path: null },
    activities: [],
  })
})

test('a table whose columns are not recognised is shown all the same, so that somebody can say', async () => {
  const unknown = 'Ticket,What,When\nA,pay,2026-05-04\n'
  expect(await preview(unknown)).toMatchObject({ kind: null, columns: ['Ticket', 'What', 'When'], activities: [] })
  const mapping = { case: 'Ticket', activity: 'What', time: 'When' }
  expect(await preview(unknown, { mapping })).toMatchObject({ kind: 'events', activities: ['pay'] })
})

test('XES shows its events, and every attribute that could be chosen', async () => {
  const event = (name: string) =>
    `<event><string key="concept:name" value="${name}"/><date key="time:timestamp" value="2026-05-04"/><string key="org:role" value="clerk"/></event>`
  const found = await preview(
    `<log><trace><string key="concept:name" value="A"/>${event('receive')}${event('pay')}</trace></log>`,
  )
  expect(found).toMatchObject({ format: 'xes', separator: null, kind: 'events', activities: ['receive', 'pay'] })
  expect(found.columns).toEqual(['concept:name', 'time:timestamp', 'org:resource', 'org:role'])
  expect(found.rows[0]?.cells).toEqual(['A', 'receive', '2026-05-04', ''])
})

test('no more than two hundred activities are offered, and long cells are cut', async () => {
  const rows = Array.from({ length: 300 }, (_, number) => `A,activity ${number},2026-05-04,${'x'.repeat(1000)}`)
  const found = await preview(`case,activity,time,note\n${rows.join('\n')}`)
  expect(found.activities).toHaveLength(200)
  expect(found.rows[0]?.cells[3]).toBe('x'.repeat(200))
})

test('only the beginning of a long file is looked at', async () => {
  const rows = Array.from({ length: 50_000 }, (_, number) => `A,${number < 40_000 ? 'early' : 'late'},2026-05-04`)
  expect((await preview(`case,activity,time\n${rows.join('\n')}`)).activities).toEqual(['early'])
})

test('a file that is no log is refused as when it is read', async () => {
  expect(await previewLog(fileWith(''))).toMatchObject({ refused: true, why: 'The file is empty.' })
})
