// The environment, read once. A value that makes no sense stops the start with a sentence, before anything listens.
import { isIP } from 'node:net'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const loopback = ['127.0.0.1', '::1', 'localhost']

const environment = z.object({
  PORT: z.coerce.number({ error: 'PORT must be a number' }).int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z.string().default('file:data/twokeys.db'),
  BASE_URL: z.url({ error: 'BASE_URL must be an address like https://twokeys.example.com' }).optional(),
  TRUST_PROXY: z.string().optional(),
  HEADS_FILE: z.string().optional(),
  OUTBOUND_ALLOW: z.string().default(''),
  BACKUP_DIR: z.string().default('data/backups'),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().optional(),
  OIDC_ISSUER: z.string().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TWOKEYS_NOW: z.string().optional(),
})

export type Config = {
  readonly port: number
  readonly host: string
  readonly databaseFile: string
  readonly baseUrl: string
  readonly secure: boolean
  readonly trustProxy: readonly string[]
  readonly headsFile: string
  readonly backups: string
  readonly logLevel: string
  /** The mail server; null where mails are written as files into `mailFolder`. */
  readonly smtp: string | null
  readonly mailFrom: string
  readonly mailFolder: string
  /** Ranges that may be reached from here though they are private or loopback, as CIDRs. */
  readonly outboundAllow: readonly string[]
  /** A fixed instant in ms, for demos and tests only; every page then says so. */
  readonly fixedNow: number | null
}

/** Reads the environment. Throws one sentence for the first value that makes no sense. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const read = environment.safeParse(withoutEmpty(variables))
  if (!read.success) throw new Error(sentence(read.error))
  const given = read.data
  const baseUrl = given.BASE_URL ?? `http://localhost:${given.PORT}`
  const trustProxy = cidrs('TRUST_PROXY', given.TRUST_PROXY)
  assertReachable(given.HOST, given.BASE_URL, trustProxy)
  const databaseFile = fileOf(given.DATABASE_URL)
  return {
    port: given.PORT,
    host: given.HOST,
    databaseFile,
    baseUrl: new URL(baseUrl).origin,
    secure: new URL(baseUrl).protocol === 'https:',
    trustProxy,
    headsFile: given.HEADS_FILE ?? 'data/heads.log',
    backups: given.BACKUP_DIR,
    logLevel: given.LOG_LEVEL,
    smtp: smtpOf(given.SMTP_URL, given.MAIL_FROM),
    mailFrom: senderOf(given.MAIL_FROM),
    mailFolder: join(dirname(databaseFile), 'mail'),
    outboundAllow: cidrs('OUTBOUND_ALLOW', given.OUTBOUND_ALLOW),
    fixedNow: instantOf(given.TWOKEYS_NOW),
  }
}

/** Whether an address can only be reached from this machine. */
export function isLoopback(host: string): boolean {
  return loopback.includes(host)
}

function withoutEmpty(variables: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
}

function sentence(error: z.ZodError): string {
  const [issue] = error.issues
  return `${issue?.path.join('.') ?? 'The environment'} cannot be used: ${issue?.message ?? 'unknown'}.`
}

function fileOf(url: string): string {
  if (url.startsWith('file:')) return url.slice('file:'.length).replace(/^\/\//, '')
  throw new Error(`DATABASE_URL cannot be used: "${url.split(':')[0]}" is not supported, write file:PATH.`)
}

function cidrs(name: string, list: string | undefined): readonly string[] {
  const parts = (list ?? '').split(/[\s,]+/).filter(Boolean)
  const wrong = parts.find((part) => !isCidr(part))
  if (wrong) throw new Error(`${name} cannot be used: "${wrong}" is not an address or a CIDR.`)
  return parts
}

function isCidr(part: string): boolean {
  const [address = '', bits, ...rest] = part.split('/')
  const most = isIP(address) === 6 ? 128 : 32
  const isLength = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most)
  return isIP(address) !== 0 && isLength && rest.length === 0
}

/** The address of the mail server; a mail needs somebody who sends it. */
function smtpOf(url: string | undefined, from: string | undefined): string | null {
  if (url === undefined) return null
  if (!/^smtps?:\/\/[^/\s]+\/?$/.test(url) || !URL.canParse(url))
    throw new Error('SMTP_URL cannot be used: write smtp://HOST:PORT, or smtps:// with NAME:PASSWORD@ before the host.')
  if (from === undefined)
    throw new Error('MAIL_FROM is missing: SMTP_URL needs it, like "Twokeys <twokeys@example.com>".')
  return url
}

function senderOf(from: string | undefined): string {
  if (from === undefined) return 'Twokeys <twokeys@localhost>'
  if (/^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(from)) return from
  throw new Error('MAIL_FROM cannot be used: write an address, like "Twokeys <twokeys@example.com>".')
}

function assertReachable(host: string, baseUrl: string | undefined, trustProxy: readonly string[]): void {
  if (isLoopback(host) || trustProxy.length > 0 || baseUrl?.startsWith('https:')) return
  throw new Error(`HOST ${host} can be reached from elsewhere: set BASE_URL to an https address, or TRUST_PROXY.`)
}

function instantOf(given: string | undefined): number | null {
  if (given === undefined) return null
  const at = Date.parse(given)
  if (Number.isNaN(at))
    throw new Error(`TWOKEYS_NOW cannot be used: "${given}" is not an instant like 2026-05-04T09:00Z.`)
  return at
}
