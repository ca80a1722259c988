// What records say about a check of the expansion gate.
import type { Link } from './page.ts'

/** What is said of a check: the sentences join, the notes stand after each other. */
export type Said = {
  readonly evidence?: string
  readonly missing?: string
  readonly note?: string
  readonly links: readonly Link[]
}
