// Mails go to the mail server that the environment names; without one they are written as files, to be read or sent by hand.
import { mkdir, writeFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Letter } from '../words/alerts.ts'
import { failed, hopeless, type Outside, taken, type Tried } from './outside.ts'
import { reach } from './reach.ts'

export type Mail = { readonly message: string; readonly to: string; readonly subject: string; readonly text: string }

/** The text of a mail: what is told, and the page that says more. */
export function mailText({ text, path }: Pick<Letter, 'text' | 'path'>, baseUrl: string): string {
  return `${text.split('\n').map(wrapped).join('\n')}\n\n${baseUrl}${path}\n`
}

/** Lines of at most 72 characters, so that a plain text stays readable however it is carried. */
function wrapped(line: string): string {
  return line.replaceAll(/(?=.{73})(.{1,72})\s/g, '$1\n')
}

/** Sends a mail, or writes it as a file. The same message has the same Message-ID, however often it is tried. */
export async function sendMail(mail: Mail, outside: Outside): Promise<Tried> {
  try {
    if (outside.smtp === null) await writeMail(mail, outside)
    else await overSmtp(mail, outside, outside.smtp)
    return taken
  } catch (error) {
    return outcomeOf(error)
  }
}

function envelope({ message, to, subject, text }: Mail, { from, baseUrl }: Outside) {
  const messageId = `<${message}@${new URL(baseUrl).hostname}>`
  return { from, to, subject, text, messageId, headers: { 'Auto-Submitted': 'auto-generated' } }
}

async function writeMail(mail: Mail, outside: Outside): Promise<void> {
  const writer = createTransport({ streamTransport: true, buffer: true })
  const { message } = await writer.sendMail(envelope(mail, outside))
  await mkdir(outside.folder, { recursive: true })
  await writeFile(join(outside.folder, `${mail.message}.eml`), message)
}

const waitMs = 5_000

/** The mail server is held to the same ranges as everybody else who is reached from here. */
async function overSmtp(mail: Mail, outside: Outside, url: string): Promise<void> {
  const { protocol, hostname, port, username, password } = new URL(url)
  const { address } = await reach(hostname, outside.allow)
  const secure = protocol === 'smtps:'
  const transport = createTransport({
    host: address,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    ...(isIP(hostname) === 0 ? { tls: { servername: hostname } } : {}),
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
    socketTimeout: waitMs,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  })
  try {
    await transport.sendMail(envelope(mail, outside))
  } finally {
    transport.close()
  }
}

/** What a server refuses for good (5xx on the address) is not tried again; everything else may pass. */
function outcomeOf(error: unknown): Tried {
  const said = error instanceof Error ? error.message.split('\n', 1)[0] : ''
  const sentence = `The mail was not taken: ${said || 'no reason was given'}`.slice(0, 300)
  const isRefused = error instanceof Error && 'responseCode' in error && Number(error.responseCode) >= 550
  return isRefused ? hopeless(sentence) : failed(sentence)
}
