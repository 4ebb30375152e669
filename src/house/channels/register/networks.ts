/** The networks of the register: those the house can post to, and where an account is only declared. */
import { networkKinds, type NetworkKind } from '../adapter.ts'

export type RegisterNetwork = NetworkKind | 'tiktok' | 'website'
export const registerNetworks: readonly RegisterNetwork[] = [
  ...new Set<RegisterNetwork>([...networkKinds, 'tiktok', 'website']),
]

/** Networks whose accounts are whole sites: there an address without a path may be official. */
export const wholeHosts: readonly RegisterNetwork[] = ['wordpress', 'website']

export const proofWays = ['rel_me', 'domain', 'atproto', 'bio', 'sign_in', 'none'] as const
export type ProofWay = (typeof proofWays)[number]

/** Bluesky hands these names out itself: that one leads to an account proves nothing about us. */
const handedOut = /\.(bsky\.social|brid\.gy)$/

/**
 * How an account is proven to be the institution's. The house's own list names it in every case; the other half is
 * what the account says. Where the house itself signs in and the network shows little to strangers, that is the proof.
 */
export function proofWayOf(network: RegisterNetwork, handle: string, signedIn: boolean): ProofWay {
  if (network === 'mastodon') return 'rel_me'
  if (network === 'wordpress' || network === 'website') return 'domain'
  if (network === 'bluesky' && !handedOut.test(handle)) return 'atproto'
  if (network === 'board') return 'none'
  // The unit's own actor is the house itself.
  if (network === 'activitypub') return 'sign_in'
  return signedIn ? 'sign_in' : 'bio'
}
