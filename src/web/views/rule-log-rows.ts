// The rule log as a table for spreadsheets: one line a change, instants in UTC, hours unrounded.
import type { ChangeEvent } from '../../domain/rule-change.ts'
import type { LogLine } from '../../domain/rule-log.ts'
import { ruleName } from '../../domain/rule.ts'
import type { SheetRows, SheetValue } from '../../outbox/xlsx.ts'
import { nameOf, type Names } from '../../words/people.ts'
import { crowdInWords } from '../../words/rule-signals.ts'

const hourMs = 3_600_000

type Line = LogLine & { readonly names: Names; readonly why: string }

const columns: readonly { readonly name: string; readonly of: (line: Line) => SheetValue }[] = [
  { name: 'change', of: ({ change }) => change.number },
  { name: 'kind', of: ({ change }) => change.content.kind },
  { name: 'rule', of: ({ change }) => ruleName(change.content.rule) },
  { name: 'stage', of: ({ change }) => change.stage },
  { name: 'rounds', of: ({ change }) => change.round },
  { name: 'origin', of: ({ change }) => change.content.origin },
  { name: 'asked_by', of: ({ change, names }) => nameOf(names, change.by) },
  { name: 'asked_at', of: ({ change }) => instant(change.askedAt) },
  { name: 'why', of: ({ why }) => why },
  { name: 'text', of: ({ change }) => change.content.proposal?.text ?? null },
  { name: 'approved_by', of: ({ approved, names }) => byWhom(approved, names) },
  { name: 'approved_at', of: ({ approved }) => when(approved) },
  { name: 'confirmed_by', of: ({ confirmed, names }) => byWhom(confirmed, names) },
  { name: 'confirmed_at', of: ({ confirmed }) => when(confirmed) },
  { name: 'agreed_at', of: ({ change }) => instant(change.content.switchOnAt) },
  { name: 'switched_on_by', of: ({ switchedOn, names }) => byWhom(switchedOn, names) },
  { name: 'switched_on_at', of: ({ switchedOn }) => when(switchedOn) },
  { name: 'hours_to_approve', of: ({ times }) => hours(times.requested) },
  { name: 'hours_to_confirm', of: ({ times }) => hours(times['policy approved']) },
  { name: 'hours_to_switch_on', of: ({ times }) => hours(times['confirmed safe']) },
  { name: 'hours_parked', of: ({ parkedMs }) => hours(parkedMs) },
  { name: 'not_attributable', of: ({ sameWeek }) => (sameWeek.length > 0 ? crowdInWords(sameWeek) : null) },
]

/** The head and every line of the log; `texts` are the reasons by their ids. */
export function ruleLogRows(lines: readonly LogLine[], names: Names, texts: ReadonlyMap<string, string>): SheetRows {
  const rows = lines.map((line) => {
    const why = texts.get(line.change.events[0]?.why ?? '') ?? ''
    return columns.map(({ of }) => of({ ...line, names, why }))
  })
  return [columns.map(({ name }) => name), ...rows]
}

function byWhom(event: ChangeEvent | null, names: Names): SheetValue {
  if (event === null) return null
  return event.for === null ? nameOf(names, event.by) : `${nameOf(names, event.by)} for ${nameOf(names, event.for)}`
}

function when(event: ChangeEvent | null): SheetValue {
  return event === null ? null : instant(event.at)
}

function instant(at: number): string {
  return new Date(at).toISOString()
}

function hours(ms: number | null): SheetValue {
  return ms === null ? null : ms / hourMs
}
