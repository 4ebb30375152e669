/** The tree under /api/v1. Reading it is public, as the sites are; changing it asks for `unit.manage`. */
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../platform/actor.ts'
import { HouseError } from '../../platform/errors.ts'
import type { Static } from 'typebox'
import type { Units } from './index.ts'
import type { Unit } from './unit.ts'
import {
  AddUnitBody,
  HostBody,
  MoveUnitBody,
  presentUnit,
  RenameUnitBody,
  SuccessorBody,
  UnitPageSchema,
  UnitParams,
  UnitSchema,
  UnitsQuery,
  UnitWithFamilySchema,
} from './schemas.ts'

export interface UnitsRoutesDeps {
  units: Units
  /** The units stand before identity, so the layer above lends its question. @throws unauthorised, forbidden */
  authorise: (request: FastifyRequest, act: 'unit.manage', unitId: string) => Promise<void>
}

const tags = ['units']
const params = UnitParams
const config = { act: 'unit.manage' }
const response = { 200: UnitSchema }

export const unitsRoutes =
  ({ units, authorise }: UnitsRoutesDeps): FastifyPluginCallbackTypebox =>
  (server, _options, done) => {
    /** Asks whether the caller manages each of these units, lets the act happen, and shows its outcome. */
    async function manage(
      request: FastifyRequest,
      unitIds: string[],
      act: (actor: Actor) => Promise<Unit>,
    ): Promise<Static<typeof UnitSchema>> {
      for (const id of new Set(unitIds)) {
        units.require(id)
        await authorise(request, 'unit.manage', id)
      }
      if (request.actor === undefined) throw new HouseError('unauthorised', 401)
      return presentUnit(await act(request.actor))
    }
    // Whoever manages a unit alone may not take it away from its parent.
    const above = (id: string) => units.require(id).parentId ?? id

    server.get(
      '/units',
      {
        config: { act: 'public' },
        schema: {
          tags,
          summary: 'Units of a subtree in the tree’s order, or the best matches for a name',
          querystring: UnitsQuery,
          response: { 200: UnitPageSchema },
        },
      },
      async ({ query: { within = units.root().id, q, cursor, limit = 50 } }) => {
        if (q !== undefined && q.trim() !== '')
          return { units: units.search(q, limit, within).map(presentUnit), next: null }
        const page = await units.page(within, cursor, limit + 1)
        const more = page.length > limit
        const shown = page.slice(0, limit)
        return { units: shown.map(presentUnit), next: more ? (shown.at(-1)?.id ?? null) : null }
      },
    )

    server.get(
      '/units/:id',
      {
        config: { act: 'public' },
        schema: {
          tags,
          summary: 'A unit with those above and directly below it',
          params,
          response: { 200: UnitWithFamilySchema },
        },
      },
      async ({ params: { id } }) => ({
        ...presentUnit(units.require(id)),
        ancestry: units.ancestry(id).slice(1).map(presentUnit),
        children: units.children(id).map(presentUnit),
      }),
    )

    server.post(
      '/units',
      {
        config,
        schema: { tags, summary: 'Add a unit', body: AddUnitBody, response: { 201: UnitSchema } },
      },
      async (request, reply) => {
        const added = await manage(request, [request.body.parentId], (actor) =>
          units.addUnit(actor, request.body),
        )
        return reply.code(201).send(added)
      },
    )

    server.patch(
      '/units/:id',
      {
        config,
        schema: {
          tags,
          summary: 'Rename a unit; its old address goes on leading to it',
          params,
          body: RenameUnitBody,
          response,
        },
      },
      (request) => {
        const { id } = request.params
        return manage(request, [request.body.slug === undefined ? id : above(id)], (actor) =>
          units.renameUnit(actor, { id, ...request.body }),
        )
      },
    )

    server.post(
      '/units/:id/move',
      {
        config,
        schema: { tags, summary: 'Move a unit and all below it', params, body: MoveUnitBody, response },
      },
      (request) => {
        const { id } = request.params
        return manage(request, [above(id), request.body.parentId], (actor) =>
          units.moveUnit(actor, { id, ...request.body }),
        )
      },
    )

    server.post(
      '/units/:id/merge',
      {
        config,
        schema: {
          tags,
          summary: 'Merge a unit into another, which takes over its children and its address',
          params,
          body: SuccessorBody,
          response,
        },
      },
      (request) => {
        const { id } = request.params
        return manage(request, [above(id), request.body.successorId], (actor) =>
          units.mergeUnit(actor, { id, ...request.body }),
        )
      },
    )

    server.post(
      '/units/:id/close',
      {
        config,
        schema: {
          tags,
          summary: 'Close a unit; its address leads to the successor',
          params,
          body: SuccessorBody,
          response,
        },
      },
      (request) => {
        const { id } = request.params
        return manage(request, [above(id), request.body.successorId], (actor) =>
          units.closeUnit(actor, { id, ...request.body }),
        )
      },
    )

    server.put(
      '/units/:id/host',
      {
        config,
        schema: { tags, summary: 'Give a unit’s site its own host name', params, body: HostBody, response },
      },
      (request) => {
        const { id } = request.params
        return manage(request, [id], (actor) => units.setHost(actor, { id, ...request.body }))
      },
    )
    done()
  }
