import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

describe('The stylesheet', () => {
  it('is kept by browsers, who ask whether it is still the same', async () => {
    const url = '/assets/app.css'
    const { headers } = await house.app.inject({ url })
    expect(headers['cache-control']).toBe('public, max-age=3600')

    const again = await house.app.inject({ url, headers: { 'if-none-match': String(headers.etag) } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })
})

describe('A page', () => {
  it('is not hashed for browsers to ask again, as its forms are its own each time', async () => {
    const { statusCode, headers } = await house.app.inject({ url: '/sign-in' })
    expect(statusCode).toBe(200)
    expect(headers.etag).toBeUndefined()
  })
})
