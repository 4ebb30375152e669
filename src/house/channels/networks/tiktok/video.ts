/** A public post as TikTok lists it. Source: developers.tiktok.com/doc/tiktok-api-v2-video-object. */
import type { Account } from '../../adapter.ts'

export interface Video {
  id: string
  title?: string
  video_description?: string
  create_time: number
  share_url?: string
  view_count?: number
  like_count?: number
  comment_count?: number
  share_count?: number
}

export const addressOf = ({ handle }: Pick<Account, 'handle'>, id: string) =>
  `https://www.tiktok.com/@${handle.replace('@', '')}/video/${id}`

/** Where it stands, without the word that our application led there. */
export const pageOf = (account: Account, { id, share_url: shared }: Video) =>
  shared?.replace(/\?.*$/, '') ?? addressOf(account, id)

/** Its documents say that at most 150 characters are shown: longer words are known again by their beginning. */
export function wordsOf({ video_description: shown, title }: Video, said = ''): string {
  const words = shown || title || ''
  return words.length >= 150 && said.startsWith(words) ? said : words
}
