// Whoever sets an address could have the server knock at doors inside its own network. So a name is resolved first, every
// address behind it is looked at, and the connection goes to the very address that was looked at.
import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

/** Ranges of RFC 6890 and its kin that are not the public network: private, loopback, link-local, shared, reserved, multicast. */
const near: readonly string[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
]

const nearby = listOf(near)

/** Whether an address may be reached: on the public network, or in a range that was allowed. */
export function mayReach(address: string, allow: readonly string[]): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  return listOf(allow).check(address, family) || !nearby.check(address, family)
}

export type Reached = { readonly address: string; readonly family: 4 | 6 }

/** The address to connect to for a host. Throws a sentence when there is none, or when one of them may not be reached. */
export async function reach(host: string, allow: readonly string[]): Promise<Reached> {
  const name = host.replace(/^\[|\]$/g, '')
  const found = await lookup(name, { all: true }).catch(() => [])
  const [first] = found
  if (!first) throw new Error(`There is no address for ${name}.`)
  const refused = found.find(({ address }) => !mayReach(address, allow))
  if (refused)
    throw new Error(`${name} lies inside a network that is not to be reached from here (${refused.address}).`)
  return { address: first.address, family: first.family === 6 ? 6 : 4 }
}

/** What is wrong with an address that names a host by number and may not be reached; null where only resolving can tell. */
export function nearFault(url: string, allow: readonly string[]): string | null {
  if (!URL.canParse(url)) return 'Enter an address that begins with https://.'
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '')
  const isNear = isIP(host) !== 0 && !mayReach(host, allow)
  if (!isNear) return null
  return `${host} lies inside a network that is not to be reached from here. An administrator may allow it (OUTBOUND_ALLOW).`
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits] = range.split('/')
    const isSix = isIP(address) === 6
    list.addSubnet(address, Number(bits ?? (isSix ? 128 : 32)), isSix ? 'ipv6' : 'ipv4')
  }
  return list
}
