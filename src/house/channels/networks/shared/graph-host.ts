/** Where the Graph API of each of Meta's networks is spoken to. Source: developers.facebook.com/docs/instagram-platform/reference. */
import type { Account, AdapterTools } from '../../adapter.ts'

const graphs = {
  facebook: { host: 'https://graph.facebook.com', version: 'v23.0' },
  instagram: { host: 'https://graph.instagram.com', version: 'v1.0' },
  threads: { host: 'https://graph.threads.net', version: 'v1.0' },
} as const

export type GraphNetwork = keyof typeof graphs
type Tools = Pick<AdapterTools, 'hosts'>

export const graphHost = ({ hosts }: Tools, network: GraphNetwork): string =>
  hosts?.[network] ?? graphs[network].host

export const graphAt = (tools: Tools, network: GraphNetwork, path: string): string =>
  `${graphHost(tools, network)}/${graphs[network].version}/${path}`

/** At the account's own network, or at Facebook, where it stands behind a page. */
export const graphOf =
  (tools: Tools, own: GraphNetwork) =>
  ({ behind }: Pick<Account, 'behind'>, path: string): string =>
    graphAt(tools, behind === 'facebook' ? 'facebook' : own, path)
