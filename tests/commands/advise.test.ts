import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { advise } from '../../src/domain/advice/advise.ts'
import { factsOf } from '../support/chronicle.ts'
import { openDesk } from '../support/command-line.ts'

describe('Asking the engine about facts', () => {
  it('in a file gives the advice, as JSON and nothing else', async () => {
    const desk = openDesk()
    const file = join(desk.folder, 'facts.json')
    writeFileSync(file, JSON.stringify(factsOf('S03')))
    const { out, err, exit } = await desk.type(['advise', file])
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(advise(factsOf('S03')))))
    expect([err, exit]).toEqual(['', 0])
  })

  it('on standard input gives a list for a list', async () => {
    const { out } = await openDesk().type(['advise', '-'], JSON.stringify([factsOf('S01'), factsOf('S06')]))
    expect(JSON.parse(out)).toMatchObject([{ answer: 'expand' }, { answer: 'stop' }])
  })

  it('names every place that is wrong, and answers nothing', async () => {
    const wrong = { ...factsOf('S01'), harm: 7 }
    const { out, err, exit } = await openDesk().type(['advise', '-'], JSON.stringify([factsOf('S01'), wrong, {}]))
    expect(err).toMatch(/^\/1\/harm: .+\.$/m)
    expect(err).toMatch(/^\/2\/charter: .+\.$/m)
    expect([out, exit]).toEqual(['', 2])
  })

  it.each([
    [['advise'], '', 'Say either a file with facts'],
    [['advise', '-', '--pilot', 'INV'], '', 'Say either a file with facts'],
    [['advise', '-'], '{', 'Standard input is not JSON'],
    [['advise', '/nowhere/facts.json'], '', 'no such file'],
    [['advise', '--pilot', 'INV'], '', 'There is no pilot INV.'],
    [['advise', '--pilot', 'INV', '--week', 'last'], '', 'There is no week "last"'],
  ])('says what it needs: %j', async (args, input, sentence) => {
    const { err, exit } = await openDesk().type(args, input)
    expect(err).toContain(sentence)
    expect(exit).toBe(2)
  })
})
