import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { barriersOn, describeInBrowser, scrollsSideways } from './browser.ts'

const head = '<!doctype html><html lang="en"><title>Pilot</title>'
const pages: Record<string, string> = {
  '/sound': `${head}<main><h1>Pilot</h1><p>Two keys.</p></main>`,
  '/script': `${head}<main><h1>Pilot</h1></main><script>document.title = 'scripted'</script>`,
  '/broken': `${head}<main><h1>Pilot</h1><img alt="" src="/nowhere.png"></main>`,
  '/barrier': `${head}<main><h1>Pilot</h1><form action="/sound"><input name="why"></form></main>`,
  '/wide': `${head}<main><h1>Pilot</h1><pre>${'wide '.repeat(40)}</pre></main>`,
  '/look': `${head}<style>main { display: none } @media (prefers-color-scheme: dark) { main { display: block } }</style>
    <main><h1>Pilot</h1><noscript>Without scripts</noscript></main>`,
}

describeInBrowser('A page in the browser', (open) => {
  let server: Server
  let origin: string

  beforeAll(async () => {
    server = createServer((request, response) => {
      const page = pages[request.url ?? '']
      response.writeHead(page === undefined ? 404 : 200, {
        'content-type': 'text/html',
        'content-security-policy': "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
      })
      response.end(page ?? 'This is not yours to see.')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    // A server that listens on a port, as this one does, always has an AddressInfo.
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => server.close())

  it('gives no cause for complaint when it is sound, on a phone as on a projector', async () => {
    for (const width of [360, 1280] as const) {
      const { page, complaints } = await open({ width })
      await page.goto(`${origin}/sound`)
      expect(complaints).toEqual([])
      expect(await barriersOn(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
    }
  })

  it('is heard when the content security policy refuses a script', async () => {
    const { page, complaints } = await open()
    await page.goto(`${origin}/script`)
    await expect.poll(() => complaints.join()).toContain('Content Security Policy')
    expect(await page.title()).toBe('Pilot')
  })

  it('is heard when a picture does not load', async () => {
    const { page, complaints } = await open()
    await page.goto(`${origin}/broken`)
    expect(complaints).toContain(`404 ${origin}/nowhere.png`)
  })

  it('is not faulted for an answer that says no', async () => {
    const { page, complaints } = await open()
    await page.goto(`${origin}/not-yours`)
    expect(complaints).toEqual([])
  })

  it('names the field that has no label', async () => {
    const { page } = await open()
    await page.goto(`${origin}/barrier`)
    expect(await barriersOn(page)).toEqual([expect.stringMatching(/^label: .*input/)])
  })

  it('is caught when it has to be pushed sideways on a phone', async () => {
    const { page } = await open({ width: 360 })
    await page.goto(`${origin}/wide`)
    expect(await scrollsSideways(page)).toBe(true)
  })

  it('is looked at in the dark and without scripts when asked', async () => {
    const { page } = await open({ scheme: 'dark', javaScript: false })
    await page.goto(`${origin}/look`)
    expect(await page.locator('noscript').isVisible()).toBe(true)
  })
})
