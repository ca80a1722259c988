// Finds the browser for the tests. The search itself is bin/chromium, which `npm test` asks as well.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const finder = fileURLToPath(new URL('../../bin/chromium', import.meta.url))

/** The path of Chromium: what CHROMIUM names, else the first found in PATH; null where there is none. */
export function chromiumPath(): string | null {
  const { status, stdout } = spawnSync(finder, { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}
