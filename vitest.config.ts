import { defineConfig } from 'vitest/config'
import { lastLine } from './tests/support/reporter.ts'

// One pool for everything: the tests use the real database and a real browser, so processes keep them apart.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000, // a busy machine slows the browser down; nothing is measured here
    hookTimeout: 120_000,
    retry: 0,
    reporters: ['default', lastLine()],
  },
})
