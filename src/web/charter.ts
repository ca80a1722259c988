// The charter's pages: read it as it stands or as it stood, write it, amend it, compare two versions, and turn a key on it.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { endOfDay } from '../domain/calendar.ts'
import type { Charter } from '../domain/charter.ts'
import { charterInForceAt, newestCharter } from '../domain/charter.ts'
import { signCharter } from '../domain/charter-signing.ts'
import { isDay } from '../domain/day.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import type { Refused } from '../domain/refusal.ts'
import { readTexts } from '../store/texts.ts'
import { dayName } from '../words/dates.ts'
import { act } from './act.ts'
import { formOf, problemsShown, queryOf } from './forms.ts'
import { addressOf, fileToDecide, fileToShow, keysHeldUntil, type Shown, signerOf } from './pilot-request.ts'
import { signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import { charterView, noCharterView } from './views/charter.ts'
import { charterDifference } from './views/charter-difference.ts'
import type { Problem, Sent } from './views/field.ts'

export const charterRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/charter', { config: { act: 'read pilot' } }, showCharter)
  app.get('/pilots/:pilot/charter/difference', { config: { act: 'read pilot' } }, showDifference)
  app.post('/pilots/:pilot/charter/keys', { config: { act: 'sign charter' } }, turnKey)
}

async function showCharter(request: FastifyRequest, reply: FastifyReply) {
  const { asof, version } = queryOf(request.query, { asof: z.string().max(10).optional(), version: numberText })
  const shown = await fileToShow(request)
  if (asof !== undefined) return showAsOf(request, reply, shown, asof)
  const newest = newestCharter(shown.file.charters)
  const charter = version === undefined ? newest : versionOf(shown.file, version)
  if (!newest) return showNone(request, reply, shown)
  if (!charter) return showProblem(request, reply, 404, `This charter has no version ${version}.`)
  return showVersion(request, reply, shown, { charter })
}

const numberText = z
  .string()
  .regex(/^\d{1,6}$/)
  .optional()

type Version = {
  readonly charter: Charter
  readonly asOf?: string
  readonly overtaken?: Charter | null
  readonly problems?: readonly Problem[]
}

async function showVersion(request: FastifyRequest, reply: FastifyReply, shown: Shown, version: Version) {
  const { charter, asOf = null, overtaken = null, problems = [] } = version
  const reasons = shown.file.charters.flatMap(({ why }) => why ?? [])
  const view = charterView({
    ...shown,
    shown: charter,
    asOf,
    overtaken,
    problems,
    reasons: await readTexts(request.server.services.store.reader, reasons),
    seats: signedIn(request).standing.seats,
    signer: await signerOf(request),
  })
  return show(request, reply, 'charter/show', view, { title: 'Charter', tab: 'Charter' })
}

async function showNone(request: FastifyRequest, reply: FastifyReply, { file }: Shown) {
  const view = noCharterView({ file, seats: signedIn(request).standing.seats })
  return show(request, reply, 'charter/none', view, { title: 'Charter', tab: 'Charter' })
}

/** The charter that was in force at the end of a day, with everything that came later left out. */
async function showAsOf(request: FastifyRequest, reply: FastifyReply, shown: Shown, day: string) {
  if (!isDay(day)) return showProblem(request, reply, 404, `There is no day “${day}”. Write it like 2026-05-04.`)
  const { calendar, file } = shown
  const end = endOfDay(day, calendar)
  const then = {
    ...file,
    charters: file.charters.filter((charter) => charter.at <= end),
    keys: file.keys.filter((key) => key.at <= end),
  }
  const charter = charterInForceAt(file.charters, file.keys, end)
  if (!charter) return showProblem(request, reply, 404, `No charter was in force on ${dayName(day)}.`)
  return showVersion(request, reply, { ...shown, file: then }, { charter, asOf: day })
}

async function showDifference(request: FastifyRequest, reply: FastifyReply) {
  const { from, to } = queryOf(request.query, { from: numberText, to: numberText })
  const { file, names } = await fileToShow(request)
  const [before, after] = [versionOf(file, from), versionOf(file, to)]
  if (!before || !after) return showProblem(request, reply, 404, 'This charter has no such versions.')
  const heading = ({ version, content }: Charter) => ({ heading: `Version ${version}`, content })
  const view = {
    heading: `Version ${before.version} and version ${after.version}`,
    terms: charterDifference(heading(before), heading(after), names),
    back: `${addressOf(request)}/charter`,
  }
  return show(request, reply, 'charter/difference', view, { title: 'What differs', tab: 'Charter' })
}

const KeyForm = formOf({ seen: z.string().max(64) })

async function turnKey(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: KeyForm,
    decide: async (tx, { seen }, doing) => {
      const { file } = await fileToDecide(tx, request)
      return signCharter({ file, seen, keysHeldUntil: await keysHeldUntil(tx, request) }, doing)
    },
    next: (entry) => `${addressOf(request)}/charter?done=${entry.data.completes ? 'both-keys' : 'one-key'}#keys`,
    again: (refused, sent) => showAgain(request, reply, refused, sent),
  })
}

/** The newest version once more, with what moved since the page was opened. */
async function showAgain(request: FastifyRequest, reply: FastifyReply, refused: Refused, sent: Sent) {
  const shown = await fileToShow(request)
  const charter = newestCharter(shown.file.charters)
  if (!charter) return showNone(request, reply, shown)
  const isMoved = refused.kind === 'overtaken'
  const overtaken = isMoved ? (shown.file.charters.findLast(({ hash }) => hash === sent.seen) ?? null) : null
  return showVersion(request, reply, shown, { charter, overtaken, problems: problemsShown(refused) })
}

function versionOf({ charters }: PilotFile, version: string | undefined): Charter | null {
  return charters.find((charter) => String(charter.version) === version) ?? null
}
