import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keepProgress } from '../../src/store/batches.ts'
import { importsOf } from '../../src/store/cases.ts'
import { rollupsOf } from '../../src/store/scorecards.ts'
import { batches, cases } from '../../db/schema/evidence.ts'
import { fact } from '../../src/domain/fact.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { uploadTo } from '../support/upload.ts'

const page = '/pilots/INV/cases/import'
const log = `Ticket,Step,Who,When
T1,Received,mail,2026-08-31T08:00
T1,Paid,bank,2026-08-31T12:00
T2,Received,mail,2026-09-01T08:00
T2,Rejected by erp,erp,2026-09-01T09:00
T2,Paid,bank,2026-09-01T18:00
T3,Received,mail,2026-09-02T08:00
`
const mapped = {
  as: 'events',
  column_case: 'Ticket',
  column_activity: 'Step',
  column_time: 'When',
  column_resource: 'Who',
  terminal: 'Paid',
  failurePrefix: 'Rejected by ',
}

let house: House
let maya: Client

beforeEach(async () => {
  house = await openHouse()
  maya = await house.as('maya')
})
afterEach(() => house.close())

const upload = (content: string | Buffer, fileName?: string) => uploadTo(house, maya, page, content, fileName)
const imported = () => importsOf(house.services.store.reader, 'INV')

/** Uploads, says which column is which, and lets the work be done. */
async function importLog(content: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const { location } = await upload(content)
  const started = await maya.post(location, { ...mapped, ...more })
  await house.doJobs()
  return started.location
}

describe('uploading', () => {
  test('keeps the file under a random name that nobody else may read, and imports nothing yet', async () => {
    const answer = await upload(log, '../../etc/passwd.csv')

    expect(answer.location).toBe(`${page}/1`)
    const [name = ''] = readdirSync(join(house.folder, 'imports'))
    expect(name).toMatch(/^[0-9a-f]{32}$/)
    expect(statSync(join(house.folder, 'imports', name)).mode & 0o777).toBe(0o600)
    expect(await imported()).toEqual([])
  })

  test.each([
    ['nothing at all', '', 'The file is empty.'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0, 9]), 'neither CSV nor XES'],
    ['a gzip cut in the middle', gzipSync(Buffer.from(log.repeat(50))).subarray(0, 60), 'cut off'],
    ['a document with entities', '<?xml version="1.0"?><!DOCTYPE log [<!ENTITY a "b">]><log/>', 'DOCTYPE'],
  ])('refuses %s beside the question, and keeps nothing', async (_what, content, why) => {
    const answer = await upload(content)

    expect(answer.status).toBe(422)
    expect(answer.body).toMatch(new RegExp(`class="problem"[^>]*>[^<]*${why}`))
    expect(readdirSync(join(house.folder, 'imports'))).toEqual([])
  })

  test('asks for a file where none was chosen', async () => {
    expect((await upload('', '')).body).toContain('Choose a file first.')
    expect((await maya.post(page)).body).toContain('Choose a file first.')
  })

  test('is only for those who may bring cases, and for pilots that run', async () => {
    const ben = await house.as('ben')
    expect((await uploadTo(house, ben, page, log)).status).toBe(403)
    expect((await ben.get(page)).body).not.toContain('type="file"')

    await house.play(
      fact('pause', 'INV', { type: 'pilot', id: 'INV', version: 1 }, { data: { stage: 'stopped' } }),
      'olivia',
    )
    expect((await upload(log)).body).toContain('This pilot has ended.')
  })
})

describe('saying which column is which', () => {
  test('shows the first rows and fills in what could be found out', async () => {
    const { location } = await upload(log.replace('Ticket,Step,Who,When', 'case_id,activity,resource,timestamp'))
    const { body } = await maya.get(location)

    expect(body).toContain('This is taken for an event log')
    expect(body).toContain('<span>2026-08-31T08:00</span>')
    expect(body).toMatch(/name="column_time"[\s\S]*?value="timestamp" selected/)
    expect(body).toContain('<option value="Paid">Paid</option>')
  })

  test('asks for the columns that cannot be found, beside their questions, and keeps what was chosen', async () => {
    const { location } = await upload(log)
    const answer = await maya.post(location, { ...mapped, column_time: '' })

    expect(answer.status).toBe(422)
    expect(answer.body).toMatch(/id="field-column-time-problem">Say which column this is/)
    expect(answer.body).toMatch(/name="column_case"[\s\S]*?value="Ticket" selected/)
    expect(answer.body).toContain('value="Rejected by "')
  })

  test('refuses a time zone that does not exist', async () => {
    const { location } = await upload(log)
    expect((await maya.post(location, { ...mapped, zone: 'Europe/Entenhausen' })).body).toContain(
      'There is no such time zone.',
    )
  })

  test('can be done as a case file instead', async () => {
    const { location } = await upload('id,in,out\nA,2026-09-01T08:00,2026-09-01T10:00\n')
    expect((await maya.get(`${location}?as=cases`)).body).toContain('When the case was received')
    await maya.post(location, { as: 'cases', column_case: 'id', column_received_at: 'in', column_completed_at: 'out' })
    await house.doJobs()

    expect(await imported()).toMatchObject([{ kind: 'cases', cases: 1 }])
  })
})

