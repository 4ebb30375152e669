import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import type { Actor } from '../../../platform/actor.ts'
import type { Server } from '../../../platform/http.ts'
import { choice } from '../../../platform/schema.ts'
import type { Bank } from '../index.ts'
import { DescribeBody, RightsBody, SearchQuery, withDates } from '../schemas.ts'
import { mostAtOnce } from './bulk.ts'

const Id = Type.String({ format: 'uuid' })
const Marks = Type.Array(
  Type.Object({ id: Id, recordNumber: Type.Integer() }, { additionalProperties: false }),
  {
    minItems: 1,
    maxItems: mostAtOnce,
    description: 'Each with the version of its record that was on the screen.',
  },
)
const ListChange = Type.Object(
  {
    add: Type.Optional(Type.Array(Type.String({ maxLength: 400 }), { maxItems: 30 })),
    remove: Type.Optional(Type.Array(Type.String({ maxLength: 400 }), { maxItems: 30 })),
  },
  { additionalProperties: false },
)
const Preview = Type.Optional(Type.Boolean({ description: 'Say what would change, and change nothing.' }))

const ChangesBody = Type.Object(
  {
    assets: Marks,
    preview: Preview,
    changes: Type.Partial(
      Type.Object({
        ...Type.Pick(DescribeBody, [
          'credit',
          'creator',
          'copyright',
          'rights',
          'event',
          'place',
          'takenAt',
          'aiUse',
        ]).properties,
        topics: ListChange,
        people: ListChange,
      }),
      { additionalProperties: false, minProperties: 1 },
    ),
  },
  { additionalProperties: false },
)
const BulkRightsBody = Type.Object(
  {
    ids: Type.Array(Id, { minItems: 1, maxItems: mostAtOnce }),
    preview: Preview,
    change: Type.Pick(RightsBody, ['licence', 'embargoUntil', 'retentionUntil'], {
      additionalProperties: false,
      minProperties: 1,
    }),
  },
  { additionalProperties: false },
)
const AnswerSchema = Type.Object({
  results: Type.Array(
    Type.Object({
      id: Id,
      outcome: choice(['changed', 'same', 'moved_on', 'forbidden', 'gone', 'too_many'] as const),
      recordNumber: Type.Integer(),
    }),
  ),
  changes: Type.Array(
    Type.Object({
      field: Type.String(),
      was: Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() })),
      becomes: Type.String(),
    }),
  ),
})
const SelectionSchema = Type.Object({
  assets: Type.Array(Type.Object({ id: Id, recordNumber: Type.Integer() })),
  more: Type.Boolean({ description: 'More match than can be changed in one act; these are the newest.' }),
})

/** Many assets in one act. */
export const bulkRoutes =
  ({ bank }: { bank: Pick<Bank, 'bulk'> }): FastifyPluginAsync =>
  async (scope) => {
    const api = scope as unknown as Server
    api.get(
      '/assets/selection',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'Everything that a search finds, up to a thousand, to be changed or taken together',
          tags: ['bank'],
          querystring: Type.Omit(SearchQuery, ['cursor', 'limit']),
          response: { 200: SelectionSchema },
        },
      },
      async (request) => {
        const { from, until, ...rest } = request.query
        return bank.bulk.select(request.actor as Actor, {
          ...rest,
          from: from === undefined ? undefined : new Date(from),
          until: until === undefined ? undefined : new Date(until),
        })
      },
    )

    api.post(
      '/assets/changes',
      {
        bodyLimit: 400_000,
        config: { act: 'asset.upload' },
        schema: {
          summary: 'Change the records of many assets in one act, each as a new version',
          tags: ['bank'],
          body: ChangesBody,
          response: { 200: AnswerSchema },
        },
      },
      async (request) => {
        const { assets, changes, preview = false } = request.body
        return bank.bulk.change(request.actor as Actor, assets, withDates(changes, ['takenAt']), { preview })
      },
    )

    api.post(
      '/assets/changes/undo',
      {
        bodyLimit: 400_000,
        config: { act: 'asset.upload' },
        schema: {
          summary: 'Give many records the words they had before, unless somebody changed them since',
          tags: ['bank'],
          body: Type.Object({ assets: Marks }, { additionalProperties: false }),
          response: { 200: AnswerSchema },
        },
      },
      async (request) => bank.bulk.undo(request.actor as Actor, request.body.assets),
    )

    api.post(
      '/assets/rights',
      {
        bodyLimit: 400_000,
        config: { act: 'asset.release' },
        schema: {
          summary: 'Change licence, embargo or retention of many assets in one act',
          tags: ['bank'],
          body: BulkRightsBody,
          response: { 200: AnswerSchema },
        },
      },
      async (request) => {
        const { ids, change, preview = false } = request.body
        return bank.bulk.changeRights(
          request.actor as Actor,
          ids,
          withDates(change, ['embargoUntil', 'retentionUntil']),
          { preview },
        )
      },
    )
  }
