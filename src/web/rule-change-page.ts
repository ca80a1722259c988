// Reading and showing one rule change, for whoever opens its page and for whoever is refused a decision on it.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { breakingContent } from '../domain/freeze.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import type { Refused } from '../domain/refusal.ts'
import { exemptChange, findChange, type RuleChange, ruleChanges } from '../domain/rule-change.ts'
import { contentHash } from '../store/hash.ts'
import { newestReplay } from '../store/replays.ts'
import { readTexts } from '../store/texts.ts'
import { wishInWords } from '../words/rule-changes.ts'
import { capital } from '../words/sentences.ts'
import { AsOf, shownAsOf } from './as-of.ts'
import { problemsShown, queryOf } from './forms.ts'
import { fileToShow, type Shown, signerOf } from './pilot-request.ts'
import { numberIn, signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import type { Sent } from './views/field.ts'
import type { Signer } from './views/key-form.ts'
import { replayView } from './views/replay.ts'
import { ruleChangeView } from './views/rule-change.ts'
import type { Again, ChangeOf, Decision } from './views/rule-change-of.ts'

export type AtChange = { Params: { pilot: string; number: string } }

/** The page of the change in the address, as it is now or as it stood at the end of a day. */
export async function showChange(request: FastifyRequest<AtChange>, reply: FastifyReply) {
  const { asof } = queryOf(request.query, AsOf)
  if (asof === undefined) return showNow(request, reply, null)
  const shown = await shownAsOf(request, await fileToShow(request), asof)
  if (typeof shown === 'string') return showProblem(request, reply, 404, shown)
  return showOn(request, reply, shown, { seats: [], signer: nobody, again: null, asOf: asof })
}

/** The same page again, with what was refused and what was typed. */
export async function showAgain(
  request: FastifyRequest<AtChange>,
  reply: FastifyReply,
  decision: Decision,
  refused: Refused,
  sent: Sent,
) {
  const isOvertaken = refused.kind === 'overtaken'
  return showNow(request, reply, { decision, sent, problems: problemsShown(refused), isOvertaken })
}

async function showNow(request: FastifyRequest<AtChange>, reply: FastifyReply, again: Again | null) {
  const { seats } = signedIn(request).standing
  return showOn(request, reply, await fileToShow(request), {
    seats,
    signer: await signerOf(request),
    again,
    asOf: null,
  })
}

type Looking = Pick<ChangeOf, 'seats' | 'signer' | 'again' | 'asOf'>

async function showOn(request: FastifyRequest<AtChange>, reply: FastifyReply, shown: Shown, looking: Looking) {
  const change = changeAsked(shown.file, request)
  if (!change) return showProblem(request, reply, 404, 'There is no such rule change.')
  const view = ruleChangeView({
    ...shown,
    ...looking,
    change,
    changes: ruleChanges(shown.file),
    texts: await textsOf(request, change),
    freezeHash: freezeHashOf(change),
    replay: looking.asOf === null ? await replayOf(request, shown, change) : null,
  })
  const title = `${capital(wishInWords(change.content))} (rule change ${change.number})`
  return show(request, reply, 'rule-changes/show', view, { title, tab: 'Rules' })
}

/** Nobody decides anything on a day that is past. */
const nobody: Signer = { person: '', seat: null, email: '', isFresh: true, keysHeldUntil: 0, signsFor: null }

/** The change named in the address; null where there is none. */
export function changeAsked(file: PilotFile, { params }: FastifyRequest<AtChange>): RuleChange | null {
  return findChange(file, numberIn(params.number))
}

/** Hash of what the keys that would break the freeze for this round cover. */
export function freezeHashOf(change: RuleChange): string {
  return contentHash(breakingContent(exemptChange(change)))
}

async function textsOf({ server }: FastifyRequest<AtChange>, { events }: RuleChange) {
  const ids = events.flatMap(({ why, counter }) => [why, counter].filter((id) => id !== null))
  return readTexts(server.services.store.reader, ids)
}

async function replayOf({ server }: FastifyRequest<AtChange>, { file, calendar, now }: Shown, change: RuleChange) {
  const newest = await newestReplay(server.services.store.reader, file.pilot.id, change.number)
  return replayView({ file, change, newest, zone: calendar.zone, now, realNow: Date.now() })
}
