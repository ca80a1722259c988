// A signed expand opens the next pilot: a wider group, or the next process. It begins as a draft that carries over the terms
// of the charter, the rules in force and the map in force, so that what was learnt is not written anew; each waits there to be
// confirmed, because it was agreed for other people. One fact for each: they are recorded together or not at all.
import { charterInForce, type CharterContent } from './charter.ts'
import { fact, type Act, type Fact } from './fact.ts'
import { isLeader, type SeatHolder } from './person.ts'
import { lastStage, openPilot, type Opening } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { isRefused, refuse, refuseFields, type Refused } from './refusal.ts'
import { rulesInEffect, type RuleVersion } from './rule.ts'
import { offer, type Seating, take } from './seat.ts'
import { mapInForce } from './system-map.ts'

/** One step at a time: the same process for more people, or the next process. */
export const nextSteps = ['wider group', 'next process'] as const
export type NextStep = (typeof nextSteps)[number]

/** The next pilot as a leader names it; `step` is empty while nobody chose. */
export type NextOpening = Opening & { readonly step: NextStep | '' }

/** Why no next pilot can be opened out of this one, in a sentence; null when one can. */
export function noNextPilot({ pilot, next }: Pick<PilotFile, 'pilot' | 'next'>): string | null {
  if (lastStage(pilot)?.stage !== 'expanded')
    return 'The next pilot is opened once both leaders have signed expand. This pilot has not come to that.'
  return next === null ? null : `${next.code} was opened out of this pilot already. One step at a time.`
}

/**
 * Opens the next pilot: the pilot itself, its seats offered to whoever has them here, and everything that is carried over.
 * Whoever opens it takes their own seat; the others take theirs themselves.
 */
export function openNextPilot(file: PilotFile, opening: NextOpening, act: Act): readonly [Fact, ...Fact[]] | Refused {
  const no = noNextPilot(file)
  if (no) return refuse(no)
  if (!isLeader(act.by.seat)) return refuse('Only the two leaders open the next pilot.')
  const opened = openPilot(opening)
  const step = opening.step === '' ? [{ field: 'step', why: 'Say which of the two steps it is.' }] : []
  if (isRefused(opened)) return refuseFields([...step, ...opened.problems])
  if (step.length > 0) return refuseFields(step)

  const data = { ...opened.data, from: file.pilot.id, step: opening.step }
  const pilot = fact('open next pilot', opening.id, opened.object, { data })
  return [pilot, ...seatsHandedOn(file, opening.id, act), ...documentsCarriedOver(file, opening.id)]
}

/** Both leaders and the lead are offered their seats; whoever acts for themselves has taken theirs with it. */
function seatsHandedOn({ pilot: { holders } }: PilotFile, pilot: string, { by }: Act): readonly Fact[] {
  const seated = holders.filter(({ seat }) => isLeader(seat) || seat === 'lead')
  return seated.flatMap(({ seat, person }) => {
    const isOwn = seat === by.seat && person === by.person
    return handedOn(pilot, { seat, person }, isOwn)
  })
}

function handedOn(pilot: string, { seat, person }: Omit<SeatHolder, 'since'>, isTaken: boolean): readonly Fact[] {
  const nobodyYet: Seating = { pilot, history: [], underway: false, ended: false }
  const offered = offer(nobodyYet, { seat, person })
  const event = { seat, person, what: 'offered', at: 0 } as const
  const taken = isTaken ? [take({ ...nobodyYet, history: [event] }, { seat, person })] : []
  return [offered, ...taken].map((made) => {
    if (isRefused(made)) throw new Error(`the seat of ${seat} could not be handed on: ${made.why}`)
    return made
  })
}

function documentsCarriedOver(file: PilotFile, pilot: string): readonly Fact[] {
  const charter = charterInForce(file.charters, file.keys)
  const map = mapInForce(file.maps, file.keys)
  const first = { id: pilot, version: 1 }
  const charterFact =
    charter && fact('carry over charter', pilot, { type: 'charter', ...first }, { content: termsOf(charter.content) })
  const mapFact =
    map &&
    fact('carry over map', pilot, { type: 'map', ...first }, { content: map.content, data: { touchesPolicy: false } })
  return [
    ...(charterFact ? [charterFact] : []),
    ...rulesInEffect(file.rules).map((rule) => ruleCarriedOver(rule, pilot)),
    ...(mapFact ? [mapFact] : []),
  ]
}

/** The rule under its own number, so that what stands under it still does. */
function ruleCarriedOver({ number, content }: RuleVersion, pilot: string): Fact {
  const object = { type: 'rule', id: String(number), version: 1 }
  return fact('carry over rule', pilot, object, { content, data: { number, retired: false } })
}

/**
 * The terms that hold elsewhere too. What was true of these people and weeks alone is left empty: the baseline, who may
 * pause, the training, the start.
 */
export function termsOf(content: CharterContent): CharterContent {
  const unmeasured = { from: 'case log', firstWeek: null, lastWeek: null, values: [] } as const
  return {
    ...content,
    adopted: false,
    firstWeek: null,
    measures: content.measures.map((measure) => ({ ...measure, baseline: unmeasured })),
    mayPause: [],
    training: '',
    startAnnouncedOn: null,
  }
}
