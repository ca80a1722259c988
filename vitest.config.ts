import { defineConfig } from 'vitest/config'
import { lastLine } from './tests/support/reporter.ts'

// One pool for everything: the tests use the real database and a real browser, so processes keep them apart.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    retry: 0,
    reporters: ['default', lastLine()],
  },
})
