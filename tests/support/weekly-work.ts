// What comes in week by week while the pilot of the story runs: the case log, what no log gives, runs that their platform tells
// of, and what the people who do the work have to say.
import { done, type Typed } from './filled-form.ts'
import { invoiceLog, type InvoiceWeek } from './invoice-log.ts'
import { at, type Story } from './story.ts'
import { uploadTo } from './upload.ts'

/** Maya brings a log: the file, a look at its columns, the import. */
export async function bringLog({ house }: Story, weeks: readonly InvoiceWeek[]): Promise<void> {
  const maya = await house().as('maya')
  const looked = await uploadTo(house(), maya, at('cases/import'), invoiceLog(weeks))
  await done(maya, looked.location, 'Start the import')
  await house().doJobs()
}

/**
 * On the Monday after a week its log is brought, Maya states what no log gives and Ines logs her hours of support; then it is
 * noon and the week has closed.
 */
export async function closeWeek(story: Story, name: string, week: InvoiceWeek, said: Typed = {}): Promise<void> {
  const after = new Date(Date.parse(week.monday) + 7 * 86_400_000).toISOString().slice(0, 10)
  story.later(`${after}T07:00Z`)
  await bringLog(story, [week])
  const figures = { users: '10', trainingMinutes: '0', ...said }
  await story.does('maya', `weeks/${name}`, 'State these figures', figures)
  await story.does('ines', 'effort', 'Log the hours', { amount: '2', week: name, words: 'Looking after the sync' })
  story.later(`${after}T11:00Z`)
}

/** Ines makes an address to which the platform may tell of its runs; answers its path. */
export async function openHookByPage({ house }: Story): Promise<string> {
  const { body } = await done(await house().as('ines'), at('tokens'), 'Issue the token', { scopes: 'runs' })
  return /\/hooks\/runs\/[\w-]+/.exec(body)?.[0] ?? ''
}

/** The platform tells of runs of the sync that failed one after the other, the last one a minute ago. */
export async function tellOfFailedRuns({ house }: Story, hook: string, many: number): Promise<void> {
  for (const left of Array.from({ length: many }, (_, nth) => many - nth)) {
    const endedAt = new Date(house().at() - left * 60_000).toISOString()
    const run = { run_id: `run-${left}`, flow: 'erp-sync', status: 'failed', started_at: endedAt, ended_at: endedAt }
    const payload = { ...run, error_message: 'The ERP did not answer within 30 s' }
    await house().app.inject({ method: 'POST', url: hook, payload })
  }
  await house().doJobs()
}

/** Somebody in the team points a phone at the sheet on the wall and reports, without signing in. */
export async function reportAtSheet({ house }: Story, said: Typed): Promise<void> {
  const { body } = await done(await house().as('ines'), at('friction'), 'Issue the link')
  await done(house().nobody, /\/f\/[\w-]+/.exec(body)?.[0] ?? '', 'Send', said)
}

/** Maya asks for other words of a rule, from the end of the first cycle on; answers the page of the change. */
export async function askForChange({ does }: Story, rule: number, wish: Typed): Promise<string> {
  const when = { origin: 'operations', switchOnDay: '2026-08-03', switchOnTime: '09:00' }
  return does('maya', `rule-changes/new?rule=${rule}&kind=replace`, 'Ask for this change', { ...wish, ...when })
}

/** Ines says what she did about a failure: an hour of it, while the work went on by hand. */
export async function repair({ does }: Story, failure: number, words: string): Promise<void> {
  const said = { done: words, changed: 'map', downtimeMinutes: '60', fallback: 'worked' }
  await does('ines', `failures/${failure}`, 'Resolve it', said)
}
