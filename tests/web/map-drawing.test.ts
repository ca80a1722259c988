import { Graphviz } from '@hpcc-js/wasm-graphviz'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { mapDrawing } from '../../src/web/charts/system-map.ts'
import { contentHash } from '../../src/store/hash.ts'
import { largeMap } from '../support/large-map.ts'
import { writtenMap } from '../support/written-map.ts'

afterEach(() => vi.restoreAllMocks())

describe('the drawing of the map', () => {
  test('is laid out once for a content, however often it is asked for', async () => {
    const layout = vi.spyOn(Graphviz.prototype, 'dot')
    const map = writtenMap({ buildDays: '77' })
    const first = await mapDrawing(map, contentHash(map))
    const again = await mapDrawing(map, contentHash(map))
    const other = writtenMap({ buildDays: '78' })
    await mapDrawing(other, contentHash(other))

    expect(again).toBe(first)
    expect(layout).toHaveBeenCalledTimes(2)
  })

  test('goes from left to right, and from top to bottom where that would be too wide', async () => {
    const small = await mapDrawing(writtenMap(), contentHash(writtenMap()))
    const large = await mapDrawing(largeMap, contentHash(largeMap))

    expect(small?.width).toBeGreaterThan(small?.height ?? 0)
    expect(large?.width).toBeLessThan(large?.height ?? 0)
    expect(large?.boxes).toHaveLength(30)
    expect(large?.arrows).toHaveLength(45)
  })
})
