/** Bluesky: posts to an account's repository under record keys of our own, so that each exists once. */
import { readFile } from 'node:fs/promises'
import { AtUri, XRPCError, type Agent } from '@atproto/api'
import type { Adapter, AdapterTools, Looked, Post, Sent, Settings } from '../../adapter.ts'
import type { ArticleFilm, ArticlePicture } from '../../article.ts'
import { mp4Of } from '../shared/film-bytes.ts'
import { keysOf, type Shown } from '../shared/shown-media.ts'
import { belowOf } from '../shared/below.ts'
import { createAgents } from './agent.ts'
import { compose, limits, ornament, pictureBytes, preview, type Composed } from './compose-post.ts'
import { readFaults } from './faults.ts'
import { createOauth } from './oauth.ts'
import { createProofs } from './proofs.ts'
import { readBackBluesky } from './read-back.ts'
import { recordKey } from './record-key.ts'
import { byPassword, signIn } from './session.ts'
import { shrinkPicture } from '../../../../platform/shrink-picture.ts'

const collection = 'app.bsky.feed.post'

export function createBluesky(tools: AdapterTools): Adapter {
  const { authorise, way, refresh } = createOauth(tools, createProofs())
  const signedIn = createAgents(byPassword(tools), way)
  const setback = readFaults(tools.now)

  async function find(agent: Agent, key: string): Promise<Looked> {
    try {
      const { data } = await agent.com.atproto.repo.getRecord({
        repo: agent.assertDid,
        collection,
        rkey: key,
      })
      return { kind: 'found', sent: sentAs(data.uri, data.cid ?? '') }
    } catch (error) {
      if (error instanceof XRPCError && error.error === 'RecordNotFound') return { kind: 'absent' }
      return setback(error, false)
    }
  }

  return {
    ...readBackBluesky({ signedIn, setback, sentAs }),
    kind: 'bluesky',
    can: {
      limits,
      edits: false,
      removes: true,
      answers: true,
      threads: true,
      finds: 'by_key',
      readsBack: true,
      metrics: true,
      link: 'card',
      byHand: false,
      altTexts: true,
      oneVoice: false,
    },
    fields: [
      { name: 'server', kind: 'address', needed: false, standard: 'https://bsky.social' },
      { name: 'identifier', kind: 'text', needed: true, label: 'handle' },
      { name: 'password', kind: 'secret', needed: true, label: 'app_password' },
    ],
    // A record that exists already refuses the late twin, so nothing needs to be waited for.
    settlesIn: 0,
    keyFor: recordKey,
    check: preview,
    authorise,
    refresh,

    async connect({ server = '', identifier = '', password = '' }) {
      const credentials = { identifier: identifier.replace(/^@/, ''), password }
      try {
        const session = await signIn(tools, server, credentials)
        return {
          kind: 'connected',
          server: new URL(server).origin,
          externalId: session.did,
          handle: session.handle,
          name: `@${session.handle}`,
          url: `https://bsky.app/profile/${session.handle}`,
          credentials: { ...credentials, accessJwt: session.accessJwt, refreshJwt: session.refreshJwt },
        }
      } catch (error) {
        return setback(error, false)
      }
    },

    async publish(account, post) {
      let mayHaveActed = false
      try {
        const agent = await signedIn(account)
        const { composed, record } = await prepare(agent, post, account.settings)
        mayHaveActed = true
        try {
          const { data } = await agent.com.atproto.repo.putRecord({
            repo: agent.assertDid,
            collection,
            rkey: post.key,
            record,
            swapRecord: null,
          })
          const shown = composed.card ? ornament(post).map(({ key }) => key) : keysOf(composed.shows)
          return { kind: 'sent', sent: { ...sentAs(data.uri, data.cid), shown } }
        } catch (error) {
          if (!(error instanceof XRPCError) || error.error !== 'InvalidSwap') throw error
          // An earlier attempt got through after all.
          const found = await find(agent, post.key)
          if (found.kind === 'found') return { kind: 'sent', sent: found.sent }
          return found.kind === 'absent' ? { kind: 'unknown', why: 'swap_refused' } : found
        }
      } catch (error) {
        return setback(error, mayHaveActed)
      }
    },

    async find(account, { key }) {
      try {
        return await find(await signedIn(account), key)
      } catch (error) {
        return setback(error, false)
      }
    },

    edit: async () => ({ kind: 'rejected', why: 'no_edit', lasting: true }),

    async remove(account, target) {
      try {
        const agent = await signedIn(account)
        const { rkey } = new AtUri(target.id)
        await agent.com.atproto.repo.deleteRecord({ repo: agent.assertDid, collection, rkey })
        return { kind: 'sent', sent: target, leftovers: ['copies_on_other_servers', 'replies_and_quotes'] }
      } catch (error) {
        return setback(error, false)
      }
    },
  }
}

