// Writing a charter, and changing one that holds. Every saving is a version of its own; keys on an older one count no more.
import type { CharterContent } from './charter.ts'
import { charterInForce, newestCharter } from './charter.ts'
import { type CharterDraft, type DraftEvidence, readDraft } from './charter-draft.ts'
import { fact, type Act, type Fact } from './fact.ts'
import { canonical } from './ledger-entry.ts'
import { isLeader } from './person.ts'
import { hasEnded, lastStage } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { overtaken, type Problem, refuse, refuseFields, type Refused } from './refusal.ts'

/** What is written, onto which version: `seen` is the hash of the newest one when the page was opened, empty for none. */
export type Writing = {
  readonly file: PilotFile
  readonly draft: CharterDraft
  readonly seen: string
  readonly currentWeek: string
}

/** A new version while the pilot is a draft. Refused once it was launched: from then on it is amended. */
export function writeCharter(writing: Writing): Fact | Refused {
  const { pilot } = writing.file
  if (hasEnded(pilot)) return refuse('This pilot has ended. Its charter stays as it is.')
  if (lastStage(pilot)) return refuse('This pilot is running. Propose an amendment instead.')

  return newVersion('write charter', writing, [])
}

/** A new version while the pilot runs or is paused. It takes effect once both keys are on it; until then the old one holds. */
export function proposeAmendment(writing: Writing, why: string, act: Act): Fact | Refused {
  const { pilot } = writing.file
  if (hasEnded(pilot)) return refuse('This pilot has ended. Its charter stays as it is.')
  if (!lastStage(pilot)) return refuse('This pilot is still a draft. Change the charter itself.')
  if (!isLeader(act.by.seat)) return refuse('Only the two leaders propose an amendment.')

  const missing = why === '' ? [{ field: 'why', why: 'Say why the charter is to change.' }] : []
  return newVersion('propose amendment', writing, missing, { why })
}

function newVersion(
  name: 'write charter' | 'propose amendment',
  { file, draft, seen, currentWeek }: Writing,
  problems: readonly Problem[],
  texts: Readonly<Record<string, string>> = {},
): Fact | Refused {
  const newest = newestCharter(file.charters)
  if (seen !== (newest?.hash ?? '')) return overtakenWhileWriting()
  const read = readDraft(draft, evidenceOf(file, currentWeek))
  if (isProblems(read)) return refuseFields([...read, ...problems])
  if (problems.length > 0) return refuseFields(problems)
  if (newest && canonical(newest.content) === canonical(read))
    return refuse(`Nothing differs from version ${newest.version}, so nothing was saved. Its keys still count.`)

  const object = { type: 'charter', id: file.pilot.id, version: (newest?.version ?? 0) + 1 }
  return fact(name, file.pilot.id, object, { base: newest?.version, content: read, texts })
}

function evidenceOf(file: PilotFile, currentWeek: string): DraftEvidence {
  const signed = charterInForce(file.charters, file.keys)?.content ?? null
  const isLaunched = lastStage(file.pilot) !== null
  return {
    file,
    currentWeek,
    signed: isLaunched ? signed : null,
    team: file.pilot.team,
    seated: file.pilot.holders.map((holder) => holder.person),
    launched: isLaunched && signed ? { adopted: signed.adopted, firstWeek: signed.firstWeek } : null,
  }
}

function overtakenWhileWriting(): Refused {
  const why =
    'Somebody saved the charter while you were writing. Nothing of yours was saved yet and everything you typed is still here: look at what they changed, then save again.'
  return { ...overtaken('The charter'), why }
}

function isProblems(read: CharterContent | readonly Problem[]): read is readonly Problem[] {
  return Array.isArray(read)
}
