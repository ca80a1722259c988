// Writes the gallery as one static page, so that every shared fragment can be looked at: node --import tsx tests/support/gallery.ts DIRECTORY

import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Eta } from 'eta'
import { behaviourChart } from '../../src/web/charts/behaviour-chart.ts'
import { charts } from './gallery-charts.ts'
import { gallery, galleryPage } from './gallery-data.ts'
import { galleryForms } from './gallery-forms.ts'

const views = new URL('../../views', import.meta.url).pathname

const sections: readonly (readonly [string, string])[] = [
  [
    'Pilot',
    "<div class='columns'><div class='stack'><%~ include('/shared/_answer') %><%~ include('/shared/_advice') %><%~ include('/shared/_primary') %><%~ include('/shared/_behaviour-chart') %></div><div class='stack'><h2>Expansion gate</h2><%~ include('/shared/_checks') %><h2>Waiting for you</h2><%~ include('/shared/_lines') %><h2>So far</h2><%~ include('/shared/_trail') %></div></div>",
  ],
  [
    'Measures',
    "<div class='measures'><% it.measures.forEach((measure) => { %><%~ include('/shared/_measure', { measure }) %><% }) %></div><p><%~ include('/shared/_figure') %></p>",
  ],
  [
    'Keys',
    "<%~ include('/shared/_keys') %><%~ include('/shared/_keys', { keys: it.emptyKeys }) %><%~ include('/shared/_keys', { keys: it.voidKeys }) %>",
  ],
  ['Facts', "<%~ include('/shared/_pairs') %>"],
  ['Difference', "<%~ include('/shared/_difference') %>"],
  [
    'Tables',
    "<%~ include('/shared/_table') %><%~ include('/shared/_table', { table: it.emptyTable }) %><%~ include('/shared/_table', { table: it.wideTable }) %>",
  ],
  ['Charts', "<% it.charts.forEach((chart) => { %><%~ include('/shared/_behaviour-chart', { chart }) %><% }) %>"],
  ['Work in progress', "<%~ include('/shared/_progress') %><%~ include('/shared/_empty') %>"],
  [
    'Other answers',
    "<%~ include('/shared/_answer', { answer: it.stop }) %><%~ include('/shared/_answer', { answer: it.expand }) %>",
  ],
  ['Form', "<%~ include('/shared/_form') %>"],
]

/** The data of every fragment, each under the name its fragment reads. */
export function galleryData() {
  const [chart, ...others] = charts.map(behaviourChart)

  return { ...gallery, ...galleryForms, chart, charts: others }
}

/** The gallery as a whole page of HTML, with the assets beside it when written out. */
export function galleryHtml(): string {
  const body = sections.map(([heading, template]) => `<section class="stack"><h2>${heading}</h2>${template}</section>`)
  const template = `<% layout('/layouts/page') %><header class="title"><h1>Gallery</h1><p class="quiet">Every shared fragment, with the invoice-approval example.</p></header>${body.join('\n')}`

  return new Eta({ views }).renderString(template, { ...galleryData(), page: galleryPage, command: '0'.repeat(32) })
}

function write(directory: string): void {
  mkdirSync(join(directory, 'assets'), { recursive: true })
  cpSync(join(views, 'assets'), join(directory, 'assets'), { recursive: true })
  writeFileSync(
    join(directory, 'assets/htmx.js'),
    readFileSync(join(views, '../node_modules/htmx.org/dist/htmx.min.js')),
  )
  writeFileSync(join(directory, 'index.html'), galleryHtml())
}

const [, script, directory] = process.argv
if (script?.endsWith('gallery.ts') && directory !== undefined) write(directory)
