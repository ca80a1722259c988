// One failure: what happened, where it stands, the failure path that was planned for it, the runs behind it, and what the
// person who looks can do about it.
import { componentName, integrationOf } from '../../domain/component.ts'
import { isHarmful, isOpenFailure, timesSeen } from '../../domain/failure.ts'
import { hasEnded, lastStage } from '../../domain/pilot.ts'
import { dayName, dayTime, lengthOf } from '../../words/dates.ts'
import {
  failureEventText,
  hitText,
  seenText,
  severities,
  sideTexts,
  type Telling,
  whoActed,
} from '../../words/failures.ts'
import { tellerName } from '../../words/runs.ts'
import { capital } from '../../words/sentences.ts'
import { acknowledgeForm, addForm, resolveForm, sideForm } from './failure-forms.ts'
import { type FailureOf, looksAfterSystem } from './failure-of.ts'
import { type Path, pathOf } from './failure-path.ts'
import { runsBehind } from './failure-runs.ts'
import { type Problems, problemSummary } from './field.ts'
import type { Form } from './form.ts'
import { fold, type Fold } from './fold.ts'
import type { Pairs } from './lists.ts'
import type { Link } from './page.ts'
import type { Table } from './table.ts'
import type { Trail } from './trail.ts'

export type FailurePage = {
  readonly problems: Problems | null
  readonly heading: string
  readonly asOf: string | null
  readonly today: string
  readonly said: string
  /** Work cannot be finished, and the button that pauses the pilot. */
  readonly harm: { readonly text: string; readonly link: Link | null } | null
  readonly standing: readonly string[]
  /** Down to what is planned, while it is open and there is a plan. */
  readonly plan: Link | null
  readonly pairs: Pairs
  readonly form: Form | null
  readonly folds: readonly Fold[]
  readonly path: Path
  readonly runs: Table | null
  readonly trail: Trail
  readonly all: string
}

export function failureView(given: FailureOf): FailurePage {
  const { failure, file, texts, address } = given
  const [form, ...folds] = actionsOf(given)
  const forms = [form?.form ?? null, ...folds.map((one) => one.form)]
  const path = pathOf(integrationOf(file, failure.component), address.replace(/failures\/[^/]*$/, 'system-map'))
  return {
    problems: refusedElsewhere(given, forms),
    asOf: given.asOf === null ? null : `As it stood at the end of ${dayName(given.asOf)}.`,
    today: address,
    heading: `Failure ${failure.number}: ${componentName(file, failure.component)}`,
    said: failure.message ?? texts.get(failure.words ?? '') ?? '',
    harm: harmOf(given),
    standing: standingOf(given),
    plan: isOpenFailure(failure) && path.ways ? { text: 'What is planned for it', href: '#failure-path' } : null,
    pairs: pairsOf(given),
    form: form?.isMain ? form.form : null,
    folds: [...(form && !form.isMain ? [form] : []), ...folds].map((one) => fold(one.summary, one.form)),
    path,
    runs: failure.openedBy === 'runs' && given.asOf === null ? runsBehind(given) : null,
    trail: trailOf(given),
    all: address.replace(/\/[^/]*$/, ''),
  }
}

/** A refusal of a form that is not on the page any more is said on top of it. */
function refusedElsewhere({ again }: FailureOf, forms: readonly (Form | null)[]): Problems | null {
  if (!again || forms.some((form) => form !== null && form.problems !== null)) return null
  return problemSummary(again.problems.map(({ text }) => ({ text })))
}

type Offered = { readonly summary: string; readonly form: Form; readonly isMain: boolean }

