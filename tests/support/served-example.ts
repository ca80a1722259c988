// The program itself on a folder of its own, as `npm start` serves it: empty at first, with the example a press away.
import { join } from 'node:path'
import { buildApp } from '../../src/app.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { root } from '../../src/open.ts'
import { openServices } from '../../src/serve.ts'

/** The configuration of a program that keeps everything in this folder, on a Tuesday in November. */
export function configIn(folder: string): Config {
  return readConfig({
    DATABASE_URL: `file:${join(folder, 'twokeys.db')}`,
    HEADS_FILE: join(folder, 'heads.log'),
    BACKUP_DIR: join(folder, 'backups'),
    TWOKEYS_NOW: '2026-11-03T09:00Z',
    LOG_LEVEL: 'silent',
  })
}

/** The week whose review waits in the example on that Tuesday. */
export const weekInReview = '2026-W44'

/** Starts on a folder without listening; `stop` ends it with grace. */
export async function startOn(folder: string, address = { baseUrl: 'http://localhost:3000' }) {
  const { services, close } = await openServices(configIn(folder), address, console.error)
  const app = await buildApp(services, { root, logLevel: 'silent', trustProxy: [], busyAfterMs: 0 })
  const stop = async () => {
    await app.close()
    await close()
  }
  return { app, services, stop }
}
