// How long a replay over 100,000 real cases takes beside the server, and how quick the pages stay meanwhile.
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { pageOf, served } from './pages.ts'
import { emptyPlace, ended, type Place, start } from './built.ts'

const weeks = 10
const casesAWeek = 10_000
const dayMs = 86_400_000

export async function replay(): Promise<void> {
  const place = emptyPlace()
  const example = await ended(start(['demo', '--no-serve'], place))
  const file = await writeCases(place)
  const imported = await ended(start(['import', file, '--pilot', 'INV', '--as', 'cases'], place))
  if (imported.code !== 0) throw new Error(`the import ended with ${imported.code}`)
  console.log(`${weeks * casesAWeek} cases brought and held against the rules in ${imported.seconds.toFixed(1)} s`)
  try {
    await served(place, example.output, async ({ base, cookie }) => {
      await pageOf(base, '/pilots/INV', cookie, 2)
      const meanwhile = pageOf(base, '/pilots/INV', cookie, 4)
      const seconds = await replayed(base, cookie)
      console.log(`replay of ${weeks * casesAWeek} cases: ${seconds.toFixed(2)} s from the button to the counts`)
      await meanwhile
    })
  } finally {
    place.remove()
  }
}

/** Asks for the replay of the change that waits in the example, and looks until it has ended. */
async function replayed(base: string, cookie: string): Promise<number> {
  const change = `${base}/pilots/INV/rule-changes/2`
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
  const from = performance.now()
  await fetch(`${change}/replays`, { method: 'POST', headers, body: '', redirect: 'manual' })
  for (let tries = 0; tries < 600; tries += 1) {
    const page = await (await fetch(`${change}/replay`, { headers: { cookie, 'hx-request': 'true' } })).text()
    if (page.includes('Replay ended.')) return (performance.now() - from) / 1_000
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the replay never ended')
}

/** Invoices completed in the last ten weeks, as a case file of the example. */
async function writeCases(place: Place): Promise<string> {
  const file = join(place.folder, 'cases.csv')
  const out = createWriteStream(file)
  const suppliers = ['Halden Cleaning', 'Kestrel Media', 'Rhine Freight', 'Brightwell IT']
  out.write('case,received_at,completed_at,path,manual_touches,errors,rework,exception,routed_to,supplier,amount_eur\n')
  const end = Date.now() - 7 * dayMs
  for (let nth = 0; nth < weeks * casesAWeek; nth += 1) {
    const completed = end - Math.floor((nth / casesAWeek) * 7 * dayMs)
    const [received, done] = [completed - 3_600_000 * (1 + (nth % 40)), completed].map((at) =>
      new Date(at).toISOString(),
    )
    const amount = ((nth * 7_919) % 1_500_000) / 100
    const row = `B-${nth},${received},${done},automated,1,0,no,no,Operations,${suppliers[nth % 4]},${amount.toFixed(2)}\n`
    if (!out.write(row)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  return file
}
