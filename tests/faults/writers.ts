// A program that eight writers use at once until somebody kills it. It says on its output what it promises to have kept:
// "ack COMMAND", once the transaction has ended. With "too-soon" it says so before, which is the mistake to be caught.
import { writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { openStore } from '../../db/store.ts'
import { fact } from '../../src/domain/fact.ts'
import { entryOfCommand, record } from '../../src/store/ledger.ts'

const [file = '', tooSoon = '', ...next] = process.argv.slice(2)
const by = { person: 'maya', seat: 'lead', session: 'fault', credential: 'password' } as const
const store = openStore(file)

await Promise.all(next.map((from, writer) => write(writer, Number(from))))

/** Sends one command after the other; the first may have had its effect already, before the last kill. */
async function write(writer: number, from: number): Promise<void> {
  for (let number = from; ; number += 1) {
    const command = `${writer}-${number}`
    await store.transaction(async (tx) => {
      if ((await entryOfCommand(tx, command)) === null) {
        const made = fact('note questions', 'INV', { type: 'week', id: command, version: 1 }, noteOn(command))
        await record(tx, made, { by, at: Date.parse('2026-06-01T09:00Z'), command })
      }
      if (tooSoon === 'too-soon') await promise(command)
    })
    if (tooSoon !== 'too-soon') await promise(command)
  }
}

function noteOn(command: string) {
  return { data: { week: '2026-W23' }, texts: { notes: `What got in the way: ${command}` } }
}

async function promise(command: string): Promise<void> {
  writeSync(1, `ack ${command}\n`)
  if (tooSoon === 'too-soon') await pause(2)
}
