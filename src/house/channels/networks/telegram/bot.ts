/** What a bot is asked and answers. Source: core.telegram.org/bots/api. */
import type { Account } from '../../adapter.ts'
import { Refused } from '../shared/caller.ts'

export interface Message {
  message_id: number
  text?: string
  caption?: string
  media_group_id?: string
  chat: { id: number; username?: string }
}

export interface Refusal {
  description?: string
  parameters?: { retry_after?: number }
}

/** @throws Refused, FetchFault */
export type Ask = <T>(token: string, method: string, json: object | FormData) => Promise<T>

export const tokenOf = ({ credentials }: Account): string => credentials['token'] ?? ''

export const says = (error: unknown, words: string): boolean =>
  error instanceof Refused && ((error.answer.body as Refusal | undefined)?.description ?? '').includes(words)

/** What is not there any more needs no further removal. */
export async function takeDown(ask: Ask, account: Account, id: string): Promise<void> {
  const message = { chat_id: account.externalId, message_id: Number(id) }
  await ask(tokenOf(account), 'deleteMessage', message).catch((error: unknown) => {
    if (!says(error, 'message to delete not found')) throw error
  })
}
