// The forms of the map: one part at a time is added, edited or removed. Before the launch that is simply saved; afterwards it
// either corrects the record or proposes to change the system.
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { ActName } from '../domain/act.ts'
import type { Act, Fact } from '../domain/fact.ts'
import { refuse, type Refused } from '../domain/refusal.ts'
import { emptyMap, mapInForce } from '../domain/system-map.ts'
import { changeMap, correctMap, type MapChanging, writeMap } from '../domain/system-map-writing.ts'
import { act } from './act.ts'
import { problemsShown } from './forms.ts'
import { addressOf, fileToDecide, fileToShow } from './pilot-request.ts'
import { show, showProblem } from './respond.ts'
import { formOfSheet, type ReadSheet } from './system-map-forms.ts'
import type { Sent } from './views/field.ts'
import { mapEditView, type MapEditOf } from './views/system-map-edit.ts'
import { partExists, type SheetName, sheetNames, sheetWords } from './views/system-map-sheets.ts'

export const systemMapWritingRoutes: FastifyPluginAsync = async (app) => {
  for (const sheet of sheetNames) routesOf(app, sheet)
}

const map = '/pilots/:pilot/system-map'

function routesOf(app: FastifyInstance, sheet: SheetName): void {
  const showing = { config: { act: 'write map' } } as const
  const { isPart } = sheetWords[sheet]
  if (isPart) app.get(`${map}/${sheet}/new`, showing, (request, reply) => showSheet(request, reply, sheet, ''))
  const onPart = isPart || sheet === 'failure-paths'
  app.get(`${map}/${sheet}${onPart ? '/:part' : ''}/edit`, showing, (request, reply) =>
    showSheet(request, reply, sheet, partOf(request)),
  )
  for (const way of ways)
    app.post(`${map}/${sheet}${way.below}`, { config: { act: way.act } }, (request, reply) =>
      save(request, reply, sheet, way),
    )
}

function partOf(request: FastifyRequest): string {
  const { part = '' } = request.params as { part?: string } // the addresses of parts name it
  return part
}

async function showSheet(request: FastifyRequest, reply: FastifyReply, sheet: SheetName, id: string) {
  const { file } = await fileToShow(request)
  const content = mapInForce(file.maps, file.keys)?.content ?? emptyMap
  if (id !== '' && !partExists(sheet, content, id))
    return showProblem(request, reply, 404, `There is no such ${sheetWords[sheet].one} on the map.`)
  return showFilled(request, reply, { sheet, id, sent: undefined, problems: [], isMoved: false })
}

type Filled = Pick<MapEditOf, 'sheet' | 'id' | 'sent' | 'problems' | 'isMoved'>

async function showFilled(request: FastifyRequest, reply: FastifyReply, filled: Filled) {
  const view = mapEditView({ ...(await fileToShow(request)), ...filled })
  return show(request, reply, 'system-map/edit', view, { title: view.heading, tab: 'Map' })
}

/** One way of saving what stands on a sheet. */
type Way = {
  readonly below: '' | '/corrections' | '/changes'
  readonly act: ActName
  readonly decide: (changing: MapChanging, doing: Act) => Fact | Refused
  readonly done: string
}

const ways: readonly Way[] = [
  { below: '', act: 'write map', decide: writeMap, done: 'map-written#lists' },
  { below: '/corrections', act: 'correct map', decide: correctMap, done: 'map-corrected#lists' },
  { below: '/changes', act: 'change map', decide: changeMap, done: 'map-change-proposed#changes' },
]

/** What was proposed while the scope is frozen. */
const parked = 'map-change-parked#changes'

async function save(request: FastifyRequest, reply: FastifyReply, sheet: SheetName, way: Way) {
  return act<ReadSheet>(request, reply, {
    form: formOfSheet(sheet),
    decide: async (tx, form, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      const content = mapInForce(file.maps, file.keys)?.content ?? emptyMap
      const edit = form.means(content, calendar.dayOf(doing.at))
      if (!edit) return refuse('Somebody removed this meanwhile. Nothing was saved.')
      return way.decide({ file, edit, seen: form.seen, why: form.why, calendar }, doing)
    },
    next: ({ data }) => `${addressOf(request)}/system-map?done=${data.effect === 'parks' ? parked : way.done}`,
    again: (refused, sent) => showAgain(request, reply, sheet, refused, sent),
  })
}

/** The form again with everything that was typed; where the map moved underneath, on the map as it is now. */
function showAgain(request: FastifyRequest, reply: FastifyReply, sheet: SheetName, refused: Refused, sent: Sent) {
  const id = typeof sent.id === 'string' ? sent.id : ''
  const isMoved = refused.kind === 'overtaken'
  return showFilled(request, reply, { sheet, id, sent, problems: problemsShown(refused), isMoved })
}
