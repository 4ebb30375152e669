/** The register under /api/v1 for people of the house: entries, who answers for them, and the import. */
import type { Readable } from 'node:stream'
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { localeOf } from '../../../platform/http.ts'
import { HouseError } from '../../../platform/errors.ts'
import { actorOf, defined } from '../asked.ts'
import type { Register } from './index.ts'
import { presentDetail, presentOutlet, presentReport } from './present.ts'
import {
  BelowBody,
  ChangeBody,
  EntryBody,
  IdParams,
  ImportQuery,
  ImportReportSchema,
  KeeperList,
  KeepersBody,
  OutletDetailSchema,
  OutletPage,
  OutletSchema,
  OutletsQuery,
  RecoveryBody,
  WhyBody,
} from './schemas.ts'

const manage = { act: 'channel.manage' }
const tags = ['channels']
const done204 = { 204: Type.Null() }
const largestFile = 40_000_000

export const registerRoutes =
  ({ register }: { register: Register }): FastifyPluginCallbackTypebox =>
  (api, _options, done) => {
    // Read line by line as it arrives.
    api.addContentTypeParser('text/csv', (_request, file, take) => take(null, file))

    api.get(
      '/register',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Entries of the register, newest first',
          querystring: OutletsQuery,
          response: { 200: OutletPage },
        },
      },
      async (request) => {
        const { cursor: before, ...filter } = request.query
        const { outlets, next } = await register.list(actorOf(request), { ...filter, before })
        return { outlets: outlets.map(presentOutlet), next }
      },
    )
    api.post(
      '/register',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Declare an account that the house is not connected to',
          body: EntryBody,
          response: { 201: OutletSchema },
        },
      },
      async (request, reply) =>
        reply.code(201).send(presentOutlet(await register.enter(actorOf(request), defined(request.body)))),
    )
    api.post(
      '/register/import',
      {
        config: { ...manage, longBody: true },
        bodyLimit: largestFile,
        schema: {
          tags,
          summary: 'Enter many accounts from a CSV; bad lines are told and left out',
          consumes: ['text/csv'],
          querystring: ImportQuery,
          response: { 200: ImportReportSchema },
        },
      },
      async (request) => {
        if (Number(request.headers['content-length'] ?? 0) > largestFile)
          throw new HouseError('import_file_large', 413)
        const report = await register.importCsv(actorOf(request), request.body as Readable, {
          trial: request.query.trial ?? false,
        })
        return presentReport(report, localeOf(request))
      },
    )
    api.post(
      '/register/publish',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Confirm and show everything below a unit that was entered whole',
          body: BelowBody,
          response: { 200: Type.Object({ published: Type.Integer(), incomplete: Type.Integer() }) },
        },
      },
      async (request) => register.publishBelow(actorOf(request), request.body.unitId),
    )
    api.get(
      '/channels/:id/keepers',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Who answers for a connected account, as the register names them',
          params: IdParams,
          response: { 200: KeeperList },
        },
      },
      async (request) => ({ keepers: await register.keepersOf(actorOf(request), request.params.id) }),
    )
    api.get(
      '/register/:id',
      {
        config: manage,
        schema: {
          tags,
          summary: 'An entry with its administrators and its history',
          params: IdParams,
          response: { 200: OutletDetailSchema },
        },
      },
      async (request) => presentDetail(await register.read(actorOf(request), request.params.id)),
    )
    api.patch(
      '/register/:id',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Change what the register says of an account',
          params: IdParams,
          body: ChangeBody,
          response: { 200: OutletSchema },
        },
      },
      async (request) =>
        presentOutlet(await register.change(actorOf(request), request.params.id, defined(request.body))),
    )
    for (const [act, summary] of [
      ['publish', 'Confirm an entry and show it in public'],
      ['certify', 'Confirm an entry for another 180 days'],
    ] as const)
      api.post(
        `/register/:id/${act}`,
        { config: manage, schema: { tags, summary, params: IdParams, response: { 200: OutletSchema } } },
        async (request) => presentOutlet(await register[act](actorOf(request), request.params.id)),
      )
    api.post(
      '/register/:id/proof',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Look for the proof now',
          params: IdParams,
          response: { 200: OutletSchema },
        },
      },
      async (request) => presentOutlet(await register.checkProof(actorOf(request), request.params.id)),
    )
    api.post(
      '/register/:id/retire',
      {
        config: manage,
        schema: {
          tags,
          summary: 'The account is no longer ours; its address answers "formerly"',
          params: IdParams,
          body: WhyBody,
          response: { 200: OutletSchema },
        },
      },
      async (request) =>
        presentOutlet(await register.retire(actorOf(request), request.params.id, request.body)),
    )
    api.put(
      '/register/:id/administrators',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Hand over to two others',
          params: IdParams,
          body: KeepersBody,
          response: done204,
        },
      },
      async (request, reply) => {
        await register.handOver(actorOf(request), request.params.id, request.body.keepers)
        return reply.code(204).send(null)
      },
    )
    api.post(
      '/register/:id/recovery',
      {
        config: manage,
        schema: {
          tags,
          summary: 'The unit above names others where the administrators are gone; holds after seven days',
          params: IdParams,
          body: RecoveryBody,
          response: { 202: Type.Object({ holdsAt: Type.String({ format: 'date-time' }) }) },
        },
      },
      async (request, reply) => {
        const { holdsAt } = await register.askRecovery(actorOf(request), request.params.id, request.body)
        return reply.code(202).send({ holdsAt: holdsAt.toISOString() })
      },
    )
    api.delete(
      '/register/:id/recovery',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Somebody of the unit is still there',
          params: IdParams,
          response: done204,
        },
      },
      async (request, reply) => {
        await register.stopRecovery(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )
    done()
  }
