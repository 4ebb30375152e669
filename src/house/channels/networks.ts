/** The networks that the house can speak to. */
import type { Adapter, AdapterTools, NetworkKind } from './adapter.ts'
import { createBluesky } from './networks/bluesky/index.ts'
import { createMastodon } from './networks/mastodon/index.ts'
import { createWordpress } from './networks/wordpress/index.ts'

export const createAdapters = (tools: AdapterTools): Readonly<Record<NetworkKind, Adapter>> => ({
  bluesky: createBluesky(tools),
  mastodon: createMastodon(tools),
  wordpress: createWordpress(tools),
})
