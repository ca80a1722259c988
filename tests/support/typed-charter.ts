// The charter's form as a browser sends it: every field by its name, with the running example typed in.
import { minutesNames } from '../../src/domain/charter.ts'
import type { CharterDraft } from '../../src/domain/charter-draft.ts'
import { invoiceDraft } from './drafted-pilot.ts'
import type { Answered, Client } from './house.ts'

export type TypedForm = Readonly<Record<string, string | readonly string[]>>

/** The whole form for a draft; `more` adds or replaces fields as they are sent. */
export function typedCharter(change: Partial<CharterDraft> = {}, more: TypedForm = {}): TypedForm {
  const { measures, minutes, wage = {}, decisionPoints, adopted, ...texts } = invoiceDraft(change)
  const measuresSent = measures.flatMap(({ slot, ...fields }) =>
    Object.entries(fields).map(([name, value]) => [`${slot}.${name}`, value] as const),
  )
  const minutesSent = minutesNames.flatMap((name) =>
    Object.entries(minutes[name]).map(([field, value]) => [`${name}.${field}`, value] as const),
  )
  const wageSent = Object.entries(wage).map(([field, value]) => [`wage.${field}`, value] as const)
  return {
    ...texts,
    ...Object.fromEntries(measuresSent),
    ...Object.fromEntries(wageSent),
    ...Object.fromEntries(minutesSent),
    ...decisionPoints,
    ...(adopted ? { adopted: 'yes' } : {}),
    ...more,
  }
}

/** What a page carries in a hidden field; empty when there is none. */
export function hidden(body: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''
}

const charter = '/pilots/INV/charter'

/** Somebody opens the form and saves it. */
export async function saveCharter(who: Client, form: TypedForm = typedCharter()): Promise<Answered> {
  const page = await who.get(`${charter}/edit`)
  return who.post(charter, { ...form, seen: hidden(page.body, 'seen') })
}

/** Somebody opens the charter and turns their key on what stands there. */
export async function signCharter(who: Client, more: TypedForm = {}): Promise<Answered> {
  const page = await who.get(charter)
  return who.post(`${charter}/keys`, { seen: hidden(page.body, 'seen'), ...more })
}

/** A leader opens the page of the launch and turns their key. */
export async function signLaunch(who: Client): Promise<Answered> {
  const page = await who.get('/pilots/INV/launch')
  return who.post('/pilots/INV/launch', { seen: hidden(page.body, 'seen') })
}
