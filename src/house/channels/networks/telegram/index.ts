/**
 * Telegram channels, by a bot that is their administrator. A bot sees no history and takes no key of ours: what got no
 * answer is looked for among the updates that still wait, and otherwise left to a person. Source: core.telegram.org/bots/api.
 */
import type { Adapter, AdapterTools, Post, Sent, Setback, Settings } from '../../adapter.ts'
import type { Limits } from '../../adapter-limits.ts'
import { createPace } from '../../../../platform/pace.ts'
import { createCaller, Refused, type Answer } from '../shared/caller.ts'
import { digits, placeOf, sameName } from '../shared/post-address.ts'
import { keysOf, showsStill, shownIn } from '../shared/shown-media.ts'
import { readBackTelegram } from './read-back.ts'
import { previewOf, sameWords, wordsFor } from '../shared/words.ts'
import { says, takeDown, tokenOf, type Message, type Refusal } from './bot.ts'
import { replaceFilm, replacePhotos, sendFilm, sendPhotos } from './media.ts'

interface Reply<T> {
  ok: true
  result: T
}

const limits: Limits = {
  text: [{ by: 'utf16', most: 4_096 }],
  caption: [{ by: 'utf16', most: 1_024 }],
  pictures: { least: 0, most: 10, bytes: 10_000_000 },
  film: { needed: false, bytes: 50_000_000, seconds: null },
  // One a second in one chat.
  quota: { most: 60, within: 60_000, counts: 'calls' },
}

/** A bot may send about 30 messages a second to all its chats together; a little less, for they arrive unevenly. */
const pace = { most: 30, within: 1_050 }

