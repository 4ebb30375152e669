/**
 * Networks of Meta that fetch what they show: a container is made of the words and a public address of the picture
 * or film, waited for, and then published. Only the last of these can have made anything public.
 */
import type {
  Account,
  Adapter,
  AdapterTools,
  Connected,
  ConnectField,
  NetworkKind,
  Post,
  Preview,
  Sent,
} from '../../adapter.ts'
import type { Capabilities } from '../../adapter-limits.ts'
import type { ArticleFilm, ArticlePicture } from '../../article.ts'
import { createCaller, Refused } from './caller.ts'
import { createCodeFlow } from './code-flow.ts'
import { graphHost, graphOf } from './graph-host.ts'
import { isGone, quotaUsed, readGraph, ready, standsThere, theOne } from './meta.ts'
import { placeOf, sameName } from './post-address.ts'
import { keysOf, shownIn, type Shown } from './shown-media.ts'

interface Media {
  id: string
  permalink?: string
  timestamp: string
  text?: string
  caption?: string
}

/** What differs between them. */
export interface ContainerNetwork {
  kind: Extract<NetworkKind, 'instagram' | 'threads'>
  can: Capabilities
  /** Fields of the account and where it is found. */
  me: { fields: string; idOf: (me: Record<string, string>) => string; url: (name: string) => string }
  /** Names of the calls and fields. */
  names: {
    make: string
    publish: string
    quota: string
    list: string
    /** Where answers are listed apart. */
    answers?: string
    words: 'text' | 'caption'
    state: string
  }
  /** Names of the ways to a lasting token, and to a fresh one. */
  grants: { exchange: string; refresh: string }
  signIn: {
    authorize: string
    tokens: string
    scopes: { needed: readonly string[]; also: readonly string[] }
  }
  /** Hosts under which people see its posts. */
  sites: readonly string[]
  label: string
  /** What a container says of the post. */
  words(post: Post): Record<string, string>
  /** What it says of a picture, of a film, and of there being none. */
  picture(picture: ArticlePicture): Record<string, string>
  film(film: ArticleFilm): Record<string, string>
  bare: Record<string, string>
  check(post: Post): Preview
  leftovers: readonly string[]
}

interface Lasting {
  token: string
  expiresAt: Date
}

const sixtyDays = 60 * 86_400_000

