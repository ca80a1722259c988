import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileWith, readText, refusalOf, shuffled } from './log-files.ts'

const log = `case_id,activity,timestamp,resource
A,receive,2026-05-04T08:00:00Z,Ben
A,approve,2026-05-04T10:00:00Z,Maya
A,pay,2026-05-05T08:00:00Z,Maya
B,receive,2026-05-04T09:00:00Z,Ben
B,ask supplier,2026-05-06T09:00:00Z,
B,receive,2026-05-12T09:00:00Z,Ines
`

describe('an event log', () => {
  test('becomes cases', async () => {
    const { cases } = await readText(log)
    expect(cases).toMatchObject([
      {
        ref: 'A',
        receivedAt: Date.parse('2026-05-04T08:00:00Z'),
        completedAt: Date.parse('2026-05-05T08:00:00Z'),
        handoffs: 1,
        rework: false,
        events: 3,
      },
      { ref: 'B', handoffs: 0, rework: true, events: 3, path: null, manualTouches: null, errors: null },
    ])
  })

  test('becomes figures for the whole and for each week of completion', async () => {
    const { report } = await readText(log)
    expect(report).toMatchObject({
      cases: 2,
      events: 6,
      activities: 4,
      completed: 2,
      open: 0,
      handoffs: 1,
      reworkCases: 1,
    })
    expect(report).toMatchObject({ medianHours: 108, kind: 'events', format: 'csv', rejectedTotal: 0 })
    expect(report.weeks).toEqual([
      { week: '2026-W19', completed: 1, medianHours: 24, p90Hours: 24, handoffsPerCase: 1, reworkShare: 0 },
      { week: '2026-W20', completed: 1, medianHours: 192, p90Hours: 192, handoffsPerCase: 0, reworkShare: 1 },
    ])
  })

  test('leaves cases open that lack the terminal activity, and their figures out', async () => {
    const { report, cases } = await readText(log, { terminal: 'pay' })
    expect(report).toMatchObject({
      cases: 2,
      events: 6,
      completed: 1,
      open: 1,
      medianHours: 24,
      handoffs: 1,
      reworkCases: 0,
    })
    expect(cases[1]).toMatchObject({ ref: 'B', completedAt: null })
  })

  test('says so when no event has the terminal activity', async () => {
    const { report } = await readText(log, { terminal: 'Paid' })
    expect(report).toMatchObject({ completed: 0, open: 2, medianHours: null, weeks: [] })
    expect(report.notes).toEqual(['No event is called “Paid”, so every case is still open.'])
  })

  test('counts weeks in the zone that was asked for', async () => {
    const sundayNight = 'case,activity,time\nA,pay,2026-05-10T22:30:00Z\n'
    expect((await readText(sundayNight)).report.weeks[0]?.week).toBe('2026-W19')
    expect((await readText(sundayNight, { zone: 'Europe/Amsterdam' })).report.weeks[0]?.week).toBe('2026-W20')
  })

  test('knows nothing of handoffs without a resource column', async () => {
    const { report, cases } = await readText('case,activity,time\nA,pay,2026-05-10T22:30:00Z\n')
    expect(report.handoffs).toBeNull()
    expect(report.weeks[0]?.handoffsPerCase).toBeNull()
    expect(cases[0]?.handoffs).toBeNull()
  })

  test('takes starts and completions as events alike, by their completion time', async () => {
    const { report } =
      await readText(`case:concept:name,concept:name,lifecycle:transition,start_timestamp,time:timestamp
A,check,start,2026-05-01T08:00:00Z,2026-05-04T08:00:00Z
A,check,complete,2026-05-01T08:00:00Z,2026-05-04T09:30:00Z
`)
    expect(report).toMatchObject({ cases: 1, events: 2, activities: 1, reworkCases: 1, medianHours: 1.5 })
  })

  test('keeps the order of the file among events of one instant', async () => {
    const tied = (first: string, second: string) => `case,activity,time,resource
A,start,2026-05-04T08:00:00Z,Ben
A,one,2026-05-04T09:00:00Z,${first}
A,two,2026-05-04T09:00:00Z,${second}
A,end,2026-05-04T10:00:00Z,Ben
`
    expect((await readText(tied('Ben', 'Maya'))).report.handoffs).toBe(2)
    expect((await readText(tied('Maya', 'Ben'))).report.handoffs).toBe(2)
    expect((await readText(tied('Maya', 'Maya'))).report.handoffs).toBe(2)
    expect((await readText(tied('Ben', 'Ben'))).report.handoffs).toBe(0)
    expect((await readText(tied('Maya', 'Ines'))).report.handoffs).toBe(3)
  })

  test('tells failures apart by component, in the week the case completes, without what is excepted or still open', async () => {
    const { report, cases } = await readText(
      `case,activity,time
A,REJECTED by ERP,2026-05-04T08:00:00Z
A,REJECTED by ERP,2026-05-05T08:00:00Z
A,REJECTED by EMPLOYEE,2026-05-05T09:00:00Z
A,pay,2026-05-12T08:00:00Z
B,REJECTED by ERP,2026-05-04T08:00:00Z
C,REJECTED by OCR,2026-05-04T08:00:00Z
C,pay,2026-05-04T09:00:00Z
`,
      { terminal: 'pay', failures: { prefix: 'REJECTED by ', except: ['EMPLOYEE'] } },
    )
    expect(report.failures).toEqual([
      { week: '2026-W19', component: 'OCR', count: 1 },
      { week: '2026-W20', component: 'ERP', count: 2 },
    ])
    expect(cases.map(({ failures }) => failures)).toEqual([
      [{ component: 'ERP', count: 2 }],
      [],
      [{ component: 'OCR', count: 1 }],
    ])
  })

  test('refuses a log in which every event has an activity of its own', async () => {
    const rows = Array.from({ length: 10_001 }, (_, number) => `A,activity ${number},2026-05-04T08:00:00Z`)
    expect(await refusalOf(fileWith(`case,activity,time\n${rows.join('\n')}`))).toContain(
      'more than 10000 different activities',
    )
  })
})

