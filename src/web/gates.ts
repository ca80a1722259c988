// The gates page, and what people do there: vouch for a check that has no data behind it, and report a repair done.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { attest, attestedResults, mayVouchFor } from '../domain/attestation.ts'
import { weekForEngine } from '../domain/evidence.ts'
import { type ExpansionCheck, expansionGate, vouchedForBy } from '../domain/expansion-gate.ts'
import { isLeader } from '../domain/person.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { weeksUpTo, weekUnderReview } from '../domain/pilot-weeks.ts'
import { reportRepair } from '../domain/repair.ts'
import { readTexts } from '../store/texts.ts'
import { act } from './act.ts'
import { formOf, problemsShown, queryOf, typed } from './forms.ts'
import { addressOf, fileToDecide, fileToShow, type Shown } from './pilot-request.ts'
import { isFresh } from './proof.ts'
import { signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import type { Problem, Sent } from './views/field.ts'
import { attestForm, gatesView, repairForm } from './views/gates.ts'
import { proofOfIdentity } from './views/keys.ts'

export const gateRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/gates', { config: { act: 'read pilot' } }, showGates)
  app.get('/pilots/:pilot/gates/attestations/new', { config: { act: 'attest check' } }, showAttest)
  app.post('/pilots/:pilot/gates/attestations', { config: { act: 'attest check' } }, attestCheck)
  app.get('/pilots/:pilot/gates/repairs/new', { config: { act: 'report repair' } }, async (request, reply) =>
    showRepair(request, reply),
  )
  app.post('/pilots/:pilot/gates/repairs', { config: { act: 'report repair' } }, repair)
}

async function showGates(request: FastifyRequest, reply: FastifyReply) {
  const shown = await fileToShow(request)
  const { attestations, repairs } = shown.file
  const { reader } = request.server.services.store
  const view = gatesView({
    ...shown,
    weeks: weeksOf(shown),
    evidence: await readTexts(
      reader,
      attestations.map(({ evidence }) => evidence),
    ),
    repaired: await readTexts(
      reader,
      repairs.map(({ what }) => what),
    ),
    seat: signedIn(request).standing.seats.find(isLeader) ?? null,
  })
  return show(request, reply, 'gates/show', view, { title: 'Gates', tab: 'Gates' })
}

/** The pilot's weeks up to the one that the pages speak of; none before the first was closed. */
function weeksOf({ file, calendar, now }: Shown) {
  const week = weekUnderReview(file, now, calendar)
  return week === null ? [] : weeksUpTo(file, week).map((one) => weekForEngine(file, one, calendar))
}

async function showAttest(request: FastifyRequest, reply: FastifyReply) {
  const { check: name } = queryOf(request.query, { check: z.string().max(40).optional() })
  return showAttestFor(request, reply, name)
}

async function showAttestFor(
  request: FastifyRequest,
  reply: FastifyReply,
  name: unknown,
  sent?: Sent,
  problems: readonly Problem[] = [],
) {
  const { file, calendar, now } = await fileToShow(request)
  const check = checkToVouchFor(file, name)
  if (!check) return showProblem(request, reply, 404, 'There is no such check to vouch for.')
  const wrongPassword = problems.find((problem) => problem.name === 'password')?.text
  const proof = isFresh(request) ? null : proofOfIdentity(signedIn(request).email, wrongPassword)
  const view = {
    check,
    otherSide: otherSideSays(request, check, file),
    form: attestForm({ file, check, today: calendar.dayOf(now), sent, problems, proof }),
  }
  return show(request, reply, 'gates/attest', view, { title: check.words, tab: 'Gates' })
}

/** The check of this name while it takes somebody's word; null for one that records speak for, and for none at all. */
function checkToVouchFor(file: PilotFile, name: unknown): ExpansionCheck | null {
  const check = expansionGate.find((one) => one.name === name)
  return check && vouchedForBy(check, file) !== null ? check : null
}

/** Why this leader has no say in the check; null when it is theirs. */
function otherSideSays(request: FastifyRequest, check: ExpansionCheck, file: PilotFile): string | null {
  const seat = signedIn(request).standing.seats.find(isLeader) ?? null
  if (mayVouchFor(check, file, seat)) return null
  return `This check belongs to the ${vouchedForBy(check, file)} side; the other leader vouches for it.`
}

const AttestForm = formOf({
  check: z.string().max(40),
  result: z.enum(attestedResults, 'Say how it stands.'),
  evidence: typed(),
  expiresOn: typed(10),
})

async function attestCheck(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: AttestForm,
    decide: async (tx, { check, result, evidence, expiresOn }, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      return attest(file, { check, result, evidence, expiresOn }, calendar, doing)
    },
    next: () => `${addressOf(request)}/gates?done=attested#expansion`,
    again: async (refused, sent) => {
      const { file } = await fileToShow(request)
      return checkToVouchFor(file, sent.check)
        ? showAttestFor(request, reply, sent.check, sent, problemsShown(refused))
        : showProblem(request, reply, 422, refused.why)
    },
  })
}

async function showRepair(
  request: FastifyRequest,
  reply: FastifyReply,
  sent?: Sent,
  problems: readonly Problem[] = [],
) {
  const { file } = await fileToShow(request)
  return show(
    request,
    reply,
    'gates/repair',
    { form: repairForm(file, sent, problems) },
    { title: 'Report a repair', tab: 'Gates' },
  )
}

const RepairForm = formOf({ component: typed(120), what: typed() })

async function repair(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: RepairForm,
    decide: async (tx, { component, what }) => {
      const { file } = await fileToDecide(tx, request)
      return reportRepair(file, component, what)
    },
    next: () => `${addressOf(request)}/gates?done=repaired#repairs`,
    again: (refused, sent) => showRepair(request, reply, sent, problemsShown(refused)),
  })
}
