// What is told outside, as a subject of a few words, a text of plain sentences, and the page that says more.
import { counted } from '../domain/advice/wording.ts'
import type { Alert } from '../domain/alert.ts'
import { ruleName } from '../domain/rule.ts'
import { shortLimit } from '../domain/time-limit.ts'
import { dayName, dayOf, dayTime, lengthOf, weekName } from './dates.ts'
import { casesText } from './figures.ts'
import { decisionAddress, decisionText } from './decisions.ts'
import { positionsIn, positionText } from './disputes.ts'
import { type Names, nameOf } from './people.ts'
import { lowered } from './sentences.ts'

export type Telling = {
  readonly code: string
  readonly names: Names
  readonly zone: string
  readonly now: number
}

/** What one letter says. `path` is the page that says more. */
export type Letter = {
  readonly what: Alert['what'] | 'test'
  readonly subject: string
  readonly text: string
  readonly path: string
}

type Of<What extends Alert['what']> = Extract<Alert, { what: What }>

/** A letter about one thing. Cases that stalled have a letter together: see `stallLetter`. */
export function letterOf(alert: Exclude<Alert, { what: 'stall' }>, telling: Telling): Letter {
  if (alert.what === 'failure') return failureLetter(alert, telling)
  if (alert.what === 'silence') return silenceLetter(alert, telling)
  if (alert.what === 'shortfall') return shortfallLetter(alert, telling)
  if (alert.what === 'series') return seriesLetter(alert, telling)
  if (alert.what === 'pause') return pauseLetter(alert, telling)
  if (alert.what === 'dispute') return disputeLetter(alert, telling)
  return alert.what === 'decision' ? decisionLetter(alert, telling) : reminderLetter(alert, telling)
}

function failureLetter({ what, failure }: Of<'failure'>, { code, zone, now }: Telling): Letter {
  const { number, component, message, detectedAt, casesHit } = failure
  const said = message === null ? '' : ` It says: ${message}`
  const hit = casesHit === null || casesHit === 0 ? '' : ` ${casesText(casesHit)} ${casesHit === 1 ? 'is' : 'are'} hit.`
  return {
    what,
    subject: `${code}: nobody has acknowledged failure ${number} of ${component}`,
    text: `${component} has been failing since ${dayTime(detectedAt, zone, now)}, and nobody has acknowledged it.${hit}${said}`,
    path: `/pilots/${code}/failures/${number}`,
  }
}

function silenceLetter({ what, silence }: Of<'silence'>, telling: Telling): Letter {
  const { code } = telling
  return {
    what,
    subject: `${code}: ${silence.name} is silent`,
    text: `${silenceText(silence, telling)} A flow that never runs raises no error: look whether it was started at all.`,
    path: `/pilots/${code}/system-map`,
  }
}

/** "Nothing has come from ERP sync since Monday 7 September, 09:00 (2 hours). Something is expected every 15 minutes." */
export function silenceText(
  { name, since, heardAt, everyMinutes }: Of<'silence'>['silence'],
  { zone, now }: Pick<Telling, 'zone' | 'now'>,
): string {
  const never = heardAt === null ? 'Nothing has ever come' : 'Nothing has come'
  const expected = `Something is expected every ${lengthOf(everyMinutes * 60_000).replace(/^1 /, '')}.`
  return `${never} from ${name} since ${dayTime(since, zone, now)} (${lengthOf(now - since)}). ${expected}`
}

function shortfallLetter({ what, shortfall }: Of<'shortfall'>, { code }: Telling): Letter {
  return {
    what,
    subject: `${code}: too few runs of ${shortfall.name}`,
    text: `${shortfallText(shortfall)} Look where the others stayed.`,
    path: `/pilots/${code}/runs`,
  }
}

/** "12 runs of ERP sync arrived on Friday 4 September; at least 40 are expected on a working day." */
export function shortfallText({ name, on, runs, fewest }: Of<'shortfall'>['shortfall']): string {
  const many = runs === 0 ? `No run of ${name}` : `${counted(runs, 'run')} of ${name}`
  return `${many} arrived on ${dayName(on)}; at least ${fewest} ${fewest === 1 ? 'is' : 'are'} expected on a working day.`
}

