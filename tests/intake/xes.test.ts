import { describe, expect, test } from 'vitest'
import { fileWith, read, refusalOf } from './log-files.ts'

function event(name: string, time: string, more = ''): string {
  return `<event><string key="concept:name" value="${name}"/><date key="time:timestamp" value="${time}"/>${more}</event>`
}

function trace(ref: string, ...events: string[]): string {
  return `<trace><string key="concept:name" value="${ref}"/>${events.join('')}</trace>`
}

function log(...content: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0">\n${content.join('\n')}\n</log>\n`
}

const twoEvents = trace('A', event('receive', '2026-05-04T08:00:00Z'), event('pay', '2026-05-04T09:00:00Z'))

describe('XES', () => {
  test('becomes cases', async () => {
    const { report, cases } = await read(fileWith(log(twoEvents)))
    expect(report).toMatchObject({ cases: 1, events: 2, activities: 2, medianHours: 1, kind: 'events', format: 'xes' })
    expect(cases[0]).toMatchObject({ ref: 'A', receivedAt: Date.parse('2026-05-04T08:00:00Z'), events: 2 })
  })

  test('has default values, which are not events', async () => {
    const defaults = `<global scope="trace"><string key="concept:name" value="name"/></global>
      <global scope="event"><string key="concept:name" value="name"/><date key="time:timestamp" value="1970-01-01T00:00:00Z"/></global>`
    expect((await read(fileWith(log(defaults, twoEvents)))).report).toMatchObject({
      cases: 1,
      events: 2,
      activities: 2,
    })
  })

  test('nests attributes within attributes, which are not the event’s', async () => {
    const nested = event(
      'receive',
      '2026-05-04T08:00:00Z',
      `<string key="org:resource" value="Ben"><string key="concept:name" value="nested"/><date key="time:timestamp" value="1999-01-01T00:00:00Z"/></string>
       <list key="parts"><values><string key="org:resource" value="Maya"/></values></list>
       <container key="box"><event><string key="concept:name" value="boxed"/></event></container>`,
    )
    const { report, cases } = await read(fileWith(log(trace('A', nested, event('pay', '2026-05-04T09:00:00Z')))))
    expect(report).toMatchObject({ events: 2, activities: 2, handoffs: 0, medianHours: 1 })
    expect(cases[0]).toMatchObject({ receivedAt: Date.parse('2026-05-04T08:00:00Z') })
  })

  test('counts no events that belong to no trace', async () => {
    expect((await read(fileWith(log(event('lost', '2026-05-01T08:00:00Z'), twoEvents)))).report.events).toBe(2)
  })

  test('may carry a namespace prefix on every tag', async () => {
    const prefixed = log(twoEvents)
      .replaceAll(/<(\/?)(\w)/g, '<$1x:$2')
      .replace('<x:log', '<x:log xmlns:x="http://www.xes-standard.org/"')
    expect((await read(fileWith(prefixed.replace('<?x:xml', '<?xml')))).report).toMatchObject({ cases: 1, events: 2 })
  })

  test('may begin with a byte order mark, and name its characters as entities', async () => {
    const { cases } = await read(
      fileWith(`\ufeff${log(trace('A &amp; B &#x2603;', event('pay', '2026-05-04T08:00:00Z')))}`),
    )
    expect(cases[0]?.ref).toBe('A & B \u2603')
  })

  test('may name a trace after its events, and may continue a trace further down', async () => {
    const late = `<trace>${event('receive', '2026-05-04T08:00:00Z')}<string key="concept:name" value="A"/></trace>`
    const { report } = await read(
      fileWith(
        log(late, trace('B', event('pay', '2026-05-04T08:00:00Z')), trace('A', event('pay', '2026-05-04T10:00:00Z'))),
      ),
    )
    expect(report).toMatchObject({ cases: 2, events: 3, rejectedTotal: 0, p90Hours: 1.8 })
  })

  test('gives a case the attributes of its trace', async () => {
    const amount = '<float key="Amount" value="26.85"/><string key="creator" value="Disco"/>'
    const withAmount = twoEvents.replace('<event>', `${amount}<event>`)
    const { cases } = await read(fileWith(log(withAmount)))
    expect(cases[0]?.attributes).toEqual({ Amount: '26.85', creator: 'Disco' })
  })

  test('takes the resource from the attribute that was named, and refuses one that never occurs', async () => {
    const by = (role: string) => `<string key="org:resource" value="x"/><string key="org:role" value="${role}"/>`
    const path = fileWith(
      log(
        trace('A', event('a', '2026-05-04T08:00:00Z', by('clerk')), event('b', '2026-05-04T09:00:00Z', by('manager'))),
      ),
    )
    expect((await read(path)).report.handoffs).toBe(0)
    expect((await read(path, { mapping: { resource: 'org:role' } })).report.handoffs).toBe(1)
    expect(await refusalOf(path, { mapping: { resource: 'org:rle' } })).toBe(
      'Nothing in the log has an attribute called “org:rle”.',
    )
  })

  test('without any resource knows nothing of handoffs', async () => {
    expect((await read(fileWith(log(twoEvents)))).report.handoffs).toBeNull()
  })
})

