// The rules once more, decided in the plainest way: from the rows, part by part, hour by hour. It shares nothing with the
// code that it is held against, and is far too slow for anything else.
import type { Case } from '../../src/domain/case.ts'
import type { ConditionRow, RuleVersion } from '../../src/domain/rule.ts'

type Said = Readonly<Record<string, string>>
type Answer = 'yes' | 'no' | '?'
type NaivePiece = Pick<Case, 'attributes' | 'routedTo' | 'receivedAt' | 'completedAt' | 'manualTouches'>

/** "to Finance, 4 h" as parts, "R3?" for the rule that cannot tell, or "none". `types` are those of the fields. */
export function naiveDecision(book: readonly RuleVersion[], said: Said, types: Said): Record<string, string> | string {
  const order = inAskingOrder(book)
  const answers = order.map((rule) => naiveAnswer(rule, book, said, types))
  const outcome: Record<string, string> = {}
  const doubts: number[] = []
  for (const part of ['route', 'approver', 'limit', 'human'] as const) {
    const at = order.findIndex((rule, index) => rule.content.outcome![part] !== null && answers[index] !== 'no')
    if (at === -1) continue
    if (answers[at] === '?') doubts.push(at)
    else outcome[part] = `R${order[at]!.number}: ${JSON.stringify(order[at]!.content.outcome![part])}`
  }
  if (doubts.length > 0) return `R${order[Math.min(...doubts)]!.number}?`
  return Object.keys(outcome).length === 0 ? 'none' : outcome
}

function inAskingOrder(book: readonly RuleVersion[]): RuleVersion[] {
  const below = (number: number) => book.filter(({ content }) => content.under === number)
  const stands = book.filter(({ content }) => !book.some(({ number }) => number === content.under))
  return stands.flatMap((rule) => [...below(rule.number), rule]).filter(({ content }) => content.outcome)
}

function naiveAnswer({ content }: RuleVersion, book: readonly RuleVersion[], said: Said, types: Said): Answer {
  const above = book.find(({ number }) => number === content.under)?.content.condition
  const conditions = [content.condition, above].filter((each) => each != null)
  const answers = conditions.map(({ rows, join }) => {
    const each = rows.map((row) => naiveRow(row, new Map(Object.entries(said)).get(row.field), types[row.field]!))
    if (join === 'all') return each.includes('no') ? 'no' : each.includes('?') ? '?' : 'yes'
    return each.includes('yes') ? 'yes' : each.includes('?') ? '?' : 'no'
  })
  return answers.includes('no') ? 'no' : answers.includes('?') ? '?' : 'yes'
}

function naiveRow({ operator, value }: ConditionRow, said: string | undefined, type: string): Answer {
  const have = naiveValue(said, type)
  if (operator === 'is given') return said ? 'yes' : 'no'
  if (operator === 'is not given') return said ? 'no' : 'yes'
  if (have === undefined) return '?'
  const want = naiveValue(value, type)!
  const holds: Record<string, boolean> = {
    is: have === want,
    'is not': have !== want,
    'is one of': have === want,
    contains: String(said).includes(value),
    'is at least': have >= want,
    'is more than': have > want,
    'is at most': have <= want,
    'is less than': have < want,
    'is before': have < want,
    'is on or after': have >= want,
  }
  return holds[operator] === true ? 'yes' : 'no'
}

/** Days as their distance from 1970, yes and no as 1 and 0. */
function naiveValue(text: string | undefined, type: string): string | number | undefined {
  if (text === undefined || text === '') return undefined
  if (type === 'text') return text
  if (type === 'yes or no') return { yes: 1, true: 1, no: 0, false: 0 }[text]
  const day = text.split('T')[0]!.split('-')
  const turned = day[0]!.length === 2 ? day.toReversed() : day
  const number = type === 'day' ? Date.parse(turned.join('-')) / 86_400_000 : Number.parseFloat(text.replace(',', '.'))
  return Number.isNaN(number) ? undefined : number
}

/** What a case went against, by the naive decision on it, sorted. */
export function naiveFindings(decision: Record<string, string> | string, piece: NaivePiece): string[] {
  if (typeof decision === 'string') return [decision === 'none' ? 'no rule applies' : 'undecided']
  const wanted = (part: string) => JSON.parse(decision[part]?.replace(/^R\d+: /, '') ?? 'null')
  const { minutes, counts } = wanted('limit') ?? { minutes: Number.POSITIVE_INFINITY, counts: 'round the clock' }
  const hours = Math.round((piece.completedAt! - piece.receivedAt) / 3_600_000)
  const all = Array.from({ length: hours }, (_, hour) => piece.receivedAt + hour * 3_600_000)
  const took = counts === 'working hours' ? all.filter(isWorkingHour).length : hours
  const approver = piece.attributes.approved_by
  return [
    ...(wanted('route') && piece.routedTo && wanted('route') !== piece.routedTo ? ['wrong route'] : []),
    ...(wanted('approver') && approver && wanted('approver') !== approver ? ['wrong approver'] : []),
    ...(took * 60 > minutes ? ['missed time limit'] : []),
    ...(wanted('human') && piece.manualTouches === 0 ? ['skipped step'] : []),
  ].toSorted()
}

const amsterdam = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Amsterdam', weekday: 'short', hour: 'numeric' })

function isWorkingHour(at: number): boolean {
  const [weekday = '', hour] = amsterdam.format(at).split(/,? /)
  return !weekday.startsWith('S') && Number(hour) >= 9 && Number(hour) < 17
}
