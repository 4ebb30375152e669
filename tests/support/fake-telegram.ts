/**
 * A contract fake of Telegram's Bot API, written from core.telegram.org/bots/api: a channel whose administrator is the
 * bot, captions shorter than texts, no history. It is not the real thing, and the real one was not asked.
 */
import { startFake, type Answer } from './fake-server.ts'
import { formOf } from './form-of.ts'

const fault = (code: number, description: string, parameters?: object): Answer => ({
  status: code,
  body: { ok: false, error_code: code, description, parameters },
})
const good = (result: unknown): Answer => ({ status: 200, body: { ok: true, result } })

export async function startFakeTelegram() {
  const token = '123456:bot-rahasia'
  const chat = { id: -100_123, title: 'Humas Bandung', username: 'humasbandung', type: 'channel' }
  const messages = new Map<number, { text: string; photo: boolean }>()
  const updates: unknown[] = []
  let last = 0
  let valid = true
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
    if (method === 'getUpdates') return good(updates)
    if (given['chat_id'] !== `@${chat.username}` && given['chat_id'] !== String(chat.id))
      return fault(400, 'Bad Request: chat not found')
    if (method === 'getChat') return good(chat)
    if (method === 'getChatMember')
      return good({
        status: administrator ? 'administrator' : 'member',
        ...(administrator ? { can_post_messages: true } : {}),
      })
    if (!administrator) return fault(400, 'Bad Request: need administrator rights in the channel chat')
    const id = given['message_id'] as number
    if (method === 'deleteMessage')
      return messages.delete(id) ? good(true) : fault(400, 'Bad Request: message to delete not found')
    const text = (given['text'] ?? given['caption'] ?? '') as string
    if (text === '' && method === 'sendMessage') return fault(400, 'Bad Request: message text is empty')
    const photo = method === 'sendPhoto' || method === 'editMessageCaption'
    if (text.length > (photo ? 1_024 : 4_096))
      return fault(
        400,
        photo ? 'Bad Request: message caption is too long' : 'Bad Request: message is too long',
      )
    if (method.startsWith('edit')) {
      const message = messages.get(id)
      if (message === undefined) return fault(400, 'Bad Request: message to edit not found')
      if (message.photo !== photo) return fault(400, 'Bad Request: there is no text in the message to edit')
      if (message.text === text) return fault(400, 'Bad Request: message is not modified')
      message.text = text
      return good({ message_id: id, chat })
    }
    last += 1
    messages.set(last, { text, photo })
    const message = { message_id: last, chat, ...(photo ? { caption: text } : { text }) }
    if (echoes) updates.push({ update_id: last, channel_post: message })
    return good(message)
  })
  return {
    ...server,
    token,
    channel: chat.username,
    messages,
    revoke: () => void (valid = false),
    restore: () => void (valid = true),
    demote: () => void (administrator = false),
    /** From now on its own posts are among the bot's updates. */
    echo: () => void (echoes = true),
  }
}
