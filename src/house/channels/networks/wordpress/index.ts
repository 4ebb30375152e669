/** WordPress: one post per edition, found again by its slug; edited where it stands. */
import type { Account, Adapter, AdapterTools, Connected, Entry, Looked, Setback } from '../../adapter.ts'
import { setbackOfAnswer, setbackOfFault } from '../shared/setback.ts'
import { createAuthorise } from './authorise.ts'
import { compose, limits, picturesIn, preview } from './compose-post.ts'
import { MediaRefused, uploadPictures } from './upload-pictures.ts'
import { readBackWordpress } from './read-back.ts'
import { call, type Answer, type Site } from './rest.ts'

interface RemotePost {
  id: number
  slug: string
  link: string
  featured_media: number
  content?: { rendered: string }
}

interface RemoteUser {
  id: number
  name: string
  slug: string
  capabilities?: Record<string, boolean>
}

// "any" leaves out nothing but the trash, and what lies there must not be posted again either.
const everywhere = ['publish', 'future', 'draft', 'pending', 'private']

export function createWordpress(tools: AdapterTools): Adapter {
  const refused = (answer: Answer<unknown>, mayHaveActed: boolean): Setback => {
    if (answer.status < 300)
      return { kind: 'rejected', why: 'not_this_network', lasting: false, detail: answer.word }
    if (answer.status < 400)
      return {
        kind: 'rejected',
        why: 'moved_there',
        lasting: false,
        detail: answer.headers.get('location') ?? '',
      }
    return setbackOfAnswer(answer, answer.word, { mayHaveActed, now: tools.now() })
  }
  const setback = (error: unknown, mayHaveActed: boolean): Setback =>
    error instanceof MediaRefused ? refused(error.answer, false) : setbackOfFault(error, mayHaveActed)

  /** WordPress answers some strangers 400 or 403, as if the request were wrong: so it is asked who it takes us for. */
  async function refusal(site: Site, answer: Answer<unknown>, mayHaveActed: boolean): Promise<Setback> {
    if (answer.status === 400 || answer.status === 403) {
      const me = await call(tools, site, '/wp/v2/users/me')
      if (me.status === 401) return refused(me, mayHaveActed)
    }
    return refused(answer, mayHaveActed)
  }

  async function find(site: Site, slug: string): Promise<Looked> {
    const answer = await call<RemotePost[]>(tools, site, '/wp/v2/posts', {
      query: { slug, status: everywhere, context: 'edit' },
    })
    if (!answer.ok || answer.body === undefined) return refusal(site, answer, false)
    const post = answer.body.find((one) => one.slug === slug)
    return post === undefined ? { kind: 'absent' } : { kind: 'found', sent: sentAs(post) }
  }

  /** The answer of the first that would not go. */
  async function takeAwayMedia(site: Site, ids: readonly string[]): Promise<Answer<unknown> | undefined> {
    for (const id of ids) {
      const media = await call(tools, site, `/wp/v2/media/${id}`, {
        method: 'DELETE',
        query: { force: 'true' },
      })
      if (!media.ok && media.status !== 404 && media.status !== 410) return media
    }
    return undefined
  }

  async function connect({
    server = '',
    identifier = '',
    password = '',
  }: Entry): Promise<Connected | Setback> {
    try {
      const site = { server: await home(tools, server), identifier, password }
      const me = await call<RemoteUser>(tools, site, '/wp/v2/users/me', { query: { context: 'edit' } })
      if (!me.ok || me.body === undefined)
        return me.status === 403 ? { kind: 'unauthorised', detail: me.word } : refused(me, false)
      const { capabilities = {} } = me.body
      const missing = ['publish_posts', 'upload_files'].filter((name) => capabilities[name] !== true)
      if (missing.length > 0)
        return {
          kind: 'rejected',
          why: 'may_not_publish_there',
          lasting: false,
          detail: missing.join(', '),
        }
      return {
        kind: 'connected',
        server: site.server,
        externalId: String(me.body.id),
        handle: new URL(site.server).host,
        name: me.body.name,
        url: `${site.server}/`,
        credentials: { identifier, password },
      }
    } catch (error) {
      return setback(error, false)
    }
  }

  return {
    ...readBackWordpress(tools, { siteOf, refusal, setback }),
    kind: 'wordpress',
    can: {
      limits,
      edits: true,
      removes: true,
      answers: false,
      finds: 'by_key',
      readsBack: true,
      metrics: false,
      link: 'text',
      byHand: false,
      altTexts: true,
      oneVoice: false,
    },
    fields: [
      { name: 'server', kind: 'address', needed: true, label: 'site_address' },
      { name: 'identifier', kind: 'text', needed: true, label: 'user_name' },
      { name: 'password', kind: 'secret', needed: true, label: 'application_password' },
    ],
    // Longer than a request of ours may take: after that, what is not there will not come.
    settlesIn: 90_000,
    keyFor: ({ slug, ref }) => (slug === '' ? ref : `${slug.slice(0, 150)}-${ref}`),
    check: preview,

    connect,
    authorise: createAuthorise(tools, {
      home: (typed) => home(tools, typed),
      connect,
      refused: (answer) => refused(answer, false),
      setback: (error) => setback(error, false),
    }),

    async publish(account, post) {
      let mayHaveActed = false
      try {
        const site = siteOf(account)
        const earlier = await find(site, post.key)
        if (earlier.kind === 'found') return { kind: 'sent', sent: earlier.sent }
        if (earlier.kind !== 'absent') return earlier
        const pictures = picturesIn(post)
        const media = await uploadPictures(tools, site, pictures)
        const shown = pictures.map(({ key }) => key)
        mayHaveActed = true
        const made = await call<RemotePost>(tools, site, '/wp/v2/posts', {
          method: 'POST',
          json: { ...compose(post, media), featured_media: media.featured },
        })
        if (!made.ok || made.body?.id === undefined)
          return made.status < 300
            ? { kind: 'unknown', why: 'bad_answer', detail: made.word }
            : await refusal(site, made, true)
        if (made.body.slug === post.key) return { kind: 'sent', sent: { ...sentAs(made.body), shown } }
        // WordPress renames a second post of one slug: the twin that came late is ours to take away.
        const first = await find(site, post.key)
        if (first.kind !== 'found' || first.sent.id === String(made.body.id))
          return { kind: 'sent', sent: { ...sentAs(made.body), shown } }
        await call(tools, site, `/wp/v2/posts/${made.body.id}`, {
          method: 'DELETE',
          query: { force: 'true' },
        })
        return { kind: 'sent', sent: first.sent }
      } catch (error) {
        return setback(error, mayHaveActed)
      }
    },

    async find(account, { key }) {
      try {
        return await find(siteOf(account), key)
      } catch (error) {
        return setback(error, false)
      }
    },

    async edit(account, target, post) {
      try {
        const site = siteOf(account)
        const pictures = picturesIn(post)
        const media = await uploadPictures(tools, site, pictures)
        const { title, excerpt, content, status } = compose(post, media)
        const answer = await call<RemotePost>(tools, site, `/wp/v2/posts/${target.id}`, {
          method: 'POST',
          json: { title, excerpt, content, status, featured_media: media.featured },
        })
        if (answer.status === 404 || answer.status === 410)
          return { kind: 'rejected', why: 'gone_there', lasting: true, detail: answer.word }
        if (!answer.ok || answer.body?.id === undefined) return await refusal(site, answer, true)
        const sent = { ...sentAs(answer.body), shown: pictures.map(({ key }) => key) }
        const shownNoMore = (target.attachments ?? []).filter((id) => !sent.attachments.includes(id))
        const kept = await takeAwayMedia(site, shownNoMore)
        return kept === undefined ? { kind: 'sent', sent } : refused(kept, true)
      } catch (error) {
        return setback(error, true)
      }
    },

    async remove(account, target) {
      try {
        const site = siteOf(account)
        const remove = (query: Record<string, string>) =>
          call(tools, site, `/wp/v2/posts/${target.id}`, { method: 'DELETE', query })
        let answer = await remove({})
        // A site without a trash.
        if (answer.status === 501) answer = await remove({ force: 'true' })
        if (!answer.ok && answer.status !== 404 && answer.status !== 410)
          return await refusal(site, answer, true)
        const kept = await takeAwayMedia(site, target.attachments ?? [])
        if (kept !== undefined) return refused(kept, true)
        return {
          kind: 'sent',
          sent: target,
          leftovers: ['feed_readers', 'mail_subscribers', 'search_engines'],
        }
      } catch (error) {
        return setback(error, true)
      }
    },
  }
}

const siteOf = ({ server, credentials }: Account): Site => ({
  server,
  identifier: credentials['identifier'] ?? '',
  password: credentials['password'] ?? '',
})

/** Where the site really lives, after its own redirects: credentials are only ever sent there. */
async function home({ fetch }: AdapterTools, typed: string): Promise<string> {
  const answer = await fetch(typed)
  const { origin, pathname } = new URL(answer.url)
  return origin + pathname.replace(/\/(index\.php|wp-admin.*|wp-login\.php)?$/, '')
}

const sentAs = ({ id, link, featured_media: featured, content }: RemotePost) => ({
  id: String(id),
  url: link,
  // Its own text says which files it shows, also after an answer that was lost.
  attachments: [
    ...new Set([
      ...(featured > 0 ? [String(featured)] : []),
      ...[...(content?.rendered ?? '').matchAll(/class="wp-image-(\d+)/g)].map(([, media = '']) => media),
    ]),
  ],
})
