import { describe, expect, it } from 'vitest'
import { isGap, runsAndCases, type WeekOfRuns } from '../../src/domain/run-cases.ts'
import type { WeekRollup } from '../../src/domain/scorecard.ts'
import { runsAndCasesText } from '../../src/words/runs.ts'
import { runningFile, utc } from '../support/pilot-file.ts'
import { feed } from '../support/quiet-feed.ts'
import { goodWeek } from '../support/running-pilot.ts'
import { watchedFile } from '../support/watched-feed.ts'

const week = '2026-W28'
const paths = { automated: 398, fallback: 0, outside: 0, unknown: 0 }

/** INV with so many cases completed in the week; `change` alters what the case log says of it. */
function file(change: Partial<WeekRollup> = {}, integration = feed({ handlesCases: true })) {
  const rollup = { ...goodWeek(week, 3), completed: 398, excluded: 0, paths, ...change }
  return runningFile([week], { maps: watchedFile([integration]).maps, rollups: [rollup] })
}

function told(change: Partial<WeekOfRuns> = {}): WeekOfRuns {
  return { week, flow: 'erp-flow', runs: 412, named: 0, unfinished: 0, finishedHere: 0, ...change }
}
const compared = (of: ReturnType<typeof file>, ...runs: readonly WeekOfRuns[]) => runsAndCases(of, runs, utc)

describe('Runs that handle a case each', () => {
  it('are held against the cases that were completed in their week', () => {
    const [one, ...others] = compared(file(), told())
    expect(one).toEqual({ week, name: 'ERP sync', runs: 412, cases: 398, withoutCase: 14 })
    expect(others).toEqual([])
    expect(one && runsAndCasesText(one)).toBe('412 runs succeeded, 398 cases were completed: 14 runs have no case.')
    expect(one && isGap(one)).toBe(true)
  })

  it('have their cases where these are as many or more', () => {
    const [one] = compared(file(), told({ runs: 398 }))
    expect(one && runsAndCasesText(one)).toBe('398 runs succeeded, 398 cases were completed: every run has its case.')
    expect(compared(file(), told({ runs: 300 }))).toMatchObject([{ withoutCase: 0 }])
  })

  it('are not held against what was done by hand; an excluded case is finished too', () => {
    const byHand = { completed: 408, excluded: 2, paths: { ...paths, fallback: 6, outside: 4 } }
    expect(compared(file(byHand), told())).toMatchObject([{ cases: 400, withoutCase: 12 }])
  })

  it('cannot be compared while the case log does not reach the end of the week, and that is said', () => {
    const [one] = compared(runningFile([], { maps: file().maps }), told())
    expect(one).toMatchObject({ cases: null, withoutCase: null })
    expect(one && runsAndCasesText(one)).toBe(
      '412 runs succeeded; the case log does not reach the end of the week, so nobody can tell which of them have a case.',
    )
    expect(one && isGap(one)).toBe(false)
  })
})

describe('Runs that name their case', () => {
  const named = told({ runs: 20, named: 20, unfinished: 3, finishedHere: 17 })

  it('are looked up one by one, whatever the map says', () => {
    expect(compared(file({}, feed()), named)).toMatchObject([{ runs: 20, withoutCase: 3 }])
    const unmapped = compared(file({}, feed()), { ...named, flow: 'another' })
    expect(unmapped).toMatchObject([{ name: 'another', withoutCase: 3 }])
  })

  it('take their cases from those that are left for the others', () => {
    const mixed = told({ runs: 412, named: 20, unfinished: 0, finishedHere: 20 })
    expect(compared(file(), mixed)).toMatchObject([{ withoutCase: 14 }])
  })

  it('are not compared at all where they name none and the map says nothing', () => {
    expect(compared(file({}, feed()), told())).toEqual([])
  })
})

describe('A gap', () => {
  const gap = (runs: number, withoutCase: number) => isGap({ week, name: '', runs, cases: 1, withoutCase })

  it('is five runs at least, and two of a hundred', () => {
    expect([gap(10, 4), gap(10, 5), gap(251, 5), gap(250, 5)]).toEqual([false, true, false, true])
  })
})
