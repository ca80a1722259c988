import { describe, expect, test } from 'vitest'
import { fileWith, readText, refusalOf } from './log-files.ts'

const header = 'case,received_at,completed_at,path,manual_touches,handoffs,errors,rework,exception,routed_to,supplier'

describe('a case file', () => {
  test('becomes cases', async () => {
    const { report, cases } = await readText(`${header}
INV-1,2026-05-04T08:00:00Z,2026-05-04T12:00:00Z,automated,0,1,0,no,no,Maya,Acme
INV-2,2026-05-04T08:00:00Z,2026-05-05T08:00:00Z,outside:asked a manager,3,2,1,yes,1,,Bolt
INV-3,2026-05-04T08:00:00Z,,,,,,,,,
`)
    expect(report).toMatchObject({
      kind: 'cases',
      cases: 3,
      events: 0,
      activities: 0,
      completed: 2,
      open: 1,
      medianHours: 14,
      handoffs: 3,
      reworkCases: 1,
    })
    expect(report.weeks).toEqual([
      { week: '2026-W19', completed: 2, medianHours: 14, p90Hours: 22, handoffsPerCase: 1.5, reworkShare: 0.5 },
    ])
    expect(cases).toEqual([
      {
        ref: 'INV-1',
        receivedAt: Date.parse('2026-05-04T08:00:00Z'),
        completedAt: Date.parse('2026-05-04T12:00:00Z'),
        path: 'automated',
        outsideReason: null,
        manualTouches: 0,
        handoffs: 1,
        errors: 0,
        rework: false,
        exception: false,
        routedTo: 'Maya',
        fieldsEdited: [],
        events: null,
        failures: [],
        attributes: { supplier: 'Acme' },
      },
      expect.objectContaining({
        path: 'outside',
        outsideReason: 'asked a manager',
        manualTouches: 3,
        rework: true,
        exception: true,
        routedTo: null,
      }),
      expect.objectContaining({
        completedAt: null,
        path: null,
        manualTouches: null,
        handoffs: null,
        rework: null,
        exception: null,
        attributes: {},
      }),
    ])
  })

  test('needs no more than the three columns that tell the time', async () => {
    const { report, cases } = await readText('case,received_at,completed_at\nA,2026-05-04,2026-05-05\n')
    expect(report).toMatchObject({ cases: 1, handoffs: null, reworkCases: null, medianHours: 24 })
    expect(report.weeks[0]).toMatchObject({ handoffsPerCase: null, reworkShare: null })
    expect(cases[0]).toMatchObject({ path: null, errors: null })
  })

  test('takes its columns from elsewhere where somebody says so', async () => {
    const mapping = { case: 'Invoice', received_at: 'In', completed_at: 'Out' }
    const { report } = await readText('Invoice;In;Out\nA;04-05-2026 08:00;04-05-2026 09:00\n', { mapping })
    expect(report).toMatchObject({ kind: 'cases', cases: 1, medianHours: 1 })
  })

  test('names the fields that were edited by hand', async () => {
    const { cases } = await readText(
      'case,received_at,completed_at,fields_edited\nA,2026-05-04,2026-05-05,amount; supplier\n',
    )
    expect(cases[0]?.fieldsEdited).toEqual(['amount', 'supplier'])
  })

  test('corrects a case by its later row, however far apart the two stand, and says so', async () => {
    const between = Array.from({ length: 3000 }, (_, number) => `case ${number},2026-05-04,2026-05-05`)
    const { report, cases } = await readText(`case,received_at,completed_at
A,2026-05-04,2026-05-05
${between.join('\n')}
A,2026-05-04,2026-05-06
A,2026-05-04,tomorrow
`)
    expect(report).toMatchObject({ cases: 3001, completed: 3001, rejectedTotal: 1 })
    expect(report.notes).toEqual(['1 row was replaced by a later row with the same case.'])
    expect(cases.find(({ ref }) => ref === 'A')?.completedAt).toBe(Date.parse('2026-05-06T00:00:00Z'))
  })

  test('rejects what cannot be true, and goes on', async () => {
    const row = (cells: string) => `A${cells}`
    const { report } = await readText(`${header}
${row(',2026-05-04,2026-05-03,,,,,,,,')}
${row(',,2026-05-03,,,,,,,,')}
${row(',soon,,,,,,,,,')}
${row(',2026-05-04,later,,,,,,,,')}
${row(',2026-05-04,,by pigeon,,,,,,,')}
${row(',2026-05-04,,,-1,,,,,,')}
${row(',2026-05-04,,,,two,,,,,')}
${row(',2026-05-04,,,,,1.5,,,,')}
${row(',2026-05-04,,,,,,perhaps,,,')}
,2026-05-04,,,,,,,,,
${row(',2026-05-04,,,,,,,,,')}
`)
    expect(report.rejected.map(({ line, column, value, why }) => [line, column, value, why])).toEqual([
      [2, 'completed_at', '2026-05-03', 'completed before received'],
      [3, 'received_at', '', 'missing'],
      [4, 'received_at', 'soon', 'not a date and time'],
      [5, 'completed_at', 'later', 'not a date and time'],
      [6, 'path', 'by pigeon', expect.stringContaining('not a path')],
      [7, 'manual_touches', '-1', 'below zero'],
      [8, 'handoffs', 'two', 'not a whole number'],
      [9, 'errors', '1.5', 'not a whole number'],
      [10, 'rework', 'perhaps', 'neither yes nor no'],
      [11, 'case', '', 'missing'],
    ])
    expect(report.cases).toBe(1)
  })

  test('is recognised even where it has an activity among its attributes', async () => {
    const { report } = await readText(
      'case,received_at,completed_at,activity,date\nA,2026-05-04,2026-05-05,pay,2026-05-05\n',
    )
    expect(report.kind).toBe('cases')
  })
})

test('a table that is neither a case file nor an event log is refused with what it has and what it would need', async () => {
  expect(await refusalOf(fileWith('name,colour\nA,red\n'))).toBe(
    'The columns cannot be found. An event log needs a case, an activity and a time; a case file needs case, received_at and completed_at. The file has: name, colour. Say which is which.',
  )
})

test('a missing column is named, together with those that are there', async () => {
  const events = fileWith('case,activity,resource\nA,pay,Ben\n')
  expect(await refusalOf(events, { as: 'events' })).toContain('No column tells the time')
  expect(await refusalOf(events, { as: 'events' })).toContain('The file has: case, activity, resource.')
  expect(await refusalOf(events, { as: 'cases' })).toContain('No column tells the received_at.')
  expect(await refusalOf(events, { mapping: { case: 'case', activity: 'activity', time: 'Closed' } })).toContain(
    '“Closed”',
  )
})