/** What is uploaded, and the record that shows it. */
async function prepare(agent: Agent, post: Post, settings: Settings) {
  const composed = compose(post, settings)
  try {
    return { composed, record: await write(agent, post, composed) }
  } catch (error) {
    const status: number = error instanceof XRPCError ? error.status : 0
    if (status !== 413 || composed.shows.film === null) throw error
    // Servers of small houses take small files only; the film stays on the story's page then.
    const without = { ...post, article: { ...post.article, film: null } }
    const bare = compose(without, settings)
    return { composed: bare, record: await write(agent, without, bare) }
  }
}

async function write(
  agent: Agent,
  post: Post,
  { text, facets, shows, card }: Composed,
): Promise<Record<string, unknown>> {
  const { article, at } = post
  const below = belowOf(post)
  const embed = card ? await cardOf(agent, article) : await embedOf(agent, shows)
  return {
    $type: collection,
    text,
    ...(facets.length > 0 ? { facets } : {}),
    langs: [article.locale],
    createdAt: at.toISOString(),
    ...(embed === undefined ? {} : { embed }),
    ...(below === undefined
      ? {}
      : { reply: { root: strongRef(below.root), parent: strongRef(below.parent) } }),
  }
}

/** Blobs that no record shows are cleared away by the server. */
async function blobOf(agent: Agent, picture: ArticlePicture) {
  const { bytes, width, height } = await picture.withFile((path) => shrinkPicture(path, pictureBytes))
  const { data } = await agent.com.atproto.repo.uploadBlob(bytes, { encoding: 'image/jpeg' })
  return { image: data.blob, aspectRatio: { width, height } }
}

async function embedOf(agent: Agent, { film, pictures }: Shown) {
  if (film !== null) return filmOf(agent, film)
  return pictures.length === 0 ? undefined : picturesOf(agent, pictures)
}

/** Prepared there once the post shows it, so for some seconds it is missing. Source: docs.bsky.app, "Uploading Video". */
async function filmOf(agent: Agent, film: ArticleFilm) {
  const { data } = await agent.com.atproto.repo.uploadBlob(await mp4Of(film), { encoding: 'video/mp4' })
  return {
    $type: 'app.bsky.embed.video',
    video: data.blob,
    alt: film.alt.slice(0, 1_000),
    ...(film.size === null ? {} : { aspectRatio: film.size }),
    captions: await captionsOf(agent, film),
  }
}

/** At most 20, of 20,000 bytes each: three minutes of speech take a quarter of it. */
async function captionsOf(agent: Agent, { subtitles }: ArticleFilm) {
  const captions = []
  for (const { lang, withFile } of subtitles.slice(0, 20)) {
    const words = await withFile((path) => readFile(path))
    if (words.length > 20_000) continue
    const { data } = await agent.com.atproto.repo.uploadBlob(words, { encoding: 'text/vtt' })
    captions.push({ lang, file: data.blob })
  }
  return captions
}

async function picturesOf(agent: Agent, pictures: readonly ArticlePicture[]) {
  const images = []
  for (const picture of pictures) images.push({ ...(await blobOf(agent, picture)), alt: picture.alt })
  return { $type: 'app.bsky.embed.images', images }
}

async function cardOf(agent: Agent, { url, headline, summary, pictures: [picture] }: Post['article']) {
  const external = { uri: url, title: headline, description: summary }
  const thumb = picture === undefined ? {} : { thumb: (await blobOf(agent, picture)).image }
  return { $type: 'app.bsky.embed.external', external: { ...external, ...thumb } }
}

const strongRef = (sent: Sent) => ({ uri: sent.id, cid: sent.revision ?? '' })

function sentAs(uri: string, cid: string): Sent {
  const { host, rkey } = new AtUri(uri)
  return { id: uri, revision: cid, url: `https://bsky.app/profile/${host}/post/${rkey}` }
}
