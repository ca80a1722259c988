// The shapes that the interface promises, written once: the description at /api/v1/openapi.json is made of them, and the
// tests hold every answer to them. What facts must say beyond their shape is read by the engine itself.
import { z } from 'zod'
import { requiredChecks, workFigures } from '../domain/advice/facts.ts'
import { detections } from '../domain/failure.ts'
import { answerWords } from '../domain/review.ts'
import { sections } from '../domain/rule.ts'

const minutesFrom = z.strictObject({ minutes: z.number().min(0), source: z.enum(['measured', 'sampled', 'estimated']) })
const figure = <Value extends z.ZodType>(value: Value) => value.nullable().optional()
const count = z.int().min(0)

const Measure = z.strictObject({
  key: z.string(),
  direction: z.enum(['lower', 'higher']),
  role: z.enum(['goal', 'guardrail']),
  baseline: z.array(z.number()).max(260).describe('One value a baseline week, in the measure’s own unit.'),
  target: figure(z.number()),
})

const Week = z.strictObject({
  week: z.string().describe('An ISO week like 2026-W20.'),
  cases: figure(count),
  values: figure(z.record(z.string(), z.number().nullable())),
  users: figure(count),
  helpRequests: figure(count),
  dailyHelpUsers: figure(count),
  adoption: figure(z.number().min(0).max(1)),
  work: figure(z.strictObject(Object.fromEntries(workFigures.map((name) => [name, figure(minutesFrom)])))),
  failures: figure(z.array(z.strictObject({ component: z.string(), count, minutes: z.number().min(0) }))),
  missing: z.boolean().optional(),
  paused: z.boolean().optional(),
  changeSwitchedOn: z.boolean().optional(),
})

/** What the engine is asked about. Null, or left out, means not measured. */
export const FactsSchema = z.strictObject({
  charter: z.strictObject({
    measures: z.array(Measure).max(50),
    baselineMinutesPerCase: figure(minutesFrom),
    components: count,
    thresholds: z.record(z.string(), z.number()).optional().describe('Only what differs from the defaults.'),
  }),
  weeks: z.array(Week).max(520).describe('Every pilot week in order; the last one is under review.'),
  checks: z
    .record(z.string(), z.enum(['pass', 'fail', 'not measured', 'not applicable']).nullable())
    .describe(`By name; these are always looked at: ${requiredChecks.join(', ')}.`),
  repairsTried: z.array(z.string()),
  severityOneOpen: z.array(z.string()),
  incompleteReviewsBefore: count,
  harm: z.string().nullable(),
  charterChangedWithoutBothKeys: z.boolean(),
})

const Counterfactual = z.object({
  text: z.string(),
  changes: z.array(z.object({ path: z.string().describe('A JSON Pointer into the facts.'), value: z.unknown() })),
  answer: z.enum(answerWords),
  kind: z.string(),
})

const Limits = z.object({
  center: z.number(),
  meanMovingRange: z.number(),
  lower: z.number(),
  upper: z.number(),
  lowerMid: z.number(),
  upperMid: z.number(),
  movingRangeUpper: z.number(),
})

/** What the engine answers. */
export const AdviceSchema = z.object({
  answer: z.enum(answerWords),
  kind: z.string().describe('The clause that decided, and on what.'),
  because: z.array(z.string()),
  until: z.array(Counterfactual).describe('What would make the answer a better one.'),
  nearestStop: Counterfactual.nullable(),
  atoms: z.array(z.object({ name: z.string(), holds: z.boolean(), detail: z.string(), needs: z.string().nullable() })),
  measures: z.array(
    z.object({
      key: z.string(),
      state: z.enum(['better', 'worse', 'unclear']),
      streak: z.int(),
      hit: z.boolean(),
      limits: Limits.nullable(),
      signalsBetter: z.array(z.string()),
      signalsWorse: z.array(z.string()),
      pBetter: z.number(),
      pWorse: z.number(),
      shift: z.number().nullable(),
    }),
  ),
  netManualWork: z.object({ low: z.number(), mid: z.number(), high: z.number() }).nullable().describe('Hours.'),
  failures: z
    .object({
      top: z.string(),
      count: z.int(),
      total: z.int(),
      share: z.number(),
      wilsonLow: z.number(),
      weeksSeen: z.int(),
      active: z.boolean(),
    })
    .nullable(),
  engine: z.string(),
})

export const PilotSchema = z.strictObject({
  code: z.string(),
  name: z.string(),
  team: z.string(),
  stage: z.enum(['draft', 'ready', 'running', 'paused', 'stopped', 'expanded']),
  goal: z.string().nullable().describe('The charter’s sentence.'),
  firstWeek: z.string().nullable(),
  weekNumber: z.int(),
  reviewDue: z.string().nullable().describe('The week whose review is to be held now.'),
  lastAnswer: z
    .strictObject({ week: z.string(), answer: z.enum(answerWords), fix: z.string().nullable() })
    .nullable()
    .describe('The last answer that both leaders signed.'),
})

export type PilotDescription = z.output<typeof PilotSchema>

export const PilotsSchema = z.strictObject({
  pilots: z.array(PilotSchema),
  next: z.string().nullable().describe('The code to go on after; null at the end.'),
})

