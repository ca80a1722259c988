// The head of every page inside a pilot: its code and goal, where it stands, and the last answer that both signed.
import type { FastifyRequest } from 'fastify'
import type { Calendar } from '../domain/calendar.ts'
import { keptForMinute } from '../domain/kept.ts'
import { isReady } from '../domain/launch-gate.ts'
import { lastStage } from '../domain/pilot.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { firstWeekOf, signedAnswers, weekNumber } from '../domain/pilot-weeks.ts'
import { calendarOf } from '../intake/calendar.ts'
import { zoneKept } from '../store/often.ts'
import { readPilotFile } from '../store/pilot-file.ts'
import { dayOf, weekName } from '../words/dates.ts'
import { pilotOf, type SignedIn } from './request.ts'
import { freezeMark } from './views/freeze.ts'
import { type MainPage, pilotAnswer, type PilotHead, type PilotPage, pilotTabs } from './views/page.ts'

const pilotPages: readonly PilotPage[] = [
  'Overview',
  'Charter',
  'Rules',
  'Map',
  'Failures',
  'Cases',
  'Scorecard',
  'Gates',
  'Reviews',
  'What you need to know',
  'Process',
  'Messy cases',
  'Drills',
  'Requests',
  'Questions',
  'Alerts',
  'Friction',
  'Effort',
  'Runs',
  'Signals',
  'What if',
]

/** The pages of the bar that exist for this person. */
export function mainPages(who: SignedIn): readonly MainPage[] {
  const everybody: readonly MainPage[] = ['Home', 'Pilots', 'Ledger']
  return who.standing.duties.length > 0 ? [...everybody, 'Settings'] : everybody
}

export async function pilotHead(request: FastifyRequest, current: PilotPage | undefined): Promise<PilotHead> {
  const { store, clock } = request.server.services
  const pilot = pilotOf(request)
  const file = await readPilotFile(store, pilot)
  const calendar = calendarOf(await zoneKept(store))
  const isSeated = request.who?.standing.seats.length !== 0
  return {
    code: pilot.code,
    name: pilot.name,
    href: `/pilots/${encodeURIComponent(pilot.code)}${isSeated ? '' : '/seats'}`,
    goal: file.charters.at(-1)?.content.sentence ?? 'The charter is not written yet.',
    ...standingOf(file, clock(), calendar),
    answer: answerOf(file, isSeated),
    ...pilotTabs(pilot.code, isSeated ? pilotPages : [], current),
  }
}

const standingOf = keptForMinute((file, now, calendar) => ({
  line: lineOf(file, now, calendar),
  marks: marksOf(file, now, calendar),
}))

/** What holds today and must be seen on every page. */
function marksOf(file: PilotFile, now: number, calendar: Calendar): readonly string[] {
  const frozen = freezeMark({ file, now, calendar })
  return [...(lastStage(file.pilot)?.stage === 'paused' ? ['Paused'] : []), ...(frozen === null ? [] : [frozen])]
}

function lineOf(file: PilotFile, now: number, calendar: Calendar): string {
  const { pilot } = file
  const stage = lastStage(pilot)
  if (!stage) return `${pilot.team} · ${isReady(file) ? 'ready to launch' : 'draft'}`
  if (stage.stage === 'stopped' || stage.stage === 'expanded')
    return `${pilot.team} · ${stage.stage} on ${dayOf(stage.at, calendar.zone, now)}`
  const week = weekNumber(file, calendar.weekOf(now), calendar)
  const first = firstWeekOf(file)
  const since = first === null ? '' : weekName(first)
  return week > 0
    ? `${pilot.team} · week ${week} · running since ${since}`
    : `${pilot.team} · launched, first week starts ${since}`
}

/** It leads to its decision record for those who may read that. */
function answerOf(file: PilotFile, isSeated: boolean): PilotHead['answer'] {
  const last = signedAnswers(file).at(-1)
  if (!last) return undefined
  const record = `/pilots/${encodeURIComponent(file.pilot.code)}/reviews/${last.week}/decision`
  return pilotAnswer(
    last.content.answer,
    `signed for the week of ${weekName(last.week)}`,
    isSeated ? record : undefined,
  )
}
