// Reads a calendar as RFC 5545 says: lines ended by CRLF, unfolded, each a name, parameters and a value.

type CalendarLine = { readonly name: string; readonly value: string }

/** The folded lines as they are on the wire. */
export function wireLines(text: string): readonly string[] {
  if (!text.endsWith('\r\n')) throw new Error('the last line is not ended')
  return text.slice(0, -2).split('\r\n')
}

/** The lines as they were before they were folded. */
export function unfolded(text: string): readonly string[] {
  return text.replaceAll('\r\n ', '').slice(0, -2).split('\r\n')
}

/** Every event of a calendar, each property once; fails on a part that is not closed or holds a line that is none. */
export function eventsIn(text: string): readonly ReadonlyMap<string, string>[] {
  const events: Map<string, string>[] = []
  const open: string[] = []
  for (const { name, value } of unfolded(text).map(lineOf)) {
    if (name === 'BEGIN') open.push(value)
    if (name === 'BEGIN' && value === 'VEVENT') events.push(new Map())
    else if (name === 'END' && open.pop() !== value) throw new Error(`${value} ends and was not open`)
    else if (name !== 'BEGIN' && name !== 'END' && open.at(-1) === 'VEVENT') keepOnce(events.at(-1), name, value)
  }
  if (open.length > 0) throw new Error(`${open.join(', ')} stays open`)
  return events
}

function keepOnce(event: Map<string, string> | undefined, name: string, value: string): void {
  if (event?.has(name)) throw new Error(`${name} stands twice`)
  event?.set(name, value)
}

function lineOf(line: string): CalendarLine {
  const parts = /^([A-Z-]+)(?:;[^:]+)?:(.*)$/su.exec(line)
  if (!parts) throw new Error(`this is no line of a calendar: ${JSON.stringify(line)}`)
  return { name: parts[1] ?? '', value: parts[2] ?? '' }
}

/** A text as it was before it was escaped. */
export function unescaped(value: string): string {
  return value.replaceAll(/\\([\\;,nN])/g, (_, letter: string) => (letter.toLowerCase() === 'n' ? '\n' : letter))
}
