// Work that follows from an answer: soon, once for all who asked meanwhile, and never so often that nothing else gets done.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openSoon, type Soon } from '../src/soon.ts'

let soon: Soon
let done: string[]
let failures: unknown[]

beforeEach(() => {
  vi.useFakeTimers()
  done = []
  failures = []
  soon = openSoon((error) => failures.push(error))
})
afterEach(() => vi.useRealTimers())

const take = async () => void done.push('taken in')

it('Work is done in a moment, once for however often it was asked for', async () => {
  for (let nth = 0; nth < 100; nth += 1) soon.soon('take in', take)
  expect(done).toEqual([])
  await vi.advanceTimersByTimeAsync(200)
  expect(done).toEqual(['taken in'])
})

it('Work that is asked for without end rests between two times, and is never forgotten', async () => {
  for (let ms = 0; ms < 10_000; ms += 10) {
    soon.soon('take in', take)
    await vi.advanceTimersByTimeAsync(10)
  }
  expect(done).toHaveLength(3)
  await vi.advanceTimersByTimeAsync(4_000)
  expect(done).toHaveLength(4)
})

it('Work that failed is heard of, and done when it is asked for again', async () => {
  soon.soon('take in', () => Promise.reject(new Error('away')))
  await vi.advanceTimersByTimeAsync(200)
  expect(failures).toHaveLength(1)
  soon.soon('take in', take)
  await vi.advanceTimersByTimeAsync(4_000)
  expect(done).toEqual(['taken in'])
})

it('Nothing begins any more once it was stopped', async () => {
  soon.soon('take in', take)
  await soon.stop()
  soon.soon('take in', take)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(done).toEqual([])
})
