/** Facebook Pages, by a page's own access token: posts with a picture or a card, edited where they stand. Source: developers.facebook.com/docs/pages-api. */
import { shrinkPicture } from '../../../../platform/shrink-picture.ts'
import type { Account, Adapter, AdapterTools, Limits, Post, Settings } from '../../adapter.ts'
import { createCaller } from '../shared/caller.ts'
import { isGone, readGraph, theOne } from '../shared/meta.ts'
import { previewOf, wordsFor } from '../shared/words.ts'

interface Page {
  id: string
  name: string
  username?: string
  link?: string
}

interface PagePost {
  id: string
  message?: string
  created_time: string
  permalink_url?: string
}

const limits: Limits = {
  text: [{ by: 'utf16', most: 63_206 }],
  pictures: { least: 0, most: 1, bytes: 4_000_000 },
  film: null,
}

export function createFacebook(tools: AdapterTools): Adapter {
  const { call, act, meet } = createCaller(tools, (answer, stage) => readGraph(answer, stage, tools.now()))
  const host = () => tools.hosts?.facebook ?? 'https://graph.facebook.com'
  const at = (path: string) => `${host()}/v23.0/${path}`
  const bearerOf = ({ credentials }: Account) => credentials['token']
  const addressOf = (id: string) => `https://www.facebook.com/${id.replace('_', '/posts/')}`

  async function photo({ article: { picture } }: Post, message: string): Promise<FormData> {
    const form = new FormData()
    const shrunk = await picture?.withFile((path) => shrinkPicture(path, 4_000_000))
    form.set('message', message)
    form.set('alt_text_custom', picture?.alt ?? '')
    if (shrunk !== undefined)
      form.set('source', new Blob([new Uint8Array(shrunk.bytes)], { type: 'image/jpeg' }), 'picture.jpg')
    return form
  }

  return {
    kind: 'facebook',
    can: {
      limits,
      edits: true,
      removes: true,
      answers: false,
      finds: 'by_text',
      readsBack: true,
      metrics: true,
      link: 'card',
      byHand: false,
      oneVoice: false,
    },
    fields: [{ name: 'token', kind: 'secret', needed: true, label: 'page_token' }],
    settlesIn: 90_000,
    keyFor: ({ id }) => id,
    check: (post, { settings }) =>
      previewOf(post, limits, {
        text: textOf(post, settings),
        title: hasPhoto(post, settings) ? null : post.article.headline,
        shows: hasPhoto(post, settings) ? 'picture' : 'nothing',
      }),

    connect: ({ token = '' }) =>
      meet(async () => {
        const { body } = await call<Page>(at('me'), {
          bearer: token,
          query: { fields: 'id,name,username,link' },
          holds: ['id', 'name'],
        })
        return {
          kind: 'connected',
          server: host(),
          externalId: body.id,
          handle: body.username ?? body.name,
          name: body.name,
          url: body.link ?? `https://www.facebook.com/${body.username ?? body.id}`,
          credentials: { token },
        }
      }),

    publish: (account, post) =>
      act(async (stage) => {
        const message = textOf(post, account.settings)
        const shown = hasPhoto(post, account.settings)
        const body = shown
          ? { form: await photo(post, message) }
          : { json: { message, link: post.article.url } }
        stage.mayHaveActed = true
        const { body: made } = await call<{ id: string; post_id?: string }>(
          at(`${account.externalId}/${shown ? 'photos' : 'feed'}`),
          { method: 'POST', bearer: bearerOf(account), ...body, holds: [shown ? 'post_id' : 'id'] },
        )
        const id = made.post_id ?? made.id
        return { kind: 'sent', sent: { id, url: addressOf(id), revision: shown ? 'picture' : 'card' } }
      }),

    find: (account, trace) =>
      act(async () => {
        const { body } = await call<{ data: PagePost[] }>(at(`${account.externalId}/published_posts`), {
          bearer: bearerOf(account),
          query: {
            fields: 'id,message,created_time,permalink_url',
            since: String(Math.floor(trace.since.getTime() / 1000)),
            limit: '50',
          },
          holds: ['data'],
        })
        const post = theOne(body.data, { text: (one) => one.message, at: (one) => one.created_time }, trace)
        return post === undefined
          ? { kind: 'absent' }
          : { kind: 'found', sent: { id: post.id, url: post.permalink_url ?? addressOf(post.id) } }
      }),

    edit: (account, target, post) =>
      act(async (stage) => {
        stage.mayHaveActed = true
        try {
          await call(at(target.id), {
            method: 'POST',
            bearer: bearerOf(account),
            json: { message: textOf(post, account.settings) },
            holds: ['success'],
          })
        } catch (error) {
          if (isGone(error)) return { kind: 'rejected', why: 'gone_there', lasting: true }
          throw error
        }
        return { kind: 'sent', sent: target }
      }),

    remove: (account, target) =>
      act(async (stage) => {
        stage.mayHaveActed = true
        await call(at(target.id), { method: 'DELETE', bearer: bearerOf(account), holds: ['success'] }).catch(
          (error: unknown) => {
            if (!isGone(error)) throw error
          },
        )
        return { kind: 'sent', sent: target, leftovers: ['shares'] }
      }),
  }
}

const hasPhoto = ({ article }: Post, { look }: Settings) => article.picture !== null && look === 'picture'
// A card leads to the story by itself.
const textOf = (post: Post, settings: Settings) =>
  wordsFor(post, limits.text, { link: hasPhoto(post, settings), told: true })
