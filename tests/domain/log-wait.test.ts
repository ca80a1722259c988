import { expect, test } from 'vitest'
import { longestWaits, type LogWait, waitsInOrder } from '../../src/domain/log-wait.ts'

const wait = (from: string, times: number, medianMs: number): LogWait => ({ from, to: 'next', times, medianMs })

test('the longest three waits come first', () => {
  const waits = [wait('a', 40, 1), wait('b', 50, 9), wait('c', 60, 5), wait('d', 30, 7)]
  expect(longestWaits(waits).map(({ from }) => from)).toEqual(['b', 'd', 'c'])
})

test('a pair that hardly ever occurs says nothing of the process', () => {
  expect(waitsInOrder([wait('often', 100, 1), wait('rare', 4, 99)]).map(({ from }) => from)).toEqual(['often'])
  expect(waitsInOrder([])).toEqual([])
})
