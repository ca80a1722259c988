import { describe, expect, it } from 'vitest'
import { mayReach, reach } from '../../src/outbox/reach.ts'

describe('What may be reached from here', () => {
  it('is the public network', () => {
    for (const address of ['8.8.8.8', '93.184.216.34', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])
      expect([address, mayReach(address, [])]).toEqual([address, true])
  })

  it('is nothing private, loopback, link-local, shared or reserved, however it is written', () => {
    const near = [
      '127.0.0.1',
      '127.9.9.9',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
    ]
    const more = [
      '0.0.0.0',
      '100.64.0.1',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
    ]
    const mapped = ['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:169.254.169.254', '64:ff9b::7f00:1', '2002:7f00:1::']
    for (const address of [...near, ...more, ...mapped])
      expect([address, mayReach(address, [])]).toEqual([address, false])
  })

  it('is what was allowed all the same, and nothing beside it', () => {
    expect(mayReach('10.1.2.3', ['10.1.0.0/16'])).toBe(true)
    expect(mayReach('10.2.2.3', ['10.1.0.0/16'])).toBe(false)
    expect(mayReach('127.0.0.1', ['127.0.0.1'])).toBe(true)
    expect(mayReach('::1', ['::1'])).toBe(true)
  })

  it('is refused for a name that leads there', async () => {
    await expect(reach('localhost', [])).rejects.toThrow('lies inside a network that is not to be reached from here')
    await expect(reach('[::1]', [])).rejects.toThrow('(::1)')
    expect(await reach('localhost', ['127.0.0.0/8', '::1'])).toMatchObject({
      address: expect.stringMatching(/127|::1/) as string,
    })
  })

  it('has to be there', async () => {
    await expect(reach('nowhere.invalid', [])).rejects.toThrow('There is no address for nowhere.invalid.')
  })
})
