// Words at the start of a sentence and inside one.

/** With a capital at its start. */
export function capital(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1)
}

/** As it stands inside a sentence. */
export function lowered(phrase: string): string {
  return phrase.charAt(0).toLowerCase() + phrase.slice(1)
}
