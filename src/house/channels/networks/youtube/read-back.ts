/** What stands on a YouTube channel, and what people comment below its films. Source: developers.google.com/youtube/v3. */
import type { Account } from '../../adapter.ts'
import type { Measured, ReadBack } from '../../adapter-reading.ts'
import type { Caller } from '../shared/caller.ts'
import { inParts, readPages, told } from '../shared/pages.ts'
import { sameWords } from '../shared/words.ts'
import { costs } from './costs.ts'

interface Page<T> {
  items: T[]
  nextPageToken?: string
}

interface Upload {
  snippet: { title: string; description: string; publishedAt: string; resourceId: { videoId: string } }
}

interface Video {
  id: string
  statistics?: Partial<Record<'viewCount' | 'likeCount' | 'commentCount', string>>
}

interface CommentSnippet {
  textDisplay: string
  textOriginal?: string
  authorDisplayName: string
  authorChannelId?: { value: string }
  publishedAt: string
}

interface Thread {
  id: string
  snippet: { videoId?: string; topLevelComment: { id: string; snippet: CommentSnippet } }
}

interface Ways extends Caller {
  at(path: string): string
  bearerFor(account: Account): Promise<string>
}

const sheet = '50'
const askedAtOnce = 50
const filmAt = (id: string) => `https://www.youtube.com/watch?v=${id}`

export function readBackYoutube({ call, act, at, bearerFor }: Ways): ReadBack {
  async function ask<T>(
    account: Account,
    path: string,
    query: Record<string, string | undefined>,
  ): Promise<Page<T>> {
    const bearer = await bearerFor(account)
    account.spends?.(costs.list)
    return (await call<Page<T>>(at(path), { bearer, query, holds: ['items'] })).body
  }

  return {
    probe: (account) =>
      act(async () => {
        await ask(account, 'channels', { part: 'id', mine: 'true' })
        return { kind: 'sound' }
      }),

    pull: (account, cursor) =>
      act(() =>
        readPages(cursor, async (pageToken) => {
          const body = await ask<Upload>(account, 'playlistItems', {
            part: 'snippet',
            maxResults: sheet,
            playlistId: account.externalId.replace(/^UC/, 'UU'),
            pageToken,
          })
          return {
            posts: body.items.map(({ snippet }) => ({
              id: snippet.resourceId.videoId,
              url: filmAt(snippet.resourceId.videoId),
              text: [snippet.title, snippet.description].filter(Boolean).join('\n\n'),
              at: new Date(snippet.publishedAt),
              editedAt: null,
              kind: 'film' as const,
            })),
            next: body.nextPageToken,
          }
        }),
      ),

    gone: (account, ids) =>
      act(async () => {
        const there = new Set<string>()
        for (const part of inParts(ids, askedAtOnce))
          for (const { id } of (await ask<Video>(account, 'videos', { part: 'id', id: part.join(',') }))
            .items)
            there.add(id)
        return { kind: 'looked', gone: ids.filter((id) => !there.has(id)) }
      }),

    metrics: (account, ids) =>
      act(async () => {
        const figures: Measured[] = []
        for (const part of inParts(ids, askedAtOnce)) {
          const { items } = await ask<Video>(account, 'videos', { part: 'statistics', id: part.join(',') })
          figures.push(
            // Left out where the channel hides it or has closed the comments.
            ...items.map(({ id, statistics = {} }) => ({
              id,
              views: told(statistics.viewCount),
              reach: null,
              reactions: told(statistics.likeCount),
              comments: told(statistics.commentCount),
              shares: null,
            })),
          )
        }
        return { kind: 'measured', figures }
      }),

    replies: (account, { cursor, since }) =>
      act(async () => {
        const after = cursor === null ? since : new Date(cursor)
        const { items } = await ask<Thread>(account, 'commentThreads', {
          part: 'snippet',
          allThreadsRelatedToChannelId: account.externalId,
          order: 'time',
          textFormat: 'plainText',
          maxResults: '100',
        })
        const heard = items
          .map(({ snippet: { videoId = null, topLevelComment } }) => ({ videoId, ...topLevelComment }))
          .filter(
            ({ snippet }) =>
              new Date(snippet.publishedAt) > after && snippet.authorChannelId?.value !== account.externalId,
          )
          .map(({ id, videoId, snippet }) => ({
            id,
            kind: 'comment' as const,
            writer: snippet.authorDisplayName,
            text: snippet.textDisplay,
            url: videoId === null ? null : `${filmAt(videoId)}&lc=${id}`,
            at: new Date(snippet.publishedAt),
            answerTo: id,
            post: videoId,
          }))
        const newest = Math.max(after.getTime(), ...heard.map(({ at: written }) => written.getTime()))
        return { kind: 'heard', heard, cursor: new Date(newest).toISOString() }
      }),

    answer: (account, { answerTo, text }) =>
      act(async (stage) => {
        const bearer = await bearerFor(account)
        stage.mayHaveActed = true
        const { body } = await call<{ id: string }>(at('comments'), {
          method: 'POST',
          bearer,
          query: { part: 'snippet' },
          json: { snippet: { parentId: answerTo, textOriginal: text } },
          holds: ['id'],
        })
        return { kind: 'sent', sent: { id: body.id, url: null } }
      }),

    findAnswer: (account, { answerTo, text }) =>
      act(async () => {
        const { items } = await ask<{ id: string; snippet: CommentSnippet }>(account, 'comments', {
          part: 'snippet',
          parentId: answerTo,
          textFormat: 'plainText',
          maxResults: '100',
        })
        const found = items.find(
          ({ snippet }) =>
            snippet.authorChannelId?.value === account.externalId &&
            sameWords(snippet.textOriginal ?? snippet.textDisplay, text),
        )
        return found === undefined ? { kind: 'absent' } : { kind: 'found', sent: { id: found.id, url: null } }
      }),
  }
}
