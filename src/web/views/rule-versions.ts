// Everything that one rule has said: each version with who brought it about and why, and what it changed in the one before.
import type { RuleVersion } from '../../domain/rule.ts'
import { type ChangeAct, findChange, type RuleChange } from '../../domain/rule-change.ts'
import { dayName, timeOf } from '../../words/dates.ts'
import { nameOf } from '../../words/people.ts'
import { whoDid } from '../../words/rule-changes.ts'
import type { Shown } from '../pilot-request.ts'
import type { Link } from './page.ts'
import { type ChangedTerm, changedTerms } from './rule-terms.ts'

export type VersionsOf = Shown & {
  readonly versions: readonly RuleVersion[]
  /** Words of reasons, by the id of their text. */
  readonly reasons: ReadonlyMap<string, string>
}

export type VersionShown = {
  readonly id: string
  readonly says: string
  readonly way: string | null
  readonly why: string | null
  readonly change: Link | null
  readonly terms: readonly ChangedTerm[]
}

/** Every version of a rule, newest first. */
export function ruleVersions(given: VersionsOf): readonly VersionShown[] {
  const { versions, file } = given
  return versions.toReversed().map((version) => {
    const before = versions.find((one) => one.version === version.version - 1) ?? null
    const change = version.change === null ? null : findChange(file, version.change)
    return {
      id: `version-${version.version}`,
      says: `Version ${version.version}, ${deedOf(version, before)} by ${doneBy(given, version, change)} on ${when(given, version.at)}.`,
      way: change ? wayOf(given, change) : null,
      why: change ? reasonOf(given, change) : null,
      change: change && linkTo(given, change),
      terms: before && !version.retired ? changedTerms(wordingOf(before), wordingOf(version)) : [],
    }
  })
}

function wordingOf({ version, content }: RuleVersion) {
  return { heading: `Version ${version}`, content }
}

function deedOf(version: RuleVersion, before: RuleVersion | null): string {
  if (version.change !== null) return version.retired ? 'retired' : 'switched on'
  if (version.retired) return 'taken out'
  if (!before) return 'written'
  return changedTerms(wordingOf(before), wordingOf(version)).length === 0 ? 'moved' : 'worded anew'
}

/** With the seat that was held then, where a change tells it. */
function doneBy({ names }: VersionsOf, { by }: RuleVersion, change: RuleChange | null): string {
  const switched = change?.events.find(({ what }) => what === 'switched on')
  return switched ? whoDid(switched, names) : nameOf(names, by)
}

/** "Asked for by Maya (team lead), approved by Olivia (COO), confirmed safe by Tariq (CTO)." */
function wayOf({ names }: VersionsOf, { events }: RuleChange): string {
  const last = (what: ChangeAct) => events.findLast((event) => event.what === what)
  const steps = [
    ['asked for', last('requested')],
    ['approved', last('approved')],
    ['confirmed safe', last('confirmed safe')],
  ] as const
  const said = steps.flatMap(([what, event]) => (event ? [`${what} by ${whoDid(event, names)}`] : []))
  const sentence = said.join(', ')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}

/** Why its last round was asked for. */
function reasonOf({ reasons }: VersionsOf, { events }: RuleChange): string | null {
  const round = events.findLast(({ content }) => content !== null)
  return reasons.get(round?.why ?? '') ?? null
}

function linkTo({ file }: VersionsOf, { number }: RuleChange): Link {
  const address = `/pilots/${encodeURIComponent(file.pilot.code)}/rule-changes`
  return { text: `Rule change ${number}`, href: `${address}/${number}` }
}

/** With the year, whatever year it is now: an old page reads as it always did. */
function when({ calendar }: VersionsOf, at: number): string {
  return `${dayName(calendar.dayOf(at))}, ${timeOf(at, calendar.zone)}`
}
