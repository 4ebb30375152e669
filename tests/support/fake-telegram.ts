/**
 * A contract fake of Telegram's Bot API, written from core.telegram.org/bots/api: a channel whose administrator is the
 * bot, captions shorter than texts, no history. It is not the real thing, and the real one was not asked.
 */
import { createHash } from 'node:crypto'
import { startFake, type Answer } from './fake-server.ts'
import { formOf, textIn } from './form-of.ts'

const fault = (code: number, description: string, parameters?: object): Answer => ({
  status: code,
  body: { ok: false, error_code: code, description, parameters },
})
const good = (result: unknown): Answer => ({ status: 200, body: { ok: true, result } })

interface Message {
  text: string
  /** The start of its digest; undefined: it is a text. */
  photo?: string
  /** Id of its album's first message. */
  album?: number
}

const digestOf = async (file: unknown) =>
  file instanceof File && /^(image|video)\//.test(file.type) && file.size <= 50_000_000
    ? createHash('sha256')
        .update(await file.bytes())
        .digest('hex')
        .slice(0, 12)
    : undefined

export async function startFakeTelegram() {
  const token = '123456:bot-rahasia'
  const chat = { id: -100_123, title: 'Humas Bandung', username: 'humasbandung', type: 'channel' }
  const messages = new Map<number, Message>()
  const updates: unknown[] = []
  let last = 0
  let valid = true
  let listener: { url: string; secret_token: string; allowed_updates: string[] } | undefined
  let administrator = true
  let echoes = false

  const server = await startFake(async ({ path, headers, body }) => {
    const [, bot, method = ''] = path.split('/')
    if (!valid || bot !== `bot${token}`) return fault(401, 'Unauthorized')
    const form =
      headers['content-type']?.startsWith('multipart') === true ? await formOf(headers, body) : undefined
    const given: Record<string, unknown> =
      form === undefined
        ? (JSON.parse(body.toString() || '{}') as Record<string, unknown>)
        : Object.fromEntries(form)
    if (method === 'getMe') return good({ id: 42, is_bot: true, username: 'pendopo_bot' })
    if (method === 'setWebhook') {
      if (
        !/^[\w-]{1,256}$/.test(given['secret_token'] as string) ||
        !(given['url'] as string).startsWith('https:')
      )
        return fault(400, 'Bad Request: bad webhook')
      listener = given as unknown as NonNullable<typeof listener>
      return good(true)
    }
    if (method === 'getUpdates')
      return listener === undefined
        ? good(updates)
        : fault(409, "Conflict: can't use getUpdates method while webhook is active")
    if (given['chat_id'] !== `@${chat.username}` && given['chat_id'] !== String(chat.id))
      return fault(400, 'Bad Request: chat not found')
    if (method === 'getChat') return good(chat)
    if (method === 'getChatMember')
      return good({
        status: administrator ? 'administrator' : 'member',
        ...(administrator ? { can_post_messages: true } : {}),
      })
    if (!administrator) return fault(400, 'Bad Request: need administrator rights in the channel chat')
    const id = Number(given['message_id'])
    if (method === 'deleteMessage')
      return messages.delete(id) ? good(true) : fault(400, 'Bad Request: message to delete not found')
    const tooLong = (words: string, below: boolean) =>
      words.length > (below ? 1_024 : 4_096)
        ? fault(400, `Bad Request: message ${below ? 'caption ' : ''}is too long`)
        : undefined
    const told = (number: number): object => {
      const { text, photo, album } = messages.get(number) ?? { text: '' }
      const words = photo === undefined ? { text } : text === '' ? {} : { caption: text }
      return {
        message_id: number,
        chat,
        ...words,
        ...(album === undefined ? {} : { media_group_id: `${album}` }),
      }
    }
    const send = (message: Message): object => {
      last += 1
      messages.set(last, message)
      if (echoes) updates.push({ update_id: last, channel_post: told(last) })
      return told(last)
    }
    if (method === 'sendMediaGroup' && form !== undefined) {
      const media = JSON.parse(textIn(form, 'media')) as { type: string; media: string; caption?: string }[]
      if (media.length < 2 || media.length > 10)
        return fault(400, 'Bad Request: group send failed: 2 to 10 items are needed')
      const photos = await Promise.all(
        media.map((one) => digestOf(form.get(one.media.replace('attach://', '')))),
      )
      if (media.some(({ type }, at) => type !== 'photo' || photos[at] === undefined))
        return fault(400, 'Bad Request: there is no photo in the request')
      const bad = media.map(({ caption = '' }) => tooLong(caption, true)).find((one) => one !== undefined)
      if (bad !== undefined) return bad
      const album = last + 1
      return good(
        media.map(({ caption = '' }, at) => send({ text: caption, photo: photos[at] ?? '', album })),
      )
    }
    const text = (given['text'] ?? given['caption'] ?? '') as string
    if (text === '' && method === 'sendMessage') return fault(400, 'Bad Request: message text is empty')
    const below = /^(sendPhoto|sendVideo|editMessageCaption)$/.test(method)
    const bad = tooLong(text, below)
    if (bad !== undefined) return bad
    if (method.startsWith('edit')) {
      const message = messages.get(id)
      if (message === undefined) return fault(400, 'Bad Request: message to edit not found')
      if (method === 'editMessageMedia') {
        const media = JSON.parse(String(given['media'])) as { media: string; caption?: string }
        const photo = await digestOf(form?.get(media.media.replace('attach://', '')))
        if (photo === undefined) return fault(400, 'Bad Request: there is no photo in the request')
        Object.assign(message, { photo, text: media.caption ?? '' })
        return good(told(id))
      }
      if ((message.photo !== undefined) !== below)
        return fault(400, `Bad Request: there is no ${below ? 'caption' : 'text'} in the message to edit`)
      if (message.text === text) return fault(400, 'Bad Request: message is not modified')
      message.text = text
      return good(told(id))
    }
    const photo = await digestOf(given['photo'] ?? given['video'])
    if (below && photo === undefined) return fault(400, 'Bad Request: there is no photo in the request')
    return good(send({ text, ...(photo === undefined ? {} : { photo }) }))
  })
  return {
    ...server,
    token,
    channel: chat.username,
    messages,
    /** As people see it: an album is one. */
    standing: () =>
      [...messages].flatMap(([number, { text, photo, album }]) => {
        if (album !== undefined && album !== number) return []
        const rest = [...messages.values()]
          .filter((one) => one.album === number)
          .map((one) => one.photo ?? '')
        return { text, pictures: album === undefined ? (photo === undefined ? [] : [photo]) : rest }
      }),
    revoke: () => void (valid = false),
    restore: () => void (valid = true),
    demote: () => void (administrator = false),
    /** Where it pushes to, once it was told. */
    listener: () => listener,
    /** An update as it would push it. */
    update: (of: 'channel_post' | 'edited_channel_post', id: number, text: string, at: Date) => ({
      update_id: (last += 1),
      [of]: {
        message_id: id,
        date: Math.floor(at.getTime() / 1000),
        ...(of === 'channel_post' ? {} : { edit_date: Math.floor(at.getTime() / 1000) + 60 }),
        chat,
        text,
      },
    }),
    /** From now on its own posts are among the bot's updates. */
    echo: () => void (echoes = true),
  }
}
