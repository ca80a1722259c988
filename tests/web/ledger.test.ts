import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fact, type Fact } from '../../src/domain/fact.ts'
import { genesis, entryHash, headCode } from '../../src/store/hash.ts'
import { readHead } from '../../src/store/ledger.ts'
import { recordedActs } from '../../src/store/rows.ts'
import { actsWithSentence } from '../../src/words/ledger.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { withRawSql } from '../support/scratch.ts'

let house: House
let olivia: Client
beforeAll(async () => {
  house = await openHouse()
  olivia = await house.as('olivia')
  await house.play(
    onInv('pause', { stage: 'paused', week: '2026-W37' }, { why: 'Invoices are lost.' }),
    'olivia',
    'coo',
  )
  await house.play(onInv('choose answer', choice, { choice: '{"answer":"stop"}' }), 'olivia', 'coo')
  await house.play(
    fact('pause', 'OTH', { type: 'pilot', id: 'OTH', version: 1 }, { data: { stage: 'paused' } }),
    'nora',
  )
})
afterAll(() => house.close())

const choice = { week: '2026-W36', round: 1, side: 'policy' }

describe('The ledger', () => {
  it('tells who did what as sentences, the newest first, with the reason', async () => {
    const { body } = await olivia.get('/ledger')
    expect(body).toContain('Olivia (COO) paused INV.')
    expect(body).toContain('<q>Invoices are lost.</q>')
    expect(body).toContain('Maya (team lead) took the seat of team lead on INV.')
    expect(body.indexOf('paused INV')).toBeLessThan(body.indexOf('took the seat of team lead'))
  })

  it('says that a choice was made in private, and nothing of it', async () => {
    const { body } = await olivia.get('/ledger')
    expect(body).toContain('chose an answer in private for the week of Monday 31 August 2026 on INV')
    const entry = await olivia.get(await hrefOf(olivia, 'chose an answer in private'))
    const exported = await olivia.get('/ledger/export')
    for (const page of [body, entry.body, exported.body]) expect(page).not.toMatch(/answer&quot;:|"answer":|\bstop\b/)
  })

  it('has a sentence for every act that is recorded', () => {
    expect(new Set(actsWithSentence())).toEqual(new Set(recordedActs()))
  })

  it.each([
    ['pilot=INV', 'paused INV', 'opened the pilot OTH'],
    ['person=maya', 'Maya (team lead) took', 'paused INV'],
    ['act=pause', 'paused INV', 'took the seat'],
    ['from=2026-09-07&to=2026-09-07', 'paused INV', 'Nothing here fits the filter'],
  ])('leaves what the filter asks for: %s', async (query, there, gone) => {
    const { body } = await olivia.get(`/ledger?${query}`)
    expect(body).toContain(there)
    expect(body).not.toContain(gone)
  })

  it.each(['from=yesterday', 'to=2026-02-30', 'colour=red', 'before=-1', 'act=a&act=b'])(
    'says what is wrong with a filter: %s',
    async (query) => {
      const { status, body } = await olivia.get(`/ledger?${query}`)
      expect(status).toBe(422)
      expect(body).toContain('needs your attention')
    },
  )

  it('leads to what happened before, page by page', async () => {
    for (let more = 0; more < 60; more += 1) await house.play(onInv('close week', { week: '2026-W30' }), 'maya', 'lead')
    const first = await olivia.get('/ledger?act=close+week')
    expect(first.body.match(/closed the week of/g)).toHaveLength(50)
    const older = /href="(\/ledger\?[^"]*before=\d+)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await olivia.get(older)
    expect(second.body.match(/closed the week of/g)).toHaveLength(10)
    expect(second.body).not.toContain('rel="next"')
  })

  it('shows what it held at the end of a day, with the head of that moment', async () => {
    const head = await readHead(house.services.store.reader)
    house.setClock('2026-09-09T09:00Z')
    await house.play(onInv('close week', { week: '2026-W31' }), 'maya', 'lead')
    const { body } = await olivia.get('/ledger?asof=2026-09-08')
    expect(body).toContain(`the ledger had ${head?.seq} entries.`)
    expect(body).toContain(`Its head was <span class="code">${headCode(head?.hash ?? new Uint8Array())}</span>`)
    expect(body).not.toContain('Monday 27 July')
    expect((await olivia.get('/ledger')).body).toContain('Monday 27 July')
  })
})