function seriesLetter({ what, series }: Of<'series'>, telling: Telling): Letter {
  const { code } = telling
  const asks = series.next === 'ask for a pause'
  const ending = asks ? ' Whoever may pause decides; nothing is paused by itself.' : ''
  return {
    what,
    subject: `${code}: ${seriesName(series)}${asks ? ': pause?' : ''}`,
    text: `${seriesText(series, telling)}${ending}`,
    path: `/pilots/${code}/${asks ? 'pause' : 'failures'}`,
  }
}

/** "ERP sync failed 5 times in a row" */
export function seriesName({ name, runs }: Of<'series'>['series']): string {
  return `${name} failed ${counted(runs, 'time')} in a row`
}

/** "ERP sync failed 5 times in a row since Monday 7 September, 09:00, without a success between." */
export function seriesText(series: Of<'series'>['series'], { zone, now }: Pick<Telling, 'zone' | 'now'>): string {
  return `${seriesName(series)} since ${dayTime(series.since, zone, now)}, without a success between.`
}

function pauseLetter({ what, pause }: Of<'pause'>, { code, names, zone, now }: Telling): Letter {
  const when = dayTime(pause.at, zone, now)
  const why =
    pause.because === 'disagreement'
      ? `${code} is paused since ${when}: the two leaders differ, and one of them chose stop.`
      : `${nameOf(names, pause.by)} paused ${code} on ${when}.`
  const text = `${why} Work goes on by the fallback. Going on with the pilot takes both keys.`
  return { what, subject: `${code} is paused`, text, path: `/pilots/${code}/pause` }
}

function disputeLetter({ what, dispute }: Of<'dispute'>, { code, names, zone, now }: Telling): Letter {
  const week = `the week of ${weekName(dispute.week)}`
  const since = dayOf(dispute.since, zone, now)
  const lines = positionsIn(dispute).map((position) => positionText(position, names))
  return {
    what,
    subject: `${code}: the two leaders still differ on ${week}`,
    text: [`Both have chosen, and differ since ${since}. No answer is signed for ${week}.`, ...lines].join('\n'),
    path: `/pilots/${code}/reviews/${dispute.week}`,
  }
}

function decisionLetter({ what, decision }: Of<'decision'>, { code, zone, now }: Telling): Letter {
  const due = dayTime(decision.dueAt, zone, now)
  const isLate = decision.dueAt < now
  return {
    what,
    subject: `${code}: ${lowered(decisionText(decision))}, ${isLate ? 'overdue' : 'due'} ${due}`,
    text: `${decisionText(decision)}. It ${isLate ? 'was' : 'is'} due on ${due} and waits for your key or your word.`,
    path: decisionAddress(code, decision),
  }
}

function reminderLetter({ what, decision, reminder }: Of<'reminder'>, { code, names, zone, now }: Telling): Letter {
  const who = nameOf(names, reminder.by)
  return {
    what,
    subject: `${code}: ${who} reminds you to ${lowered(decisionText(decision))}`,
    text: `${who} asks you to look at this: ${decisionText(decision)}. It waits since ${dayTime(decision.since, zone, now)}.`,
    path: decisionAddress(code, decision),
  }
}

const mostNamed = 10

/** One letter about all cases that were found to have stalled at the same time. */
export function stallLetter(alerts: readonly Of<'stall'>[], { code, zone, now }: Telling): Letter {
  const many = alerts.length
  const lines = alerts.slice(0, mostNamed).map(({ stalled }) => {
    const limit = `${shortLimit(stalled.limit)} by ${ruleName(stalled.rule.number)}`
    return `${stalled.case}: open since ${dayTime(stalled.receivedAt, zone, now)}, ${limit} allowed.`
  })
  const more = many > mostNamed ? [`And ${many - mostNamed} more.`] : []
  return {
    what: 'stall',
    subject: `${code}: ${casesText(many)} ${many === 1 ? 'is' : 'are'} open for longer than the rules allow`,
    text: [...lines, ...more].join('\n'),
    path: `/pilots/${code}/cases?show=open`,
  }
}

/** What is sent to see whether a place can be told at all; `code` is null where it concerns no pilot. */
export function testLetter(code: string | null): Letter {
  const what = 'test'
  if (code === null) {
    const text = 'This is a test from Twokeys. Mails from it reach you.'
    return { what, subject: 'A test from Twokeys', text, path: '/settings' }
  }
  const text = `This is a test from Twokeys. Failures, silence, stalled cases and pauses of ${code} will arrive like this.`
  return { what, subject: `${code}: a test`, text, path: `/pilots/${code}/alerts` }
}
