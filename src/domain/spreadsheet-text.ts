// What people wrote must not turn into a formula when somebody opens it in a spreadsheet.

/** The text with an apostrophe in front where a spreadsheet would calculate it. */
export function harmlessText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
