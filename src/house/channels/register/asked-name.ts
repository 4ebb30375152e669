/** What somebody asks about, however they wrote it: an address, a handle, a name. */
import { accountAddress } from './account-address.ts'
import { lookOf, soughtOf } from './look.ts'
import { networkOf } from './network-of.ts'
import { wholeHosts, type RegisterNetwork } from './networks.ts'

export interface AskedName {
  /** The address and all that it lies below; empty where it is none. */
  addresses: string[]
  /** Undefined for a web address, for a handle belongs to one network. */
  handleKey: string | undefined
  /** What its names look like, with and without what imitators add. */
  looks: string[]
  /** By which entries are found whose names are near them. */
  sought: string[]
}

/** Parts of addresses that are no names: `bsky.app/profile/…`, `youtube.com/channel/…`. */
const signposts = new Set(
  'profile user users channel c u p in people pages groups web s add author company reel status posts post'.split(
    ' ',
  ),
)
/** What stands before a country code in a host name: `polri.go.id`. */
const secondLevel = new Set('ac biz co com desa edu go gov mil my net or org ponpes sch web'.split(' '))
/** Words that make a name look more official than it is. */
const ornaments =
  /^(the|real|asli|resmi|official|ofisial|akun|info)[._-]+|[._-]+(official|ofisial|resmi|asli|real|id|idn|indonesia|care|cs|admin|help|info|news|tv|channel|new|baru|\d{1,4})$/gi
/** Hosts on which everybody has a name of their own in front. */
const shared = /\.(bsky\.social|wordpress\.com|blogspot\.com|web\.app|github\.io)$/

export const handleKeyOf = (handle: string): string => handle.trim().toLowerCase().replace(/^@/, '')

/** `polri.go.id` of `www.polri.go.id`; the name alone where it is drawn: `polri`. */
function nameOfHost(host: string): string {
  const labels = host
    .replace(/:\d+$/, '')
    .replace(/^(www|m)\./, '')
    .replace(shared, '')
    .split('.')
  if (labels.length < 2 || /^\d+$/.test(labels.at(-1) ?? '')) return labels.join('.')
  const kept = labels.slice(0, -1)
  if (kept.length > 1 && secondLevel.has(kept.at(-1) ?? '')) kept.pop()
  return kept.join('.')
}

const isHost = (text: string) => /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/i.test(text)

/** The name by which an entry is compared: of a site its host, of an account its handle without the server. */
export function comparedName({
  network,
  handle,
  address,
}: {
  network: string
  handle: string
  address: string
}): string {
  if (wholeHosts.includes(network as RegisterNetwork)) return nameOfHost(address.replace(/\/.*$/, ''))
  const bare = handleKeyOf(handle).replace(/@.*$/, '')
  // On Bluesky a handle is a host.
  return network === 'bluesky' ? nameOfHost(bare) : bare
}

/** Every name that the text may mean: a dot may divide a handle or a host. */
function namesIn(text: string, address: string | undefined): string[] {
  const [host = '', ...path] = address?.split('/') ?? []
  const part = path.find((one) => one !== '' && !signposts.has(one) && !one.startsWith('did:'))
  if (part !== undefined && (networkOf(host) !== 'website' || part.startsWith('@')))
    return namesIn(part, undefined)
  if (address !== undefined) return [nameOfHost(host), host]
  const bare = handleKeyOf(text).replace(/@.*$/, '')
  return isHost(bare) ? [bare, nameOfHost(bare)] : [bare]
}

export function readAsked(text: string): AskedName {
  const asked = text.trim().slice(0, 2_000)
  const isAddress = !asked.startsWith('@') && (/[/:]/.test(asked) || /^[^\s@]+\.[^\s@]+$/.test(asked))
  const address = isAddress ? accountAddress(asked) : undefined
  const parts = address?.split('/') ?? []
  const names = namesIn(asked, address)
  const looks = [
    ...new Set(names.flatMap((name) => [lookOf(name), lookOf(name.replace(ornaments, ''))])),
  ].filter((look) => look.length >= 3)
  return {
    addresses: parts.map((_, at) => parts.slice(0, at + 1).join('/')).slice(0, 20),
    // A host may be a handle as well, as on Bluesky.
    handleKey: address === undefined || !address.includes('/') ? handleKeyOf(asked) : undefined,
    looks,
    sought: looks.filter((look) => look.length >= 5).flatMap(soughtOf),
  }
}
