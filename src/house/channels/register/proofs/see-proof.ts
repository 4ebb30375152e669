/**
 * The other half of a proof. The house's list names the account; here is looked whether the account, or its domain,
 * says that it is ours.
 */
import { FetchFault } from '../../../../platform/fetch.ts'
import type { RegisterDeps } from '../deps.ts'
import type { ProofWay } from '../networks.ts'
import type { OutletRow } from '../outlet.ts'

/** `id`: the number by which the network knows the account, where the proof names it. */
export type Finding = { seen: true; id?: string } | { seen: false; fault: ProofFault }
type ProofFault = 'unreachable' | 'not_found' | 'other_account' | 'signed_out'

type Deps = Pick<RegisterDeps, 'db' | 'fetch' | 'resolveTxt' | 'config' | 'hosts'>
type Look = (deps: Deps, outlet: OutletRow) => Promise<Finding>

const absent: Finding = { seen: false, fault: 'not_found' }
const seenIf = (seen: boolean): Finding => (seen ? { seen } : absent)

/** Text records; none where the name has none. */
const textsOf = async ({ resolveTxt }: Deps, name: string): Promise<string[]> =>
  (await resolveTxt(name).catch(() => [])).map((parts) => parts.join('').trim())

/** What a public page says; undefined where there is none. @throws FetchFault */
async function textAt({ fetch }: Deps, url: string): Promise<string | undefined> {
  const answer = await fetch(url, { maxBytes: 3_000_000, timeout: 15_000 })
  if (answer.status >= 500 || answer.status === 429) throw new FetchFault('broken_off', true)
  return answer.ok ? answer.text() : undefined
}

/** Whether markup links to the house with `rel="me"` (microformats.org/wiki/rel-me). */
export function linksHome(html: string, house: string): boolean {
  const origin = new URL(house).origin
  return (html.match(/<(?:a|link)\s[^>]{0,2000}>/gi) ?? []).some((tag) => {
    const attribute = (name: string) =>
      new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i')
        .exec(tag)
        ?.slice(1)
        .find(Boolean) ?? ''
    const href = attribute('href').replaceAll('&amp;', '&')
    return (
      attribute('rel').toLowerCase().split(/\s+/).includes('me') &&
      URL.canParse(href) &&
      new URL(href).origin === origin
    )
  })
}

/** A Mastodon profile's own fields and words (docs.joinmastodon.org/methods/accounts/#lookup). */
const relMe: Look = async (deps, outlet) => {
  const name = outlet.handle_key.replace(/@.*$/, '')
  const url = new URL(`/api/v1/accounts/lookup?acct=${encodeURIComponent(name)}`, outlet.url)
  const text = await textAt(deps, url.href)
  if (text === undefined) return absent
  try {
    const { fields, note } = JSON.parse(text) as { fields?: { value?: string }[]; note?: string }
    return seenIf(
      [...(fields ?? []).map(({ value }) => value ?? ''), note ?? ''].some((html) =>
        linksHome(html, deps.config.url),
      ),
    )
  } catch {
    return absent
  }
}

/** `pendopo-proof=<code>` among the domain's text records, or the code in a file under a name of the house's own. */
const domain: Look = async (deps, outlet) => {
  const { hostname, origin } = new URL(outlet.url)
  const wanted = `pendopo-proof=${outlet.proof_code}`
  const texts = await Promise.all([hostname, `_pendopo.${hostname}`].map((name) => textsOf(deps, name)))
  if (texts.flat().includes(wanted)) return { seen: true }
  const file = await textAt(deps, `${origin}/.well-known/pendopo-proof.txt`)
  return seenIf(file !== undefined && file.split(/\s+/).includes(outlet.proof_code))
}

/** The handle's domain names the account (atproto.com/specs/handle#handle-resolution), and it is the one we list. */
const atproto: Look = async (deps, outlet) => {
  const named = (await textsOf(deps, `_atproto.${outlet.handle_key}`)).find((text) => text.startsWith('did='))
  const did =
    named?.slice('did='.length) ??
    (await textAt(deps, `https://${outlet.handle_key}/.well-known/atproto-did`))?.trim()
  if (did === undefined || !/^did:[a-z]+:[\w.:%-]+$/.test(did)) return absent
  return outlet.proof_id === null || outlet.proof_id === did
    ? { seen: true, id: did }
    : { seen: false, fault: 'other_account' }
}

/** The code stands in what the account says of itself. */
const bio: Look = async (deps, outlet) => {
  const profile =
    outlet.network === 'bluesky'
      ? `${deps.hosts?.bluesky ?? 'https://public.api.bsky.app'}/xrpc/app.bsky.actor.getProfile?actor=${encodeURIComponent(outlet.handle_key)}`
      : outlet.url
  return seenIf((await textAt(deps, profile))?.includes(outlet.proof_code) ?? false)
}

/** The house itself is signed in there. */
const signIn: Look = async ({ db }, outlet) => {
  const channel =
    outlet.channel_id === null
      ? undefined
      : await db
          .selectFrom('channels.channel')
          .select('id')
          .where('id', '=', outlet.channel_id)
          .where('state', '=', 'connected')
          .where('removed_at', 'is', null)
          .executeTakeFirst()
  return channel === undefined ? { seen: false, fault: 'signed_out' } : { seen: true }
}

const ways: Record<Exclude<ProofWay, 'none'>, Look> = {
  rel_me: relMe,
  domain,
  atproto,
  bio,
  sign_in: signIn,
}

export async function seeProof(deps: Deps, outlet: OutletRow): Promise<Finding> {
  try {
    return await ways[outlet.proof_way as Exclude<ProofWay, 'none'>](deps, outlet)
  } catch (error) {
    if (error instanceof FetchFault) return { seen: false, fault: 'unreachable' }
    throw error
  }
}
