// Somebody at a page without scripts: fills in the form that has a button, presses it, and everything is sent that a browser
// would send with it. So a test types only what a person types.
import type { Answered, Client } from './house.ts'

/** What is typed or chosen, by the names of the fields. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

type Button = { readonly text: string; readonly name: string; readonly value: string; readonly action: string }
type Field = { readonly name: string; readonly values: readonly string[]; readonly isHidden: boolean }
type Form = { readonly action: string; readonly fields: readonly Field[]; readonly buttons: readonly Button[] }

/** A page that is open already, or the address of one. */
type Page = string | Answered

/** Fills in a form of a page and presses its button; answers the page that comes next. Fails where it was refused. */
export async function done(who: Client, page: Page, button: string, typed: Typed = {}): Promise<Answered> {
  const answered = await send(who, page, button, typed)
  if (answered.status !== 303) throw new Error(`“${button}”: ${answered.status} ${problemsOn(answered.body)}`)
  return who.get(answered.location)
}

/** The same where a no is expected; answers what the page says is wrong. */
export async function refused(who: Client, page: Page, button: string, typed: Typed = {}): Promise<string> {
  const answered = await send(who, page, button, typed)
  if (answered.status !== 422) throw new Error(`“${button}” was not refused: ${answered.status}`)
  return problemsOn(answered.body)
}

/** Fills in the form that has the button and these fields, and presses it. */
export async function send(who: Client, page: Page, button: string, typed: Typed = {}): Promise<Answered> {
  const { body } = typeof page === 'string' ? await who.get(page) : page
  const form = formsOn(body).find((one) => offers(one, button, typed))
  const pressed = form?.buttons.find(({ text }) => text === button)
  if (!form || !pressed) throw new Error(`no “${button}” with ${Object.keys(typed).join()} here: ${wordsOf(body)}`)

  const standing = Object.fromEntries(form.fields.map(({ name, values }) => [name, values]))
  const chosen = pressed.name === '' ? {} : { [pressed.name]: pressed.value }
  return who.post(pressed.action || form.action, { ...standing, ...typed, ...chosen })
}

/** Nobody types into a hidden field: naming one only says which of several forms is meant. */
function offers({ fields, buttons }: Form, button: string, typed: Typed): boolean {
  return (
    buttons.some(({ text }) => text === button) &&
    Object.entries(typed).every(([name, value]) =>
      fields.some((field) => field.name === name && (!field.isHidden || field.values.includes(String(value)))),
    )
  )
}

/** The words of a page as they are read: without tags, on one line. */
export function wordsOf(body: string): string {
  const main = /<main\b[^]*<\/main>/.exec(body)?.[0] ?? body
  return plain(main.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).replace(/ ([.,;:!?])/g, '$1')
}

/** The summary of what is wrong, on top of a page that was refused. */
function problemsOn(body: string): string {
  return wordsOf(/<div class="problems"[^]*?<\/div>/.exec(body)?.[0] ?? body)
}

function formsOn(body: string): readonly Form[] {
  return [...body.matchAll(/<form\b([^>]*)>([^]*?)<\/form>/g)].map(([, head = '', inside = '']) => ({
    action: attribute(head, 'action'),
    fields: fieldsIn(inside),
    buttons: [...inside.matchAll(/<button\b([^>]*)>([^]*?)<\/button>/g)].map(([, told = '', text = '']) => ({
      text: wordsOf(text).trim(),
      name: attribute(told, 'name'),
      value: attribute(told, 'value'),
      action: attribute(told, 'formaction'),
    })),
  }))
}

/** Every field by its name, with what the browser would send for it. */
function fieldsIn(inside: string): readonly Field[] {
  const controls = /<input\b([^>]*)>|<select\b([^>]*)>([^]*?)<\/select>|<textarea\b([^>]*)>([^]*?)<\/textarea>/g
  const found = [...inside.matchAll(controls)].map(([, input, select = '', options = '', textarea = '', text = '']) => {
    if (input !== undefined) return { tag: input, values: sentBy(input) }
    if (select !== '') return { tag: select, values: chosenOf(options) }
    return { tag: textarea, values: [plain(text.replace(/^\n/, ''))] }
  })
  const names = new Set(found.map(({ tag }) => attribute(tag, 'name')))
  return [...names].map((name) => {
    const same = found.filter(({ tag }) => attribute(tag, 'name') === name)
    const isHidden = same.every(({ tag }) => attribute(tag, 'type') === 'hidden')
    return { name, values: same.flatMap(({ values }) => values), isHidden }
  })
}

/** What is not checked is not sent. */
function sentBy(input: string): readonly string[] {
  const isChoice = /\btype="(radio|checkbox)"/.test(input)
  const isLeftOut = isChoice ? !/\schecked\b/.test(input) : /\btype="file"/.test(input)
  return isLeftOut ? [] : [attribute(input, 'value')]
}

function chosenOf(options: string): readonly string[] {
  const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, told = '']) => told)
  const chosen = all.find((told) => /\sselected\b/.test(told)) ?? all[0]
  return chosen === undefined ? [] : [attribute(chosen, 'value')]
}

function attribute(tag: string, name: string): string {
  return plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
}

function plain(escaped: string): string {
  return escaped
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
}