/** What the person can do, what comes next first; only that one stands open. */
function actionsOf(given: FailureOf): readonly Offered[] {
  const { failure, file, seats, asOf } = given
  if (asOf !== null || hasEnded(file.pilot)) return []
  const isOpen = isOpenFailure(failure)
  const mends = isOpen && looksAfterSystem(given)
  const waits = failure.acknowledgedAt === null
  const leads = seats.includes('coo') || seats.includes('cto')
  const isUntold = isOpen && failure.side === 'unknown' && failure.triagedAt === null
  const offered = [
    mends && waits && { summary: 'Acknowledge it', form: acknowledgeForm(given), isMain: true },
    leads && { summary: 'Say its side', form: sideForm(given), isMain: isUntold && !(mends && waits) },
    mends && { summary: 'Resolve it', form: resolveForm(given), isMain: !waits && !(leads && isUntold) },
    isOpen && { summary: 'Add what you saw', form: addForm(given), isMain: false },
  ].filter((one) => one !== false)
  return offered.toSorted((a, b) => Number(b.isMain) - Number(a.isMain))
}

function harmOf({ failure, file, mayPause, asOf }: FailureOf): FailurePage['harm'] {
  if (asOf !== null || !isHarmful(failure)) return null
  const isRunning = lastStage(file.pilot)?.stage === 'running'
  const href = `/pilots/${encodeURIComponent(file.pilot.code)}/pause`
  return {
    text: 'Work cannot be finished, and nobody has said that it can be done by hand. Whoever may pause does so now.',
    link: isRunning && mayPause ? { text: 'Pause the pilot', href } : null,
  }
}

function standingOf(given: FailureOf): readonly string[] {
  const { failure } = given
  const telling = tellingOf(given)
  const last = failure.events.findLast(({ what }) => what === 'resolved')
  if (last) return [failureEventText(last, telling)]
  const first = failure.events.find(({ what }) => what === 'acknowledged')
  const who = first ? whoActed(first, telling) : null
  return [
    who === null ? 'Nobody is on it yet: it waits for the CTO or an engineer.' : `${who} is on it.`,
    ...(failure.stopsWork ? ['Work stands still.'] : []),
    ...sideWaits(given),
  ]
}

function tellingOf({ names, file, actedFor, calendar, now }: FailureOf): Telling {
  return { names, holders: file.pilot.holders, actedFor, zone: calendar.zone, now }
}

function sideWaits({ failure }: FailureOf): readonly string[] {
  if (failure.side !== 'unknown') return []
  return failure.triagedAt === null
    ? ['Its side is not known yet: the COO or the CTO says it.']
    : ['Its side waits for the review.']
}

function pairsOf({ failure, calendar, now }: FailureOf): Pairs {
  const { occurredAt, lastAt, runs, downtimeMinutes, resolvedAt } = failure
  const since = dayTime(occurredAt, calendar.zone, now)
  const last = runs > 1 ? `last on ${dayTime(lastAt, calendar.zone, now)}` : undefined
  return [
    { term: 'Began', text: since, note: last },
    { term: 'Seen', text: capital(seenText(failure)) },
    { term: 'Hit', text: hitText(failure, timesSeen(failure)) },
    { term: 'Side', text: capital(sideTexts[failure.side]) },
    { term: 'How bad', text: severities[failure.severity] },
    { term: 'By hand', text: byHandText(failure) },
    ...(resolvedAt === null
      ? []
      : [
          { term: 'Took', text: lengthOf(resolvedAt - occurredAt) },
          { term: 'Work stood still', text: `${downtimeMinutes ?? 0} minutes` },
        ]),
  ]
}

function byHandText({ fallbackUsed, fallbackWorks }: FailureOf['failure']): string {
  if (fallbackWorks === true) return 'The work can be finished by hand'
  if (fallbackWorks === false) return 'The work cannot be finished by hand'
  return fallbackUsed === false ? 'Not needed' : 'Nobody has said'
}

/** How it began, and everything that people did since. */
function trailOf(given: FailureOf): Trail {
  const { failure, calendar, now, texts } = given
  const telling = tellingOf(given)
  const platform = failure.platform ?? 'runs'
  const began = {
    text: `${tellerName(platform)} told of the first failed run on ${dayTime(failure.detectedAt, calendar.zone, now)}.`,
    at: new Date(failure.detectedAt).toISOString(),
  }
  const done = failure.events.map((event) => ({
    text: failureEventText(event, telling),
    why: event.what === 'logged' ? undefined : texts.get(event.words ?? ''),
    at: new Date(event.at).toISOString(),
  }))
  return failure.openedBy === 'runs' ? [began, ...done] : done
}
