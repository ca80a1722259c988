import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readMigrations } from '../../db/migrate.ts'
import { caseChecks } from '../../db/schema/replays.ts'
import { organisation, people, pilot } from '../../db/seeds/invoice-approval.ts'
import { baselineWeeks, pilotWeeks } from '../../db/seeds/invoice-weeks.ts'
import { prepareExample } from '../../src/example/place.ts'
import { answeringTime } from '../../src/domain/answering-time.ts'
import { charterInForce } from '../../src/domain/charter.ts'
import { failuresIn, isOpenFailure } from '../../src/domain/failure.ts'
import { figuresSaid } from '../../src/domain/figures-said.ts'
import { groupOf, trainedOn } from '../../src/domain/group.ts'
import { readLineAt } from '../../src/domain/know.ts'
import { openDecisions } from '../../src/domain/open-decisions.ts'
import { reviewDue, signedAnswers, weekNumber } from '../../src/domain/pilot-weeks.ts'
import { isOpenQuestion, questionsAsked } from '../../src/domain/question.ts'
import { requestsOn } from '../../src/domain/request.ts'
import { ruleChanges } from '../../src/domain/rule-change.ts'
import { mapInForce, mapInForceSince } from '../../src/domain/system-map.ts'
import { nextWeek } from '../../src/domain/week.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { openDatabase, root } from '../../src/open.ts'
import { evidenceFor } from '../../src/store/evidence.ts'
import { entriesAfter } from '../../src/store/ledger.ts'
import { loadPilotFile } from '../../src/store/pilot-file.ts'
import { findPilot, listPilots } from '../../src/store/pilots.ts'
import { newestReplay } from '../../src/store/replays.ts'
import { verifyFile } from '../../src/store/verify.ts'
import { keptFolder, scratchFolder } from '../support/scratch.ts'

const calendar = calendarOf(organisation.zone)

/** The database of the example as it stands at this instant. */
async function storeAt(instant: string) {
  const folder = scratchFolder()
  const place = { databaseFile: join(folder, 'twokeys.db'), headsFile: join(folder, 'heads.log'), backups: folder }
  ;(await prepareExample(place, Date.parse(instant)))()
  return openDatabase(place, Date.parse(instant))
}

/** The example as somebody finds it who opens it at this instant. */
async function openedAt(instant: string, folder = scratchFolder()) {
  const now = Date.parse(instant)
  const place = { databaseFile: join(folder, 'twokeys.db'), headsFile: join(folder, 'heads.log'), backups: folder }
  const putInPlace = await prepareExample(place, now)
  putInPlace()
  const { store, fault } = await openDatabase(place, now)
  const found = await findPilot(store.reader, pilot.code)
  if (!found) throw new Error('the example has no pilot')
  const file = await loadPilotFile(store.reader, found)
  const entries = await entriesAfter(store.reader, 0, 1000)
  store.close()
  return { place, now, file, entries, fault }
}

describe('The example', () => {
  it.each([
    ['on a Tuesday morning', '2026-11-03T09:00Z'],
    ['five minutes into a Monday, before the week is closed', '2026-11-01T23:05Z'],
    ['a second before a week closes', '2026-11-09T10:59:59Z'],
    ['in the second in which a week closes', '2026-11-09T11:00:00Z'],
    ['late on a Sunday', '2026-11-08T22:59:59Z'],
    ['on New Year’s Eve of a year with 53 weeks', '2026-12-31T12:00Z'],
    ['on the first Monday of that year’s last week', '2026-12-28T07:00Z'],
    ['in the first days of a year', '2027-01-02T12:00Z'],
    ['on the night in which the clocks go back', '2026-10-25T00:30Z'],
    ['on the morning after the clocks went forward', '2027-03-28T06:00Z'],
    ['weeks after the clocks went forward', '2027-05-12T15:00Z'],
    ['on a leap day', '2028-02-29T23:30Z'],
  ])('waits for its ninth review, %s', async (_, instant) => {
    const { file, now, entries, fault } = await openedAt(instant)
    const week = reviewDue(file, now, calendar) ?? ''
    const evidence = evidenceFor(file, week, now, calendar)

    expect(fault).toBeNull()
    expect(weekNumber(file, week, calendar)).toBe(9)
    expect(evidence?.advice).toMatchObject({ answer: 'fix', kind: 'check:manual_fallback' })
    expect(signedAnswers(file).map(({ content }) => [content.answer, content.fix?.what])).toEqual([
      ['fix', 'target_missed'],
      ['fix', 'target_missed'],
      ['fix', 'target_missed'],
      ['fix', 'target_missed'],
      ['fix', 'component:erp_sync'],
      ['fix', 'component:erp_sync'],
      ['fix', 'component:erp_sync'],
      ['fix', 'adoption'],
    ])
    expect(openDecisions(file, now, calendar).map(({ what, seat }) => [what, seat])).toEqual([
      ['accept or cut', 'coo'],
      ['accept or cut', 'coo'],
      ['approve', 'coo'],
      ['choose an answer', 'coo'],
      ['choose an answer', 'cto'],
    ])
    expect(entries.every(({ at }) => at <= now)).toBe(true)
  })
})

