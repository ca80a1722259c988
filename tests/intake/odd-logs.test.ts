import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../support/command-line.ts'
import { naiveFigures, type TrueEvent } from '../support/naive-figures.ts'
import { asTable, asXes, type Manner, manners, trueEvents, type Written } from '../support/odd-log.ts'

const runs = { numRuns: 120, seed: 20_260_504 } as const

type Answer = Readonly<Record<string, unknown>> & { readonly rejected: readonly { readonly line: number }[] }

/** What the command line answers on a log that it is only to look at. */
async function lookAt(desk: Desk, { bytes }: Written, { zone }: Manner, terminal: string | null): Promise<Answer> {
  const path = join(desk.folder, 'log')
  writeFileSync(path, bytes)
  const end = terminal === null ? [] : ['--terminal', terminal]
  const { out, err } = await desk.type(['import', path, '--dry-run', '--json', '--zone', zone, ...end])
  if (out === '') throw new Error(err)
  return JSON.parse(out) as Answer
}

/** The same figures, but for what the last digit of a sum may be. */
function expectSame(answer: Answer, events: readonly TrueEvent[], terminal: string | null, zone: string): void {
  const { rejected: _, rejectedTotal: __, ...figures } = answer
  expect(rounded(figures)).toEqual(rounded(naiveFigures(events, terminal, zone)))
}

function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, one: unknown) => (typeof one === 'number' ? Number(one.toFixed(9)) : one)),
  )
}

const terminals = fc.constantFrom(null, 'Paid')

describe('An event log that nobody has seen before says what a naive script makes of it', () => {
  test.each([
    ['as a table', asTable],
    ['as XES', asXes],
  ])('%s', { timeout: 120_000 }, async (_form, write) => {
    const desk = openDesk()
    await fc.assert(
      fc.asyncProperty(trueEvents, manners, terminals, async (events, manner, terminal) => {
        fc.pre(events.some(({ resource }) => resource !== null)) // without any, handoffs are unknown and not zero
        const written = write(events, manner)
        const answer = await lookAt(desk, written, manner, terminal)
        expectSame(answer, events, terminal, manner.zone)
        expect(answer.rejected.map(({ line }) => line)).toEqual(written.badLines)
      }),
      runs,
    )
  })
})
