// A case file of one week: sixty invoices, received and completed on its five working days.

/** The file as text; `monday` is the week's first day ("2026-07-06"). */
export function weekOfCases(monday: string): string {
  const head = 'case,received_at,completed_at,path,manual_touches,handoffs,errors,rework,exception,routed_to,amount'
  const rows = Array.from({ length: 60 }, (_, nth) => row(Date.parse(`${monday}T08:00Z`), nth))
  return [head, ...rows].join('\n')
}

function row(start: number, nth: number): string {
  const received = start + (nth % 5) * 86_400_000 + nth * 60_000
  const completed = received + (2 + (nth % 4)) * 3_600_000
  const times = `${new Date(received).toISOString()},${new Date(completed).toISOString()}`
  return `4${String(nth).padStart(3, '0')},${times},automated,${nth % 3},${nth % 2},0,false,false,finance,${100 + nth}`
}
