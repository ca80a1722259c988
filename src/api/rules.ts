// The rule book of a pilot for other programs, as it is or as it was at the end of a day. A platform may compare the versions
// it runs with these. No names of people.
import type { FastifyPluginAsync } from 'fastify'
import type { PilotFile } from '../domain/pilot-file.ts'
import { ruleName, type RuleVersion, rulesInEffect } from '../domain/rule.ts'
import { inForceSince } from '../domain/rule-book.ts'
import type { RuleDescription, RulesDescription } from './schemas.ts'
import { describeAsOf } from './as-of.ts'

const config = { act: 'use an application programme', fromElsewhere: true } as const

export const rulesApi: FastifyPluginAsync = async (api) => {
  api.get<{ Params: { pilot: string } }>('/pilots/:pilot/rules', { config }, async (request, reply) =>
    describeAsOf(request, reply, request.params.pilot, describeBook),
  )
}

function describeBook(file: PilotFile, asOf: string | null): RulesDescription {
  return { pilot: file.pilot.code, asOf, rules: rulesInEffect(file.rules).map((rule) => describe(file, rule)) }
}

function describe(file: PilotFile, rule: RuleVersion): RuleDescription {
  const { number, version, content, hash, change } = rule
  const { section, text, under, condition, outcome } = content
  return {
    number,
    name: ruleName(number),
    version,
    section,
    text,
    under,
    condition: condition?.expression ?? null,
    outcome,
    inForceSince: inForceSince(file, rule),
    change,
    hash,
  }
}
