/**
 * A Telegram bot sees no history and no figures: it is only told of what is posted and edited from now on, at an address
 * that Telegram calls. Source: core.telegram.org/bots/api#setwebhook.
 */
import type { Account } from '../../adapter.ts'
import type { ReadBack } from '../../adapter-reading.ts'
import type { Caller } from '../shared/caller.ts'

interface Ways extends Pick<Caller, 'act'> {
  ask<T>(token: string, method: string, json: object): Promise<T>
  tokenOf(account: Account): string
}

export const readBackTelegram = ({ act, ask, tokenOf }: Ways): ReadBack => ({
  probe: (account) =>
    act(async () => {
      const token = tokenOf(account)
      const bot = await ask<{ id: number }>(token, 'getMe', {})
      const member = await ask<{ can_post_messages?: boolean }>(token, 'getChatMember', {
        chat_id: account.externalId,
        user_id: bot.id,
      })
      return member.can_post_messages === true
        ? { kind: 'sound' }
        : { kind: 'rejected', why: 'may_not_publish_there', lasting: false }
    }),

  listen: (account, doorOf) =>
    act(async () => {
      const token = tokenOf(account)
      // One bot has one such address, however many channels it looks after.
      const { url, secret } = doorOf(token.split(':')[0] ?? '')
      await ask(token, 'setWebhook', {
        url,
        secret_token: secret,
        allowed_updates: ['channel_post', 'edited_channel_post'],
        max_connections: 10,
      })
      return { kind: 'listens' }
    }),
})
