// Drills of R3 as plain values: begun by Olivia, decided by Maya and then Ben.
import type { DrillContent, DrillEvent } from '../../src/domain/drill.ts'
import type { RuleVersion } from '../../src/domain/rule.ts'
import { routingRule } from './running-rules.ts'

/** One version of R3 whose hash says its number. */
export function versionOfR3(version: number, text: string, change: Partial<RuleVersion> = {}): RuleVersion {
  const content = routingRule({ text })
  const made = { change: null, by: 'olivia', at: version, seq: version, retired: false }
  return { number: 3, version, content, hash: `hash ${version}`, ...made, ...change }
}

export const twelveCases = Array.from({ length: 12 }, (_, at) => ({
  case: null,
  told: `Invoice ${at + 1}.`,
  messy: false,
}))

/** What is drilled unless a test says otherwise: version 1 of R3, by Maya and Ben, yes or no. */
export function drillContent(change: Partial<DrillContent> = {}): DrillContent {
  const people = ['maya', 'ben'] as const
  return { rule: 3, ruleHash: 'hash 1', cases: twelveCases, choices: ['Yes', 'No'], people, ...change }
}

/** The events of one drill, in the order given. */
export function eventsOf(
  drill: number,
  ...happened: readonly ('begun' | 'maya' | 'ben' | 'broken off')[]
): (content?: Partial<DrillContent>, splits?: number) => readonly DrillEvent[] {
  return (content = {}, splits = 0) =>
    happened.map((what, nth) => {
      const seq = drill * 10 + nth
      const nothing = { drill, content: null, decisions: null, splits: null, by: 'olivia', at: seq, seq }
      if (what === 'begun') return { ...nothing, what, content: drillContent(content) }
      if (what === 'broken off') return { ...nothing, what }
      const isSecond = happened.slice(0, nth).some((before) => before === 'maya' || before === 'ben')
      return { ...nothing, what: 'decided', by: what, decisions: `text ${seq}`, splits: isSecond ? splits : null }
    })
}

/** A drill that both have decided. */
export function finishedDrill(drill: number, content: Partial<DrillContent>, splits: number): readonly DrillEvent[] {
  return eventsOf(drill, 'begun', 'maya', 'ben')(content, splits)
}
