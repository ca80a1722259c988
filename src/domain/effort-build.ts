// Which version of the automation runs, and which rules it carries. A rule book that says one thing while the automation
// does another is found here, not at the next review.
import type { BuildEntry } from './effort.ts'
import { fact, type Fact } from './fact.ts'
import { hasEnded } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { refuse, refuseFields, type Refused } from './refusal.ts'
import { newestVersion, ruleName, rulesInEffect } from './rule.ts'

/** What was typed of a build: its name, the rules it runs ("R1 2, R3 1"), and what is new in it. */
export type BuildTyped = { readonly build: string; readonly rules: string; readonly words: string }

/** The version that runs: the one that was put in place or taken back to last; null before the first. */
export function runningBuild({ builds }: Pick<PilotFile, 'builds'>): BuildEntry | null {
  return builds.at(-1) ?? null
}

/** A build was put in place. Refused without a name, under a name that is taken, and with rules that there never were. */
export function logBuild(file: PilotFile, { build, rules, words }: BuildTyped): Fact | Refused {
  if (hasEnded(file.pilot)) return refuse('This pilot has ended. Nothing is built for it any more.')
  const read = readRules(file, rules)
  const isTaken = file.builds.some((one) => one.build === build)
  const problems = [
    ...(build === '' ? [{ field: 'build', why: 'Name the version, like 1.4.' }] : []),
    ...(isTaken ? [{ field: 'build', why: 'There is such a version already. To go back to it, roll back.' }] : []),
    ...(typeof read === 'string' ? [{ field: 'rules', why: read }] : []),
  ]
  if (problems.length > 0 || typeof read === 'string') return refuseFields(problems)

  return buildFact(file, 'build', build, read, words)
}

/** An earlier build was put back. Refused for one that never ran or runs now, and without a reason. */
export function rollBack(file: PilotFile, { build, words }: Omit<BuildTyped, 'rules'>): Fact | Refused {
  if (hasEnded(file.pilot)) return refuse('This pilot has ended. Nothing is built for it any more.')
  const earlier = file.builds.find((one) => one.build === build)
  const problems = [
    ...(earlier ? [] : [{ field: 'to', why: 'Choose the version that runs again.' }]),
    ...(earlier && runningBuild(file)?.build === build ? [{ field: 'to', why: 'This version runs already.' }] : []),
    ...(words === '' ? [{ field: 'words', why: 'Say in a sentence why.' }] : []),
  ]
  if (!earlier || problems.length > 0) return refuseFields(problems)

  return buildFact(file, 'rollback', build, earlier.rules, words)
}

function buildFact(
  { pilot, builds }: PilotFile,
  what: BuildEntry['what'],
  build: string,
  rules: BuildEntry['rules'],
  words: string,
): Fact {
  const object = { type: 'build', id: build, version: builds.filter((one) => one.build === build).length + 1 }
  const texts: Record<string, string> = words === '' ? {} : { words }
  return fact('log build', pilot.id, object, { data: { what, build, rules: { ...rules } }, texts })
}

/** The rules in effect as they are typed: "R1 2, R3 1". */
export function rulesToType({ rules }: Pick<PilotFile, 'rules'>): string {
  return rulesInEffect(rules)
    .toSorted((a, b) => a.number - b.number)
    .map(({ number, version }) => `${ruleName(number)} ${version}`)
    .join(', ')
}

/** What was typed as rule versions, or the sentence that says what is wrong with it. */
function readRules({ rules }: PilotFile, typed: string): BuildEntry['rules'] | string {
  const found: Record<string, number> = {}
  for (const piece of typed
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')) {
    const parts = /^R?([1-9]\d{0,4})[ .:v]+([1-9]\d{0,4})$/i.exec(piece)
    if (!parts) return `“${piece}” is not a rule and its version. Write R3 2 for the second version of R3.`
    const [number, version] = [Number(parts[1]), Number(parts[2])]
    const newest = newestVersion(rules, number)
    if (!newest || version > newest.version) return `There is no version ${version} of ${ruleName(number)}.`
    found[ruleName(number)] = version
  }
  return found
}
