// The digest as a plain text: what waits first, then what others have to do, what was decided, and what is broken. Short
// sentences, and the page that says more under each.
import type { DigestPart, ReviewToday } from '../domain/digest.ts'
import { type Failure, timesSeen } from '../domain/failure.ts'
import { holderOf } from '../domain/person.ts'
import { counted } from '../domain/advice/wording.ts'
import { dayOf, dayTime, timeOf, weekName } from './dates.ts'
import { decisionAddress, decisionText, type Open } from './decisions.ts'
import { type Names, nameOf, titleOf } from './people.ts'

/** One thing to say, and the page that says more. */
export type Said = { readonly says: string; readonly path: string }

export type DigestOf = {
  readonly parts: readonly DigestPart[]
  /** Seats that were offered, agreements that were asked. */
  readonly asks: readonly Said[]
  /** What was decided or switched on since the last digest, the newest last. */
  readonly decided: readonly Said[]
  readonly alarms: readonly Said[]
  /** When (ms) the last digest was made, or the day before where this is the first. */
  readonly since: number
  readonly names: Names
  readonly zone: string
  readonly now: number
}

/** A mail before it is addressed. */
export type DigestLetter = { readonly subject: string; readonly text: string; readonly path: string }

type Section = { readonly heading: string; readonly lines: readonly Said[] }

/** The digest; null when there is nothing to say. */
export function digestLetter(given: DigestOf, baseUrl: string): DigestLetter | null {
  const sections = sectionsOf(given).filter(({ lines }) => lines.length > 0)
  if (sections.length === 0) return null
  const text = [
    ...sections.map((section) => sectionText(section, baseUrl)),
    `This comes once on a working day. You can turn it off on your own page: ${baseUrl}/me`,
  ].join('\n\n')
  return { subject: subjectOf(given), text, path: '/' }
}

function subjectOf({ parts, asks, zone, now }: DigestOf): string {
  const open = parts.flatMap(({ waiting }) => waiting)
  return `${dayOf(now, zone, now)}: ${waitsText(open.length + asks.length, open.filter((one) => isLate(one, now)).length)}`
}

/** "3 things wait for you, 1 overdue" */
function waitsText(many: number, late: number): string {
  if (many === 0) return 'nothing waits for you, and how your pilots stand'
  const waits = `${counted(many, 'thing')} ${many === 1 ? 'waits' : 'wait'} for you`
  if (late === 0) return waits
  return late === many && many > 1 ? `${waits}, all overdue` : `${waits}, ${late} overdue`
}

function isLate({ dueAt }: Pick<Open, 'dueAt'>, now: number): boolean {
  return dueAt < now
}

function sectionsOf(given: DigestOf): readonly Section[] {
  const { parts, asks, decided, alarms, since, zone, now } = given
  const waiting = (which: (open: Open) => boolean) =>
    parts.flatMap(({ file, waiting: all }) =>
      all.filter(which).map((open) => waitingLine(file.pilot.code, open, given)),
    )
  return [
    { heading: 'Overdue', lines: waiting((open) => isLate(open, now)) },
    { heading: 'Waiting for you', lines: [...asks, ...waiting((open) => !isLate(open, now))] },
    { heading: 'Waiting for others', lines: parts.flatMap((part) => othersLines(part, given)) },
    { heading: 'Alarms', lines: alarms },
    { heading: 'Failures that are open', lines: parts.flatMap((part) => failureLines(part, given)) },
    { heading: 'The review', lines: parts.flatMap((part) => reviewLines(part, given)) },
    { heading: `Decided since ${dayTime(since, zone, now)}`, lines: decided },
  ]
}

const mostLines = 12

/** What is too much for a mail stands on Home. */
function sectionText({ heading, lines }: Section, baseUrl: string): string {
  const more = lines.length - mostLines
  return [
    heading.toUpperCase(),
    ...lines.slice(0, mostLines).map(({ says, path }) => `- ${says}\n${baseUrl}${path}`),
    ...(more > 0 ? [`And ${more} more, on Home.`] : []),
  ].join('\n\n')
}

function waitingLine(code: string, open: Open, { zone, now }: DigestOf): Said {
  return { says: `${code}: ${decisionText(open)}. ${dueText(open, zone, now)}`, path: decisionAddress(code, open) }
}

function dueText({ dueAt }: Pick<Open, 'dueAt'>, zone: string, now: number): string {
  return `It ${dueAt < now ? 'was' : 'is'} due on ${dayTime(dueAt, zone, now)}.`
}

function othersLines({ file, others }: DigestPart, { names, zone, now }: DigestOf): readonly Said[] {
  const { code, holders } = file.pilot
  return others.map((open) => {
    const holder = holderOf(holders, open.seat)
    const who = holder === null ? `no ${titleOf(open.seat)}` : `${nameOf(names, holder)} (${titleOf(open.seat)})`
    const says = `${code}, ${who}: ${decisionText(open)}. ${dueText(open, zone, now)}`
    return { says, path: decisionAddress(code, open) }
  })
}

function failureLines({ file, failures }: DigestPart, { zone, now }: DigestOf): readonly Said[] {
  const { code } = file.pilot
  return failures.map((failure) => ({
    says: `${code}: ${failureText(failure, zone, now)}`,
    path: `/pilots/${encodeURIComponent(code)}/failures/${failure.number}`,
  }))
}

/** "failure 7, ERP sync: open since Monday 7 September, 09:00, seen 3 times. Nobody has acknowledged it." */
function failureText(failure: Failure, zone: string, now: number): string {
  const { number, component, occurredAt, acknowledgedAt, stopsWork } = failure
  const seen = timesSeen(failure)
  const often = seen > 1 ? `, seen ${counted(seen, 'time')}` : ''
  const stops = stopsWork ? ' Work stands still.' : ''
  const unseen = acknowledgedAt === null ? ' Nobody has acknowledged it.' : ''
  return `failure ${number}, ${component}: open since ${dayTime(occurredAt, zone, now)}${often}.${stops}${unseen}`
}

function reviewLines({ file, reviews }: DigestPart, { zone }: DigestOf): readonly Said[] {
  const { code } = file.pilot
  return reviews.map((review) => ({
    says: `${code}: ${reviewText(review, zone)}`,
    path: `/pilots/${encodeURIComponent(code)}/reviews/${review.week}`,
  }))
}

function reviewText({ week, closesAt }: ReviewToday, zone: string): string {
  const which = `the week of ${weekName(week)}`
  return closesAt === null
    ? `${which} is closed, and its answer is not signed yet.`
    : `${which} closes today at ${timeOf(closesAt, zone)}. Its review comes then.`
}
