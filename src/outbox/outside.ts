// What the outbox may rely on to reach the outside: where mails go, in whose name, and what may be reached though it is near.

export type Outside = {
  /** The address of the mail server; null where mails are written as files. */
  readonly smtp: string | null
  readonly from: string
  /** Where mails are written as files. */
  readonly folder: string
  /** Address ranges that may be reached though they are private or loopback, as CIDRs. */
  readonly allow: readonly string[]
  /** The origin of every link. */
  readonly baseUrl: string
}

/** How a try ended: taken where there is no fault; a final one is never tried again. */
export type Tried = { readonly fault: string | null; readonly isFinal: boolean }

export const taken: Tried = { fault: null, isFinal: false }

/** The same may succeed later. */
export function failed(fault: string): Tried {
  return { fault, isFinal: false }
}

/** The same will never succeed. */
export function hopeless(fault: string): Tried {
  return { fault, isFinal: true }
}
