// The rule book as people read it: the rules in effect on a day, in their sections, with what stands under them, since when
// they hold, who answers, and what the book itself gives reason to look at.
import { isAmbiguous } from './drill.ts'
import { fact, type Fact } from './fact.ts'
import { lastStage } from './pilot.ts'
import type { Answerer, Confirmation, PilotFile } from './pilot-file.ts'
import { overtaken, refuse, type Refused } from './refusal.ts'
import { type RuleVersion, rulesInEffect, rulesInEffectAt, rulesUnder, sections, type Section } from './rule.ts'
import { namedFor } from './rule-answerer.ts'

/** A rule as it stands in the book. */
export type BookRule = {
  readonly rule: RuleVersion
  /** Since which instant (ms) it holds in exactly these words; null before the launch. */
  readonly inForceSince: number | null
  /** Who was named to answer questions about it. */
  readonly answerer: Answerer | null
  /** A drill has split two people on these words. */
  readonly isAmbiguous: boolean
  /** Its exceptions, and where a person steps in. */
  readonly below: readonly BookRule[]
}

export type BookSection = { readonly section: Section; readonly rules: readonly BookRule[] }

/** The rules in effect by section, with what belongs to a rule below it. Sections without a rule are left out. */
export function ruleBook(file: PilotFile): readonly BookSection[] {
  const inEffect = rulesInEffect(file.rules)
  const isBelow = ({ content }: RuleVersion) => inEffect.some(({ number }) => number === content.under)
  const top = inEffect.filter((rule) => !isBelow(rule))
  return sections
    .map((section) => {
      const rules = top.filter(({ content }) => content.section === section)
      return { section, rules: rules.map((rule) => bookRule(file, rule)) }
    })
    .filter(({ rules }) => rules.length > 0)
}

/** One version as it stands in the book, with the rules in effect that stand under it. */
export function bookRule(file: PilotFile, rule: RuleVersion): BookRule {
  return {
    rule,
    inForceSince: inForceSince(file, rule),
    answerer: namedFor(file, rule.number),
    isAmbiguous: isAmbiguous(file, rule.number),
    below: rulesUnder(file.rules, rule.number).map((one) => bookRule(file, one)),
  }
}

/** Since when (ms) a version holds: one written in the draft since the launch, another since its switch-on; null before. */
export function inForceSince({ pilot }: Pick<PilotFile, 'pilot'>, { change, at }: RuleVersion): number | null {
  if (change !== null) return at
  return pilot.stages.find(({ because }) => because === 'launch')?.at ?? null
}

/**
 * Everything that the rule book, the process, the map and the failures are read from, as it was at an instant (ms). Who sits
 * where, and what runs told, is as it is now.
 */
export function fileAt(file: PilotFile, at: number): PilotFile {
  const before = <Dated extends { readonly at: number }>(all: readonly Dated[]) => all.filter((one) => one.at <= at)
  return {
    ...file,
    pilot: { ...file.pilot, stages: before(file.pilot.stages) },
    keys: before(file.keys),
    processes: before(file.processes),
    rules: before(file.rules),
    answerers: before(file.answerers),
    ruleChanges: before(file.ruleChanges),
    requests: before(file.requests),
    confirmations: before(file.confirmations),
    drills: before(file.drills),
    messyCases: before(file.messyCases),
    questions: before(file.questions),
    maps: before(file.maps),
    mapChanges: before(file.mapChanges),
    alertTests: before(file.alertTests),
    failures: before(file.failures),
    fallbackDrills: before(file.fallbackDrills),
    efforts: before(file.efforts),
    builds: before(file.builds),
    maintenances: before(file.maintenances),
  }
}

/** What a confirmation of the rule book covers: every rule in effect, by its number and the hash of its content. */
export function bookContent({ rules }: Pick<PilotFile, 'rules'>): { readonly number: number; readonly hash: string }[] {
  return rulesInEffect(rules).map(({ number, hash }) => ({ number, hash }))
}

export type Confirming = {
  readonly file: PilotFile
  /** Hash of `bookContent`, as it is now and as it stood on the page. */
  readonly hash: string
  readonly seen: string
}

/** The COO says that the book as it stands describes how the work runs. */
export function confirmBook({ file, hash, seen }: Confirming): Fact | Refused {
  const content = bookContent(file)
  if (lastStage(file.pilot) === null && file.pilot.from === null)
    return refuse('Before the launch nothing is confirmed: both keys of it cover the rule book.')
  if (content.length === 0) return refuse('There is no rule in effect that could be confirmed.')
  if (seen !== hash) return overtaken('The rule book')

  const version = file.confirmations.filter(({ document }) => document === 'rule book').length + 1
  return fact('confirm rule book', file.pilot.id, { type: 'rule book', id: file.pilot.id, version }, { content })
}

/** The newest confirmation of the rule book, and whether no rule has changed since; null when there was none. */
export function bookConfirmed(file: PilotFile): { readonly last: Confirmation; readonly isCurrent: boolean } | null {
  const last = file.confirmations.findLast(({ document }) => document === 'rule book')
  return last ? { last, isCurrent: file.rules.every(({ seq }) => seq < last.seq) } : null
}

const charactersOnALine = 90

/** About how many printed lines the book takes: its headings, its sentences, and a line beside each. */
export function linesOf(book: readonly BookSection[]): number {
  const ofRule = ({ rule: { content }, below }: BookRule): number =>
    Math.ceil(content.text.length / charactersOnALine) +
    (content.condition === null && content.outcome === null ? 1 : 2) +
    below.reduce((lines, one) => lines + ofRule(one), 0)
  return book.reduce((lines, { rules }) => rules.reduce((sum, rule) => sum + ofRule(rule), lines + 2), 0)
}

/** Exceptions in effect, and all other rules. */
export function exceptionsAndOthers(rules: readonly RuleVersion[]): {
  readonly exceptions: number
  readonly others: number
} {
  const exceptions = rules.filter(({ content }) => content.section === 'exception').length
  return { exceptions, others: rules.length - exceptions }
}

/** Since when (ms) exceptions have outnumbered the other rules without a break; null when they do not. */
export function outnumberedSince(versions: readonly RuleVersion[]): number | null {
  const isOutnumbered = (at: number) => {
    const { exceptions, others } = exceptionsAndOthers(rulesInEffectAt(versions, at))
    return exceptions > others
  }
  const moments = [...new Set(versions.map(({ at }) => at))].toSorted((a, b) => a - b)
  const before = moments.findLastIndex((at) => !isOutnumbered(at))
  return moments[before + 1] ?? null
}