describe('Its rules', () => {
  it('changed once by both keys, after the freeze, and wait for Olivia once more', async () => {
    const { file } = await openedAt('2026-11-03T09:00Z')
    expect(ruleChanges(file).map(({ stage, content }) => [content.kind, content.rule, stage])).toEqual([
      ['add', 12, 'in effect'],
      ['replace', 5, 'requested'],
    ])
    const [tolerance] = ruleChanges(file)
    expect(tolerance?.events.map(({ what, effect }) => effect ?? what)).toEqual([
      'parks',
      'unparked',
      'approved',
      'confirmed safe',
      'switched on',
    ])
  })

  it('hold two wishes back that the freeze parked, and cut one', async () => {
    const { file } = await openedAt('2026-11-03T09:00Z')
    expect(requestsOn(file).map(({ stage, minutes }) => [stage, minutes])).toEqual([
      ['cut', 2_400],
      ['parked', 720],
      ['parked', 3_600],
    ])
  })

  it('are held against its invoices, and the waiting change against them beforehand', async () => {
    const { store } = await storeAt('2026-11-03T09:00Z')
    const replay = await newestReplay(store.reader, (await listPilots(store.reader))[0]?.id ?? '', 2)
    const { changed, cases, openProposed } = replay?.report?.comparison ?? {}
    expect(cases).toBeGreaterThan(500)
    expect(changed?.cases).toBeGreaterThan(0)
    expect(openProposed?.cases).toBe(0)
    const wrong = (await store.reader.select().from(caseChecks)).filter(({ finding }) => finding === 'wrong route')
    expect(wrong).toHaveLength(1)
    store.close()
  })
})

