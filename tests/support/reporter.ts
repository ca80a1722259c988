// Ends every test run with one line that a person and a script can trust: "tests: N passed, N failed, N skipped".
// What fails outside a test (a file that does not load, a hook, an unhandled error) counts as failed too,
// and a run in which nothing ran is not a success.
import type { Reporter, TestModule } from 'vitest/node'

export type Count = { passed: number; failed: number; skipped: number }

/** The reporter; it speaks last, when the process ends, and turns a success without a single test into a failure. */
export function lastLine(): Reporter {
  let count: Count = { passed: 0, failed: 0, skipped: 0 }
  let skipped: string[] = []

  process.once('exit', (code) => {
    if (code === 0 && (count.failed > 0 || count.passed === 0)) process.exitCode = 1
    for (const line of skipped) console.log(line)
    console.log(asLine(count))
  })

  return {
    onTestRunEnd(modules, unhandledErrors) {
      count = countOf(modules, unhandledErrors.length)
      skipped = skippedSuites(modules)
    },
  }
}

/** The last line itself. */
export function asLine({ passed, failed, skipped }: Count): string {
  return `tests: ${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** Counts tests by how they ended, and as failed also each file or suite with an error of its own and each unhandled error. */
export function countOf(modules: readonly TestModule[], unhandledErrors: number): Count {
  const count: Count = { passed: 0, failed: unhandledErrors, skipped: 0 }
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      if (state !== 'pending') count[state] += 1
    }
    for (const part of [module, ...module.children.allSuites()]) {
      if (part.errors().length > 0) count.failed += 1
    }
  }
  return count
}

/** One line for each outermost suite that was left out as a whole, so that nothing is skipped silently. */
function skippedSuites(modules: readonly TestModule[]): string[] {
  return modules.flatMap((module) =>
    [...module.children.suites()]
      .filter((suite) => suite.options.mode === 'skip')
      .map((suite) => `skipped: ${module.relativeModuleId} › ${suite.name}`),
  )
}
