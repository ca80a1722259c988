// The page of a proposed change of the system, the keys that make it hold or break the freeze for it, taking it back, and
// proposing it anew.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Tx } from '../../db/store.ts'
import type { ActName } from '../domain/act.ts'
import type { Act, Fact } from '../domain/fact.ts'
import { breakingContent } from '../domain/freeze.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import type { Refused } from '../domain/refusal.ts'
import type { MapVersion } from '../domain/system-map.ts'
import { proposeMapAnew, type ProposingAnew } from '../domain/system-map-anew.ts'
import {
  breakFreezeFor,
  exemptMapChange,
  findMapChange,
  type MapFreezing,
  type MapSigning,
  signMapChange,
  withdrawMapChange,
} from '../domain/system-map-change.ts'
import { contentHash } from '../store/hash.ts'
import { readTexts } from '../store/texts.ts'
import { act } from './act.ts'
import { formOf, problemsShown, typed } from './forms.ts'
import { addressOf, fileToDecide, fileToShow, keysHeldUntil, signerOf } from './pilot-request.ts'
import { numberIn, signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import { mapChangeView } from './views/system-map-change.ts'
import type { MapChangeAgain, MapChangeStep } from './views/system-map-change-of.ts'

export const systemMapChangeRoutes: FastifyPluginAsync = async (app) => {
  const change = '/pilots/:pilot/system-map/changes/:version'
  app.get<AtMapChange>(change, { config: { act: 'read pilot' } }, (request, reply) => showChange(request, reply, null))
  for (const step of steps)
    app.post<AtMapChange>(`${change}/${step.name}`, { config: { act: step.act } }, (request, reply) =>
      take(request, reply, step),
    )
}

type AtMapChange = { Params: { pilot: string; version: string } }

/** Everything that a step may look at, as it stands in the transaction that decides. */
type Given = MapSigning & MapFreezing & ProposingAnew

/** One thing that can be done about a change: by which act, how the domain decides, and the notice that follows. */
type Step = {
  readonly name: MapChangeStep
  readonly act: ActName
  readonly decide: (given: Given, doing: Act) => Fact | Refused
  readonly done: (entry: LedgerEntry) => string
}

const steps: readonly Step[] = [
  { name: 'keys', act: 'sign map change', decide: signMapChange, done: () => 'map-key' },
  {
    name: 'freeze',
    act: 'break freeze',
    decide: breakFreezeFor,
    done: ({ data }) => (data.completes ? 'freeze-broken' : 'one-key'),
  },
  {
    name: 'withdrawal',
    act: 'withdraw map change',
    decide: (given, doing) => withdrawMapChange(given, given.why, doing),
    done: () => 'withdrawn',
  },
  {
    name: 'anew',
    act: 'change map',
    decide: proposeMapAnew,
    done: ({ data }) => (data.effect === 'parks' ? 'map-change-parked' : 'map-change-proposed'),
  },
]

const StepForm = formOf({ seen: z.string().max(64), why: typed() })

function take(request: FastifyRequest<AtMapChange>, reply: FastifyReply, step: Step) {
  return act(request, reply, {
    form: StepForm,
    decide: async (tx, { seen, why }, doing) => step.decide(await givenIn(tx, request, { seen, why }), doing),
    next: (entry) => `${addressOf(request)}/system-map/changes/${entry.object.version}?done=${step.done(entry)}`,
    again: (refused, sent) => showChange(request, reply, { step: step.name, sent, problems: problemsShown(refused) }),
  })
}

function versionAsked({ params }: FastifyRequest<AtMapChange>): number {
  return numberIn(params.version)
}

async function givenIn(
  tx: Tx,
  request: FastifyRequest<AtMapChange>,
  said: { readonly seen: string; readonly why: string },
): Promise<Given> {
  const { file, calendar } = await fileToDecide(tx, request)
  const version = versionAsked(request)
  const change = findMapChange(file, version)
  const freezeHash = change ? freezeHashOf(change) : ''
  return { ...said, file, calendar, version, freezeHash, keysHeldUntil: await keysHeldUntil(tx, request) }
}

/** Hash of what the keys that would break the freeze for it cover. */
function freezeHashOf(change: MapVersion): string {
  return contentHash(breakingContent(exemptMapChange(change)))
}

async function showChange(request: FastifyRequest<AtMapChange>, reply: FastifyReply, again: MapChangeAgain | null) {
  const shown = await fileToShow(request)
  const change = findMapChange(shown.file, versionAsked(request))
  if (!change) return showProblem(request, reply, 404, 'There is no such change of the system.')
  const view = mapChangeView({
    ...shown,
    change,
    texts: await readTexts(request.server.services.store.reader, textsOf(shown.file, change)),
    freezeHash: freezeHashOf(change),
    seats: signedIn(request).standing.seats,
    signer: await signerOf(request),
    again,
  })
  return show(request, reply, 'system-map/change', view, { title: view.heading, tab: 'Map' })
}

function textsOf({ mapChanges }: PilotFile, change: MapVersion): readonly string[] {
  const events = mapChanges.filter(({ version }) => version === change.version)
  return [change.why, ...events.map(({ why }) => why)].filter((id) => id !== null)
}
