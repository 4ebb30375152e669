/** Published stories as IPTC ninjs 3, for anybody. */
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { notFound } from '../../platform/errors.ts'
import type { InstitutionPack, Unit } from '../units/index.ts'
import { publicationNinjs, type NinjsFrame } from './export-ninjs.ts'
import type { PublicReading, PublicStory, Tombstone } from './public-reading.ts'

export interface PublicNinjsDeps {
  reading: PublicReading
  config: { url: string }
  pack: Pick<InstitutionPack, 'topics' | 'institution'>
  units: { get(id: string): Unit | undefined; require(id: string): Unit }
}

function frameOf({ config, pack, units }: PublicNinjsDeps, story: PublicStory | Tombstone): NinjsFrame {
  const { locale } = story
  const unit = units.require(story.unitId)
  const frame = {
    url: config.url,
    unit: { id: unit.id, name: unit.name[locale], address: `${config.url}/${unit.sitePath}` },
    institution: pack.institution[locale],
  }
  if (story.state === 'recalled') return { ...frame, topic: null, place: null }
  const topic = pack.topics.find((one) => one.key === story.topic)
  return {
    ...frame,
    topic: topic === undefined ? null : { name: topic.name[locale], iptc: topic.iptc },
    place: placeOf(units, story),
  }
}

function placeOf(units: PublicNinjsDeps['units'], { place, locale }: PublicStory): NinjsFrame['place'] {
  if (place === null || 'name' in place) return place
  const unit = units.get(place.unitId)
  return unit === undefined ? null : { name: unit.name[locale], ...unit.coordinates }
}

export const publicNinjsRoutes =
  (deps: PublicNinjsDeps): FastifyPluginCallbackTypebox =>
  (server, _options, done) => {
    server.get(
      '/publications/:ref/ninjs',
      {
        config: { act: 'public' },
        schema: {
          tags: ['public'],
          summary: 'A published story as IPTC ninjs 3; a canceled item once it is recalled',
          params: Type.Object({ ref: Type.String({ pattern: '^[0-9a-z]{4,20}$' }) }),
          querystring: Type.Object({
            locale: Type.Union([Type.Literal('id'), Type.Literal('en')], { default: 'id' }),
          }),
          response: { 200: Type.Unknown() },
        },
      },
      async ({ params, query }) => {
        const story = await deps.reading.storyPage(params.ref, query.locale)
        if (story === undefined) throw notFound('story')
        return publicationNinjs(frameOf(deps, story), story)
      },
    )
    done()
  }
