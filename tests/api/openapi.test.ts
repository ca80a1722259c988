import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FactsSchema } from '../../src/api/schemas.ts'
import { describeApi } from '../../src/api/openapi.ts'
import { factsOf } from '../support/chronicle.ts'
import { type House, openHouse } from '../support/house.ts'
import { faultsOf } from '../support/openapi.ts'
import { type Ear, listenToRoutes } from '../support/every-route.ts'

let house: House
let ear: Ear
beforeAll(async () => {
  ear = listenToRoutes()
  house = await openHouse()
})
afterAll(async () => {
  ear.stop()
  await house.close()
})

type Described = { readonly openapi: string; readonly paths: Record<string, Record<string, { summary: string }>> }

async function described(): Promise<Described> {
  const { status, body } = await house.nobody.get('/api/v1/openapi.json')
  expect(status).toBe(200)
  return JSON.parse(body) as Described
}

describe('The description of the interface', () => {
  it('holds together as OpenAPI 3.1', async () => {
    expect(faultsOf(await described())).toEqual([])
  })

  it.each([
    [
      'a reference that leads nowhere',
      (text: string) => text.replace('#/components/schemas/Pilots', '#/components/schemas/Plots'),
    ],
    ['an operation that answers nothing', (text: string) => text.replace('"responses":{"200"', '"answers":{"200"')],
    [
      'a parameter that its path does not have',
      (text: string) => text.replace('"name":"pilot","in":"path"', '"name":"plot","in":"path"'),
    ],
    ['a type that JSON does not know', (text: string) => text.replace('"type":"integer"', '"type":"int"')],
  ])('would be found out with %s', (_what, spoil) => {
    const text = JSON.stringify(describeApi('http://localhost:3000'))
    expect(spoil(text)).not.toBe(text)
    expect(faultsOf(JSON.parse(spoil(text)))).not.toEqual([])
  })

  it('names every route that takes a token, and nothing else', async () => {
    const { paths } = await described()
    const told = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const routes = ear.routes
      .filter(({ url, method }) => url.startsWith('/api/v1/') && url !== '/api/v1/openapi.json' && method !== 'HEAD')
      .map(
        ({ method, url }) =>
          `${method} ${url
            .slice('/api/v1'.length)
            .replaceAll(/:batch/g, '{import}')
            .replaceAll(/:(\w+)/g, '{$1}')}`,
      )
    expect(told.toSorted()).toEqual(routes.toSorted())
    expect(told).toContain('POST /pilots/{pilot}/cases')
  })

  it('knows the shape of facts', () => {
    for (const id of ['S01', 'S03', 'S06']) expect(FactsSchema.safeParse(factsOf(id)).error).toBeUndefined()
  })

  it('is a page for people too, without a script of its own, which leaves nothing out', async () => {
    const { status, body } = await house.nobody.get('/api/docs')
    expect(status).toBe(200)
    for (const [path, item] of Object.entries((await described()).paths))
      for (const method of Object.keys(item)) expect(body).toContain(`${method.toUpperCase()} ${path}`)
    expect(body).toContain('Authorization: Bearer')
    expect(body).toContain('Idempotency-Key:')
    expect(body).toContain('The token needs the scope “cases”.')
    expect(body).not.toMatch(/undefined|\[object|NaN/)
  })

  it('says politely that there is nothing elsewhere', async () => {
    const answer = await house.app.inject('/api/v2/pilots')
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['content-type']).toContain('application/problem+json')
  })
})
