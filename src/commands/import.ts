// Brings a case file or an event log, or only looks at it.
import { type ImportOptions, type LogKind, noOptions } from '../domain/import.ts'
import { isRefused } from '../domain/refusal.ts'
import { dryRun, toAnswer } from '../intake/dry-run.ts'
import { readMapping } from '../intake/columns.ts'
import type { Report } from '../intake/report.ts'
import { sweepBatches } from '../store/admissions.ts'
import { endBatch, openBatch } from '../store/batches.ts'
import { findPilot } from '../store/pilots.ts'
import { casesText } from '../words/figures.ts'
import { bringLog, endedWith, logOptions } from './bring-log.ts'
import { checkAgain } from './check-cases.ts'
import { type Command, type ExitCode, type Given, needed, writeJson, type World } from './command.ts'
import { actByHand, inDatabase, type Opened } from './database.ts'
import { tellDatabase, tellPerson } from './import-progress.ts'

export const importLog: Command = {
  usage:
    'FILE --pilot INV [--as cases|events] [--format csv|xes] [--map case=…,activity=…,time=…,resource=…] [--terminal A]' +
    ' [--failure-prefix P [--failure-except X,Y]] [--zone Z] [--strict] [--dry-run] [--json]',
  says: 'bring a case file or an event log; with --dry-run only look at it',
  flags: {
    pilot: 'text',
    as: 'text',
    format: 'text',
    map: 'text',
    terminal: 'text',
    'failure-prefix': 'text',
    'failure-except': 'text',
    zone: 'text',
    strict: 'yes',
    'dry-run': 'yes',
    json: 'yes',
  },
  takes: [1, 1],
  run: async (given, world) => {
    const [path = ''] = given.rest
    const options = optionsIn(given)
    return given.has('dry-run') ? lookAt(path, options, given, world) : bring(path, options, given, world)
  },
}

function optionsIn(given: Given): ImportOptions {
  const map = given.text('map')
  return {
    ...noOptions,
    as: oneOf<LogKind>(given, 'as', ['cases', 'events']),
    format: oneOf(given, 'format', ['csv', 'xes']),
    mapping: map === undefined ? {} : readMapping(map),
    terminal: given.text('terminal') ?? null,
    failurePrefix: given.text('failure-prefix') ?? null,
    failureExcept: (given.text('failure-except') ?? '').split(',').filter((name) => name !== ''),
    zone: given.text('zone') ?? null,
    strict: given.has('strict'),
  }
}

function oneOf<const Word extends string>(given: Given, flag: string, words: readonly Word[]): Word | null {
  const typed = given.text(flag)
  if (typed === undefined) return null
  const word = words.find((known) => known === typed)
  if (word === undefined) throw new Error(`--${flag} is "${typed}"; it can be ${words.join(' or ')}.`)
  return word
}

/** Needs no pilot and no database of ours. */
async function lookAt(path: string, options: ImportOptions, given: Given, world: World): Promise<ExitCode> {
  const say = tellPerson(world.err)
  const report = await dryRun(path, logOptions({ options, say }, options.zone ?? 'UTC'))
  if (isRefused(report)) throw new Error(report.why)
  if (given.has('json')) writeJson(world, toAnswer(report))
  else tell(report, 'Nothing was imported: this was a dry run.', world)
  return report.rejectedTotal > 0 ? 1 : 0
}

async function bring(path: string, options: ImportOptions, given: Given, world: World): Promise<ExitCode> {
  const code = needed(given, 'pilot')
  const report = await inDatabase(world, (opened) => bringInto(opened, { code, path, options, world }))
  if (given.has('json')) writeJson(world, { pilot: code, ...toAnswer(report) })
  else tell(report, `Imported into ${code}.`, world)
  return report.rejectedTotal > 0 ? 1 : 0
}

type Asked = {
  readonly code: string
  readonly path: string
  readonly options: ImportOptions
  readonly world: World
}

async function bringInto({ store, config }: Opened, { code, path, options, world }: Asked): Promise<Report> {
  const clock = () => config.fixedNow ?? Date.now()
  const pilot = await findPilot(store.reader, code)
  if (!pilot) throw new Error(`There is no pilot ${code}.`)
  await sweepBatches(store, Date.now())
  const { by } = actByHand('import cases', clock())
  const begun = { file: null, options, state: 'reading', at: clock(), aliveAt: Date.now() } as const
  const batch = await openBatch(store, { pilot: pilot.id, by: by.person, session: by.session, ...begun })
  const telling = tellDatabase(store, batch)
  const sayToPerson = tellPerson(world.err)
  try {
    const say = (progress: Parameters<typeof sayToPerson>[0]) => {
      sayToPerson(progress)
      telling.say(progress)
    }
    const outcome = await bringLog({ store, code, batch, path, options, by, clock, say })
    if (outcome.refused === null) {
      await checkAgain(store, code, batch, clock())
      return outcome.report
    }
    const { refused, report } = outcome
    if (report) tellRejected(report, world)
    await endBatch(store, batch, 'refused', endedWith(report, refused.why))
    throw new Error(refused.why)
  } finally {
    await telling.stop()
  }
}

function tell(report: Report, ending: string, world: World): void {
  const { cases, completed, open, events, medianHours, notes } = report
  const from = report.kind === 'events' ? ` from ${events.toLocaleString('en-GB')} events` : ''
  const ended = `${completed.toLocaleString('en-GB')} completed, ${open.toLocaleString('en-GB')} open`
  world.out(`${casesText(cases)}${from}: ${ended}.\n`)
  if (medianHours !== null) world.out(`Median cycle time ${medianHours.toFixed(1)} h.\n`)
  for (const note of notes) world.out(`${note}\n`)
  tellRejected(report, world)
  world.out(`${ending}\n`)
}

function tellRejected({ rejected, rejectedTotal }: Report, world: World): void {
  for (const { line, column, value, why } of rejected.slice(0, 20))
    world.err(`Line ${line}${column === '' ? '' : `, ${column}`}: ${why}${value === '' ? '' : ` (“${value}”)`}\n`)
  if (rejectedTotal > 0) world.err(`${rejectedTotal} ${rejectedTotal === 1 ? 'row was' : 'rows were'} rejected.\n`)
}
