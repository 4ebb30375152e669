/** What anybody may read, with no account: published stories and the search over them. */
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { invalid, notFound } from '../../platform/errors.ts'
import * as answer from './public-answers.ts'
import type { Card, FeedItem, PublicStory, SearchHit, Tombstone } from './public-reading.ts'
import type { NewsroomRoutesDeps } from './signed-in.ts'

const tags = ['public']
const config = { act: 'public' }

const times = (item: Card) => ({
  firstPublishedAt: item.firstPublishedAt.toISOString(),
  publicTimestamp: item.publicTimestamp.toISOString(),
  updatedAt: item.updatedAt.toISOString(),
})
const present = <Item extends FeedItem | PublicStory | SearchHit>(item: Item) => ({ ...item, ...times(item) })

export const publicationRoutes =
  ({ newsroom, units }: Pick<NewsroomRoutesDeps, 'newsroom' | 'units'>): FastifyPluginCallbackTypebox =>
  (server, _options, done) => {
    const unitOf = (id: string | undefined) => {
      if (id === undefined) return undefined
      const unit = units.get(id)
      if (unit === undefined) throw notFound('unit')
      return { id, path: unit.path, ancestorIds: units.ancestry(id).map((one) => one.id) }
    }
    server.get(
      '/publications',
      {
        config,
        schema: {
          tags,
          summary: 'Published stories, newest first; of a unit, a topic or a tag',
          querystring: answer.publicationsQuery,
          response: { 200: answer.publicationPage },
        },
      },
      async (request, reply) => {
        const { locale = 'id', unitId, topic, tag, cursor, limit } = request.query
        if ([unitId, topic, tag].filter((one) => one !== undefined).length > 1)
          throw invalid('invalid_request', [{ at: 'unitId', code: 'one_scope' }])
        const unit = unitOf(unitId)
        const page = await newsroom.public.latest({
          locale,
          ...(unit === undefined ? {} : { unit }),
          ...(topic === undefined ? {} : { topic }),
          ...(tag === undefined ? {} : { tag }),
          ...(limit === undefined ? {} : { limit }),
          cursor,
        })
        void reply.header('cache-control', 'public, max-age=30')
        return { items: page.items.map(present), next: page.next }
      },
    )
    server.get(
      '/publications/:ref',
      {
        config,
        schema: {
          tags,
          summary: 'A published or withdrawn story by its ref; 410 with the notice once it was recalled',
          params: Type.Object({ ref: Type.String({ maxLength: 20 }) }),
          querystring: answer.publicationQuery,
          response: { 200: answer.publication, 410: answer.tombstone },
        },
      },
      async (request, reply) => {
        const story: PublicStory | Tombstone | undefined = await newsroom.public.storyPage(
          request.params.ref,
          request.query.locale ?? 'id',
        )
        if (story === undefined) throw notFound('publication')
        if (story.state === 'recalled') return reply.code(410).send(story)
        void reply.header('cache-control', 'public, max-age=30')
        return present(story)
      },
    )
    server.get(
      '/search',
      {
        config,
        schema: {
          tags,
          summary: 'Search published stories, with highlighted passages and facets',
          querystring: answer.searchQuery,
          response: { 200: answer.searchResult },
        },
      },
      async (request, reply) => {
        const { q, locale = 'id', unitId, topic, from, until, cursor, limit } = request.query
        const found = await newsroom.public.search({
          locale,
          text: q,
          unit: unitOf(unitId),
          topic,
          from: from === undefined ? undefined : new Date(from),
          until: until === undefined ? undefined : new Date(until),
          ...(limit === undefined ? {} : { limit }),
          cursor,
        })
        void reply.header('cache-control', 'public, max-age=30')
        return { ...found, items: found.items.map(present) }
      },
    )
    done()
  }
