// The week's answer as content that both leaders turn their keys on. The engine advises; two people sign. Overruling the
// advice takes both, a reason, and a day on which the question reopens. Expand never goes past a check that has not passed.
import type { Facts } from './advice/facts.ts'
import type { Calendar } from './calendar.ts'
import { isDay } from './day.ts'
import { expansionGate } from './expansion-gate.ts'
import { fact, type Act, type Fact } from './fact.ts'
import { lastStage, type RecordedStage } from './pilot.ts'
import type { AnswerVersion, PilotFile } from './pilot-file.ts'
import { keyedAnswer, weekUnderReview } from './pilot-weeks.ts'
import { isRefused, overtaken, type Problem, refuse, refuseFields, type Refused } from './refusal.ts'
import { type Answer, type AnswerContent, type Choice, notReviewable, reviewOf } from './review.ts'
import { turnKey } from './turn-key.ts'

/** Everything that was on the page, frozen: what the answer is given over. */
export type FrozenEvidence = Pick<
  AnswerContent,
  'advice' | 'facts' | 'weekFacts' | 'adviceText' | 'scorecard' | 'factsHash' | 'engine' | 'previousHead'
> & { readonly checks: Facts['checks'] }

/** What the decision to sign is taken on: the file, the revealed choices and the evidence as it stands now. */
export type Signing = {
  readonly file: PilotFile
  readonly week: string
  readonly calendar: Calendar
  readonly choices: readonly Choice[]
  readonly evidence: FrozenEvidence
  /** After a sign-in reset the signer's keys are held until this instant (ms). */
  readonly keysHeldUntil: number
}

/** What a signer writes; `seen` is the hash of the content they saw, empty for the first key. */
export type SigningForm = {
  readonly seen: string
  readonly seenFacts: string
  readonly fixWhat: string
  readonly fixOwner: string
  readonly fixDueOn: string
  readonly overruledUntil: string
  readonly why: string
}

/** A key on the week's answer. The first one brings the content, the second one stands on exactly the same. */
export function signAnswer(signing: Signing, form: SigningForm, act: Act): Fact | Refused {
  const { file, week, calendar, choices, evidence } = signing
  const no = notReviewable(file, week, act.at, calendar)
  if (no) return refuse(no)
  const answer = agreedAnswer(choices)
  if (answer === null) return refuse('Both choose in private first, and sign once they chose the same.')
  if (form.seenFacts !== evidence.factsHash) return overtaken('The evidence')
  const blocked = answer === 'expand' ? (olderWeek(signing, act.at) ?? blockedBy(evidence.checks)) : null
  if (blocked) return refuse(blocked)

  const { pending } = reviewOf(file, week)
  return form.seen === '' || pending === null
    ? firstKey(answer, signing, form, act)
    : secondKey(pending, signing, form, act)
}

/** Expanding rests on the newest closed week, never on an older and kinder one. */
function olderWeek({ file, week, calendar }: Signing, now: number): string | null {
  const newest = weekUnderReview(file, now, calendar)
  return newest === week ? null : 'A newer week is closed. Only the newest closed week can end in expand.'
}

/** The answer that both chose; null while they differ. */
export function agreedAnswer(choices: readonly Choice[]): Answer | null {
  const [one, other] = choices
  return one && other && one.answer === other.answer ? one.answer : null
}

function firstKey(answer: Answer, signing: Signing, form: SigningForm, act: Act): Fact | Refused {
  const { file, week } = signing
  const version = file.answers.filter((one) => one.week === week).length + 1
  const turning = turnKey(turnerOf(signing), keyedAnswer({ week, version, hash: '' }), act)
  if (isRefused(turning)) return turning
  const problems = problemsWith(answer, signing, form, act)
  if (problems.length > 0) return refuseFields(problems)

  const texts: Record<string, string> = form.why === '' ? {} : { why: form.why }
  const content = contentOf(answer, signing, form)
  const data = { week, ...turning, stage: null }
  return fact('sign answer', file.pilot.id, { type: 'answer', id: week, version }, { content, texts, data })
}

