// The drawing of the map: systems as boxes, integrations as arrows, laid out by Graphviz. What comes out are places and words;
// the page draws them in its own colours and type. Drawings are kept by the content that they show.
import type { MapContent } from '../../domain/system-map.ts'

/** A line of words, at its middle. */
export type Label = { readonly x: number; readonly y: number; readonly text: string }

export type Box = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly labels: readonly Label[]
}

/** `path` is a curve and `head` the corners of its point, as SVG takes them. */
export type Arrow = {
  readonly path: string
  readonly head: string
  readonly mode: 'direct' | 'buffered'
  readonly labels: readonly Label[]
}

/** For `views/system-map/_drawing.eta`, at `it.drawing`; all in pixels. */
export type MapDrawing = {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly arrows: readonly Arrow[]
}

const kept = new Map<string, MapDrawing>()
const mostKept = 60

/** The drawing of a content, by its hash. Nothing to draw before there is a system. */
export async function mapDrawing(map: MapContent, hash: string): Promise<MapDrawing | null> {
  if (map.systems.length === 0) return null
  const known = kept.get(hash)
  if (known) return known
  const drawn = await draw(map)
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '')
  kept.set(hash, drawn)
  return drawn
}

/** Graphviz is large, so it is fetched for the first drawing and not for the start. */
async function draw(map: MapContent): Promise<MapDrawing> {
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz')
  const graphviz = await Graphviz.load()
  const laidOut = (direction: Direction) =>
    placed(JSON.parse(graphviz.dot(graphOf(map, direction), 'json')) as Layout, map) // the documented output format "json"
  const across = laidOut('LR')
  return across.width <= widest ? across : narrower(across, laidOut('TB'))
}

type Direction = 'LR' | 'TB'

/** So wide (px) data flow from left to right; beyond it, where that is narrower, from top to bottom: pages are read downwards. */
const widest = 1_400

function narrower(across: MapDrawing, down: MapDrawing): MapDrawing {
  return down.width < across.width ? down : across
}

function graphOf({ systems, integrations }: MapContent, direction: Direction): string {
  const nodes = systems.map(({ id, name }) => `${quoted(id)} [label=${quoted(broken(name))}];`)
  const edges = integrations.map(({ from, to, name, routes }) => {
    const label = quoted(broken(routes ? `${name} (routes)` : name))
    return `${quoted(from)} -> ${quoted(to)} [label=${label}];`
  })
  return `digraph map {
    graph [rankdir="${direction}", ranksep="0.7", nodesep="0.35"];
    node [shape="box", margin="0.2,0.1", fontname="Helvetica", fontsize="15"];
    edge [arrowsize="0.7", fontname="Helvetica", fontsize="13"];
    ${[...nodes, ...edges].join('\n')}
  }`
}

const charactersOnALine = 22

/** A long name on several lines, broken between its words. */
function broken(name: string): string {
  return name.split(/\s+/).reduce((lines, word) => {
    const last = lines.slice(lines.lastIndexOf('\n') + 1)
    if (lines === '') return word
    return `${lines}${last.length + word.length < charactersOnALine ? ' ' : '\n'}${word}`
  }, '')
}

/** A string as Graphviz takes it; a backslash would begin one of its own signs, an ampersand a sign of HTML. */
function quoted(text: string): string {
  const plain = text.replaceAll('&', '&amp;').replaceAll('\\', '\\\\').replaceAll('"', '\\"')
  return `"${plain.replaceAll('\n', '\\n')}"`
}

type Point = readonly [x: number, y: number]
type Stroke = { readonly op: string; readonly points?: readonly Point[]; readonly pt?: Point; readonly text?: string }

/** What Graphviz says of a layout: lengths in points, boxes in inches, the origin at the lower left. */
type Layout = {
  readonly bb: string
  readonly objects?: readonly {
    readonly pos: string
    readonly width: string
    readonly height: string
    readonly _ldraw_?: readonly Stroke[]
  }[]
  readonly edges?: readonly {
    readonly _draw_?: readonly Stroke[]
    readonly _hdraw_?: readonly Stroke[]
    readonly _ldraw_?: readonly Stroke[]
  }[]
}

const margin = 6
const pointsInAnInch = 72

/** Everything moved to where a page counts from: the upper left. Arrows come in the order of the integrations. */
function placed({ bb, objects = [], edges = [] }: Layout, { integrations }: MapContent): MapDrawing {
  const [, , right = 0, top = 0] = numbersIn(bb)
  const at = ([x, y]: Point): Point => [rounded(x + margin), rounded(top - y + margin)]
  return {
    width: Math.ceil(right + 2 * margin),
    height: Math.ceil(top + 2 * margin),
    boxes: objects.map(({ pos, width: inchesWide, height: inchesHigh, _ldraw_ = [] }) => {
      const [width, height] = [Number(inchesWide) * pointsInAnInch, Number(inchesHigh) * pointsInAnInch]
      const [middle = 0, centre = 0] = numbersIn(pos)
      const [x, y] = at([middle - width / 2, centre + height / 2])
      return { x, y, width: rounded(width), height: rounded(height), labels: labelsOf(_ldraw_, at) }
    }),
    arrows: edges.map(({ _draw_ = [], _hdraw_ = [], _ldraw_ = [] }, nth) => ({
      path: curveOf(_draw_, at),
      head: pointsOf(_hdraw_).map(at).join(' '),
      mode: integrations[nth]?.mode ?? 'direct',
      labels: labelsOf(_ldraw_, at),
    })),
  }
}

type Place = (point: Point) => Point

function curveOf(strokes: readonly Stroke[], at: Place): string {
  const [start, ...rest] = pointsOf(strokes).map(at)
  return start ? `M${start.join(',')} C${rest.map((point) => point.join(',')).join(' ')}` : ''
}

function pointsOf(strokes: readonly Stroke[]): readonly Point[] {
  return strokes.flatMap(({ points }) => points ?? [])
}

function labelsOf(strokes: readonly Stroke[], at: Place): readonly Label[] {
  return strokes.flatMap(({ pt, text }) => {
    if (!pt || text === undefined) return []
    const [x, y] = at(pt)
    return [{ x, y, text }]
  })
}

function numbersIn(list: string): readonly number[] {
  return list.split(',').map(Number)
}

function rounded(length: number): number {
  return Math.round(length * 10) / 10
}
