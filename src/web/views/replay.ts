// What a change would have done to the cases of the last weeks: counts first, then the cases, then how far they can be
// trusted. It stands beside the buttons of both keys.
import type { PilotFile } from '../../domain/pilot-file.ts'
import { isReplayable, type ReplayReport, rulesBeside } from '../../domain/replay.ts'
import { isOpen, type RuleChange } from '../../domain/rule-change.ts'
import type { LeftOpen, OutcomeCount, RuleComparison } from '../../domain/rule-comparison.ts'
import { isAtWork, replayHash, type ReplayRow } from '../../store/replays.ts'
import { age } from '../../words/dates.ts'
import { casesText, shareText } from '../../words/figures.ts'
import { laterInWords, sampleNotes } from '../../words/rule-comparison.ts'
import { capital } from '../../words/sentences.ts'
import type { Progress } from './figure.ts'
import type { Press } from './press.ts'
import { numbers, row, table, type Table, words } from './table.ts'

export type ReplayOf = {
  readonly file: PilotFile
  readonly change: RuleChange
  /** The newest replay of the change, whatever it was of. */
  readonly newest: ReplayRow | null
  readonly zone: string
  readonly now: number
  /** The real time in ms, by which a replay is alive. */
  readonly realNow: number
}

/** For `views/rule-changes/_replay.eta` beside the keys and `_replayed.eta` below them, at `it.replay`. */
export type Replay = {
  /** What the replay says, in one or two sentences. */
  readonly says: string
  readonly notes: readonly string[]
  readonly progress: Progress | null
  readonly counts: Table | null
  readonly changed: Table | null
  readonly open: Table | null
  readonly press: Press | null
}

const nothing = { notes: [], progress: null, counts: null, changed: null, open: null, press: null }

export function replayView(given: ReplayOf): Replay {
  const { file, change, newest, realNow } = given
  const address = `/pilots/${encodeURIComponent(file.pilot.code)}`
  const rules = rulesBeside(file.rules, change)
  if (!isReplayable(rules, change))
    return { ...nothing, says: 'There is nothing to replay: neither wording says anything that a machine can check.' }
  if (file.rollups.every(({ completed }) => completed === 0))
    return { ...nothing, says: 'There is nothing to replay it on: no completed cases have been brought yet.' }
  const isSame = newest?.hash === replayHash(rules, change)
  if (!isOpen(change))
    return newest?.report && isSame
      ? found(given, newest.report, newest.at, address)
      : { ...nothing, says: 'It was settled without a replay of exactly these words.' }
  if (!newest || !isSame) return { ...nothing, says: notRun(newest), press: begin(address, change, 'Replay it') }
  if (isAtWork(newest, realNow)) return { ...nothing, says: decidingNow, progress: replayProgress(given, newest) }
  if (newest.report === null)
    return { ...nothing, says: 'The replay ended in the middle.', press: begin(address, change, 'Replay it again') }
  return found(given, newest.report, newest.at, address)
}

function notRun(newest: ReplayRow | null): string {
  return newest
    ? 'The last replay was of other words, or beside other rules. This has not been replayed yet.'
    : 'This has not been replayed over real cases yet.'
}

function begin(address: string, { number }: RuleChange, text: string): Press {
  return { action: `${address}/rule-changes/${number}/replays`, text }
}

const decidingNow = 'The cases of the last weeks are being decided by both wordings.'

/** How far a replay is; it asks again by itself until the replay has ended. */
export function replayProgress({ file, change, realNow }: ReplayOf, newest: ReplayRow): Progress {
  const here = `/pilots/${encodeURIComponent(file.pilot.code)}/rule-changes/${change.number}`
  const { done, of } = newest.progress
  const link = { text: 'See what came of it', href: `${here}#replay` }
  if (!isAtWork(newest, realNow))
    return { id: 'replay-progress', what: 'Replay ended.', says: 'It has ended.', done: 1, of: 1, link }
  return {
    id: 'replay-progress',
    what: 'Replay at work.',
    says: of > 0 ? `${casesText(done)} of ${of.toLocaleString('en-GB')}.` : 'About to begin.',
    done,
    of: of > 0 ? of : null,
    again: `${here}/replay`,
    leave: 'You can leave this page and come back; the replay goes on without you.',
    link: { ...link, text: 'Look again' },
  }
}

function found({ zone, now }: ReplayOf, { comparison }: ReplayReport, at: number, address: string): Replay {
  return {
    says: summary(comparison),
    notes: [`From the case log, replayed ${age(at, now)}.`, ...sampleNotes(comparison, zone, now)],
    progress: null,
    counts: countsTable(comparison.counts),
    changed: comparison.changed.cases === 0 ? null : changedTable(comparison, address),
    open: comparison.openProposed.cases === 0 ? null : openTable(comparison.openProposed, address),
    press: null,
  }
}

function summary({ cases, changed, openNow, openProposed }: RuleComparison): string {
  const share = shareText(changed.cases / cases)
  const moved =
    changed.cases === 0
      ? `None of ${casesText(cases)} would have come out differently.`
      : `${changed.cases.toLocaleString('en-GB')} of ${casesText(cases)} (${share}) would have come out differently; of those ${laterInWords(changed)}.`
  return `${moved} ${decidedText(openNow.cases, openProposed.cases)}`
}

/** How many cases no rule decides, now and as proposed; said without a nought. */
function decidedText(now: number, proposed: number): string {
  if (now === 0 && proposed === 0) return 'Some rule decides every case, now and as proposed.'
  if (proposed === 0) return `As proposed some rule decides every case; now none decides ${casesText(now)}.`
  const before = now === 0 ? 'now some rule decides every case' : `now none decides ${casesText(now)}`
  return `As proposed no rule decides ${casesText(proposed)}; ${before}.`
}

function countsTable(counts: readonly OutcomeCount[]): Table {
  return table({
    id: 'replay-counts',
    caption: 'How the cases come out now, and as proposed',
    columns: [words('Now'), words('As proposed'), numbers('Cases')],
    rows: counts.slice(0, mostRows).map(({ now, proposed, cases }) => {
      const as = now === proposed ? 'the same' : capital(proposed)
      return row(capital(now), as, cases.toLocaleString('en-GB'))
    }),
    empty: { text: 'No cases.' },
  })
}

const mostRows = 12

function changedTable({ changed }: RuleComparison, address: string): Table {
  const { first, cases } = changed
  return table({
    id: 'replay-changed',
    caption: first.length < cases ? `The first ${first.length} of the cases that change` : 'The cases that change',
    columns: [words('Case'), words('Now'), words('As proposed')],
    rows: first.map(({ ref, now, proposed }) => row(caseCell(ref, address), capital(now), capital(proposed))),
    empty: { text: 'No case changes.' },
  })
}

function openTable({ cases, first }: LeftOpen, address: string): Table {
  return table({
    id: 'replay-open',
    caption: first.length < cases ? `The first ${first.length} that no rule decides` : 'Those that no rule decides',
    columns: [words('Case'), words('Why')],
    rows: first.map(({ ref, why }) => row(caseCell(ref, address), why)),
    empty: { text: 'Every case is decided.' },
  })
}

function caseCell(ref: string, address: string) {
  return { text: ref, href: `${address}/cases/${encodeURIComponent(ref)}` }
}
