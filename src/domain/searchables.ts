// What of a pilot can be found, read from its file: rules as they read now, changes with their reasons, signed answers, failures,
// requests, questions and the map. What somebody chose in private is not among it, and neither is what was erased.
import { charterInForce, newestCharter } from './charter.ts'
import { failuresIn } from './failure.ts'
import type { PilotFile } from './pilot-file.ts'
import { completingKey, signedAnswers } from './pilot-weeks.ts'
import { questionsAsked } from './question.ts'
import { requestsOn } from './request.ts'
import { newestVersion, ruleName } from './rule.ts'
import { ruleChanges } from './rule-change.ts'
import type { Searchable } from './search.ts'
import { mapInForce, mapInForceSince } from './system-map.ts'

/** Free texts by id; an erased one is not among them. */
export type Texts = ReadonlyMap<string, string>

/** Everything of a pilot that can be found. */
export function searchablesIn(file: PilotFile, texts: Texts): readonly Searchable[] {
  return [
    pilotIn(file),
    ...rulesIn(file),
    ...changesIn(file, texts),
    ...decisionsIn(file, texts),
    ...failuresFound(file, texts),
    ...requestsIn(file, texts),
    ...questionsIn(file, texts),
    ...systemsIn(file),
  ]
}

/** The ids of the free texts that are searched. */
export function textsSearched(file: PilotFile): readonly string[] {
  const ids = [
    ...file.ruleChanges.flatMap(({ why, counter }) => [why, counter]),
    ...signedAnswers(file).map(({ why }) => why),
    ...file.failures.map(({ words }) => words),
    ...file.requests.flatMap(({ wish, why }) => [wish, why]),
    ...file.questions.map(({ words }) => words),
  ]
  return ids.filter((id) => id !== null)
}

function said(texts: Texts, ids: readonly (string | null)[]): string {
  return joined(ids.map((id) => (id === null ? undefined : texts.get(id))))
}

function joined(parts: readonly (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(' · ')
}

function pilotIn({ pilot, charters, keys }: PilotFile): Searchable {
  const { code, name, team, openedAt: at } = pilot
  const charter = charterInForce(charters, keys) ?? newestCharter(charters)
  const text = joined([charter?.content.sentence, team, charter?.content.objective])
  return { kind: 'pilot', name, called: `${code} ${name}`, text, path: '', at: charter?.at ?? at, standing: null }
}

function rulesIn({ rules }: PilotFile): readonly Searchable[] {
  const numbers = [...new Set(rules.map(({ number }) => number))]
  return numbers.flatMap((number) => {
    const rule = newestVersion(rules, number)
    if (!rule) return []
    const name = ruleName(number)
    const standing = rule.retired ? 'retired' : null
    return { kind: 'rule', name, called: name, text: rule.content.text, path: `rules/${name}`, at: rule.at, standing }
  })
}

function changesIn(file: PilotFile, texts: Texts): readonly Searchable[] {
  return ruleChanges(file).map(({ number, content, events, askedAt, stage }) => {
    const reasons = said(
      texts,
      events.flatMap(({ why, counter }) => [why, counter]),
    )
    return {
      kind: 'rule change',
      name: String(number),
      called: `rule change ${number} ${ruleName(content.rule)}`,
      text: joined([content.proposal?.text, reasons]),
      path: `rule-changes/${number}`,
      at: events.at(-1)?.at ?? askedAt,
      standing: stage,
    }
  })
}

/** Only what both have signed: until then it is between the two. */
function decisionsIn(file: PilotFile, texts: Texts): readonly Searchable[] {
  return signedAnswers(file).map((answer) => {
    const { week, content, why } = answer
    return {
      kind: 'decision',
      name: week,
      called: `answer ${content.answer} ${week}`,
      text: joined([content.answer, content.fix?.what.replaceAll(/[:_]/g, ' '), said(texts, [why])]),
      path: `reviews/${week}/decision`,
      at: completingKey(file, answer)?.at ?? answer.at,
      standing: null,
    }
  })
}

function failuresFound(file: PilotFile, texts: Texts): readonly Searchable[] {
  return failuresIn(file).map(({ number, component, message, words, events, lastAt, resolvedAt }) => {
    const spoken = said(texts, [...new Set([words, ...events.map((event) => event.words)])])
    return {
      kind: 'failure',
      name: String(number),
      called: `failure ${number}`,
      text: joined([component, message, spoken]),
      path: `failures/${number}`,
      at: events.at(-1)?.at ?? lastAt,
      standing: resolvedAt === null ? 'open' : null,
    }
  })
}

function requestsIn(file: PilotFile, texts: Texts): readonly Searchable[] {
  return requestsOn(file).map(({ number, events, askedAt, stage }) => ({
    kind: 'request',
    name: String(number),
    called: `request ${number}`,
    text: said(
      texts,
      events.flatMap(({ wish, why }) => [wish, why]),
    ),
    path: `requests/${number}`,
    at: events.at(-1)?.at ?? askedAt,
    standing: stage,
  }))
}

function questionsIn(file: PilotFile, texts: Texts): readonly Searchable[] {
  return questionsAsked(file).map(({ number, rule, words, answers, askedAt }) => ({
    kind: 'question',
    name: String(number),
    called: `question ${number}${rule === null ? '' : ` ${ruleName(rule)}`}`,
    text: said(texts, [words, ...answers.map((answer) => answer.words)]),
    path: `questions/${number}`,
    at: answers.at(-1)?.at ?? askedAt,
    standing: answers.length === 0 ? 'open' : null,
  }))
}

/** Systems, the data that they hold and the integrations between them, as the map in force has them. */
function systemsIn({ maps, keys }: PilotFile): readonly Searchable[] {
  const map = mapInForce(maps, keys)
  if (!map) return []
  const { systems, records, integrations } = map.content
  const at = mapInForceSince(map, keys) ?? map.at
  const found = { kind: 'system', at, standing: null } as const
  const namesOf = (ids: readonly (string | null)[]) => ids.map((id) => systems.find((one) => one.id === id)?.name)
  return [
    ...systems.map(({ name, what }) => ({
      ...found,
      name,
      called: `system ${name}`,
      text: what,
      path: 'system-map#systems',
    })),
    ...records.map(({ name, truth, writers }) => {
      const text = joined(namesOf([...new Set([truth, ...writers])]))
      return { ...found, name, called: `record ${name}`, text, path: 'system-map#records' }
    }),
    ...integrations.map(({ id, name, from, to, trigger, alert }) => {
      const text = joined([...namesOf([from, to]), trigger, alert])
      const path = `system-map/integrations/${id}`
      return { ...found, name, called: `integration ${name}`, text, path }
    }),
  ]
}
