// The mails of a house: as files, one for each; and a house whose people want no digest, for tests about what is told at once.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { turnDigest } from '../../src/store/digests.ts'
import { type House, type Name, names } from './house.ts'

/** Everybody turns the digest off. */
export async function nobodyWantsDigests(house: House): Promise<void> {
  await house.services.store.transaction(async (tx) => {
    for (const name of names) await turnDigest(tx, name, 'off', house.at())
  })
}

export type MailFile = { readonly to: string; readonly subject: string; readonly text: string }

/** Every mail that was written as a file, as its reader sees it. */
export function mailFiles(house: House): readonly MailFile[] {
  const folder = join(house.folder, 'mail')
  if (!existsSync(folder)) return []
  return readdirSync(folder).map((name) => mailIn(readFileSync(join(folder, name), 'utf8')))
}

function mailIn(file: string): MailFile {
  const [head = '', ...body] = file.split('\r\n\r\n')
  const line = (name: string) =>
    new RegExp(`^${name}: (.*(?:\r\n .*)*)$`, 'm').exec(head)?.[1]?.replaceAll('\r\n', '') ?? ''
  const isQuoted = /^Content-Transfer-Encoding: quoted-printable/m.test(head)
  const text = body.join('\r\n\r\n').replaceAll('\r\n', '\n')
  return { to: line('To'), subject: line('Subject'), text: isQuoted ? unquoted(text) : text }
}

/** RFC 2045, 6.7. */
function unquoted(text: string): string {
  const octets = text
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(octets, 'latin1').toString('utf8')
}

/** The digests that went to somebody, their lines unwrapped, in no order. */
export function digestsTo(house: House, name: Name): readonly MailFile[] {
  const digests = mailFiles(house).filter(
    ({ to, subject }) => to === `${name}@example.com` && /things? waits? /.test(subject),
  )
  return digests.map((mail) => ({ ...mail, text: mail.text.replaceAll(/(?<=[^\n])\n(?!\n|- |http)/g, ' ') }))
}

/** The only digest that went to somebody. */
export function digestTo(house: House, name: Name): MailFile {
  const [first, ...more] = digestsTo(house, name)
  if (!first || more.length > 0) throw new Error(`${name} got ${first ? 'several digests' : 'no digest'}`)
  return first
}
