import type { Static } from 'typebox'
import type { Server } from '../../platform/http.ts'
import type { EventInput } from './agenda/check-content.ts'
import { presentEvent, presentEventWithVersions } from './present.ts'
import { signedIn, tags, type HubRoutesDeps } from './asked.ts'
import {
  AnnounceBody,
  CancelBody,
  ChangeEventBody,
  EventPage,
  EventSchema,
  EventsQuery,
  EventWithVersions,
  PostponeBody,
  SeenBody,
} from './agenda-schemas.ts'
import { IdParams } from './schemas.ts'

const config = { act: 'event.manage' }

type Parts = Partial<Omit<Static<typeof ChangeEventBody>, 'version' | 'why'>>

/** Moments as dates; what is to be cleared as null. */
function inputOf({
  startsAt,
  endsAt,
  accreditUntil,
  title,
  description,
  clear = [],
  ...rest
}: Parts): EventInput {
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    ...(title === undefined ? {} : { title: { id: title.id, en: title.en ?? null } }),
    ...(description === undefined ? {} : { description: { id: description.id, en: description.en ?? null } }),
    ...(startsAt === undefined ? {} : { startsAt: new Date(startsAt) }),
    ...(endsAt === undefined ? {} : { endsAt: new Date(endsAt) }),
    ...(accreditUntil === undefined ? {} : { accreditUntil: new Date(accreditUntil) }),
    ...Object.fromEntries(clear.map((part) => [part, null])),
  }
}

export function agendaRoutes(api: Server, { hub, units, clock }: HubRoutesDeps): void {
  const how = () => ({ units, now: clock.now() })

  api.get(
    '/hub/events',
    {
      config,
      schema: {
        tags,
        summary:
          'Press events of the units where one manages them: to come, soonest first, or past, latest first',
        querystring: EventsQuery,
        response: { 200: EventPage },
      },
    },
    async (request) => {
      const { items, next } = await hub.events(signedIn(request), request.query)
      return { events: items.map((event) => presentEvent(event, how())), next }
    },
  )

  api.post(
    '/hub/events',
    {
      config,
      schema: {
        tags,
        summary: 'Put an event on the agenda',
        body: AnnounceBody,
        response: { 201: EventSchema },
      },
    },
    async (request, reply) => {
      const { unitId, state, title, startsAt, endsAt, ...rest } = request.body
      const event = await hub.announceEvent(signedIn(request), {
        ...inputOf(rest),
        unitId,
        state,
        title: { id: title.id, en: title.en ?? null },
        startsAt: new Date(startsAt),
        endsAt: new Date(endsAt),
      })
      return reply.code(201).send(presentEvent(event, how()))
    },
  )

  api.get(
    '/hub/events/:id',
    {
      config,
      schema: {
        tags,
        summary: 'An event with its versions: who changed what, when and why',
        params: IdParams,
        response: { 200: EventWithVersions },
      },
    },
    async (request) => presentEventWithVersions(await hub.event(signedIn(request), request.params.id), how()),
  )

  const act = { params: IdParams, response: { 200: EventSchema } }

  api.patch(
    '/hub/events/:id',
    {
      config,
      schema: { tags, summary: 'Change words, place or time', body: ChangeEventBody, ...act },
    },
    async (request) => {
      const { version, why, ...parts } = request.body
      const event = await hub.changeEvent(signedIn(request), request.params.id, {
        ...inputOf(parts),
        version,
        ...(why === undefined || why.trim() === '' ? {} : { why }),
      })
      return presentEvent(event, how())
    },
  )

  api.post(
    '/hub/events/:id/confirm',
    { config, schema: { tags, summary: 'Say that it takes place as announced', body: SeenBody, ...act } },
    async (request) =>
      presentEvent(await hub.confirmEvent(signedIn(request), request.params.id, request.body), how()),
  )

  api.post(
    '/hub/events/:id/postpone',
    {
      config,
      schema: { tags, summary: 'Put it off, to a new time or to none yet', body: PostponeBody, ...act },
    },
    async (request) => {
      const { version, why, startsAt, endsAt } = request.body
      const event = await hub.postponeEvent(signedIn(request), request.params.id, {
        version,
        why,
        ...(startsAt === undefined ? {} : { startsAt: new Date(startsAt) }),
        ...(endsAt === undefined ? {} : { endsAt: new Date(endsAt) }),
      })
      return presentEvent(event, how())
    },
  )

  api.post(
    '/hub/events/:id/cancel',
    { config, schema: { tags, summary: 'Call it off, for good', body: CancelBody, ...act } },
    async (request) =>
      presentEvent(await hub.cancelEvent(signedIn(request), request.params.id, request.body), how()),
  )
}
