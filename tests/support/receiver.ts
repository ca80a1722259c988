// Who is told outside, on loopback: a mail server, and somebody who takes webhooks and answers what the test says.
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export type Taken = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string }

export type Receiver = {
  readonly url: string
  readonly taken: Taken[]
  /** What it answers from now on; headers are for redirects. */
  answer: { status: number; headers?: Readonly<Record<string, string>> }
  readonly close: () => Promise<void>
}

/** Somebody who takes webhooks on loopback. */
export async function openReceiver(): Promise<Receiver> {
  const taken: Taken[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      taken.push({ path: request.url ?? '', headers: request.headers, body })
      response.writeHead(receiver.answer.status, receiver.answer.headers).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}`,
    taken,
    answer: { status: 204 },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return receiver
}

export type MailServer = {
  readonly url: string
  readonly mails: { readonly to: readonly string[]; readonly said: string }[]
  readonly close: () => Promise<void>
}

/** A mail server on loopback; `refuses` is an address that it knows nobody behind. */
export async function openMailServer(refuses?: string): Promise<MailServer> {
  const mails: { to: readonly string[]; said: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      address === refuses ? done(Object.assign(new Error('Nobody here'), { responseCode: 550 })) : done(),
    onData: (stream, { envelope }, done) => {
      void text(stream).then((said) => {
        mails.push({ to: envelope.rcptTo.map(({ address }) => address), said })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo // it listens on a port
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
