/** Connecting under /api/v1: applications, signing in at networks, links. The way back is a page of the site. */
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import type { Throttle } from '../../../platform/throttle.ts'
import { actorOf, defined } from '../asked.ts'
import type { Channels } from '../index.ts'
import { IdParams } from '../schemas.ts'
import { slowed } from '../slowed.ts'
import type { Begun } from './begin-sign-in.ts'
import { cookieText } from './sign-in.ts'
import {
  ApplicationBody,
  ApplicationList,
  BeginAgainBody,
  BeginBody,
  BegunSchema,
  KindParams,
  LinkBody,
  LinkPage,
  LinksQuery,
  MadeLinkSchema,
  PickBody,
  presentApplication,
  presentLink,
  presentSignIn,
  ReconnectLinkBody,
  SignInSchema,
} from './schemas.ts'

const manage = { act: 'channel.manage' }
const applications = { act: 'application.manage' }
const tags = ['channels']
const nothing = { 204: Type.Null() }

export const connectingRoutes =
  ({
    channels: { connecting },
    config,
    throttle,
  }: {
    channels: Pick<Channels, 'connecting'>
    config: { url: string }
    throttle: Pick<Throttle, 'attempt'>
  }): FastifyPluginCallbackTypebox =>
  (api, _options, done) => {
    const begun = (reply: FastifyReply, { id, address, cookie }: Begun) => {
      void reply.code(201).header('set-cookie', cookieText(config, cookie))
      return { id, address }
    }
    api.get(
      '/channel-applications',
      {
        config: applications,
        schema: {
          tags,
          summary: "The house's registrations with the networks; secrets are told to nobody",
          response: { 200: ApplicationList },
        },
      },
      async (request) => ({
        redirectAddress: connecting.redirectAddress,
        applications: (await connecting.applications(actorOf(request))).map(presentApplication),
      }),
    )
    api.put(
      '/channel-applications/:kind',
      {
        config: applications,
        schema: {
          tags,
          summary: 'Enter what the network gave the house',
          params: KindParams,
          body: ApplicationBody,
          response: nothing,
        },
      },
      async (request, reply) => {
        await connecting.register(actorOf(request), { ...request.params, ...request.body })
        return reply.code(204).send(null)
      },
    )
    api.delete(
      '/channel-applications/:kind',
      {
        config: applications,
        schema: {
          tags,
          summary: 'Forget it: nobody new signs in with it',
          params: KindParams,
          response: nothing,
        },
      },
      async (request, reply) => {
        await connecting.unregister(actorOf(request), request.params.kind)
        return reply.code(204).send(null)
      },
    )

    api.post(
      '/channel-sign-ins',
      {
        config: manage,
        ...slowed(throttle),
        schema: {
          tags,
          summary: 'Go to a network to sign in; the way back is open to this browser alone, for ten minutes',
          body: BeginBody,
          response: { 201: BegunSchema },
        },
      },
      async (request, reply) => begun(reply, await connecting.begin(actorOf(request), defined(request.body))),
    )
    api.post(
      '/channels/:id/sign-in',
      {
        config: manage,
        ...slowed(throttle),
        schema: {
          tags,
          summary: 'The same to connect a channel again, for the same account alone',
          params: IdParams,
          body: BeginAgainBody,
          response: { 201: BegunSchema },
        },
      },
      async (request, reply) =>
        begun(
          reply,
          await connecting.begin(actorOf(request), { channelId: request.params.id, ...request.body }),
        ),
    )
    api.get(
      '/channel-sign-ins/:id',
      {
        config: { act: 'signed-in' },
        schema: {
          tags,
          summary: 'What was opened, for whoever began it',
          params: IdParams,
          response: { 200: SignInSchema },
        },
      },
      async (request) => presentSignIn(await connecting.signIn(actorOf(request), request.params.id)),
    )
    api.post(
      '/channel-sign-ins/:id/picks',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Connect the picked accounts, each for its unit; the others are forgotten',
          params: IdParams,
          body: PickBody,
          response: { 200: SignInSchema },
        },
      },
      async (request) =>
        presentSignIn(await connecting.pick(actorOf(request), request.params.id, request.body.picks)),
    )

    api.get(
      '/channel-links',
      {
        config: manage,
        schema: {
          tags,
          summary: 'Links by which people connect accounts, newest first; their addresses are not kept',
          querystring: LinksQuery,
          response: { 200: LinkPage },
        },
      },
      async (request) => {
        const { links, next } = await connecting.links(actorOf(request), request.query)
        return { links: links.map(presentLink), next }
      },
    )
    api.post(
      '/channel-links',
      {
        config: manage,
        ...slowed(throttle),
        schema: {
          tags,
          summary: 'Mail a link by which one person connects one account; good once, for seven days',
          body: LinkBody,
          response: { 201: MadeLinkSchema },
        },
      },
      async (request, reply) => {
        const { id, expiresAt } = await connecting.sendLink(actorOf(request), defined(request.body))
        return reply.code(201).send({ id, expiresAt: expiresAt.toISOString() })
      },
    )
    api.post(
      '/channels/:id/link',
      {
        config: manage,
        ...slowed(throttle),
        schema: {
          tags,
          summary: 'Mail a link by which this account is connected again',
          params: IdParams,
          body: ReconnectLinkBody,
          response: { 201: MadeLinkSchema },
        },
      },
      async (request, reply) => {
        const { id, expiresAt } = await connecting.sendReconnectLink(
          actorOf(request),
          request.params.id,
          request.body,
        )
        return reply.code(201).send({ id, expiresAt: expiresAt.toISOString() })
      },
    )
    api.delete(
      '/channel-links/:id',
      {
        config: manage,
        schema: { tags, summary: 'End a link at once', params: IdParams, response: nothing },
      },
      async (request, reply) => {
        await connecting.endLink(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )
    done()
  }