describe('the import', () => {
  test('brings the cases in the name of the person, with the hash of the file', async () => {
    const there = await importLog(log)

    expect(await imported()).toMatchObject([{ by: 'maya', kind: 'events', cases: 3, rejected: 0 }])
    expect((await imported())[0]?.newestAt).toBe(Date.parse('2026-09-02T06:00Z'))
    const [week] = await rollupsOf(house.services.store.reader, 'INV')
    expect(week?.figures).toMatchObject({ completed: 2, medianHours: 7, failures: [{ component: 'erp', count: 1 }] })
    const { body } = await maya.get(there)
    expect(body).toContain('The cases are in')
    expect(body).toContain('3 cases')
    expect(body).toContain('1 still open')
    expect(readdirSync(join(house.folder, 'imports')).filter((name) => !name.endsWith('.csv'))).toEqual([])
  })

  test('says of each rejected row where it stands and why, and gives them all as a file', async () => {
    const there = await importLog(`${log}T4,Received,mail,=cmd()\n`)
    const { body } = await maya.get(there)
    const file = await maya.get(`${there}/errors.csv`)

    expect(body).toMatch(/line 8[\s\S]*When[\s\S]*=cmd\(\)[\s\S]*not a date and time/)
    expect(file.body).toBe("line,column,value,why\r\n8,When,'=cmd(),not a date and time\r\n")
    expect(file.headers['content-disposition']).toContain('attachment')
  })

  test('imports nothing of a file with a bad row where all or nothing was asked, and can be started again', async () => {
    const there = await importLog(`${log}T4,Received,mail,yesterday\n`, { strict: 'yes' })
    const refused = (await maya.get(there)).body

    expect(refused).toContain('One row was rejected, and you asked for all or nothing. Nothing was imported.')
    expect(await imported()).toEqual([])
    expect(await house.services.store.reader.select().from(cases)).toEqual([])
    expect(refused).toMatch(/line 8[\s\S]*not a date and time/)
    expect((await maya.get(`${there}/errors.csv`)).body).toContain('yesterday')
    expect(refused).toContain('Start the import')
    const again = await maya.post(there, mapped)
    await house.doJobs()
    expect((await maya.get(again.location)).body).toContain('The cases are in')
  })

  test('is refused at its end when the person lost the seat meanwhile', async () => {
    const { location } = await upload(log)
    const { location: there } = await maya.post(location, mapped)
    const object = { type: 'seat', id: 'INV/lead', version: 2 }
    await house.play(
      fact('take seat', 'INV', object, { data: { seat: 'lead', person: 'maya', what: 'ended' } }),
      'maya',
    )
    await house.doJobs()

    expect(await imported()).toEqual([])
    expect(await house.services.store.reader.select().from(cases)).toEqual([])
    const olivia = await house.as('olivia')
    expect((await olivia.get(there)).body).toContain('Your seat changed since this import began.')
  })

  test('has one effect when it is started twice', async () => {
    const { location } = await upload(log)
    const first = await maya.post(location, mapped)
    const second = await maya.post(location, mapped)
    expect(await house.doJobs()).toEqual([0])

    expect(second.location).toBe(page)
    expect(first.location).not.toBe(location)
    expect(await imported()).toHaveLength(1)
  })

  test('shows how far it is, and that it can be left', async () => {
    const { location } = await upload(log)
    const { location: there } = await maya.post(location, mapped)
    const batch = Number(there.split('/').at(-1))
    const { store } = house.services
    await keepProgress(store, batch, { phase: 'reading', done: 5, of: 10, report: null, why: null }, Date.now())
    const { body } = await maya.get(there)

    expect(body).toContain('Reading the file.')
    expect(body).toContain('max="10" value="5"')
    expect(body).toContain(`hx-get="${there}/progress"`)
    expect(body).toContain('You can leave this page and come back')
  })

  test('that crashed leaves nothing to be seen, says so, and can be started again', async () => {
    const { location } = await upload(log)
    const { location: there } = await maya.post(location, mapped)
    const { store } = house.services
    await store.transaction((tx) => tx.update(batches).set({ aliveAt: Date.now() - 300_000 }))

    expect((await maya.get(there)).body).toContain('It has said nothing for two minutes.')
    expect((await maya.get(there)).body).toContain('Start the import')
    const again = await maya.post(there, mapped)
    await house.doJobs()
    expect((await maya.get(again.location === page ? there : again.location)).status).toBe(200)
    expect(await imported()).toHaveLength(1)
  })
})

describe('earlier imports', () => {
  test('are listed with who, when, how much and which file', async () => {
    await importLog(log)
    const { body } = await (await house.as('ben')).get(page)
    const [row] = await imported()

    expect(body).toContain('Maya (team lead)')
    expect(body).toContain(String(row?.fileHash.slice(0, 12)))
    expect(body).toContain('event log')
  })

  test('of another pilot are not there', async () => {
    const there = await importLog(log)
    expect((await maya.get(there.replace('INV', 'OTH'))).status).toBe(404)
    expect((await maya.get(`${page}/999`)).status).toBe(404)
    expect((await maya.get(`${page}/one`)).status).toBe(404)
    expect((await maya.get(`${page}/1/errors.csv`)).status).toBe(404)
  })

  test('leave no upload behind that anybody could fetch', async () => {
    await importLog(log)
    expect(readdirSync(join(house.folder, 'imports'))).toEqual([])
  })
})
