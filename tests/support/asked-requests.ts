// Requests of INV through its pages: asking, and the forms of one request's page with what they carry.
import type { Answered, Client } from './house.ts'

export const requests = '/pilots/INV/requests'
export const wish = { wish: 'A dashboard of open invoices for sales.', why: 'They call us every day.' }

/** Somebody asks for the dashboard, or for what a test is about. */
export function askFor(who: Client, change: Partial<typeof wish> = {}): Promise<Answered> {
  return who.post(requests, { ...wish, ...change })
}

/** Sends a form of request 1 as it stands on the page, with what stood in its hidden fields. */
export async function send(
  who: Client,
  path: string,
  form: string,
  words: Readonly<Record<string, string>>,
): Promise<Answered> {
  const { body } = await who.get(`${requests}/1`)
  const there = body.slice(body.indexOf(`id="${form}"`))
  const seen = /name="seen" value="([^"]*)"/.exec(there)?.[1] ?? ''
  return who.post(`${requests}/1/${path}`, { seen, ...words })
}

/** The CTO says what request 1 would cost. */
export function cost(who: Client, hours = '12'): Promise<Answered> {
  return send(who, 'cost', 'cost-form', { hours, costWhy: 'Two screens and a nightly export.' })
}

/** The COO accepts request 1. */
export function accept(who: Client): Promise<Answered> {
  return send(who, 'acceptance', 'accept-form', { acceptWhy: '' })
}

/** The COO cuts request 1. */
export function cut(who: Client, cutWhy = 'Not in this pilot.'): Promise<Answered> {
  return send(who, 'cut', 'cut-form', { cutWhy })
}
