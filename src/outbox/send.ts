// Sends what waits. What was not taken is tried again with growing pauses, and given up in the end: nobody wants to hear in
// three weeks that something was silent.
import { addressOfTarget } from '../store/alert-targets.ts'
import { beginTry, endTry, findMessage, type Letterbox, type Message, messagesDue } from '../store/messages.ts'
import { sendChat } from './chat.ts'
import { sendMail } from './mail.ts'
import { hopeless, type Outside, type Tried } from './outside.ts'
import { sendWebhook } from './webhook.ts'

const minuteMs = 60_000
const pausesMs = [minuteMs, 5 * minuteMs, 30 * minuteMs, 120 * minuteMs, 720 * minuteMs]

/** How long (ms) to wait after so many tries before the next one; null when it is given up. */
export function pauseAfter(tries: number): number | null {
  return pausesMs[tries - 1] ?? null
}

const mostAtOnce = 50

/** Sends every message that is due at the clock's instant (ms), a handful at the same time; answers how many were tried. */
export async function sendWaiting(letterbox: Letterbox, outside: Outside, clock: () => number): Promise<number> {
  const due = await messagesDue(letterbox, clock(), mostAtOnce)
  const handfuls = Array.from({ length: Math.ceil(due.length / handful) }, (_, nth) =>
    due.slice(nth * handful, (nth + 1) * handful),
  )
  for (const some of handfuls) await Promise.all(some.map((message) => sendOne(letterbox, message, outside, clock)))
  return due.length
}

const handful = 5

/** Tries to send one message now; null when somebody else has begun to. */
async function sendOne(
  letterbox: Letterbox,
  message: Message,
  outside: Outside,
  clock: () => number,
): Promise<Tried | null> {
  const pause = pauseAfter(message.tries + 1)
  return attempt(letterbox, message, outside, { now: clock(), pause })
}

/** Sends a message that was just kept, this once: whoever tests an address wants to know now. */
export async function sendOnce(
  letterbox: Letterbox,
  id: string,
  outside: Outside,
  clock: () => number,
): Promise<Tried | null> {
  const message = await findMessage(letterbox.reader, id)
  return message && attempt(letterbox, message, outside, { now: clock(), pause: null })
}

async function attempt(
  letterbox: Letterbox,
  message: Message,
  outside: Outside,
  { now, pause }: { readonly now: number; readonly pause: number | null },
): Promise<Tried | null> {
  const nth = await beginTry(letterbox, message, now, pause === null ? null : now + pause)
  if (nth === null) return null
  const tried = await deliver(letterbox, message, outside, now)
  await endTry(letterbox, { message: message.message, nth, error: tried.fault, isFinal: tried.isFinal })
  return tried
}

async function deliver(letterbox: Letterbox, message: Message, outside: Outside, now: number): Promise<Tried> {
  const { kind, to, about, body, pilot } = message
  if (kind === 'mail') return sendMail({ message: message.message, to, subject: about, text: body }, outside)
  const address = await addressOfTarget(letterbox.reader, pilot ?? '', Number(to))
  if (!address) return hopeless('It was taken out meanwhile.')
  return kind === 'webhook' ? sendWebhook(message, address, outside, now) : sendChat(body, address.address, outside)
}
