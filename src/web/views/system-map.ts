// The system map on one page, as it is or as it was: what was found on it, the lists, the drawing, the effort, and what this
// person can do next.
import { isMapToConfirm } from '../../domain/carried-over.ts'
import type { Seat } from '../../domain/person.ts'
import { hasEnded, lastStage } from '../../domain/pilot.ts'
import { findingsByKind, type MapFinding, mapFindings } from '../../domain/map-findings.ts'
import { mapInForce, type MapContent, type MapVersion } from '../../domain/system-map.ts'
import { isHeldByFreeze, openMapChanges } from '../../domain/system-map-change.ts'
import { dayName, dayOf, timeOf } from '../../words/dates.ts'
import { findingInWords, mapInNumbers } from '../../words/map.ts'
import { nameOf, nameWithSeat } from '../../words/people.ts'
import type { MapDrawing } from '../charts/system-map.ts'
import type { Shown } from '../pilot-request.ts'
import { field, type Field, type Problem, type Problems, problemSummary } from './field.ts'
import { type Fold, fold } from './fold.ts'
import { form } from './form.ts'
import { signedAs, type Signer } from './key-form.ts'
import { primary, proofOfIdentity } from './keys.ts'
import type { Line, Pair } from './lists.ts'
import type { Link } from './page.ts'
import type { Press } from './press.ts'
import { type MapList, mapLists } from './system-map-lists.ts'
import { mapVersionName } from './system-map-versions.ts'
import type { Empty } from './table.ts'
import type { Sentence } from './trail.ts'

export type SystemMapOf = Shown & {
  /** The version on the page; null before the first. */
  readonly shown: MapVersion | null
  /** The page shows what is in force now, not a day or a version of the past. */
  readonly isNow: boolean
  /** The day the page speaks of, "2026-05-04"; null for today and for a version. */
  readonly asOf: string | null
  /** Null where there is nothing to draw. */
  readonly drawing: MapDrawing | null
  readonly seats: readonly Seat[]
  readonly signer: Signer
  readonly problems: readonly Problem[]
}

export type MapFindingLine = { readonly text: string; readonly move: string; readonly link: Link | null }
export type MapFindings = { readonly lines: readonly MapFindingLine[]; readonly others: readonly MapFindingLine[] }

export type SystemMapPage = {
  readonly address: string
  readonly asOf: string | null
  readonly now: Link | null
  readonly standing: readonly string[]
  readonly empty: Empty | null
  readonly findings: readonly MapFindings[]
  readonly changes: readonly Line[]
  readonly lists: readonly MapList[]
  readonly effort: readonly Pair[]
  readonly estimate: Link | null
  readonly review: Press | null
  readonly drawing: MapDrawing | null
  readonly confirmed: string | null
  readonly confirm: Fold | null
  readonly versions: readonly Sentence[]
  readonly difference: Link | null
  readonly fallback: Link | null
  readonly day: Field | null
  readonly problems: Problems | null
}

export function systemMapView(given: SystemMapOf): SystemMapPage {
  const { file, shown, isNow, asOf, drawing } = given
  const address = `/pilots/${encodeURIComponent(file.pilot.code)}/system-map`
  const map = shown?.content
  const writes = isNow && mayWriteMap(given)
  return {
    address,
    asOf: asOf === null ? null : `As it stood at the end of ${dayName(asOf)}.`,
    now: isNow ? null : { text: 'The map as it is now', href: address },
    standing: standingOf(given),
    empty: map && map.systems.length > 0 ? null : emptyMapText(given, address),
    findings: map && (isNow || asOf !== null) ? findingLines(given, map, address) : [],
    changes: isNow ? changeLines(given, address) : [],
    lists: map && map.systems.length > 0 ? mapLists({ map, address, mayWrite: writes }) : [],
    effort: map ? effortPairs(map) : [],
    estimate: writes ? { text: 'Estimate the effort', href: `${address}/estimate/edit` } : null,
    review: writes && map && map.systems.length > 0 ? reviewPress(given, address) : null,
    drawing,
    ...(isNow ? confirming(given, address) : { confirmed: null, confirm: null }),
    versions: isNow ? versionTrail(given, address) : [],
    difference:
      isNow && file.maps.length > 1
        ? { text: 'What changed between two versions', href: `${address}/difference` }
        : null,
    fallback: isNow ? { text: 'Drills of the fallback', href: `${address}/fallback` } : null,
    day: file.maps.length === 0 ? null : field(dayQuestion, { asof: asOf ?? '' }),
    problems: problemSummary(given.problems.filter(({ name }) => name !== 'password')),
  }
}

