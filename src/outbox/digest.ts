// The digest as a message: one mail to one person.
import type { NewMessage } from '../store/messages.ts'
import { digestLetter, type DigestOf } from '../words/digest.ts'
import { mailTo } from './tell.ts'

/** The message that carries a digest; null when there is nothing to say. It is of no pilot: nobody else reads that it was sent. */
export function digestMessage(to: string, given: DigestOf, baseUrl: string): NewMessage | null {
  const letter = digestLetter(given, baseUrl)
  return letter && mailTo(to, letter, { pilot: null, baseUrl })
}
