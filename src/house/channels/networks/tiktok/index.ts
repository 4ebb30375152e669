/**
 * TikTok: a film, or photographs that it fetches. It makes a post in its own time and names it only after moderation, so
 * what it is still at is asked after by the name that it gave it. Source: developers.tiktok.com/doc/content-posting-api.
 */
import type { Account, Adapter, AdapterTools, Finding, Outcome, Post } from '../../adapter.ts'
import type { Limits } from '../../adapter-limits.ts'
import { accessOf, freshAccess } from '../shared/access.ts'
import { createCaller, type Stage } from '../shared/caller.ts'
import { theOne } from '../shared/meta.ts'
import { digits, placeOf, sameName } from '../shared/post-address.ts'
import { keysOf, shownIn, type Shown } from '../shared/shown-media.ts'
import { previewOf, wordsFor } from '../shared/words.ts'
import { bodyOf, readAnswer, whyFailed, type Creator, type Data, type Progress } from './answers.ts'
import { pendingOf, readPending, type Pending } from './pending.ts'
import { readBackTiktok } from './read-back.ts'
import { planOf, sendFilm } from './send-film.ts'
import { addressOf, pageOf, wordsOf, type Video } from './video.ts'

const limits: Limits = {
  text: [{ by: 'utf16', most: 2_200 }],
  title: [{ by: 'utf16', most: 90 }],
  pictures: { least: 1, most: 35, bytes: 20_000_000 },
  film: { needed: false, bytes: 4_000_000_000, seconds: [1, 600], sides: [360, 4_096] },
  // Six begin a minute.
  quota: { most: 6, within: 60_000, counts: 'calls' },
  // Until its account says otherwise: an application that TikTok has not audited posts to private accounts only.
  privateOnly: true,
}
const naming = { id: 'client_key', secret: 'client_secret' }
/** Its photographs have at most 1,080 lines, however they are turned. */
const longest = 1_080
const everyone = 'PUBLIC_TO_EVERYONE'

