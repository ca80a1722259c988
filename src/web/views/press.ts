// A single button that posts: small acts that need no question, in a row with what they are about.

/**
 * For `views/shared/_press.eta`, at `it.press`. `says` is read out instead of the text where rows repeat it: "End Firefox on
 * Linux". `first` is the one primary action of its page.
 */
export type Press = {
  readonly action: string
  readonly text: string
  readonly says?: string
  readonly tone?: 'danger' | 'first'
  readonly hidden?: Readonly<Record<string, string>>
}

/** For `views/shared/_pressed-lines.eta`, at `it.lines`: things in rows, each with what can be done to it at the press of a button. */
export type PressedLine = {
  readonly text: string
  readonly href?: string
  readonly note?: string
  readonly presses: readonly Press[]
}
