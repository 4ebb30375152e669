import type { Server } from '../../platform/http.ts'
import { presentEnquiry, presentEnquiryWithEntries } from './present.ts'
import { signedIn, tags, type HubRoutesDeps } from './asked.ts'
import {
  AnswerBody,
  AssignBody,
  EnquiriesQuery,
  EnquiryPage,
  EnquiryWithEntries,
  TextBody,
} from './enquiry-schemas.ts'
import { IdParams } from './schemas.ts'

const config = { act: 'enquiry.answer' }

export function enquiryRoutes(api: Server, { hub }: HubRoutesDeps): void {
  api.get(
    '/hub/enquiries',
    {
      config,
      schema: {
        tags,
        summary: 'What journalists ask, due first',
        querystring: EnquiriesQuery,
        response: { 200: EnquiryPage },
      },
    },
    async (request) => {
      const { items, next } = await hub.enquiries(signedIn(request), request.query)
      return { enquiries: items.map(presentEnquiry), next }
    },
  )

  api.get(
    '/hub/enquiries/:id',
    {
      config,
      schema: {
        tags,
        summary: 'An enquiry with all that was said, the desk’s notes included',
        params: IdParams,
        response: { 200: EnquiryWithEntries },
      },
    },
    async (request) => presentEnquiryWithEntries(await hub.enquiry(signedIn(request), request.params.id)),
  )

  api.post(
    '/hub/enquiries/:id/answers',
    {
      config,
      schema: {
        tags,
        summary: 'Answer, naming a published story if one does; the answer is mailed',
        params: IdParams,
        body: AnswerBody,
      },
    },
    async (request, reply) => {
      await hub.answer(signedIn(request), request.params.id, request.body)
      return reply.code(204).send()
    },
  )

  api.post(
    '/hub/enquiries/:id/notes',
    {
      config,
      schema: { tags, summary: 'Write a note for the desk alone', params: IdParams, body: TextBody },
    },
    async (request, reply) => {
      await hub.addNote(signedIn(request), request.params.id, request.body)
      return reply.code(204).send()
    },
  )

  api.post(
    '/hub/enquiries/:id/assign',
    {
      config,
      schema: {
        tags,
        summary: 'Give it to somebody who may answer, or to nobody',
        params: IdParams,
        body: AssignBody,
      },
    },
    async (request, reply) => {
      await hub.assign(signedIn(request), request.params.id, { personId: request.body.personId ?? null })
      return reply.code(204).send()
    },
  )

  api.post(
    '/hub/enquiries/:id/close',
    {
      config,
      schema: { tags, summary: 'End it; the journalist reads why', params: IdParams, body: TextBody },
    },
    async (request, reply) => {
      await hub.close(signedIn(request), request.params.id, request.body)
      return reply.code(204).send()
    },
  )
}
