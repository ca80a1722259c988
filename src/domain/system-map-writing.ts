// Writing the map. Before the launch it is written freely; afterwards correcting the record says how things are and holds at
// once, while changing the system is proposed and waits for keys.
import type { Calendar } from './calendar.ts'
import type { Act, Data, Fact } from './fact.ts'
import { fact } from './fact.ts'
import { isFrozen } from './freeze.ts'
import { canonical } from './ledger-entry.ts'
import { hasEnded, lastStage, type Pilot } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { isRefused, overtaken, refuse, refuseFields, type Refused } from './refusal.ts'
import { emptyMap, type MapContent, mapInForce } from './system-map.ts'
import { edited, type MapEdit } from './system-map-edit.ts'
import { problemsOfEdit } from './system-map-problems.ts'

/** What is changed on which map: `seen` is the hash of the map in force when the page was opened, empty for none. */
export type MapWriting = { readonly file: PilotFile; readonly edit: MapEdit; readonly seen: string }

/** A step of writing the map before the launch. */
export function writeMap(writing: MapWriting): Fact | Refused {
  const { pilot } = writing.file
  const no = endedOr(pilot, lastStage(pilot) !== null, launchedAlready)
  if (no) return refuse(no)
  const content = contentOf(writing)
  if (isRefused(content)) return content

  return fact('write map', pilot.id, objectOf(writing.file), versionOf(writing, content, false))
}

const launchedAlready =
  'This pilot was launched with its map. Say whether you correct the record or change the system, and why.'

/** How things really are, where the map said otherwise. It holds at once and changes nothing in the system. */
export function correctMap(writing: MapWriting & { readonly why: string }): Fact | Refused {
  const { pilot } = writing.file
  const no = endedOr(pilot, lastStage(pilot) === null, notLaunchedYet)
  if (no) return refuse(no)
  const content = contentOf(writing)
  if (isRefused(content)) return content
  if (writing.why === '')
    return refuseFields([{ field: 'why', why: 'Say how you know, and since when it has been so.' }])

  const version = versionOf(writing, content, false)
  return fact('correct map', pilot.id, objectOf(writing.file), { ...version, texts: { why: writing.why } })
}

export type MapChanging = MapWriting & { readonly why: string; readonly calendar: Calendar }

/** Proposes to change the system. It holds once the CTO's key is on it, and the COO's too where it touches policy. */
export function changeMap(changing: MapChanging, act: Act): Fact | Refused {
  const { file } = changing
  const no = endedOr(file.pilot, lastStage(file.pilot) === null, notLaunchedYet)
  if (no) return refuse(no)
  const content = contentOf(changing)
  if (isRefused(content)) return content

  return proposeMap({ ...changing, content }, act)
}

export type MapProposal = Pick<MapChanging, 'file' | 'why' | 'calendar'> & { readonly content: MapContent }

/** Proposes a whole map that differs from the one in force. Until the first cycle has ended it parks itself. */
export function proposeMap({ file, content, why, calendar }: MapProposal, act: Act): Fact | Refused {
  if (why === '') return refuseFields([{ field: 'why', why: 'Say why the system should change.' }])
  const before = mapInForce(file.maps, file.keys)?.content ?? emptyMap

  const { data, ...version } = versionOf({ file }, content, touchesPolicy(before, content))
  const effect = isFrozen(file, act.at, calendar) ? 'parks' : null
  return fact('change map', file.pilot.id, objectOf(file), {
    ...version,
    data: { ...data, what: 'proposed', effect },
    texts: { why },
  })
}

const notLaunchedYet = 'Before the launch the map is simply written.'

function endedOr(pilot: Pilot, isWrongTime: boolean, why: string): string | null {
  if (hasEnded(pilot)) return 'This pilot has ended. Its map stays as it is.'
  return isWrongTime ? why : null
}

/** The whole map as it would be, or what is wrong with the one part. */
function contentOf({ file, edit, seen }: MapWriting): MapContent | Refused {
  const current = mapInForce(file.maps, file.keys)
  if (seen !== (current?.hash ?? '')) return overtakenWhileWriting()
  const before = current?.content ?? emptyMap
  const problems = problemsOfEdit(before, edit)
  if (problems.length > 0) return refuseFields(problems)
  const content = edited(before, edit)
  return canonical(content) === canonical(before)
    ? refuse('The map says exactly this already, so nothing was saved.')
    : content
}

function overtakenWhileWriting(): Refused {
  const why =
    'Somebody saved the map while you were writing. Nothing of yours was saved yet and everything you typed is still here: look at it, then save again.'
  return { ...overtaken('The map'), why }
}

function objectOf({ pilot, maps }: PilotFile) {
  return { type: 'map', id: pilot.id, version: maps.length + 1 }
}

function versionOf({ file }: Pick<MapWriting, 'file'>, map: MapContent, touches: boolean) {
  const content: Data = map
  return { base: mapInForce(file.maps, file.keys)?.version ?? 0, content, data: { touchesPolicy: touches } }
}

/** It moves where a person stands, who may approve, or how cases are routed: then it is the COO's too. */
export function touchesPolicy(before: MapContent, after: MapContent): boolean {
  const said = ({ humanPoints, grants, integrations }: MapContent) =>
    canonical([
      humanPoints,
      grants.filter(({ rights }) => rights.includes('approve')),
      integrations.filter(({ routes }) => routes),
    ])
  return said(before) !== said(after)
}
