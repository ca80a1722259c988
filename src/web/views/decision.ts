// The decision record as it is shown and printed: the answer, the advice and its deciding clause, the evidence, the signers,
// the reason and expiry where it overrules the advice, and the code with which anybody can check it later.
import { decidedIn } from '../../domain/action.ts'
import type { Advice as EngineAdvice } from '../../domain/advice/advise.ts'
import type { Facts, FactsWeek } from '../../domain/advice/facts.ts'
import type { Calendar } from '../../domain/calendar.ts'
import { expansionGate } from '../../domain/expansion-gate.ts'
import { lastStage } from '../../domain/pilot.ts'
import type { AnswerVersion, PilotFile } from '../../domain/pilot-file.ts'
import { completingKey, keysOnAnswer, weekNumber } from '../../domain/pilot-weeks.ts'
import type { Chosen, Revealed } from '../../store/reviews.ts'
import { aboutOf } from '../../words/advice.ts'
import { dayName, dayTime, weekName, weekShort } from '../../words/dates.ts'
import { figureText, netWorkText, shareText } from '../../words/figures.ts'
import { type Names, nameOf, signerName } from '../../words/people.ts'
import { whatOf, whoseOf } from './action-lines.ts'
import { adviceView, atomsTable } from './advice.ts'
import { besideAdvice } from './advice-beside.ts'
import { afterTheEnd } from './after-the-end.ts'
import { faceOf, type SignedAnswer, signedAnswer } from './answer.ts'
import { checkLine, type Checks } from './checks.ts'
import type { Keys, KeySlot } from './keys.ts'
import type { Pairs } from './lists.ts'
import { numbers, row, type Table, table, words } from './table.ts'
import { nameOf as measureName } from '../../domain/advice/wording.ts'

export type DecisionOf = {
  readonly file: PilotFile
  readonly answer: AnswerVersion
  /** Every round of private choices, the last one the one that was signed. */
  readonly rounds: readonly Revealed[]
  readonly why: string
  /** Free texts by id: what is to be done. */
  readonly texts: ReadonlyMap<string, string>
  readonly code: string
  readonly baseUrl: string
  readonly names: Names
  readonly calendar: Calendar
  readonly now: number
}

export function decisionView(given: DecisionOf) {
  const { file, answer, code, baseUrl } = given
  const facts = JSON.parse(answer.content.facts) as Facts // frozen by `signAnswer` as the text of its facts
  const advice = JSON.parse(answer.content.adviceText) as EngineAdvice // frozen beside them
  const number = weekNumber(file, answer.week, given.calendar)
  return {
    heading: `Decision for the week of ${weekName(answer.week)}`,
    line: `${file.pilot.code} · ${file.pilot.name} · week ${number} (${answer.week})`,
    answer: answerView(given),
    follows: lastStage(file.pilot)?.week === answer.week ? afterTheEnd(file, given.names) : [],
    keys: keysView(given),
    advice: adviceView(advice, besideRecord(given, facts, advice)),
    overrules: overruling(given),
    chosen: chosenPairs(given),
    followUps: followUps(given),
    week: weekTable(facts, advice),
    atoms: atomsTable(advice),
    checks: checkLines(facts),
    proof: proofPairs(given),
    code,
    verify: { text: `${baseUrl}/verify/${code}`, href: `/verify/${code}` },
  }
}

/** The record holds its conditions in a table of its own. */
function besideRecord(given: DecisionOf, facts: Facts, advice: EngineAdvice) {
  const { age, former, corrected } = besideAdvice({ ...given, week: given.answer.week, facts, advice })
  return { age, former, corrected }
}

function answerView({ file, answer, names }: DecisionOf): SignedAnswer {
  const { content } = answer
  const fix = content.fix
  const who = fix ? nameOf(names, fix.owner) : ''
  return signedAnswer({
    id: 'answer',
    word: content.answer,
    signed: `Signed for ${file.pilot.code} by both leaders`,
    what: fix ? `What is fixed: ${aboutOf(fix.what)}.` : undefined,
    notes: fix ? [`${who} does it by ${dayName(fix.dueOn)}.`] : [],
  })
}

