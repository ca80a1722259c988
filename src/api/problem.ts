// How the programming interface says no: RFC 9457, one sentence for a person, and where there are several things wrong,
// each with its place.
import type { FastifyReply } from 'fastify'

/** One thing that is wrong, at a JSON Pointer into what was sent. */
export type Fault = { readonly pointer: string; readonly detail: string }

const titles: Readonly<Record<number, string>> = {
  400: 'Not readable',
  401: 'No token',
  403: 'Not granted',
  404: 'Not found',
  413: 'Too large',
  415: 'Not JSON',
  422: 'Not accepted',
  429: 'Too often',
  503: 'Not now',
}

/** Answers a problem. `detail` is a sentence; `errors` name each thing that is wrong. */
export function problem(reply: FastifyReply, status: number, detail: string, errors?: readonly Fault[]) {
  const title = titles[status] ?? 'Something went wrong'
  const said = { type: 'about:blank', title, status, detail, errors }
  return reply.code(status).type('application/problem+json; charset=utf-8').send(JSON.stringify(said))
}

/** A pilot that is not there and one that is not the token's are the same answer. */
export function unknownPilot(reply: FastifyReply, code: string) {
  return problem(reply, 404, `There is no pilot “${code}” that this token may see.`)
}