describe('the attributes of a case', () => {
  test('are the columns that claim the case or never change within one', async () => {
    const { cases } =
      await readText(`case:concept:name,concept:name,time:timestamp,case:channel,supplier,step note,org:group,(case)_Amount
A,receive,2026-05-04T08:00:00Z,mail,Acme,first,G1,10
A,pay,2026-05-05T08:00:00Z,mail,Acme,second,G1,12
B,receive,2026-05-05T08:00:00Z,,Bolt,only,G1,?
`)
    expect(cases.map(({ attributes }) => attributes)).toEqual([
      { channel: 'mail', Amount: '12', supplier: 'Acme' },
      { supplier: 'Bolt' },
    ])
  })

  test('leave out the standard attributes of events, not what merely sounds alike', async () => {
    const { cases } = await readText(`case,activity,time,lifecycle:transition,org:group,Costs,organisation,timezone
A,pay,2026-05-04,complete,G1,50,North,CET
`)
    expect(cases[0]?.attributes).toEqual({ Costs: '50', organisation: 'North', timezone: 'CET' })
  })

  test('never end in half a character', async () => {
    const { cases } = await readText(`case,activity,time,note\nA,pay,2026-05-04,${'x'.repeat(199)}\u{1f600}\n`)
    expect(cases[0]?.attributes).toEqual({ note: 'x'.repeat(199) })
  })

  test('ignore where a value is missing', async () => {
    const { cases } = await readText(
      'case,activity,time,vehicle\nA,fine,2026-05-04,C\nA,send,2026-05-05,\nA,pay,2026-05-06,?\n',
    )
    expect(cases[0]?.attributes).toEqual({ vehicle: 'C' })
  })

  test('are at most forty, of at most two hundred characters', async () => {
    const names = Array.from({ length: 497 }, (_, number) => `field ${number}`)
    const { cases } = await readText(
      `case,activity,time,${names.join(',')}\nA,pay,2026-05-04,${names.map(() => 'x'.repeat(300)).join(',')}\n`,
    )
    const values = Object.values(cases[0]?.attributes ?? {})
    expect(values).toHaveLength(40)
    expect(new Set(values)).toEqual(new Set(['x'.repeat(200)]))
  })

  test('give the path of the case where one of them names it', async () => {
    const { cases } = await readText(
      'case,activity,time,path\nA,pay,2026-05-04,outside:email\nB,pay,2026-05-04,by pigeon\n',
    )
    expect(cases[0]).toMatchObject({ path: 'outside', outsideReason: 'email', attributes: {} })
    expect(cases[1]).toMatchObject({ path: null, attributes: { path: 'by pigeon' } })
  })

  test('cannot be mistaken for something else by their name', async () => {
    const { cases } = await readText('case,activity,time,__proto__,constructor\nA,pay,2026-05-04,x,y\n')
    expect(Object.entries(cases[0]?.attributes ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
  })
})

test('whatever the order of its rows, a log gives the same cases and figures', async () => {
  const anyEvent = fc.record({
    ref: fc.integer({ min: 1, max: 30 }),
    minute: fc.nat(60_000),
    activity: fc.nat(5),
    resource: fc.nat(3),
  })
  const anyLog = fc.uniqueArray(anyEvent, {
    minLength: 1,
    maxLength: 200,
    selector: ({ ref, minute }) => `${ref} ${minute}`,
  })
  await fc.assert(
    fc.asyncProperty(anyLog, fc.nat(), async (events, seed) => {
      const rows = events.map(({ ref, minute, activity, resource }) => {
        const time = new Date(Date.UTC(2026, 4, 4) + minute * 60_000).toISOString()
        return `case ${ref},activity ${activity},${time},person ${resource}`
      })
      const inOrder = await readText(['case,activity,time,resource', ...rows].join('\n'))
      const mixed = await readText(['case,activity,time,resource', ...shuffled(rows, seed)].join('\n'))
      expect(mixed.cases).toEqual(inOrder.cases)
      expect(mixed.report.weeks).toEqual(inOrder.report.weeks)
    }),
    { numRuns: 25 },
  )
})

test('cases are handed on a thousand at a time, each once', async () => {
  const rows = Array.from({ length: 2500 }, (_, number) => `case ${number},pay,2026-05-04T08:00:00Z`)
  const { cases } = await readText(`case,activity,time\n${[...rows, ...rows].join('\n')}`)
  expect(new Set(cases.map(({ ref }) => ref)).size).toBe(2500)
  expect(cases).toHaveLength(2500)
})
