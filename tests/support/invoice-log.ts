// The case log of the story as the people bring it: a file of invoices, week by week, as they went through the flow.

/** One week of invoices; what is left out went well. Hours are the week's median. */
export type InvoiceWeek = {
  readonly monday: string
  readonly hours: number
  readonly errors?: number
  readonly rework?: number
  readonly exceptions?: number
  /** Done by hand beside the tool, of those that the tool could have taken. */
  readonly outside?: number
  readonly touches?: number
}

export const invoicesAWeek = 40

/** The eight weeks of the old way, about two days an invoice, before there was a tool to go through. */
export const oldWay: readonly InvoiceWeek[] = [
  { monday: '2026-04-27', hours: 47, errors: 1 },
  { monday: '2026-05-04', hours: 52, errors: 2 },
  { monday: '2026-05-11', hours: 49, errors: 1 },
  { monday: '2026-05-18', hours: 45, errors: 1 },
  { monday: '2026-05-25', hours: 51, errors: 2 },
  { monday: '2026-06-01', hours: 48, errors: 1 },
  { monday: '2026-06-08', hours: 50, errors: 1 },
  { monday: '2026-06-15', hours: 46, errors: 2 },
].map((week) => ({ ...week, rework: 4, exceptions: 4, outside: invoicesAWeek, touches: 6 }))

const head = 'case,received_at,completed_at,path,manual_touches,handoffs,errors,rework,exception,routed_to,amount'

/** The weeks as a case file. */
export function invoiceLog(weeks: readonly InvoiceWeek[]): string {
  const rows = weeks.flatMap((week) => Array.from({ length: invoicesAWeek }, (_, nth) => row(week, nth)))
  return [head, ...rows].join('\n')
}

function row(week: InvoiceWeek, nth: number): string {
  const { monday, hours, errors = 0, rework = 0, exceptions = 0, outside = 0, touches = 1 } = week
  const received = Date.parse(`${monday}T07:00Z`) + (nth % 3) * 86_400_000 + nth * 60_000
  const completed = received + hours * (1 + ((nth % 5) - 2) / 20) * 3_600_000
  const path = nth < outside ? 'outside' : 'automated'
  const told = [path, touches, 1, nth < errors ? 1 : 0, nth < rework, nth < exceptions, 'finance', 100 + nth * 300]
  return [`${monday}-${nth}`, at(received), at(completed), ...told].join()
}

function at(instant: number): string {
  return new Date(instant).toISOString()
}