const dayQuestion = { kind: 'date', name: 'asof', label: 'The map of another day' } as const

/** The CTO and the engineers write it while the pilot lives. */
export function mayWriteMap({ file, seats }: Pick<SystemMapOf, 'file' | 'seats'>): boolean {
  return !hasEnded(file.pilot) && seats.some((seat) => seat === 'cto' || seat === 'engineer')
}

function standingOf(given: SystemMapOf): readonly string[] {
  const { file, shown } = given
  if (!shown) return []
  return [
    `${mapVersionName(shown)} of ${file.maps.length}, ${writtenBy(given, shown)}.`,
    `${mapInNumbers(shown.content)}.`,
    ...(given.isNow && isMapToConfirm(file) ? ['◆ confirm: carried over from the pilot before.'] : []),
  ]
}

/** Who and when, with the year whatever year it is now: an old page reads as it always did. */
function writtenBy({ names, file, calendar }: SystemMapOf, { by, at, kind }: MapVersion): string {
  const did = { draft: 'written', correction: 'a correction', change: 'a change of the system' }[kind]
  const when = `${dayName(calendar.dayOf(at))}, ${timeOf(at, calendar.zone)}`
  return `${did} by ${nameWithSeat(names, file.pilot.holders, by)} on ${when}`
}

function emptyMapText(given: SystemMapOf, address: string): Empty {
  const text =
    'The map names no system yet: which tools touch the process, who holds the truth about what, and how data flow.'
  if (!given.isNow) return { text: 'The map named no system then.' }
  return mayWriteMap(given)
    ? { text, link: { text: 'Add the first system', href: `${address}/systems/new` } }
    : { text: `${text} The CTO or an engineer writes it.` }
}

const moves = { system: 'The CTO’s move', policy: 'The COO’s move' } as const

/** One of each kind, the worst first; others like it stand folded below it. */
function findingLines({ file, calendar, now }: SystemMapOf, map: MapContent, address: string): readonly MapFindings[] {
  const line = (finding: MapFinding): MapFindingLine => ({
    text: findingInWords(finding, map),
    move: moves[finding.move],
    link: findingLink(finding, address),
  })
  return findingsByKind(mapFindings(file, calendar.dayOf(now))).map(([first, ...others]) => ({
    lines: [first, ...others.slice(0, likeItShown)].flatMap((one) => (one ? [line(one)] : [])),
    others: others.slice(likeItShown).map(line),
  }))
}

/** Up to three of a kind are simply listed. */
const likeItShown = 2

/** To where it can be seen and put right. */
function findingLink(finding: MapFinding, address: string): Link | null {
  if (finding.what === 'map unchanged after a repair')
    return { text: `Failure ${finding.failure}`, href: address.replace(/system-map$/, `failures/${finding.failure}`) }
  if (finding.of === 'integration')
    return {
      text: finding.integration.name,
      href: `${address}/integrations/${encodeURIComponent(finding.integration.id)}`,
    }
  if (finding.of === 'record') return { text: 'Records', href: '#records' }
  return finding.of === 'grant' ? { text: 'Access grants', href: '#grants' } : { text: 'Effort', href: '#effort' }
}

