import { expect, test } from 'vitest'
import { qrCode } from '../../src/web/charts/qr-code.ts'

test('a code has its three corners and a quiet border around it', () => {
  const { size, path } = qrCode('https://twokeys.example.com/f/abc')
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`))
  const far = size - 5

  for (const corner of ['4 4', `${far} 4`, `4 ${far}`]) expect(dark.has(corner), corner).toBe(true)
  expect([...dark].every((at) => at.split(' ').every((one) => Number(one) >= 4 && Number(one) <= far))).toBe(true)
})

test('other addresses give other codes', () => {
  expect(qrCode('https://twokeys.example.com/f/abc').path).not.toBe(qrCode('https://twokeys.example.com/f/abd').path)
})
