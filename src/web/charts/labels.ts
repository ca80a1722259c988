// Words on a drawing must not cover each other, nor be crossed by another label's line: labels above the plot take rows, labels
// beside it move apart.

/** A label for the room above the plot. With a line, the line falls from the label's row through the plot at `x`. */
export type Label = { x: number; text: string; line: boolean }

/** A placed label: its words begin or end (`anchor`) at `textX`, on the row's base line `y`. */
export type PlacedLabel = Label & { textX: number; y: number; row: number; anchor: 'start' | 'end' }

type Spot = PlacedLabel & { from: number; to: number }

const rowHeight = 17
const glyph = 7
const gap = 8
const mostRows = 6

/** About how wide a text of 13 is in system-ui; generous, so that labels rather leave room than touch. */
export function textWidth(text: string): number {
  return text.length * glyph
}

/**
 * Gives each label the first row where it touches no other label and no other line, to the right of its own line or else to the left.
 * Those that only fit to the left are placed first, from the right, because their words reach back over earlier lines.
 */
export function rowsOfLabels(labels: readonly Label[], edges: { from: number; to: number }): PlacedLabel[] {
  const fitsRight = (label: Label) => label.x + 5 + textWidth(label.text) <= edges.to
  const placed: Spot[] = []
  for (const label of labels.filter((each) => !fitsRight(each)).reverse())
    placed.push(firstFreeSpot(label, placed, edges))
  for (const label of labels.filter(fitsRight)) placed.push(firstFreeSpot(label, placed, edges))

  return placed.sort((a, b) => a.x - b.x)
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

function firstFreeSpot(label: Label, placed: readonly Spot[], edges: { from: number; to: number }): Spot {
  const spots = Array.from({ length: mostRows }, (_, row) => [
    spotAt(label, row, 'start'),
    spotAt(label, row, 'end'),
  ]).flat()
  const inside = spots.filter((spot) => spot.from >= edges.from && spot.to <= edges.to)
  const free = inside.find((spot) => placed.every((other) => !touches(spot, other)))

  return free ?? inside.at(-1) ?? spotAt(label, 0, 'start')
}

function spotAt(label: Label, row: number, anchor: 'start' | 'end'): Spot {
  const from = anchor === 'start' ? label.x + 5 : label.x - 5 - textWidth(label.text)
  const to = from + textWidth(label.text)

  return { ...label, row, anchor, from, to, textX: anchor === 'start' ? from : to, y: 13 + row * rowHeight }
}

function touches(a: Spot, b: Spot): boolean {
  const sameRow = a.row === b.row && a.from < b.to + gap && b.from < a.to + gap

  return sameRow || lineCrosses(a, b) || lineCrosses(b, a)
}

/** A line begins at its own row and goes down through every row below. */
function lineCrosses(line: Spot, label: Spot): boolean {
  return line.line && line.row <= label.row && line.x > label.from - 3 && line.x < label.to + 3
}
