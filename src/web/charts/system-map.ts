// The drawing of the map: systems as boxes, integrations as arrows, laid out by Graphviz. It takes the page's own colours and
// type, and is kept by the content that it shows.
import type { MapContent } from '../../domain/system-map.ts'

const kept = new Map<string, string>()
const mostKept = 60

/** The drawing as SVG; `hash` is that of the content. Nothing to draw before there is a system. */
export async function mapDrawing(map: MapContent, hash: string): Promise<string | null> {
  if (map.systems.length === 0) return null
  const known = kept.get(hash)
  if (known !== undefined) return known
  const drawn = await draw(map)
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '')
  kept.set(hash, drawn)
  return drawn
}

/** Graphviz is large, so it is fetched for the first drawing and not for the start. */
async function draw(map: MapContent): Promise<string> {
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz')
  return inPageColours((await Graphviz.load()).dot(graphOf(map), 'svg'))
}

function graphOf({ systems, integrations }: MapContent): string {
  const nodes = systems.map(({ id, name }) => `${quoted(id)} [label=${quoted(broken(name))}];`)
  const edges = integrations.map(({ from, to, name, mode, routes }) => {
    const label = quoted(broken(routes ? `${name} (routes)` : name))
    return `${quoted(from)} -> ${quoted(to)} [label=${label}, class="${mode}"];`
  })
  return `digraph map {
    graph [bgcolor="transparent", rankdir="LR", ranksep="0.7", nodesep="0.35"];
    node [shape="box", style="rounded", margin="0.2,0.1", fontname="Helvetica", fontsize="15"];
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

/** Only the drawing itself, without colours, fonts and names of its own: what it looks like stands in the style sheet. */
function inPageColours(svg: string): string {
  return svg
    .slice(svg.indexOf('<svg'))
    .replace(/<!--.*?-->\n?/gs, '')
    .replace(/<title>.*?<\/title>\n?/gs, '')
    .replace(/ (?:font-family|font-size|xml:space|id)="[^"]*"/g, '')
    .replace(/ (?:fill|stroke)="(?:black|none|transparent)"/g, '')
    .replace(/width="([\d.]+)pt" height="([\d.]+)pt"/, 'width="$1" height="$2" aria-hidden="true"')
    .replace(/ xmlns(?::xlink)?="[^"]*"/g, '')
    .replace(/\n\s*/g, ' ')
    .trim()
}
