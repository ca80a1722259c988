// The link to report friction by: what hangs on the wall, and the sheet that is printed when it was issued.
import { hasEnded } from '../../domain/pilot.ts'
import { dayOf } from '../../words/dates.ts'
import type { QrCode } from '../charts/qr-code.ts'
import { frictionAddress, type FrictionOf } from './friction-of.ts'
import type { Link } from './page.ts'
import type { Press } from './press.ts'

export type LinkShown = { readonly says: string; readonly press: Press | null; readonly tokens: Link | null }

/** Whether a link works and since when; whoever may issue one gets the button. */
export function linkShown(given: FrictionOf): LinkShown {
  const { links, mayIssue, calendar, now, file } = given
  const [newest, ...others] = links
  const since = newest && dayOf(newest.at, calendar.zone, now)
  const more =
    others.length === 0 ? '' : ` ${others.length} older ${others.length === 1 ? 'one works' : 'ones work'} too.`
  const says = newest
    ? `The link on the sheet works since ${since}.${more} It was shown once; a new sheet takes a new link, and the old ones keep working.`
    : 'No link works yet. With one, people report from their phones without signing in.'
  const mayNow = mayIssue && !hasEnded(file.pilot)
  return {
    says: mayIssue ? says : `${says} The CTO or an engineer issues it.`,
    press: mayNow
      ? { action: `${frictionAddress(given)}/link`, text: newest ? 'Issue a new link' : 'Issue the link' }
      : null,
    tokens:
      mayNow && newest ? { text: 'End a link', href: `/pilots/${encodeURIComponent(file.pilot.code)}/tokens` } : null,
  }
}

export type FrictionSheet = {
  readonly about: string
  /** Null once the link was shown. */
  readonly code: QrCode | null
  readonly address: string | null
  readonly all: Link
}
