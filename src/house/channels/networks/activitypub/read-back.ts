/** What stands in the house's own outbox, and how other servers say that it fares: nobody else need be asked. */
import { bareText } from '../../../../platform/text/bare-text.ts'
import type { Outbox } from '../../adapter-outbox.ts'
import type { ReadBack } from '../../adapter-reading.ts'
import { readPages } from '../shared/pages.ts'

export const readBackActivitypub = ({ outbox }: { outbox: Outbox }): ReadBack => ({
  async probe({ externalId }) {
    const actor = await outbox.actorOf(externalId)
    return actor === undefined ? { kind: 'rejected', why: 'unit_closed', lasting: true } : { kind: 'sound' }
  },

  pull: ({ externalId }, cursor) =>
    readPages(cursor, async (page) => {
      const { notes, next } = await outbox.published(externalId, page)
      return {
        posts: notes.map(({ key, html, pictures, at, changedAt }) => ({
          id: key,
          url: outbox.addressOf(key),
          text: bareText(html),
          at,
          editedAt: changedAt,
          kind: pictures > 0 ? ('picture' as const) : ('post' as const),
        })),
        next,
      }
    }),

  async gone(_account, ids) {
    const stand = await Promise.all(ids.map((id) => outbox.stands(id)))
    return { kind: 'looked', gone: ids.filter((_, place) => stand[place] === false) }
  },

  // Servers tell what people do about a note, and never how many saw it.
  async metrics(_account, ids) {
    const figures = await outbox.figures(ids)
    return {
      kind: 'measured',
      figures: [...figures].map(([id, { likes, announces, replies }]) => ({
        id,
        views: null,
        reach: null,
        reactions: likes,
        comments: replies,
        shares: announces,
      })),
    }
  },
})
