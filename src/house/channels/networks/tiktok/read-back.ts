/**
 * What stands on a TikTok account, and how it fares. Comments are counted there and shown to nobody.
 * Source: developers.tiktok.com/doc/tiktok-api-v2-video-list, …-video-query, …-video-object, …-rate-limit.
 */
import type { Account, AdapterTools, Setback } from '../../adapter.ts'
import type { Figures, ReadBack } from '../../adapter-reading.ts'
import { createCaller } from '../shared/caller.ts'
import { inParts, readPages, told } from '../shared/pages.ts'
import { codeOf, readAnswer, type Data } from './answers.ts'
import { pageOf, wordsOf, type Video } from './video.ts'

interface VideoPage {
  videos: Video[]
  cursor?: number
  has_more?: boolean
}

interface Ways {
  tools: AdapterTools
  at(path: string): string
  bearerFor(account: Account): Promise<string>
}

const most = 20
/** So many lists are one page of ours: of 600 questions a minute, the accounts of a whole country have to be read. */
const together = 2
const counts = 'id,view_count,like_count,comment_count,share_count'
const fields = `${counts},title,video_description,create_time,share_url`

export function readBackTiktok({ tools, at, bearerFor }: Ways): ReadBack {
  const { call, act } = createCaller(tools, (answer): Setback | undefined =>
    // Whoever connected the account may have let it post and not be read: that is no reason to stop posting.
    codeOf(answer) === 'scope_not_authorized'
      ? { kind: 'rejected', why: 'forbidden_there', lasting: false, detail: 'scope_not_authorized' }
      : readAnswer(answer, tools.now()),
  )
  const ask = async (account: Account, path: string, asked: string, json: object): Promise<VideoPage> => {
    const bearer = await bearerFor(account)
    const { body } = await call<Data<VideoPage>>(at(path), {
      method: 'POST',
      bearer,
      query: { fields: asked },
      json,
      holds: ['data'],
    })
    return body.data
  }
  const query = async (account: Account, ids: readonly string[], asked: string): Promise<Video[]> => {
    const found: Video[] = []
    for (const part of inParts(ids, most))
      found.push(
        ...((await ask(account, 'video/query/', asked, { filters: { video_ids: part } })).videos ?? []),
      )
    return found
  }

  return {
    probe: (account) =>
      act(async () => {
        const bearer = await bearerFor(account)
        await call(at('user/info/'), { bearer, query: { fields: 'open_id' }, holds: ['data'] })
        return { kind: 'sound' }
      }),

    pull: (account, cursor) =>
      act(() =>
        readPages(cursor, async (page) => {
          const videos: Video[] = []
          let next = page
          for (let lists = 0; lists < together; lists += 1) {
            const from = next === undefined ? {} : { cursor: Number(next) }
            const sheet = await ask(account, 'video/list/', fields, { max_count: most, ...from })
            videos.push(...(sheet.videos ?? []))
            next = sheet.has_more === true ? sheet.cursor?.toString() : undefined
            if (next === undefined) break
          }
          return {
            posts: videos.map((one) => ({
              id: one.id,
              url: pageOf(account, one),
              text: wordsOf(one),
              at: new Date(one.create_time * 1_000),
              editedAt: null,
              kind: 'film' as const,
              figures: figuresOf(one),
            })),
            next,
          }
        }),
      ),

    // Hidden from the public is gone, too: nobody else is shown what only the account sees.
    gone: (account, ids) =>
      act(async () => {
        const there = new Set((await query(account, ids, 'id')).map(({ id }) => id))
        return { kind: 'looked', gone: ids.filter((id) => !there.has(id)) }
      }),

    metrics: (account, ids) =>
      act(async () => ({
        kind: 'measured',
        figures: (await query(account, ids, counts)).map((one) => ({ id: one.id, ...figuresOf(one) })),
      })),
  }
}

const figuresOf = (one: Video): Figures => ({
  views: told(one.view_count),
  reach: null,
  reactions: told(one.like_count),
  comments: told(one.comment_count),
  shares: told(one.share_count),
})
