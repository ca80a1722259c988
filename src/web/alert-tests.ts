// A test that is really sent, and what came of it in a sentence on the page that follows.
import type { FastifyRequest } from 'fastify'
import type { Outside } from '../outbox/outside.ts'
import { sendOnce } from '../outbox/send.ts'
import { findMessage, keepMessages, type NewMessage } from '../store/messages.ts'
import { isExample } from '../store/pilots.ts'
import { testOutcome } from './views/deliveries.ts'

/** How messages leave from here: the people of the example are made up, so their mails are files. */
export async function outsideOf({ server }: FastifyRequest): Promise<Outside> {
  const { store, outside } = server.services
  return (await isExample(store.reader)) ? { ...outside, smtp: null } : outside
}

/** Sends a test now, and keeps it beside everything else that was sent. Answers its id. */
export async function sendTest(request: FastifyRequest, test: NewMessage): Promise<string> {
  const { store, clock } = request.server.services
  await store.transaction((tx) => keepMessages(tx, [test], clock()))
  await sendOnce(store, test.message, await outsideOf(request), clock)
  return test.message
}

/** What came of a test, by its id; null where there is none of this pilot, or of none where `pilot` is null. */
export async function outcomeOfTest(request: FastifyRequest, id: string | undefined, pilot: string | null) {
  if (id === undefined) return null
  const { store } = request.server.services
  const message = await findMessage(store.reader, id)
  return message?.pilot === pilot ? testOutcome(message, await outsideOf(request)) : null
}