describe('a bad event', () => {
  test('is rejected with the line of what is wrong, and the rest goes on', async () => {
    const content = `<log>
  <trace>
    <string key="concept:name" value="A"/>
    <event>
      <string key="concept:name" value="pay"/>
      <date key="time:timestamp" value="yesterday"/>
    </event>
    <event>
      <date key="time:timestamp" value="2026-05-04T08:00:00Z"/>
    </event>
    <event/>
    ${event('pay', '2026-05-04T09:00:00Z')}
  </trace>
  <trace>
    ${event('pay', '2026-05-04T09:00:00Z')}
  </trace>
</log>`
    const { report } = await read(fileWith(content))
    expect(report.rejected).toEqual([
      { line: 6, column: 'time:timestamp', value: 'yesterday', why: 'not a date and time' },
      { line: 8, column: 'concept:name', value: '', why: 'missing' },
      { line: 11, column: 'concept:name', value: '', why: 'missing' },
      { line: 15, column: 'concept:name', value: '', why: 'missing' },
    ])
    expect(report).toMatchObject({ cases: 1, events: 1 })
  })
})

describe('refused as a whole is', () => {
  const bomb = '<!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'

  test.each([
    ['a document type', `<?xml version="1.0"?>${bomb}<log>${twoEvents}</log>`, 'carries a DOCTYPE'],
    ['an entity that XML does not know', log(trace('&b;', event('pay', '2026-05-04'))), 'The XML is broken at line 3'],
    ['a log that is cut off', log(twoEvents).slice(0, -20), 'The XML is broken at line'],
    ['XML that is no log', '<html><body/></html>', 'made of <html>, not of <log>'],
    ['another encoding', log(twoEvents).replace('UTF-8', 'ISO-8859-1'), 'written in ISO-8859-1'],
    ['tags that do not match', '<log><trace></log></trace>', 'The XML is broken at line 1'],
  ])('%s', async (_, content, why) => {
    expect(await refusalOf(fileWith(content))).toContain(why)
  })

  test('bytes that are not UTF-8', async () => {
    expect(await refusalOf(fileWith(Buffer.from(log(trace('M\u00fcller')), 'latin1')))).toContain('not UTF-8 text')
  })

  test('a log brought as a case file', async () => {
    expect(await refusalOf(fileWith(log(twoEvents)), { as: 'cases' })).toBe(
      'An XES file holds events. It can only be brought as an event log.',
    )
  })

  test('an element that never ends', async () => {
    expect(await refusalOf(fileWith(`<log><!--${'x'.repeat(17 * 1024 * 1024)}--></log>`))).toContain(
      'goes on for more than 16 MB',
    )
  })
})