describe('Its story', () => {
  const folder = keptFolder()
  let opened: Awaited<ReturnType<typeof openedAt>>
  beforeAll(async () => {
    opened = await openedAt('2026-11-03T09:00Z', folder)
  })

  it('is lawful: the verifier finds every table as its ledger says, and every signed answer as the engine gives it', () => {
    const { place } = opened
    const migrations = readMigrations(join(root, 'db', 'migrations'))
    const verdict = verifyFile({
      file: place.databaseFile,
      migrations,
      headsFile: place.headsFile,
      isAtHome: true,
      given: [],
      calendarOf,
    })

    expect(verdict).toMatchObject({ result: 'intact', remarks: [] })
  })

  it('has the weeks of its seeds, drawn into cases to the exact median', () => {
    const { file } = opened
    const goal = charterInForce(file.charters, file.keys)?.content.measures[0]
    const first = signedAnswers(file)[0]?.week ?? ''
    const inPilot = file.rollups.filter(({ week }) => week >= first)

    expect(goal?.baseline.values.map(Number)).toEqual(baselineWeeks.map(({ medianHours }) => medianHours))
    expect(inPilot.map(({ medianHours }) => medianHours)).toEqual(pilotWeeks.map(({ medianHours }) => medianHours))
    expect(inPilot.map(({ completed }) => completed)).toEqual(pilotWeeks.map(({ cases }) => cases))
    expect(inPilot.map(({ withErrors }) => withErrors.sum)).toEqual(pilotWeeks.map(({ withErrors }) => withErrors))
    expect(
      inPilot.map(({ failures }) => Object.fromEntries(failures.map((one) => [one.component, one.count]))),
    ).toEqual(pilotWeeks.map(({ failures }) => failures))
  })

  it('stands exactly on what expanding asks for, but for the drill of the fallback', () => {
    const { file, now } = opened
    const evidence = evidenceFor(file, reviewDue(file, now, calendar) ?? '', now, calendar)
    const failing = evidence?.advice.atoms.filter(({ holds }) => !holds)

    expect(failing?.map(({ name }) => name)).toEqual(['check:manual_fallback'])
    expect(evidence?.facts.checks.manual_fallback).toBe('not measured')
    expect(evidence?.advice.netManualWork?.high).toBeLessThan(0)
    expect(evidence?.advice.until.map(({ answer }) => answer)).toEqual(['expand'])
  })

  it('tells the same story to everybody', async () => {
    const other = await openedAt('2026-11-04T16:20Z')

    expect(other.file.rollups).toEqual(opened.file.rollups)
    expect(other.entries.map(({ act, at }) => [act, at])).toEqual(opened.entries.map(({ act, at }) => [act, at]))
  })

  it('tells of a sync that failed four times and was repaired on the Saturday after', () => {
    const { file } = opened
    const [repair] = file.repairs
    const map = mapInForce(file.maps, file.keys)
    const sync = failuresIn(file).filter(({ component }) => component === 'erp_sync')

    expect(sync.map(({ runs, downtimeMinutes, changed }) => [runs, downtimeMinutes, changed])).toEqual([
      [6, 190, 'nothing'],
      [9, 260, 'nothing'],
      [11, 310, 'nothing'],
      [4, 120, 'system'],
    ])
    expect(calendar.weekOf(repair?.at ?? 0)).toBe(calendar.weekOf(sync.at(-1)?.lastAt ?? 0))
    expect(map && mapInForceSince(map, file.keys)).toBeGreaterThan(repair?.at ?? 0)
    expect(failuresIn(file).filter(isOpenFailure)).toEqual([])
    expect(file.attestations.map(({ check }) => check)).toEqual(['nothing_half_done'])
  })

  it('counts what was reported as the scorecard had it stated before', () => {
    const { file } = opened
    const weeks = signedAnswers(file).map(({ week }) => week)
    const said = [...weeks, nextWeek(weeks.at(-1) ?? '')].map((week) => figuresSaid(file, week, calendar)?.figures)

    expect(said.map((figures) => [figures?.complaints, figures?.helpRequests, figures?.supportMinutes])).toEqual(
      pilotWeeks.map(({ stated }) => [stated.complaints, stated.helpRequests, stated.supportMinutes]),
    )
    expect(said.map((figures) => figures?.downtimeMinutes)).toEqual(
      pilotWeeks.map(({ stated }) => stated.downtimeMinutes),
    )
  })

  it('was asked about its rules, answered within the day, and has one question open', () => {
    const { file, now } = opened
    const asked = questionsAsked(file)

    expect(asked.filter(isOpenQuestion).map(({ number }) => number)).toEqual([asked.length])
    expect(answeringTime(file, now, calendar)).toMatchObject({ answered: 3 })
    expect(answeringTime(file, now, calendar).workingDays).toBeLessThan(1)
    expect(file.questions.map(({ at }) => at)).toEqual(file.questions.map(({ at }) => at).toSorted((a, b) => a - b))
  })

  it('was read by its whole group before its first week', () => {
    const { file } = opened
    const group = groupOf(file.pilot)

    expect(group).toHaveLength(10)
    expect(group.filter((person) => readLineAt(file, person) === null)).toEqual([])
    expect(group.filter((person) => trainedOn(file, person) === null)).toEqual([])
  })

  it('has its whole cast on the pilot', () => {
    const { file } = opened
    const seated = people.flatMap(({ seat }) => (seat ? [seat] : []))

    expect(file.pilot.holders.map(({ seat }) => seat)).toEqual(seated)
  })
})
