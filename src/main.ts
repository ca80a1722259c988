// Config, database, application, listen; and an orderly end. Everything that can be wrong is said before anything listens.
import { serve } from './serve.ts'
import { readConfig } from './config.ts'

try {
  await serve(readConfig(process.env))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
