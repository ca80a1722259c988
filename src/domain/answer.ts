// The week's answer as content that both leaders turn their keys on. The engine advises; two people sign. Overruling the
// advice takes both, a reason, and a day on which the question reopens. Expand never goes past a check that has not passed.
import type { Facts } from './advice/facts.ts'
import type { Calendar } from './calendar.ts'
import { expansionGate } from './expansion-gate.ts'
import { fact, type Act, type Fact } from './fact.ts'
import { isLeader, type Leader, sideOf } from './person.ts'
import { completesWith, type Key, lastStage, type RecordedStage } from './pilot.ts'
import type { AnswerVersion, PilotFile } from './pilot-file.ts'
import { overtaken, type Problem, refuse, refuseFields, type Refused } from './refusal.ts'
import { type Answer, type AnswerContent, type Choice, isRevealed, notReviewable, reviewOf } from './review.ts'

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
  const { file, week, calendar, evidence } = signing
  const no = notReviewable(file, week, act.at, calendar) ?? notAgreed(signing)
  if (no) return refuse(no)
  if (!isLeaders(act)) return refuse('Only the two leaders sign an answer.')
  if (form.seenFacts !== evidence.factsHash) return overtaken('The evidence')

  const { pending } = reviewOf(file, week)
  return form.seen === '' || pending === null ? firstKey(signing, form, act) : secondKey(signing, pending, form, act)
}

/** Why nothing can be signed yet; null when both chose the same answer. */
function notAgreed({ file, week, choices }: Signing): string | null {
  const { round } = reviewOf(file, week)
  if (!isRevealed(round)) return 'Both leaders choose in private first.'
  return agreedAnswer(choices) === null ? 'You chose different answers. Choose again once you have talked.' : null
}

/** The answer that both chose; null while they differ. */
export function agreedAnswer(choices: readonly Choice[]): Answer | null {
  const [one, other] = choices
  return one && other && one.answer === other.answer ? one.answer : null
}

function firstKey(signing: Signing, form: SigningForm, act: LeaderAct): Fact | Refused {
  const answer = agreedAnswer(signing.choices)
  if (answer === null) return refuse('You chose different answers.')
  const blocked = answer === 'expand' ? blockedBy(signing.evidence.checks) : null
  if (blocked) return refuse(blocked)
  const problems = problemsWith(answer, signing, form, act)
  if (problems.length > 0) return refuseFields(problems)

  const { file, week } = signing
  const versions = file.answers.filter((one) => one.week === week)
  const object = { type: 'answer', id: week, version: versions.length + 1 }
  const content = contentOf(answer, signing, form)
  const texts: Record<string, string> = form.why === '' ? {} : { why: form.why }
  return fact('sign answer', file.pilot.id, object, { content, texts, data: keyData(signing, act, false, answer) })
}

function secondKey(signing: Signing, pending: AnswerVersion, form: SigningForm, act: LeaderAct): Fact | Refused {
  const { file, week, evidence } = signing
  const { turned } = reviewOf(file, week)
  const { answer, factsHash } = pending.content
  if (form.seen !== pending.hash || factsHash !== evidence.factsHash) return overtaken('The answer')
  const blocked = answer === 'expand' ? blockedBy(evidence.checks) : null
  if (blocked) return refuse(blocked)
  if (isMine(turned.policy, act) || isMine(turned.system, act)) return refuse('Your key is already on this answer.')

  const completes = completesWith(turned, sideOf(act.by.seat), act.by.person)
  const object = { type: 'answer', id: week, version: pending.version, hash: pending.hash }
  return fact('sign answer', file.pilot.id, object, { data: keyData(signing, act, completes, answer) })
}

type LeaderAct = Act & { readonly by: { readonly seat: Leader } }

function isLeaders(act: Act): act is LeaderAct {
  return isLeader(act.by.seat)
}

function isMine(key: Key | null, act: Act): boolean {
  return key?.person === act.by.person
}

function keyData({ file, week }: Signing, act: LeaderAct, completes: boolean, answer: Answer) {
  return { week, side: sideOf(act.by.seat), completes, stage: completes ? stageAfter(file, answer) : null }
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

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}