describe('Who may see what', () => {
  it('is the pilots on which one has a seat', async () => {
    const { body } = await olivia.get('/ledger')
    expect(body).not.toContain('paused OTH')
    expect(body).not.toContain('invited')
    expect((await (await house.as('nora')).get('/ledger')).body).toContain('Nothing has been recorded yet')
  })

  it('is the organisation for an administrator, and everything for an organisation reader', async () => {
    const ada = await house.as('ada')
    expect((await ada.get('/ledger?act=invite+person')).body).toContain('Ada invited Olivia.')
    expect((await ada.get('/ledger')).body).not.toContain('paused INV')
    await house.play(duty('granted'), 'ada', 'administrator')
    const reader = await (await house.as('nora')).get('/ledger?act=pause')
    expect(reader.body).toContain('paused INV')
    expect(reader.body).toContain('paused OTH')
    await house.play(duty('withdrawn'), 'ada', 'administrator')
  })

  it('is asked for single entries, for filters and for exports too', async () => {
    const ada = await house.as('ada')
    const hidden = await hrefOf(olivia, 'paused INV')
    expect((await olivia.get(hidden)).status).toBe(200)
    expect((await ada.get(hidden)).status).toBe(404)
    expect((await ada.get('/ledger?pilot=INV')).body).not.toContain('paused INV')
    expect((await ada.get('/ledger/export?pilot=INV')).body).toBe('')
    expect((await olivia.get('/ledger?pilot=organisation')).body).not.toContain('invited')
  })

  it('is nothing for whoever has not signed in', async () => {
    for (const url of ['/ledger', '/ledger/1', '/ledger/export', '/ledger/verification'])
      expect((await house.nobody.get(url)).location, url).toContain('/sign-in')
  })

  it.each(['0', '99999999', '1e3', '-1', 'x'])('has no entry %s', async (seq) => {
    expect((await olivia.get(`/ledger/${seq}`)).status).toBe(404)
  })
})

describe('The export', () => {
  it('holds entries exactly as they were hashed, so that anybody can follow the chain', async () => {
    await house.play(duty('granted'), 'ada', 'administrator')
    const { body, headers } = await (await house.as('nora')).get('/ledger/export')
    expect(headers['content-type']).toContain('application/x-ndjson')
    const lines = body.trimEnd().split('\n')
    let before: Uint8Array | null = null
    for (const line of lines) {
      const { prev, hash, entry } = JSON.parse(line) as { prev: string; hash: string; entry: { ledger: string } }
      const text = line.slice(line.indexOf('"entry":') + '"entry":'.length, -1)
      before = entryHash(before ?? genesis(entry.ledger), text)
      expect([prev, hash]).toEqual([prev, Buffer.from(before).toString('hex')])
    }
    expect(lines).toHaveLength((await readHead(house.services.store.reader))?.seq ?? 0)
  })
})

describe('Verifying', () => {
  it('runs beside the page and says that everything is whole', async () => {
    expect((await olivia.get('/ledger')).body).toContain('Verify the ledger')
    const { body } = await verified(olivia)
    expect(body).toContain('role="status">Intact</p>')
    expect(body).toContain('every table follows from them')
  })

  it('names the first bad entry, and leads to it', async () => {
    const other = await openHouse()
    withRawSql(other.file, (database) => {
      const sql = database.prepare(`SELECT sql FROM sqlite_master WHERE name = 'seats_no_update'`).pluck().get()
      database.exec(`DROP TRIGGER seats_no_update; UPDATE seats SET person = 'nora' WHERE seat = 'coo'; ${String(sql)}`)
    })
    const { body } = await verified(await other.as('olivia'))
    expect(body).toContain('<b>Altered</b>')
    expect(body).toMatch(/The row of entry (\d+) in the table seats was altered\.[\s\S]*href="\/ledger\/\1"/)
    await other.close()
  })
})