export function createContainerNetwork(tools: AdapterTools, network: ContainerNetwork): Adapter {
  const { kind, can, names, me } = network
  const caller = createCaller(tools, (answer, stage) => readGraph(answer, stage, tools.now()))
  const { call, act, meet } = caller
  const host = () => graphHost(tools, kind)
  const at = graphOf(tools, kind)
  const bearerOf = ({ credentials }: Account) => credentials['token']
  /** All of the network's addresses are the fake's, where a test has put one. */
  const elsewhere = (address: string) =>
    tools.hosts?.[kind] === undefined ? address : `${tools.hosts[kind]}${new URL(address).pathname}`
  const fields: ConnectField[] = [{ name: 'token', kind: 'secret', needed: true, label: network.label }]

  /** A token of sixty days for one that is good now. */
  async function lasting(path: string, query: Record<string, string>): Promise<Lasting> {
    const { body } = await call<{ access_token: string; expires_in: number }>(`${host()}/${path}`, {
      query,
      holds: ['access_token', 'expires_in'],
    })
    return { token: body.access_token, expiresAt: new Date(tools.now().getTime() + body.expires_in * 1000) }
  }
  const renewed = (token: string) =>
    lasting('refresh_access_token', { grant_type: network.grants.refresh, access_token: token })

  const myself = async (token: string) =>
    (
      await call<Record<string, string>>(at({}, 'me'), {
        bearer: token,
        query: { fields: me.fields },
        holds: me.fields.split(','),
      })
    ).body

  function connected(body: Record<string, string>, { token, expiresAt }: Lasting): Connected {
    const name = body['username'] ?? ''
    return {
      kind: 'connected',
      server: host(),
      externalId: me.idOf(body),
      handle: `@${name}`,
      name: `@${name}`,
      url: me.url(name),
      credentials: { token },
      expiresAt,
    }
  }

  /** A container that is ready; its id. Nobody sees it, and unpublished it ends after a day. */
  async function make(account: Account, container: Record<string, unknown>): Promise<string> {
    const bearer = bearerOf(account)
    const { body } = await call<{ id: string }>(at(account, `${account.externalId}/${names.make}`), {
      method: 'POST',
      bearer,
      json: container,
      holds: ['id'],
    })
    await ready(
      call,
      at(account, body.id),
      bearer,
      names.state,
      tools.pause,
      'video_url' in container ? 60 : 8,
    )
    return body.id
  }

  async function media(account: Account, { film, pictures }: Shown): Promise<Record<string, string>> {
    if (film !== null) return network.film(film)
    const [first] = pictures
    if (first === undefined) return network.bare
    if (pictures.length === 1) return network.picture(first)
    const children = []
    for (const picture of pictures)
      children.push(await make(account, { ...network.picture(picture), is_carousel_item: true }))
    return { media_type: 'CAROUSEL', children: children.join() }
  }

  async function sentAs(account: Account, id: string): Promise<Sent> {
    // It stands there already; without its address it stands there all the same.
    const url = await call<Media>(at(account, id), {
      bearer: bearerOf(account),
      query: { fields: 'permalink' },
    }).then(
      ({ body }) => body.permalink ?? null,
      () => null,
    )
    return { id, url }
  }

  return {
    kind,
    can,
    fields,
    settlesIn: 90_000,
    keyFor: ({ id }) => id,
    check: (post) => network.check(post),

    connect: ({ token = '' }) =>
      meet(async () => {
        const body = await myself(token)
        // A token younger than a day cannot be renewed yet, and lasts for sixty.
        const fresh = await renewed(token).catch((error: unknown) => {
          if (error instanceof Refused)
            return { token, expiresAt: new Date(tools.now().getTime() + sixtyDays) }
          throw error
        })
        return connected(body, fresh)
      }),

    authorise: createCodeFlow(caller, {
      application: 'registered',
      portal: 'https://developers.facebook.com/apps',
      scopes: network.signIn.scopes,
      // Its documents know no PKCE.
      pkce: false,
      secret: 'post',
      between: ',',
      at: () => ({
        issuer: new URL(network.signIn.authorize).origin,
        authorize: elsewhere(network.signIn.authorize),
        token: elsewhere(network.signIn.tokens),
      }),
      conform: ({ permissions, ...body }) => ({
        ...body,
        ...(permissions === undefined ? {} : { scope: [permissions].flat().map(String).join(' ') }),
      }),
      async accounts({ access_token: token }, { application: { clientSecret } }) {
        const fresh = await lasting('access_token', {
          grant_type: network.grants.exchange,
          client_secret: clientSecret,
          access_token: token,
        })
        return [connected(await myself(fresh.token), fresh)]
      },
    }),

    refresh: (account) =>
      act(async () => {
        let expiresAt = tools.now()
        await account.renew(async (stored) => {
          const fresh = await renewed(stored['token'] ?? '')
          expiresAt = fresh.expiresAt
          return { ...stored, token: fresh.token }
        })
        return { kind: 'renewed', expiresAt }
      }),

    publish: (account, post) =>
      act(async (stage) => {
        const bearer = bearerOf(account)
        const used = await quotaUsed(
          call,
          at(account, `${account.externalId}/${names.quota}`),
          bearer,
          tools.now(),
        )
        if (used !== null) return used
        const shows = shownIn(post, can.limits)
        const container = await make(account, { ...network.words(post), ...(await media(account, shows)) })
        stage.mayHaveActed = true
        const { body } = await call<{ id: string }>(at(account, `${account.externalId}/${names.publish}`), {
          method: 'POST',
          bearer,
          json: { creation_id: container },
          holds: ['id'],
        })
        return { kind: 'sent', sent: { ...(await sentAs(account, body.id)), shown: keysOf(shows) } }
      }),

    // Its addresses bear short names, from which nobody can tell the number.
    idOf: (address, { handle }) => {
      const { site, parts } = placeOf(address)
      const named = parts[0]?.startsWith('@') !== true || sameName(parts[0], handle)
      return network.sites.includes(site) && parts.length > 1 && named ? null : undefined
    },

    find: (account, trace) =>
      act(async () => {
        const of = { text: (one: Media) => one[names.words], at: (one: Media) => one.timestamp }
        const lists = [names.list, ...(trace.answer && names.answers !== undefined ? [names.answers] : [])]
        for (const list of lists) {
          const { body } = await call<{ data: Media[] }>(at(account, `${account.externalId}/${list}`), {
            bearer: bearerOf(account),
            query: { fields: `id,${names.words},permalink,timestamp`, limit: '50' },
            holds: ['data'],
          })
          const post = theOne(body.data, of, trace)
          if (post !== undefined) return { kind: 'found', sent: { id: post.id, url: post.permalink ?? null } }
        }
        return { kind: 'absent' }
      }),

    edit: async () => ({ kind: 'rejected', why: 'no_edit', lasting: true }),

    remove: (account, target) =>
      act(async (stage) => {
        if (!can.removes) return { kind: 'rejected', why: 'no_removal', lasting: true }
        stage.mayHaveActed = true
        const bearer = bearerOf(account)
        await call(at(account, target.id), { method: 'DELETE', bearer, holds: ['success'] }).catch(
          async (error: unknown) => {
            if (!isGone(error) || (await standsThere(call, at(account, target.id), bearer))) throw error
          },
        )
        return { kind: 'sent', sent: target, leftovers: network.leftovers }
      }),
  }
}
