// A house that listens: the whole application on a port of its own, its clock in the test's hand, its long work done by the
// real command line.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../src/open.ts'
import { type House, type HouseOptions, openHouse } from './house.ts'

export type ServedHouse = House & { readonly url: string }

export async function serveHouse(options: HouseOptions): Promise<ServedHouse> {
  const house = await openHouse(options)
  Object.assign(house.services, { startJob: (args: readonly string[]) => startJob(house, args) })
  const url = await house.app.listen({ port: 0, host: '127.0.0.1' })
  return { ...house, url: url.replace('127.0.0.1', 'localhost') }
}

function startJob(house: House, args: readonly string[]): void {
  const env = {
    ...process.env,
    BASE_URL: '', // the test runner has one of its own
    DATABASE_URL: `file:${house.file}`,
    HEADS_FILE: house.services.headsFile,
    BACKUP_DIR: house.folder,
    TWOKEYS_NOW: new Date(house.at()).toISOString(),
  }
  const command = ['--import', 'tsx', join(root, 'src', 'cli.ts'), ...args]
  spawn(process.execPath, command, { env, cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
}