const measured = z.number().nullable()

/** The scorecard as the command line prints it too. Hours are those that `cycleTimeCounts` names, shares are 0 to 1. */
export const ScorecardSchema = z.strictObject({
  pilot: z.string(),
  weeks: z.array(
    z.strictObject({
      week: z.string(),
      period: z.enum(['baseline', 'before the keys', 'pilot']),
      state: z.enum(['open', 'closed', 'signed']).nullable(),
      isMissing: z.boolean(),
      isPaused: z.boolean(),
      cases: measured,
      excluded: z.int(),
      values: z.record(z.string(), measured),
      known: z.record(z.string(), z.int()).describe('Over how many cases a measure of the log is known.'),
      cycleTimeCounts: z.enum(['round the clock', 'working hours']).describe('What the hours of the cycle time count.'),
      p90Hours: measured,
      medianHoursWithExcluded: measured,
      medianHoursAutomated: measured,
      counts: z
        .record(z.string(), z.strictObject({ sum: z.int(), known: z.int() }))
        .describe('The measures that are shares of cases: how many cases of how many.'),
      adoption: measured,
      outsideShare: measured,
      users: measured,
      helpRequests: measured,
      dailyHelpUsers: measured,
      supportMinutes: measured,
      netManualWork: z.object({ low: z.number(), mid: z.number(), high: z.number() }).nullable(),
      netMoney: z
        .object({ low: z.number(), mid: z.number(), high: z.number(), currency: z.string() })
        .nullable()
        .describe('The same by the wage of the charter.'),
      importedAt: measured.describe('When the log last told of it, in ms.'),
      statedBy: z.string().nullable(),
      statedAt: measured,
      areReported: z.boolean().describe('Complaints and requests for help come from friction reports.'),
      isCorrected: z.boolean(),
    }),
  ),
})

const Limit = z.strictObject({ minutes: z.int(), counts: z.enum(['round the clock', 'working hours']) })

const Rule = z.strictObject({
  number: z.int(),
  name: z.string().describe('As people call it: R3.'),
  version: z.int(),
  section: z.enum(sections),
  text: z.string(),
  under: z.int().nullable().describe('The number of the rule that it belongs to.'),
  condition: z.string().nullable().describe('A CEL expression over the attributes of a case.'),
  outcome: z
    .strictObject({
      route: z.string().nullable(),
      approver: z.string().nullable(),
      limit: Limit.nullable(),
      human: z.string().nullable(),
    })
    .nullable()
    .describe('What then must happen.'),
  inForceSince: measured.describe('In ms; null before the launch.'),
  change: z
    .int()
    .nullable()
    .describe('The rule change that switched this version on; null for one written in the draft.'),
  hash: z.string().describe('SHA-256 of the exact content, 64 hex characters.'),
})
export type RuleDescription = z.output<typeof Rule>

export const RulesSchema = z.strictObject({
  pilot: z.string(),
  asOf: z.string().nullable().describe('The day at whose end the book stood so; null for now.'),
  rules: z.array(Rule),
})
export type RulesDescription = z.output<typeof RulesSchema>

const instant = z.int().describe('In ms.')

const FailureOne = z.strictObject({
  number: z.int(),
  component: z.strictObject({ id: z.string(), name: z.string().describe('As the map calls it now.') }),
  openedBy: z.enum(['runs', 'person']),
  message: z.string().nullable().describe('The platform’s words; null where a person reported it.'),
  side: z.enum(['policy', 'system', 'unknown']),
  severity: z.union([z.literal(1), z.literal(2), z.literal(3)]).describe('1 is the worst.'),
  stopsWork: z.boolean(),
  fallbackWorks: z.boolean().nullable().describe('Null while nobody has said.'),
  times: z.int().describe('How often it was seen: failed runs, and everybody who said so.'),
  runs: z.int(),
  cases: z.int().nullable(),
  occurredAt: instant,
  lastAt: instant,
  detectedAt: instant,
  detectedBy: z.enum(detections),
  acknowledgedAt: instant.nullable(),
  resolvedAt: instant.nullable().describe('In ms; null while it is open.'),
  changed: z.enum(['rule', 'map', 'system', 'nothing']).nullable().describe('So that it does not come back.'),
  downtimeMinutes: z.int().nullable().describe('Planned maintenance apart; null while nobody has said.'),
})

export type FailureDescription = z.output<typeof FailureOne>

export const FailuresSchema = z.strictObject({
  pilot: z.string(),
  asOf: z.string().nullable().describe('The day at whose end they stood so; null for now.'),
  failures: z.array(FailureOne),
  next: z.int().nullable().describe('The number to go on after; null at the end.'),
})

export type FailuresDescription = z.output<typeof FailuresSchema>

/** One line of the ledger. */
export const LedgerLineSchema = z.strictObject({
  seq: z.int(),
  prev: z.string().describe('The hash before it, 64 hex characters.'),
  hash: z.string().describe('SHA-256 over "twokeys-ledger-v1", a zero byte, the hash before it and the entry’s text.'),
  entry: z.record(z.string(), z.unknown()).describe('The entry in canonical JSON, as it was hashed.'),
})

export const ProblemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.strictObject({ pointer: z.string(), detail: z.string() })).optional(),
})
