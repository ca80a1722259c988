// The form of a wish as a browser sends it: Maya asks to change R1, tomorrow at nine.

/** Every field of the form; `change` alters what a test is about. */
export function wishForm(change: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    kind: 'replace',
    rule: '1',
    ruleSeen: '1',
    text: 'Invoices above € 5,000 go to the finance director.',
    section: 'routing',
    under: '',
    place: 'stays',
    why: 'Three of € 9,900 went by unseen.',
    origin: 'operations',
    switchOnDay: '2026-09-08',
    switchOnTime: '09:00',
    ...change,
  }
}

/** A further round of a change: what it is about stays. `seen` is the hash of the round that stood on the page. */
export function roundForm(seen: string, change: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { kind: _kind, rule: _rule, ...wish } = wishForm(change)
  return { ...wish, seen }
}
