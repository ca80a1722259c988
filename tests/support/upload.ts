// A file sent from a page of ours, as a browser packs it.
import { newId } from '../../src/store/hash.ts'
import type { Answered, Client, House } from './house.ts'

/** Posts one file under the name that the page gives its question. */
export async function uploadTo(
  house: House,
  who: Client,
  url: string,
  content: string | Buffer,
  fileName = 'log.csv',
): Promise<Answered> {
  const boundary = 'a-boundary-that-no-log-has'
  const part = (head: string) => `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n`
  const payload = Buffer.concat([
    Buffer.from(`${part('name="command"')}\r\n${newId()}\r\n`),
    Buffer.from(`${part(`name="file"; filename="${fileName}"`)}Content-Type: text/csv\r\n\r\n`),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const headers = {
    cookie: who.cookie,
    'sec-fetch-site': 'same-origin',
    'content-type': `multipart/form-data; boundary=${boundary}`,
  }
  const answer = await house.app.inject({ method: 'POST', url, headers, payload })
  const { statusCode: status, body } = answer
  return { status, body, headers: answer.headers, location: answer.headers.location ?? '' }
}
