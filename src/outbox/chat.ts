// A line in a chat: the incoming webhooks of Slack and Teams take one JSON text.
import type { Letter } from '../words/alerts.ts'
import type { Outside, Tried } from './outside.ts'
import { post } from './post.ts'

/** The body: subject, text and link. What a chat reads as markup is written so that it stays text. */
export function chatText({ subject, text, path }: Letter, baseUrl: string): string {
  const plain = `${subject}\n${text}`.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return JSON.stringify({ text: `${plain}\n${baseUrl}${path}` })
}

/** Sends a body to an incoming webhook. */
export async function sendChat(body: string, address: string, outside: Outside): Promise<Tried> {
  return post({ url: address, headers: { 'content-type': 'application/json; charset=utf-8' }, body }, outside)
}