function changeLines({ file, names, calendar, now }: SystemMapOf, address: string): readonly Line[] {
  return openMapChanges(file).map((map) => {
    const asked = `proposed by ${nameOf(names, map.by)} on ${dayOf(map.at, calendar.zone, now)}`
    const takes = map.touchesPolicy ? 'takes both keys' : 'takes the CTO’s key'
    return {
      text: `Change of the system, version ${map.version}`,
      href: `${address}/changes/${map.version}`,
      note: `${asked} · ${isHeldByFreeze(file, map, now, calendar) ? 'parked until the first cycle ends' : takes}`,
    }
  })
}

function effortPairs({ buildDays, supportMinutes, grantsReviewedOn }: MapContent): readonly Pair[] {
  return [
    { term: 'To build', text: buildDays === null ? 'not estimated yet' : `${buildDays} days, estimated` },
    {
      term: 'Support',
      text: supportMinutes === null ? 'not estimated yet' : `${supportMinutes} minutes a week, estimated`,
    },
    {
      term: 'Access grants',
      text: grantsReviewedOn === null ? 'not reviewed yet' : `reviewed on ${dayName(grantsReviewedOn)}`,
    },
  ]
}

function reviewPress({ file, shown }: SystemMapOf, address: string): Press {
  const seen = { id: '', seen: shown?.hash ?? '' }
  const says = 'The access grants are reviewed today'
  if (lastStage(file.pilot) === null)
    return { action: `${address}/grants-review`, text: 'Grants reviewed today', says, hidden: seen }
  const hidden = { ...seen, why: 'The access grants were reviewed.' }
  return { action: `${address}/grants-review/corrections`, text: 'Grants reviewed today', says, hidden }
}

function confirming(given: SystemMapOf, address: string): Pick<SystemMapPage, 'confirmed' | 'confirm'> {
  const { file, shown } = given
  const isTooEarly = lastStage(file.pilot) === null && file.pilot.from === null
  if (isTooEarly || !shown) return { confirmed: null, confirm: null }
  return { confirmed: confirmedInWords(given, shown), confirm: confirmFold(given, shown, address) }
}

function confirmedInWords({ file, names, calendar }: SystemMapOf, { hash }: MapVersion): string {
  if (isMapToConfirm(file))
    return 'This map came from the pilot before and is marked “confirm”. The launch waits until the CTO has confirmed it.'
  const last = file.confirmations.findLast(({ document }) => document === 'map')
  if (!last) return 'Nobody has confirmed yet that the map is current.'
  const said = `${nameOf(names, last.by)} confirmed on ${dayName(calendar.dayOf(last.at))} that the map is current`
  return last.hash === hash ? `${said}. It has not changed since.` : `${said}. It has changed since.`
}

/** The CTO says that this is how things are; the expansion asks for it every week. */
function confirmFold({ seats, signer, problems }: SystemMapOf, { hash }: MapVersion, address: string): Fold | null {
  if (!seats.includes('cto')) return null
  const wrong = problems.find(({ name }) => name === 'password')?.text
  const next = 'Your name and the day stand beside the map exactly as it is on this page, until it changes.'
  return fold(
    'Confirm that the map is current',
    form({
      id: 'confirm-map',
      action: `${address}/confirmation`,
      seen: hash,
      fields: [],
      proof: signer.isFresh ? null : proofOfIdentity(signer.email, wrong),
      problems: wrong === undefined ? null : problemSummary(problems),
      primary: primary(signedAs(next, signer), { text: 'This is how things are' }),
    }),
  )
}

function versionTrail(given: SystemMapOf, address: string): readonly Sentence[] {
  return given.file.maps.toReversed().map((version) => ({
    text: `${mapVersionName(version)}, ${writtenBy(given, version)}${version === mapInForce(given.file.maps, given.file.keys) ? ', in force' : ''}`,
    href: version.kind === 'change' ? `${address}/changes/${version.version}` : `${address}?version=${version.version}`,
  }))
}
