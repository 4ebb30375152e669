/**
 * Networks of Meta that fetch what they show: a container is made of the words and a public address of the picture,
 * waited for, and then published. Only the last of these can have made anything public.
 */
import type {
  Account,
  Adapter,
  AdapterTools,
  Capabilities,
  ConnectField,
  NetworkKind,
  Post,
  Preview,
  Sent,
} from '../../adapter.ts'
import { createCaller, Refused } from './caller.ts'
import { isGone, quotaUsed, readGraph, ready, theOne } from './meta.ts'

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
  host: string
  /** Fields of the account and where it is found. */
  me: { fields: string; idOf: (me: Record<string, string>) => string; url: (name: string) => string }
  /** Names of the calls and fields. */
  names: {
    make: string
    publish: string
    quota: string
    list: string
    words: 'text' | 'caption'
    state: string
  }
  grant: string
  label: string
  container(post: Post, account: Account): Record<string, string>
  check(post: Post): Preview
  leftovers: readonly string[]
}

const sixtyDays = 60 * 86_400_000

export function createContainerNetwork(tools: AdapterTools, network: ContainerNetwork): Adapter {
  const { kind, can, names, me } = network
  const { call, act, meet } = createCaller(tools, (answer, stage) => readGraph(answer, stage, tools.now()))
  const host = () => tools.hosts?.[kind] ?? network.host
  const at = (path: string) => `${host()}/v1.0/${path}`
  const bearerOf = ({ credentials }: Account) => credentials['token']
  const fields: ConnectField[] = [{ name: 'token', kind: 'secret', needed: true, label: network.label }]

  async function renewed(token: string): Promise<{ token: string; expiresAt: Date }> {
    const { body } = await call<{ access_token: string; expires_in: number }>(
      `${host()}/refresh_access_token`,
      {
        query: { grant_type: network.grant, access_token: token },
        holds: ['access_token', 'expires_in'],
      },
    )
    return { token: body.access_token, expiresAt: new Date(tools.now().getTime() + body.expires_in * 1000) }
  }

  async function sentAs(account: Account, id: string): Promise<Sent> {
    // It stands there already; without its address it stands there all the same.
    const url = await call<Media>(at(id), { bearer: bearerOf(account), query: { fields: 'permalink' } }).then(
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
        const { body } = await call<Record<string, string>>(at('me'), {
          bearer: token,
          query: { fields: me.fields },
          holds: me.fields.split(','),
        })
        // A token younger than a day cannot be renewed yet, and lasts for sixty.
        const fresh = await renewed(token).catch((error: unknown) => {
          if (error instanceof Refused)
            return { token, expiresAt: new Date(tools.now().getTime() + sixtyDays) }
          throw error
        })
        const name = body['username'] ?? ''
        return {
          kind: 'connected',
          server: host(),
          externalId: me.idOf(body),
          handle: `@${name}`,
          name: `@${name}`,
          url: me.url(name),
          credentials: { token: fresh.token },
          expiresAt: fresh.expiresAt,
        }
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
        const used = await quotaUsed(call, at(`${account.externalId}/${names.quota}`), bearer, tools.now())
        if (used !== null) return used
        const { body: container } = await call<{ id: string }>(at(`${account.externalId}/${names.make}`), {
          method: 'POST',
          bearer,
          json: network.container(post, account),
          holds: ['id'],
        })
        await ready(call, at(container.id), bearer, names.state, tools.pause)
        stage.mayHaveActed = true
        const { body } = await call<{ id: string }>(at(`${account.externalId}/${names.publish}`), {
          method: 'POST',
          bearer,
          json: { creation_id: container.id },
          holds: ['id'],
        })
        return { kind: 'sent', sent: await sentAs(account, body.id) }
      }),

    find: (account, trace) =>
      act(async () => {
        const { body } = await call<{ data: Media[] }>(at(`${account.externalId}/${names.list}`), {
          bearer: bearerOf(account),
          query: { fields: `id,${names.words},permalink,timestamp`, limit: '50' },
          holds: ['data'],
        })
        const post = theOne(body.data, { text: (one) => one[names.words], at: (one) => one.timestamp }, trace)
        return post === undefined
          ? { kind: 'absent' }
          : { kind: 'found', sent: { id: post.id, url: post.permalink ?? null } }
      }),

    edit: async () => ({ kind: 'rejected', why: 'no_edit', lasting: true }),

    remove: (account, target) =>
      act(async (stage) => {
        if (!can.removes) return { kind: 'rejected', why: 'no_removal', lasting: true }
        stage.mayHaveActed = true
        await call(at(target.id), { method: 'DELETE', bearer: bearerOf(account), holds: ['success'] }).catch(
          (error: unknown) => {
            if (!isGone(error)) throw error
          },
        )
        return { kind: 'sent', sent: target, leftovers: network.leftovers }
      }),
  }
}
