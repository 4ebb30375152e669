/** Network addresses: which the house may speak to when somebody else chose them, and which count as one caller. */
import ipaddr from 'ipaddr.js'

const globalUnicast = ipaddr.parseCIDR('2000::/3')

/**
 * True for an address of the public Internet. Everything with a special purpose is refused, and of IPv6 only global
 * unicast is taken: so loopback, private, link-local, multicast, unspecified, IPv4-mapped and -compatible, NAT64, 6to4
 * and Teredo all fall out (IANA special-purpose registries, RFC 6890).
 */
export function isPublicAddress(address: string): boolean {
  const parsed = parse(address)
  if (parsed === undefined || parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || parsed.match(globalUnicast)
}

export function isLoopbackAddress(address: string): boolean {
  return parse(address)?.range() === 'loopback'
}

/** A web address of this machine itself: only there may it go without encryption, as in development. */
export function isAtHome(address: string | URL): boolean {
  const { hostname } = new URL(address)
  return hostname === 'localhost' || isLoopbackAddress(hostname)
}

/** One line of subscribers counts as one: IPv6 by its /64, IPv4-mapped as IPv4. */
export function addressGroup(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  if (parsed instanceof ipaddr.IPv4) return parsed.toString()
  const net = parsed.parts.slice(0, 4).map((part) => part.toString(16))
  return `${net.join(':')}::/64`
}

/** What one provider or office has at hand: IPv4 by its /24, IPv6 by its /48. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  if (parsed instanceof ipaddr.IPv4) return `${parsed.octets.slice(0, 3).join('.')}.0/24`
  const net = parsed.parts.slice(0, 3).map((part) => part.toString(16))
  return `${net.join(':')}::/48`
}

function parse(address: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const bare = address.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(bare) ? ipaddr.parse(bare) : undefined
}
