// What a password must be, and how long a door stays shut after wrong ones. No composition rules: length, and nothing
// that everybody tries first. Nobody is ever locked out for good.
import { commonPasswords } from './common-passwords.ts'

export const passwordLength = { least: 12, most: 256 } as const

const triesFree = 5
const longestWaitMs = 15 * 60_000

/** How long the next try has to wait after this many wrong ones in a row, ms: nothing at first, then twice as long each time. */
export function waitAfter(failures: number): number {
  if (failures < triesFree) return 0
  return Math.min(5_000 * 2 ** (failures - triesFree), longestWaitMs)
}

/** Why a password cannot be used, or null. `own` are words that belong to the person: name, address, organisation. */
export function passwordFault(password: string, own: readonly string[]): string | null {
  const length = Array.from(password).length
  if (length < passwordLength.least) return `Use at least ${passwordLength.least} characters. A short sentence is good.`
  if (length > passwordLength.most) return `Use at most ${passwordLength.most} characters.`
  if (isCommon(password)) return 'Too many people use this password or one like it. Choose another.'
  if (isOneOf(bare(password), own)) return 'This is a name or an address. Choose something that others cannot guess.'

  return null
}

/** On the list, made of few characters, a run along the keyboard, or a listed word that was only repeated or numbered. */
function isCommon(password: string): boolean {
  const small = password.toLowerCase()
  const word = bare(small)
  const joined = small.replace(/[^\p{L}\d]/gu, '')
  return (
    new Set(small).size < 5 ||
    [small, word, unmasked(word), joined].some(
      (one) => commonPasswords.has(one) || commonPasswords.has(repeatedPart(one)),
    ) ||
    isRun(small) ||
    isRun(word)
  )
}

/** Without what is put before and after a word to make it longer: digits, blanks and punctuation. */
function bare(text: string): string {
  return text.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
}

const masks: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

function unmasked(text: string): string {
  return text.replace(/[013457@$!]/g, (sign) => masks[sign] ?? sign)
}

/** "abcabcabc" is "abc"; a text that repeats nothing is itself. */
function repeatedPart(text: string): string {
  const again = (text + text).indexOf(text, 1)
  return again < text.length ? text.slice(0, again) : text
}

const keysInARow = [
  'abcdefghijklmnopqrstuvwxyz',
  '12345678901234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb6yhn',
]

/** Keys in a row, forwards or backwards. */
function isRun(text: string): boolean {
  const backwards = Array.from(text).reverse().join('')
  return text.length > 3 && keysInARow.some((row) => row.includes(text) || row.includes(backwards))
}

function isOneOf(word: string, own: readonly string[]): boolean {
  return own.some((mine) => mine !== '' && bare(mine) === word)
}
