// What can be done about a proposed change of the system beside its keys: breaking the freeze for it, taking it back, and
// proposing it anew; and what was done so far.
import { hasEnded } from '../../domain/pilot.ts'
import { mapInForce } from '../../domain/system-map.ts'
import { carriedOver } from '../../domain/system-map-anew.ts'
import { exemptMapChange, isHeldByFreeze, type MapChangeEvent, mapChangeStage } from '../../domain/system-map-change.ts'
import { dayTime } from '../../words/dates.ts'
import { whoDid } from '../../words/rule-changes.ts'
import { field, type Problem, problemSummary, type Question } from './field.ts'
import { fold, type Fold } from './fold.ts'
import { form } from './form.ts'
import { type FreezeKeys, freezeKeys } from './freeze-keys.ts'
import { primary } from './keys.ts'
import { type MapChangeAgain, type MapChangeOf, type MapChangeStep, mapChangeAddress } from './system-map-change-of.ts'
import type { Sentence, Trail } from './trail.ts'

/** What is wrong with a step that was refused. */
export function problemsOn(step: MapChangeStep, again: MapChangeAgain | null): readonly Problem[] {
  return again?.step === step ? again.problems : []
}

/** Both keys on breaking the freeze, while it is what the change waits for. */
export function breakingFreeze(given: MapChangeOf): FreezeKeys | null {
  const { file, change, now, calendar, freezeHash: hash, again } = given
  if (hasEnded(file.pilot) || !isHeldByFreeze(file, change, now, calendar)) return null
  return freezeKeys({
    ...given,
    what: 'this change of the system',
    exempt: exemptMapChange(change),
    hash,
    action: `${mapChangeAddress(given)}/freeze`,
    reason: 'why',
    sent: again?.step === 'freeze' ? again.sent : undefined,
    problems: problemsOn('freeze', again),
  })
}

/** Taking it back, for whoever proposed it; proposing it anew, where it can take no key any more. */
export function otherSteps(given: MapChangeOf): readonly Fold[] {
  const { file, change, signer, seats } = given
  const stage = mapChangeStage(file, change)
  if (hasEnded(file.pilot) || stage === 'in effect') return []
  const isGone = stage === 'stale' || stage === 'withdrawn'
  const mayPropose = seats.some((seat) => seat === 'cto' || seat === 'engineer')
  return [
    ...(isGone && mayPropose && carriedOver(file, change) !== null ? [proposingAnew(given)] : []),
    ...(stage !== 'withdrawn' && change.by === signer.person ? [withdrawing(given)] : []),
  ]
}

function proposingAnew(given: MapChangeOf): Fold {
  const { file, change, texts } = given
  return folded(given, 'anew', {
    summary: 'Propose it anew',
    seen: mapInForce(file.maps, file.keys)?.hash ?? '',
    question: {
      kind: 'textarea',
      name: 'why',
      label: 'Why',
      rows: 2,
      within: 'anew',
      value: texts.get(change.why ?? '') ?? '',
    },
    next: 'The same change is proposed on the map as it is now. It waits for its keys like any other.',
    button: 'Propose it anew',
  })
}

function withdrawing(given: MapChangeOf): Fold {
  return folded(given, 'withdrawal', {
    summary: 'Withdraw it',
    seen: given.change.hash,
    question: { kind: 'textarea', name: 'why', label: 'Why', rows: 2, within: 'withdrawal', optional: true },
    next: 'That settles it: nothing changes. It stays listed with your name.',
    button: 'Withdraw',
  })
}

type Asked = {
  readonly summary: string
  readonly seen: string
  readonly question: Question
  readonly next: string
  readonly button: string
}

/** One step under its name; open, with what was typed, when it was refused. */
function folded(given: MapChangeOf, step: MapChangeStep, { summary, seen, question, next, button }: Asked): Fold {
  const problems = problemsOn(step, given.again)
  const sent = given.again?.step === step ? given.again.sent : undefined
  return fold(
    summary,
    form({
      id: `map-change-${step}`,
      action: `${mapChangeAddress(given)}/${step}`,
      seen,
      fields: [field(question, sent, problems)],
      problems: problemSummary(problems.map(({ name, text }) => ({ text, name: name && `${step}.${name}` }))),
      primary: primary(next, { text: button }),
    }),
  )
}

/** What happened to it since it was proposed, oldest first, with the reasons. */
export function storyOf(given: MapChangeOf): Trail {
  const { file, change } = given
  const since = file.mapChanges.filter(({ version, what }) => version === change.version && what !== 'proposed')
  return since.map((event) => told(given, event))
}

function told({ names, texts, calendar, now }: MapChangeOf, event: MapChangeEvent): Sentence {
  const side = event.seat === 'coo' ? ('policy' as const) : ('system' as const)
  return {
    text: `${whoDid(event, names)} ${did(event)} on ${dayTime(event.at, calendar.zone, now)}.`,
    why: texts.get(event.why ?? ''),
    at: new Date(event.at).toISOString(),
    side,
  }
}

function did({ what, effect }: MapChangeEvent): string {
  if (what === 'withdrawn') return 'withdrew it'
  return effect === 'frees'
    ? 'turned the second key on breaking the freeze for it'
    : 'turned a key on breaking the freeze for it'
}