function keysView({ file, answer, names, calendar, now }: DecisionOf): Keys {
  const slot = (side: 'policy' | 'system'): KeySlot => {
    const key = keysOnAnswer(file, answer).find((one) => one.side === side)
    return key
      ? { state: 'turned', by: signerName(names, key), on: dayTime(key.at, calendar.zone, now) }
      : { state: 'empty', awaits: 'Not turned' }
  }
  return { id: 'keys', on: 'the answer', policy: slot('policy'), system: slot('system') }
}

function overruling({ answer, why }: DecisionOf): Pairs {
  const { overruledUntil, advice } = answer.content
  if (overruledUntil === null) return why === '' ? [] : [{ term: 'Why', text: why }]
  return [
    { term: 'Overrules', text: `The advice was ${faceOf(advice.answer).face.toLowerCase()}: ${aboutOf(advice.kind)}.` },
    { term: 'Why', text: why },
    { term: 'Question reopens', text: dayName(overruledUntil) },
  ]
}

function chosenPairs({ rounds, names }: DecisionOf): Pairs {
  return rounds.flatMap((round, at) => {
    const which = rounds.length > 1 ? `, round ${at + 1}` : ''
    const said = (choice: Chosen) => ({
      term: `${signerName(names, choice)}${which}`,
      text: `${faceOf(choice.answer).shape} ${faceOf(choice.answer).face}: “${choice.reason}”`,
      note: choice.disputes === '' ? undefined : `Disputed: ${choice.disputes}`,
    })
    return [said(round.policy), said(round.system)]
  })
}

/** What the review decided beside its answer, as it was noted when it was signed. */
function followUps(given: DecisionOf): Pairs {
  const { file, answer } = given
  const until = completingKey(file, answer)?.at
  return decidedIn(file, answer.week, until).map((action) => ({
    term: action.kind === 'cut' ? 'Cut' : 'To be done',
    text: whatOf(given, action),
    note: whoseOf(given, action) || undefined,
  }))
}

/** The reviewed week and the three before it, as they stood. */
function weekTable(facts: Facts, advice: EngineAdvice): Table {
  const weeks = facts.weeks.slice(-4)
  const cells = (text: (week: FactsWeek) => string | null) => weeks.map((week) => text(week) ?? '–')
  return table({
    id: 'evidence',
    caption: 'The evidence as it stood',
    columns: [
      words('Measure'),
      ...weeks.map((week) => numbers(weekShort(week.week))),
      numbers('Before'),
      numbers('Target'),
    ],
    rows: [
      ...facts.charter.measures.map(({ key, target }) => {
        const before = advice.measures.find((measure) => measure.key === key)?.limits?.center
        const values = cells((week) => figureText(key, week.values?.[key]))
        return row(measureName(key), ...values, figureText(key, before) ?? '–', figureText(key, target) ?? '–')
      }),
      row('Cases', ...cells((week) => (week.cases == null ? null : String(week.cases))), '–', '–'),
      row('Adoption', ...cells((week) => shareText(week.adoption)), '–', '–'),
      row(
        'Net manual work',
        ...weeks.map((_, at) => (at === weeks.length - 1 ? (netWorkText(advice.netManualWork) ?? '–') : '')),
        '–',
        'below 0 h',
      ),
    ],
    empty: { text: 'No week was there.' },
    wide: true,
  })
}

function checkLines(facts: Facts): Checks {
  return { lines: expansionGate.map(({ name, words: what }) => checkLine(facts.checks[name] ?? 'not measured', what)) }
}

function proofPairs({ answer, code }: DecisionOf): Pairs {
  const { factsHash, engine, previousHead } = answer.content
  return [
    { term: 'Verification code', text: code, note: 'The ledger’s head when the second key was turned.' },
    { term: 'Facts (SHA-256)', text: factsHash },
    { term: 'Content (SHA-256)', text: answer.hash },
    { term: 'Head of the answer before', text: previousHead ?? 'This is the first signed answer.' },
    { term: 'Engine', text: `Version ${engine}` },
  ]
}