describe('A printed code', () => {
  it('says to anyone which record it covers, and that it still stands, but not who acted', async () => {
    const code = await codeOf('paused INV')
    for (const typed of [code, code.toLowerCase().replaceAll('0', 'o'), `${code.slice(0, 13)}-${code.slice(13)}`]) {
      const { status, body } = await house.nobody.get(`/verify/${typed}`)
      expect(status).toBe(200)
      expect(body).toContain('This code stands in the ledger')
      expect(body).toContain('pilot INV')
      expect(body).not.toContain('Olivia')
    }
  })

  it('leads whoever may see it to the entry', async () => {
    const code = await codeOf('paused INV')
    expect((await olivia.get(`/verify/${code}`)).body).toMatch(/Open entry \d+/)
    expect((await (await house.as('nora')).get(`/verify/${code}`)).body).not.toMatch(/Open entry \d+<\/a>.*INV/)
    expect((await house.nobody.get(`/verify/${code}`)).body).not.toContain('Open entry')
  })

  it.each(['0'.repeat(26), 'hello', 'x'.repeat(150), '%00'])(
    'that is not known is answered politely: %s',
    async (typed) => {
      const { status, body } = await house.nobody.get(`/verify/${typed}`)
      expect(status).toBe(404)
      expect(body).toContain('This code is not known here')
    },
  )

  it('can be typed', async () => {
    expect((await house.nobody.get('/verify')).body).toContain('<label for="field-code">Code</label>')
    const code = await codeOf('paused INV')
    expect((await house.nobody.get(`/verify?code=${code}`)).location).toBe(`/verify/${code}`)
    expect((await house.nobody.get('/verify?code=nothing')).body).toContain('value="nothing"')
  })

  it('of an entry that was altered is not called good', async () => {
    const other = await openHouse()
    const head = await readHead(other.services.store.reader)
    withRawSql(other.file, (database) => {
      database.exec('DROP TRIGGER ledger_no_update')
      database.prepare(`UPDATE ledger SET entry = replace(entry, 'observer', 'member') WHERE seq = ?`).run(head?.seq)
    })
    const { body } = await other.nobody.get(`/verify/${headCode(head?.hash ?? new Uint8Array())}`)
    expect(body).toContain('the entry was altered')
    await other.close()
  })
})

function onInv(act: Fact['act'], data: Fact['data'], texts?: Fact['texts']): Fact {
  return fact(act, 'INV', { type: 'pilot', id: 'INV', version: 1 }, { data, texts })
}

function duty(what: 'granted' | 'withdrawn'): Fact {
  const object = { type: 'person', id: 'nora', version: 1 }
  return fact('grant duty', null, object, { data: { duty: 'organisation reader', what } })
}

async function hrefOf(client: Client, sentence: string): Promise<string> {
  const act = sentence.startsWith('paused') ? 'pause' : 'choose+answer'
  const { body } = await client.get(`/ledger?act=${act}`)
  return /href="(\/ledger\/\d+)"/.exec(body.slice(body.indexOf(sentence)))?.[1] ?? ''
}

async function codeOf(sentence: string): Promise<string> {
  const { body } = await olivia.get(await hrefOf(olivia, sentence))
  return /href="\/verify\/([0-9A-Z]{26})"/.exec(body)?.[1] ?? ''
}

/** Presses the button and looks until there is a result. */
async function verified(client: Client) {
  expect((await client.post('/ledger/verification')).location).toBe('/ledger/verification')
  await expect.poll(async () => (await client.get('/ledger/verification')).body).toContain('Verify again')
  return client.get('/ledger/verification')
}
