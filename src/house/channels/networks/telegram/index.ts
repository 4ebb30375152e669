/**
 * Telegram channels, by a bot that is their administrator. A bot sees no history and takes no key of ours: what got no
 * answer is looked for among the updates that still wait, and otherwise left to a person. Source: core.telegram.org/bots/api.
 */
import { shrinkPicture } from '../../../../platform/shrink-picture.ts'
import type { Account, Adapter, AdapterTools, Limits, Post, Sent, Setback, Settings } from '../../adapter.ts'
import { createCaller, Refused, type Answer } from '../shared/caller.ts'
import { previewOf, sameWords, wordsFor } from '../shared/words.ts'

interface Reply<T> {
  ok: true
  result: T
}

interface Message {
  message_id: number
  text?: string
  caption?: string
  chat: { id: number; username?: string }
}

interface Refusal {
  description?: string
  parameters?: { retry_after?: number }
}

const limits: Limits = {
  text: [{ by: 'utf16', most: 4_096 }],
  caption: [{ by: 'utf16', most: 1_024 }],
  pictures: { least: 0, most: 1, bytes: 10_000_000 },
  film: null,
}

export function createTelegram(tools: AdapterTools): Adapter {
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
  const tokenOf = ({ credentials }: Account) => credentials['token'] ?? ''

  async function photo(account: Account, post: Post): Promise<FormData> {
    const form = new FormData()
    const { picture } = post.article
    const shrunk = await picture?.withFile((path) => shrinkPicture(path, 5_000_000))
    form.set('chat_id', account.externalId)
    form.set('caption', textOf(post, account.settings))
    if (shrunk !== undefined)
      form.set('photo', new Blob([new Uint8Array(shrunk.bytes)], { type: 'image/jpeg' }), 'picture.jpg')
    return form
  }

  return {
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
        by: limitsOf(post, settings),
        shows: hasPhoto(post, settings) ? 'picture' : 'nothing',
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

    publish: (account, post) =>
      act(async (stage) => {
        const shown = hasPhoto(post, account.settings)
        const body = shown
          ? await photo(account, post)
          : {
              chat_id: account.externalId,
              text: textOf(post, account.settings),
              ...(post.answers === undefined
                ? {}
                : {
                    reply_parameters: {
                      message_id: Number(post.answers.to.id),
                      allow_sending_without_reply: true,
                    },
                  }),
            }
        stage.mayHaveActed = true
        const message = await ask<Message>(tokenOf(account), shown ? 'sendPhoto' : 'sendMessage', body)
        if (message.message_id === undefined) return { kind: 'unknown', why: 'bad_answer' }
        return { kind: 'sent', sent: sentAs(message) }
      }),

    find: (account, { text, others }) =>
      act(async () => {
        const updates = await ask<{ channel_post?: Message }[]>(tokenOf(account), 'getUpdates', {
          allowed_updates: ['channel_post'],
        }).catch((error: unknown) => {
          // Somebody else listens to this bot.
          if (error instanceof Refused && error.answer.status === 409) return []
          throw error
        })
        const post = updates
          .flatMap((one) => one.channel_post ?? [])
          .find(
            (one) =>
              String(one.chat.id) === account.externalId &&
              !others.has(String(one.message_id)) &&
              sameWords(one.text ?? one.caption ?? '', text),
          )
        return post === undefined
          ? { kind: 'unsure', why: 'cannot_look' }
          : { kind: 'found', sent: sentAs(post) }
      }),

    edit: (account, target, post) =>
      act(async (stage) => {
        stage.mayHaveActed = true
        const common = { chat_id: account.externalId, message_id: Number(target.id) }
        const look: Settings = {
          ...account.settings,
          look: target.revision === 'caption' ? 'picture' : 'card',
        }
        const text = textOf(post, look)
        try {
          if (target.revision === 'caption')
            await ask(tokenOf(account), 'editMessageCaption', { ...common, caption: text })
          else await ask(tokenOf(account), 'editMessageText', { ...common, text })
        } catch (error) {
          if (says(error, 'message to edit not found'))
            return { kind: 'rejected', why: 'gone_there', lasting: true }
          if (!says(error, 'message is not modified')) throw error
        }
        return { kind: 'sent', sent: target }
      }),

    remove: (account, target) =>
      act(async (stage) => {
        stage.mayHaveActed = true
        await ask(tokenOf(account), 'deleteMessage', {
          chat_id: account.externalId,
          message_id: Number(target.id),
        }).catch((error: unknown) => {
          if (!says(error, 'message to delete not found')) throw error
        })
        return { kind: 'sent', sent: target, leftovers: ['forwards'] }
      }),
  }
}

const hasPhoto = ({ article, answers }: Post, { look }: Pick<Settings, 'look'>) =>
  article.picture !== null && look === 'picture' && answers === undefined
const limitsOf = (post: Post, settings: Settings) =>
  (hasPhoto(post, settings) ? limits.caption : undefined) ?? limits.text
const textOf = (post: Post, settings: Settings) =>
  wordsFor(post, limitsOf(post, settings), { told: post.answers === undefined })

const says = (error: unknown, words: string) =>
  error instanceof Refused && ((error.answer.body as Refusal | undefined)?.description ?? '').includes(words)

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

const sentAs = ({ message_id: id, caption, chat }: Message): Sent => ({
  id: String(id),
  url: chat?.username === undefined ? null : `https://t.me/${chat.username}/${id}`,
  revision: caption === undefined ? 'text' : 'caption',
})
