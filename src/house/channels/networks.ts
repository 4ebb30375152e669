/** The networks that the house can speak to. */
import type { Adapter, AdapterTools, NetworkKind } from './adapter.ts'
import type { Outbox } from './adapter-outbox.ts'
import { createActivitypub } from './networks/activitypub/index.ts'
import { createBluesky } from './networks/bluesky/index.ts'
import { createBoard, createWhatsapp } from './networks/by-hand/index.ts'
import { createFacebook } from './networks/facebook/index.ts'
import { createFeed } from './networks/feed/index.ts'
import { createInstagram } from './networks/instagram/index.ts'
import { createMastodon } from './networks/mastodon/index.ts'
import { createTelegram } from './networks/telegram/index.ts'
import { createThreads } from './networks/threads/index.ts'
import { createWordpress } from './networks/wordpress/index.ts'
import { createTiktok } from './networks/tiktok/index.ts'
import { createX } from './networks/x/index.ts'
import { createYoutube } from './networks/youtube/index.ts'

export const createAdapters = (
  tools: AdapterTools & { outbox: Outbox },
): Readonly<Record<NetworkKind, Adapter>> => ({
  bluesky: createBluesky(tools),
  mastodon: createMastodon(tools),
  telegram: createTelegram(tools),
  facebook: createFacebook(tools),
  threads: createThreads(tools),
  instagram: createInstagram(tools),
  x: createX(tools),
  youtube: createYoutube(tools),
  tiktok: createTiktok(tools),
  wordpress: createWordpress(tools),
  activitypub: createActivitypub(tools),
  whatsapp: createWhatsapp(),
  board: createBoard(),
  feed: createFeed(tools),
})
