// Words on a drawing must not cover each other: labels above the plot take rows, labels beside it move apart.

/** A label above the plot: `x` is where its line stands, `textX` and `anchor` where its words begin or end. */
export type PlacedLabel = { x: number; textX: number; y: number; row: number; anchor: 'start' | 'end'; text: string }

const rowHeight = 17
const glyph = 7
const gap = 10

/** About how wide a text of 13 is in system-ui; generous, so that labels rather leave room than touch. */
export function textWidth(text: string): number {
  return text.length * glyph
}

/** Gives each label the first row where it touches no other; it stands to the right of its line, or to the left at the right edge. */
export function rowsOfLabels(
  labels: readonly { x: number; text: string }[],
  edges: { from: number; to: number },
): PlacedLabel[] {
  const placed: (PlacedLabel & { from: number; to: number })[] = []

  for (const { x, text } of labels) {
    const fits = x + 5 + textWidth(text) <= edges.to
    const from = fits ? x + 5 : Math.max(edges.from, x - 5 - textWidth(text))
    const to = from + textWidth(text)
    const row = firstFreeRow(placed, from, to)
    placed.push({
      x,
      text,
      row,
      from,
      to,
      y: 13 + row * rowHeight,
      textX: fits ? from : to,
      anchor: fits ? 'start' : 'end',
    })
  }

  return placed.map(({ x, text, row, y, textX, anchor }) => ({ x, text, row, y, textX, anchor }))
}

/** Moves heights apart so that two are never closer than `space`, keeping their order and staying between `top` and `bottom`. */
export function apart(heights: readonly number[], space: number, between: { top: number; bottom: number }): number[] {
  const order = heights.map((_, nth) => nth).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0))
  const moved = [...heights]
  let lowest = between.top - space
  for (const nth of order) lowest = moved[nth] = Math.max(moved[nth] ?? 0, lowest + space)

  let highest = between.bottom + space
  for (const nth of order.reverse()) highest = moved[nth] = Math.min(moved[nth] ?? 0, highest - space)

  return moved
}

function firstFreeRow(placed: readonly { row: number; from: number; to: number }[], from: number, to: number): number {
  let row = 0
  while (placed.some((other) => other.row === row && from < other.to + gap && other.from < to + gap)) row += 1

  return row
}