export function createTiktok(tools: AdapterTools): Adapter {
  const caller = createCaller(tools, (answer) => readAnswer(answer, tools.now()))
  const { call, act, meet } = caller
  const host = () => tools.hosts?.tiktok ?? 'https://open.tiktokapis.com'
  const at = (path: string) => `${host()}/v2/${path}`
  const tokenUrl = () => at('oauth/token/')
  const bearerFor = (account: Account) => accessOf(caller, tokenUrl(), account, tools.now, naming)

  const ask = <T>(path: string, bearer: string, json: object, query = {}): Promise<T> =>
    call<Data<T>>(at(path), { method: 'POST', bearer, json, query, holds: ['data'] }).then(bodyOf)
  const creatorOf = (bearer: string) => ask<Creator>('post/publish/creator_info/query/', bearer, {})
  const progressOf = (bearer: string, { publishId }: Pending) =>
    ask<Progress>('post/publish/status/fetch/', bearer, { publish_id: publishId })

  /** Photographs are fetched at once: from then on it may become public. */
  async function sendPhotos(bearer: string, post: Post, shows: Shown, privacy: object, stage: Stage) {
    const { title, text: description } = wordsWith(post, shows)
    stage.mayHaveActed = true
    const { publish_id: publishId } = await ask<{ publish_id: string }>(
      'post/publish/content/init/',
      bearer,
      {
        media_type: 'PHOTO',
        post_mode: 'DIRECT_POST',
        post_info: { ...privacy, title, description, auto_add_music: false },
        source_info: {
          source: 'PULL_FROM_URL',
          photo_cover_index: 0,
          photo_images: shows.pictures.map((picture) => picture.lendAddress({ longest })),
        },
      },
    )
    return { publishId, bytes: 0 }
  }

  /** What became of it: found, failed, never arrived whole, or still under way. */
  async function look(account: Account, bearer: string, pending: Pending): Promise<Finding> {
    const {
      status,
      fail_reason: reason = '',
      uploaded_bytes: come = 0,
      ...more
    } = await progressOf(bearer, pending)
    if (status === 'FAILED') return whyFailed(reason)
    if (status === 'PROCESSING_UPLOAD' && come < pending.bytes) return { kind: 'absent' }
    const [id] = more.publicaly_available_post_id ?? []
    if (id !== undefined)
      return { kind: 'found', sent: { id: String(id), url: addressOf(account, String(id)) } }
    // What only the account itself sees never gets a name.
    if (status === 'PUBLISH_COMPLETE' && !(await creatorOf(bearer)).privacy_level_options.includes(everyone))
      return { kind: 'found', sent: { id: pending.publishId, url: null } }
    return { kind: 'unknown', why: 'in_moderation', pending: pendingOf(pending) }
  }

  return {
    kind: 'tiktok',
    can: {
      limits,
      edits: false,
      removes: false,
      answers: false,
      finds: 'by_text',
      readsBack: true,
      metrics: true,
      link: 'plain_text',
      byHand: false,
      altTexts: false,
      oneVoice: false,
    },
    fields: [
      { name: 'clientId', kind: 'text', needed: true, label: 'client_key' },
      { name: 'clientSecret', kind: 'secret', needed: true, label: 'client_secret' },
      { name: 'refreshToken', kind: 'secret', needed: true, label: 'refresh_token' },
    ],
    settlesIn: 90_000,
    keyFor: ({ id }) => id,
    check: (post, { limits: now }) => {
      const shows = shownIn(post, now)
      return previewOf(post, now, { ...wordsWith(post, shows), shows })
    },

    connect: (entry, keep) =>
      meet(async () => {
        const credentials = await freshAccess(caller, tokenUrl(), entry, tools.now, naming)
        await keep?.(credentials)
        const bearer = credentials['accessToken'] ?? ''
        const { user } = await call<Data<{ user: { open_id: string } }>>(at('user/info/'), {
          bearer,
          query: { fields: 'open_id' },
          holds: ['data'],
        }).then(bodyOf)
        const { creator_username: name, creator_nickname: nickname } = await creatorOf(bearer)
        return {
          kind: 'connected',
          server: host(),
          externalId: user.open_id,
          handle: `@${name}`,
          name: nickname,
          url: `https://www.tiktok.com/@${name}`,
          credentials,
        }
      }),

    limits: (account) =>
      act(async () => {
        const creator = await creatorOf(await bearerFor(account))
        return {
          ...limits,
          film: {
            needed: false,
            bytes: 4_000_000_000,
            sides: [360, 4_096],
            seconds: [1, creator.max_video_post_duration_sec],
          },
          privateOnly: !creator.privacy_level_options.includes(everyone),
        }
      }),

    async publish(account, post) {
      let pending: Pending | undefined
      const outcome = await act<Outcome>(async (stage) => {
        const bearer = await bearerFor(account)
        const shows = shownIn(post, account.limits)
        const { privacy_level_options: levels } = await creatorOf(bearer)
        const privacy = { privacy_level: levels.includes(everyone) ? everyone : 'SELF_ONLY' }
        if (shows.film === null) pending = await sendPhotos(bearer, post, shows, privacy, stage)
        else {
          const info = { ...privacy, title: wordsWith(post, shows).text }
          const begun = await ask<{ publish_id: string; upload_url: string }>(
            'post/publish/video/init/',
            bearer,
            {
              post_info: info,
              source_info: planOf(shows.film.bytes),
            },
          )
          pending = { publishId: begun.publish_id, bytes: shows.film.bytes }
          await sendFilm(call, begun.upload_url, shows.film, stage)
        }
        return settled(account, bearer, pending, keysOf(shows))
      })
      return outcome.kind === 'unknown' && pending !== undefined
        ? { ...outcome, pending: pendingOf(pending) }
        : outcome
    },

    idOf: (address, { handle }) => {
      const { site, parts } = placeOf(address)
      const [name, kind, id] = parts
      return site === 'tiktok.com' && sameName(name, handle) && /^(video|photo)$/.test(kind ?? '')
        ? digits(id)
        : undefined
    },

    find: (account, trace) =>
      act<Finding>(async () => {
        const bearer = await bearerFor(account)
        if (trace.pending !== undefined) return look(account, bearer, readPending(trace.pending))
        const { videos } = await ask<{ videos: Video[] }>(
          'video/list/',
          bearer,
          { max_count: 20 },
          {
            fields: 'id,title,video_description,create_time,share_url',
          },
        )
        const found = theOne(
          videos,
          {
            text: (one) => wordsOf(one, trace.text),
            at: (one) => new Date(one.create_time * 1000).toISOString(),
          },
          trace,
        )
        // What is still moderated is in no list, so only a person can tell.
        if (found === undefined) return { kind: 'unsure', why: 'cannot_look' }
        return { kind: 'found', sent: { id: found.id, url: pageOf(account, found) } }
      }),

    ...readBackTiktok({ tools, at, bearerFor }),

    edit: async () => ({ kind: 'rejected', why: 'no_edit', lasting: true }),
    remove: async () => ({ kind: 'rejected', why: 'no_removal', lasting: true }),
  }

  /** Most posts are through within a minute; a few seconds of it are waited for. */
  async function settled(
    account: Account,
    bearer: string,
    pending: Pending,
    shown: readonly string[],
  ): Promise<Outcome> {
    for (let tries = 0; ; tries += 1) {
      const seen = await act(() => look(account, bearer, pending))
      if (seen.kind === 'found')
        return {
          kind: 'sent',
          sent: { ...seen.sent, shown },
          ...(seen.sent.url === null ? { leftovers: ['private_there'] } : {}),
        }
      if (seen.kind === 'rejected' && seen.ended === true) return seen
      // It was taken: a look that is refused does not undo that.
      if (seen.kind !== 'unknown') return { kind: 'unknown', why: 'settling' }
      if (tries >= 5) return seen
      await tools.pause(1_000 * (tries + 1))
    }
  }
}

/** A film has words alone. Photographs have a title, and what stands in it is not said twice. */
const wordsWith = (post: Post, { film }: Pick<Shown, 'film'>): { text: string; title: string | null } =>
  film === null
    ? {
        title: titleOf(post),
        text: wordsFor({ ...post, article: { ...post.article, headline: '' } }, limits.text),
      }
    : { title: null, text: wordsFor(post, limits.text) }

const titleOf = ({ article: { headline } }: Post) =>
  headline.length <= 90 ? headline : `${headline.slice(0, 89).toWellFormed().replace('\uFFFD', '')}…`