export function createTelegram(tools: AdapterTools): Adapter {
  const turn = createPace(pace)
  const { call, act, meet } = createCaller(tools, (answer) => read(answer, tools.now()))
  const host = () => tools.hosts?.telegram ?? 'https://api.telegram.org'

  async function ask<T>(token: string, method: string, json: object | FormData): Promise<T> {
    const { body } = await call<Reply<T>>(
      `${host()}/bot${encodeURIComponent(token).replaceAll('%3A', ':')}/${method}`,
      {
        method: 'POST',
        ...(json instanceof FormData ? { form: json } : { json }),
        holds: ['result'],
      },
    )
    return body.result
  }
  return {
    ...readBackTelegram({ act, ask, tokenOf }),
    kind: 'telegram',
    can: {
      limits,
      edits: true,
      removes: true,
      answers: true,
      finds: 'never',
      readsBack: false,
      metrics: false,
      link: 'card',
      byHand: false,
      altTexts: false,
      oneVoice: false,
    },
    fields: [
      { name: 'channel', kind: 'text', needed: true, label: 'telegram_channel' },
      { name: 'token', kind: 'secret', needed: true, label: 'bot_token' },
    ],
    settlesIn: 0,
    keyFor: ({ id }) => id,
    check: (post, { settings }) =>
      previewOf(post, limits, {
        text: textOf(post, settings),
        by: limitsOf(showsSomething(post, settings)),
        shows: shownIn(post, limits, settings.look),
      }),

    connect: ({ channel = '', token = '' }) =>
      meet(async () => {
        const named = channel.replace(/^(https?:\/\/)?t\.me\//, '')
        const bot = await ask<{ id: number }>(token, 'getMe', {})
        const chat_id = /^-?\d+$/.test(named) ? named : `@${named.replace(/^@/, '')}`
        const chat = await ask<{ id: number; title?: string; username?: string }>(token, 'getChat', {
          chat_id,
        })
        const member = await ask<{ status: string; can_post_messages?: boolean }>(token, 'getChatMember', {
          chat_id,
          user_id: bot.id,
        })
        if (member.can_post_messages !== true)
          return { kind: 'rejected', why: 'may_not_publish_there', lasting: false, detail: member.status }
        return {
          kind: 'connected',
          server: host(),
          externalId: String(chat.id),
          handle: chat.username === undefined ? (chat.title ?? named) : `@${chat.username}`,
          name: chat.title ?? named,
          url: chat.username === undefined ? '' : `https://t.me/${chat.username}`,
          credentials: { channel: named, token },
        }
      }),

    turn: (account) => turn(tokenOf(account)),

    publish: (account, post) =>
      act(async (stage) => {
        const shows = shownIn(post, limits, account.settings.look)
        const { film, pictures } = shows
        const text = textOf(post, account.settings)
        if (film !== null || pictures.length > 0) {
          const messages =
            film === null
              ? await sendPhotos(ask, account, pictures, text, stage)
              : [await sendFilm(ask, account, film, text, stage)]
          return { kind: 'sent', sent: { ...sentAs(messages), shown: keysOf(shows) } }
        }
        stage.mayHaveActed = true
        const message = await ask<Message>(tokenOf(account), 'sendMessage', {
          chat_id: account.externalId,
          text,
          ...(post.answers === undefined
            ? {}
            : {
                reply_parameters: {
                  message_id: Number(post.answers.to.id),
                  allow_sending_without_reply: true,
                },
              }),
        })
        return { kind: 'sent', sent: { ...sentAs([message]), shown: [] } }
      }),

    idOf: (address, { externalId, handle }) => {
      const { site, parts } = placeOf(address)
      // t.me/s/… is its page for those without the application, t.me/c/… a private channel by its number.
      const [channel, id] = /^[sc]$/.test(parts[0] ?? '') ? parts.slice(1) : parts
      const own = parts[0] === 'c' ? externalId === `-100${channel}` : sameName(channel, handle)
      return own && (site === 't.me' || site === 'telegram.me') ? digits(id) : undefined
    },

    find: (account, { text, others }) =>
      act(async () => {
        const updates = await ask<{ channel_post?: Message }[]>(tokenOf(account), 'getUpdates', {
          allowed_updates: ['channel_post'],
        }).catch((error: unknown) => {
          // Somebody else listens to this bot.
          if (error instanceof Refused && error.answer.status === 409) return []
          throw error
        })
        const posts = updates
          .flatMap((one) => one.channel_post ?? [])
          .filter((one) => String(one.chat.id) === account.externalId)
        const post = posts.find(
          (one) => !others.has(String(one.message_id)) && sameWords(one.text ?? one.caption ?? '', text),
        )
        if (post === undefined) return { kind: 'unsure', why: 'cannot_look' }
        const album = posts.filter(
          (one) =>
            one !== post && post.media_group_id !== undefined && one.media_group_id === post.media_group_id,
        )
        return { kind: 'found', sent: sentAs([post, ...album]) }
      }),

    edit: (account, target, post) =>
      act(async (stage) => {
        stage.mayHaveActed = true
        const shows = shownIn(post, limits, account.settings.look)
        const words = (below: boolean) => wordsFor(post, limitsOf(below), { told: true })
        let below =
          (target.revision ?? (showsSomething(post, account.settings) ? 'caption' : 'text')) === 'caption'
        const change = () =>
          ask(tokenOf(account), below ? 'editMessageCaption' : 'editMessageText', {
            chat_id: account.externalId,
            message_id: Number(target.id),
            ...(below ? { caption: words(below) } : { text: words(below) }),
          })
        try {
          await change().catch((error: unknown) => {
            // A post that a person named: what it looks like is only known by trying.
            if (!says(error, `there is no ${below ? 'caption' : 'text'} in the message`)) throw error
            below = !below
            return change()
          })
        } catch (error) {
          if (says(error, 'message to edit not found'))
            return { kind: 'rejected', why: 'gone_there', lasting: true }
          if (!says(error, 'message is not modified')) throw error
        }
        if (!below || showsStill(target, keysOf(shows))) return { kind: 'sent', sent: target }
        return shows.film === null
          ? replacePhotos(ask, account, target, shows.pictures, words(below))
          : replaceFilm(ask, account, target, shows.film, words(below))
      }),

    remove: (account, target) =>
      act(async (stage) => {
        stage.mayHaveActed = true
        for (const id of [target.id, ...(target.attachments ?? [])]) await takeDown(ask, account, id)
        // Of a post that a person named nobody knows whether it was an album.
        const named = target.revision === undefined
        return { kind: 'sent', sent: target, leftovers: ['forwards', ...(named ? ['rest_of_album'] : [])] }
      }),
  }
}

const showsSomething = (post: Post, { look }: Pick<Settings, 'look'>) =>
  keysOf(shownIn(post, limits, look)).length > 0
const limitsOf = (below: boolean) => (below ? limits.caption : undefined) ?? limits.text
const textOf = (post: Post, settings: Settings) =>
  wordsFor(post, limitsOf(showsSomething(post, settings)), { told: post.answers === undefined })

/** A token of the wrong shape is answered as if the address did not exist. */
function read({ status, body, word }: Answer, now: Date): Setback | undefined {
  const { description = word, parameters = {} } = (body ?? {}) as Refusal
  if (status === 404) return { kind: 'unauthorised', detail: description }
  if (status === 429 && parameters.retry_after !== undefined)
    return {
      kind: 'throttled',
      why: 'rate_limited',
      until: new Date(now.getTime() + parameters.retry_after * 1000),
      detail: description,
    }
  if (status === 400 && /chat not found|rights|not a member/i.test(description))
    return { kind: 'rejected', why: 'may_not_publish_there', lasting: false, detail: description }
  return undefined
}

/** The first message of an album stands for all. @throws Refused */
function sentAs([first, ...more]: readonly Message[]): Sent {
  if (first?.message_id === undefined) throw noMessage()
  const { message_id: id, caption, chat } = first
  return {
    id: String(id),
    url: chat?.username === undefined ? null : `https://t.me/${chat.username}/${id}`,
    revision: caption === undefined ? 'text' : 'caption',
    attachments: more.map((one) => String(one.message_id)),
  }
}

/** It answered that it did it, and did not say what. */
const noMessage = () =>
  new Refused({ status: 200, headers: new Headers(), body: undefined, word: 'There is no message in it.' })