function secondKey(pending: AnswerVersion, signing: Signing, form: SigningForm, act: Act): Fact | Refused {
  const { file, week, evidence, calendar } = signing
  const { version, hash, content } = pending
  if (form.seen !== hash || content.factsHash !== evidence.factsHash) return overtaken('The answer')
  if (isOutdated(content, calendar.dayOf(act.at)))
    return refuse('A day in this wording has passed. Put new wording before the keys.')
  const turning = turnKey(turnerOf(signing), keyedAnswer(pending), act)
  if (isRefused(turning)) return turning

  const data = { week, ...turning, stage: turning.completes ? stageAfter(file, content.answer) : null }
  return fact('sign answer', file.pilot.id, { type: 'answer', id: week, version, hash }, { data })
}

/** A fix that was due before, or an overruling that has expired before it was signed. */
function isOutdated({ fix, overruledUntil }: AnswerContent, today: string): boolean {
  return (fix !== null && fix.dueOn < today) || (overruledUntil !== null && overruledUntil <= today)
}

function turnerOf({ file, keysHeldUntil }: Signing) {
  return { pilot: file.pilot, keys: file.keys, keysHeldUntil }
}

/** Stop and expand end the pilot; a fix ends a pause that came from a disagreement, and no other. */
function stageAfter(file: PilotFile, answer: Answer): RecordedStage | null {
  if (answer === 'stop') return 'stopped'
  if (answer === 'expand') return 'expanded'
  const last = lastStage(file.pilot)
  return last?.stage === 'paused' && last.because === 'disagreement' ? 'running' : null
}

/** The checks that keep a pilot from expanding, in one sentence; null when all have passed. */
export function blockedBy(checks: Facts['checks']): string | null {
  const open = Object.entries(checks).filter(([, result]) => result !== 'pass' && result !== 'not applicable')
  if (open.length === 0) return null
  const words = open.map(([name, result]) => `${checkWords(name)} (${result ?? 'not measured'})`)
  return `Expand cannot be signed while a check has not passed: ${words.join('; ')}.`
}

function checkWords(name: string): string {
  return expansionGate.find((check) => check.name === name)?.words ?? name
}

function contentOf(answer: Answer, { file, week, evidence }: Signing, form: SigningForm): AnswerContent {
  const { checks: _, ...frozen } = evidence
  const fix = answer === 'fix' ? { what: form.fixWhat, owner: form.fixOwner, dueOn: form.fixDueOn } : null
  const overruledUntil = answer === evidence.advice.answer ? null : form.overruledUntil
  return { week, round: reviewOf(file, week).round.number, answer, fix, overruledUntil, ...frozen }
}

const longestOverruling = 90

function problemsWith(
  answer: Answer,
  { file, evidence, calendar }: Signing,
  form: SigningForm,
  act: Act,
): readonly Problem[] {
  const today = calendar.dayOf(act.at)
  const problems: Problem[] = []
  const wrong = (field: string, why: string) => problems.push({ field, why })
  if (answer === 'fix') {
    if (form.fixWhat === '') wrong('fixWhat', 'Say what is to be fixed.')
    if (!file.pilot.holders.some((holder) => holder.person === form.fixOwner))
      wrong('fixOwner', 'Name someone on this pilot.')
    if (!isDay(form.fixDueOn) || form.fixDueOn < today) wrong('fixDueOn', 'Give a day from today on.')
  }
  if (answer !== evidence.advice.answer) {
    const latest = calendar.dayOf(act.at + longestOverruling * 86_400_000)
    if (form.why === '') wrong('why', 'You overrule the advice: say why, in words that hold a year later.')
    if (!isDay(form.overruledUntil) || form.overruledUntil <= today || form.overruledUntil > latest)
      wrong('overruledUntil', `Give the day on which the question reopens, at most ${longestOverruling} days from now.`)
  }
  return problems
}
