import type { Server } from '../../platform/http.ts'
import { presentJournalist, presentJournalistWithHistory } from './present.ts'
import { signedIn, tags, type HubRoutesDeps } from './asked.ts'
import {
  JournalistPage,
  JournalistsQuery,
  JournalistWithHistory,
  MergeBody,
  OutletList,
  OutletsQuery,
  UntilBody,
  WhyBody,
} from './press-schemas.ts'
import { IdParams } from './schemas.ts'

const config = { act: 'journalist.accredit' }

export function pressRoutes(api: Server, { hub }: HubRoutesDeps): void {
  api.get(
    '/hub/journalists',
    {
      config,
      schema: {
        tags,
        summary: 'Journalists, latest change first',
        querystring: JournalistsQuery,
        response: { 200: JournalistPage },
      },
    },
    async (request) => {
      const { q, ...filter } = request.query
      const { items, next } = await hub.journalists(signedIn(request), { ...filter, text: q })
      return { journalists: items.map(presentJournalist), next }
    },
  )

  api.get(
    '/hub/journalists/:id',
    {
      config,
      schema: {
        tags,
        summary: 'A journalist with what was decided about them',
        params: IdParams,
        response: { 200: JournalistWithHistory },
      },
    },
    async (request) =>
      presentJournalistWithHistory(await hub.journalist(signedIn(request), request.params.id)),
  )

  api.get(
    '/hub/journalists/:id/proof',
    {
      config,
      schema: {
        tags,
        summary: 'The proof that came with the application, to be saved: PDF, JPEG or PNG',
        params: IdParams,
      },
    },
    async (request, reply) => {
      const { bytes, mime, ending } = await hub.proof(signedIn(request), request.params.id)
      return reply
        .type(mime)
        .header('content-disposition', `attachment; filename="proof-${request.params.id}.${ending}"`)
        .header('cross-origin-resource-policy', 'same-origin')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(bytes)
    },
  )

  for (const act of ['accredit', 'renew'] as const)
    api.post(
      `/hub/journalists/:id/${act}`,
      {
        config,
        schema: {
          tags,
          summary: act === 'accredit' ? 'Accredit until a date' : 'Prolong, or lift a suspension',
          params: IdParams,
          body: UntilBody,
        },
      },
      async (request, reply) => {
        await hub[act](signedIn(request), request.params.id, { until: new Date(request.body.until) })
        return reply.code(204).send()
      },
    )

  for (const act of ['reject', 'suspend'] as const)
    api.post(
      `/hub/journalists/:id/${act}`,
      {
        config,
        schema: {
          tags,
          summary: act === 'reject' ? 'Turn an application down' : 'Suspend; every session ends at once',
          params: IdParams,
          body: WhyBody,
        },
      },
      async (request, reply) => {
        await hub[act](signedIn(request), request.params.id, request.body)
        return reply.code(204).send()
      },
    )

  api.get(
    '/hub/outlets',
    {
      config,
      schema: {
        tags,
        summary: 'Outlets by name, with how many journalists each has',
        querystring: OutletsQuery,
        response: { 200: OutletList },
      },
    },
    async (request) => {
      const { q, limit } = request.query
      return { outlets: await hub.outlets(signedIn(request), { text: q, limit }) }
    },
  )

  api.post(
    '/hub/outlets/:id/merge',
    {
      config,
      schema: {
        tags,
        summary: 'Make two names of one outlet one; its people go over',
        params: IdParams,
        body: MergeBody,
      },
    },
    async (request, reply) => {
      await hub.mergeOutlet(signedIn(request), { id: request.params.id, intoId: request.body.intoId })
      return reply.code(204).send()
    },
  )
}
