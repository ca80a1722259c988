// How long the answer stands: the nearest facts with which the engine says something better. Found by trying.
import type { Answer } from '../review.ts'
import { answerOf, decide, type Decided } from './clauses.ts'
import { comingWeek, modelWeek, settledAfter, withNextWeek } from './coming-weeks.ts'
import { changesBetween, type Counterfactual } from './counterfactual.ts'
import type { Facts } from './facts.ts'
import { headlineWords } from './headline.ts'
import { reviewedWeek } from './pilot-weeks.ts'
import { nothingFails, remediesFor } from './remedies.ts'
import type { Remedy, WeekChange } from './remedy.ts'
import { counted, listed, sentence } from './wording.ts'

/** Facts with which the engine gives another answer, and how many weeks they look ahead. */
type Found = {
  readonly facts: Facts
  readonly decision: Decided
  readonly weeksAhead: number
  readonly remedies: readonly Remedy[]
}

/** What to make of facts while looking ahead: found, too late, or look on. */
type Look = (altered: Facts) => 'wanted' | 'over' | 'look on'

/**
 * What would make the engine say something better: expand instead of fix, anything else instead of stop. Mere waiting and
 * each failing thing healed alone come first; only when none of these is enough are all healed together. Where nothing
 * leads to a better answer, at least what would have to be fixed after what is named now.
 */
export function until(facts: Facts, decision: Decided): readonly Counterfactual[] {
  if (decision.answer === 'expand') return []

  const remedies = remediesFor(decision.findings).filter((remedy) => changesAnything(remedy, facts))
  const alone = remedies.filter((remedy) => fails(remedy, decision)).map((remedy) => [remedy])
  const named = remedies.filter(({ name }) => name === decision.kind).map((remedy) => [remedy])
  const better = betterThan(decision.answer)
  const steps = [
    () => nearest(facts, better, [[], ...alone]),
    () => nearest(facts, better, [remedies]),
    () => nearest(facts, better, [withNothingFailing(remedies)]),
    () => nearest(facts, otherHeadlineThan(decision.kind), [[], ...named]),
  ]
  for (const step of steps) {
    const found = step()
    if (found.length > 0) return found.map((each) => asCounterfactual(facts, each))
  }
  return []
}

/** A fix that would turn into a stop on the way promises nothing beyond it. */
function betterThan(from: Answer): Look {
  return (altered) => {
    const answer = answerOf(altered)
    if (from === 'stop') return answer === 'stop' ? 'look on' : 'wanted'
    if (answer === 'stop') return 'over'
    return answer === 'expand' ? 'wanted' : 'look on'
  }
}

function otherHeadlineThan(headline: string): Look {
  return (altered) => {
    const { answer, kind } = decide(altered)
    if (answer === 'stop') return 'over'
    return kind === headline ? 'look on' : 'wanted'
  }
}

/** Where one failing component only uncovers the next, nothing may fail at all. */
function withNothingFailing(remedies: readonly Remedy[]): readonly Remedy[] {
  return [...remedies.filter(({ name }) => !name.startsWith('component:')), nothingFails]
}

/** What each of the tried ways finds; waiting, the first way, makes the slower ones needless. */
function nearest(facts: Facts, look: Look, ways: readonly (readonly Remedy[])[]): readonly Found[] {
  const [waiting, ...others] = ways.map((remedies) => search(facts, look, remedies))
  const sooner = others.filter((found) => found && found.weeksAhead < (waiting?.weeksAhead ?? Infinity))
  return [...sooner, waiting].filter((found) => found !== null && found !== undefined)
}

function search(facts: Facts, look: Look, remedies: readonly Remedy[]): Found | null {
  const inEveryWeek: WeekChange = (week) => remedies.reduce((changed, { later }) => later(changed), week)
  let altered = remedies.reduce((changed, { now }) => now(changed), facts)
  for (let weeksAhead = 0; weeksAhead <= settledAfter(facts); weeksAhead += 1) {
    if (weeksAhead > 0) altered = withNextWeek(altered, inEveryWeek)
    const seen = altered === facts ? 'look on' : look(altered)
    if (seen === 'wanted') return { facts: altered, decision: decide(altered), weeksAhead, remedies }
    if (seen === 'over') return null
  }
  return null
}

function changesAnything(remedy: Remedy, facts: Facts): boolean {
  const coming = comingWeek(facts)
  return remedy.now(facts) !== facts || remedy.later(coming) !== coming
}

/** The remedy's own atom fails, or it heals something that is no atom. */
function fails(remedy: Remedy, { findings }: Decided): boolean {
  const atom = findings.atoms.find(({ name }) => name === remedy.name)
  return !atom?.holds()
}

function asCounterfactual(facts: Facts, found: Found): Counterfactual {
  const { answer, kind } = found.decision
  return { text: textOf(facts, found), changes: changesBetween(facts, found.facts), answer, kind }
}

function textOf(facts: Facts, { facts: altered, decision, weeksAhead, remedies }: Found): string {
  const conditions = remedies.map(({ condition, foundLate }) => (weeksAhead === 0 && foundLate) || condition)
  const targets = decision.findings.goals.length > 1 ? 'every target' : 'the target'
  const waiting = `${targets} is met in the coming ${weeksAhead === 1 ? 'week' : counted(weeksAhead, 'week')}`
  const said = weeksAhead > 0 ? [...conditions, waiting] : conditions
  const like = `the coming weeks are otherwise like ${modelWeek(facts).week}, with nothing switched on`
  const assumed = weeksAhead > 0 ? `, provided that ${like}` : ''
  const what = decision.answer === 'fix' ? ` ${headlineWords(decision.kind)}` : ''
  return `${sentence(decision.answer)}${what} if ${listed(said)}; earliest ${reviewedWeek(altered).week}${assumed}.`
}
