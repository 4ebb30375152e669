/**
 * Another server on the Fediverse: a real one, made with Fedify, with people of its own. What its inbox tells was signed
 * by whoever it says; it keeps what other servers show of an account.
 */
import type { webcrypto } from 'node:crypto'
import {
  createFederation,
  generateCryptoKeyPair,
  MemoryKvStore,
  signRequest,
  type InboxContext,
} from '@fedify/fedify'
import {
  Accept,
  Create,
  Delete,
  Follow,
  isActor,
  Mention,
  Note,
  Person,
  PUBLIC_COLLECTION,
  Tombstone,
  Undo,
  Update,
  type Activity,
  type Actor,
  type Object as Thing,
} from '@fedify/vocab'
import { Temporal } from '@js-temporal/polyfill'
import { startFake, type FakeServer } from './fake-server.ts'

export interface Post {
  id: string
  /** Address of what it answers. */
  answers: string | null
  text: string
  url: string
  language: string
  tags: string[]
  pictures: { url: string; alt: string }[]
}

export interface Saying {
  /** Address of what it answers. */
  answers?: string
  /** For the unit's eyes alone. */
  direct?: true
  at?: Date
  /** Somebody else's name, in place of the own one. */
  as?: string
}

export interface FediversePeer extends FakeServer {
  /** Ids of activities, each as often as it came and was verified. */
  heard: string[]
  /** Whose request to follow was accepted. */
  following: Set<string>
  /** What it shows of the house, by id. */
  posts: Map<string, Post>
  /** As somebody types it into the search. */
  lookUp(handle: string): Promise<Actor>
  follow(who: string, actor: Actor): Promise<void>
  unfollow(who: string, actor: Actor): Promise<void>
  /** Answers the address of what was said. */
  say(who: string, actor: Actor, html: string, how?: Saying): Promise<string>
  change(who: string, actor: Actor, id: string, html: string, how?: Saying): Promise<void>
  takeBack(who: string, actor: Actor, id: string): Promise<void>
  leave(who: string, actor: Actor): Promise<void>
  idOf(who: string): string
  /** Where somebody pretends to take messages. */
  pretended: Map<string, URL>
  /** A request as its person would send it, signed; a test may send it again or change it. */
  signed(who: string, to: Actor, activity: Activity): Promise<Request>
  followOf(who: string, actor: Actor): Follow
  /** Sends whatever as one of its people, signed with their own key. */
  send(who: string, to: Actor, activity: Activity): Promise<void>
}

export async function startFediversePeer(): Promise<FediversePeer> {
  const keys = new Map<string, webcrypto.CryptoKeyPair[]>()
  const gone = new Set<string>()
  const pretended = new Map<string, URL>()
  const keysOf = async (who: string) => {
    const known = keys.get(who)
    if (known !== undefined) return known
    const made = [await generateCryptoKeyPair('RSASSA-PKCS1-v1_5'), await generateCryptoKeyPair('Ed25519')]
    keys.set(who, made)
    return made
  }
  const heard: string[] = []
  /** Requests to follow, and whom. */
  const asked = new Map<string, string>()
  const following = new Set<string>()
  const posts = new Map<string, Post>()
  const server = await startFake(async ({ method, url, headers, body }) => {
    const request = new Request(new URL(url.pathname + url.search, server.url), {
      method,
      headers: Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, [value].flat().join(', ')] as [string, string]],
      ),
      ...(method === 'POST' ? { body: new Uint8Array(body) } : {}),
    })
    const answer = await federation.fetch(request, { contextData: undefined })
    return { status: answer.status, headers: Object.fromEntries(answer.headers), raw: await answer.text() }
  })
  const federation = createFederation<void>({
    kv: new MemoryKvStore(),
    origin: server.url,
    allowPrivateAddress: true,
  })
  federation
    .setActorDispatcher('/users/{identifier}', async (ctx, who) => {
      if (gone.has(who)) return null
      const [rsa, ed25519] = await ctx.getActorKeyPairs(who)
      return new Person({
        id: ctx.getActorUri(who),
        preferredUsername: who,
        inbox: pretended.get(who) ?? ctx.getInboxUri(who),
        publicKey: rsa?.cryptographicKey ?? null,
        assertionMethod: ed25519?.multikey ?? null,
      })
    })
    .setKeyPairsDispatcher((_ctx, who) => keysOf(who))
  federation
    .setInboxListeners('/users/{identifier}/inbox', '/inbox')
    .on(Accept, (_ctx, activity) => {
      hear(activity)
      if (asked.get(activity.objectId?.href ?? '') === activity.actorId?.href)
        following.add(activity.actorId?.href ?? '')
    })
    .on(Create, show)
    .on(Update, show)
    .on(Delete, async (_ctx, activity) => {
      hear(activity)
      posts.delete(activity.objectId?.href ?? '')
    })

  const hear = (activity: Activity) => void heard.push(activity.id?.href ?? '')
  async function show(ctx: InboxContext<void>, activity: Create | Update): Promise<void> {
    hear(activity)
    const note = await activity.getObject(ctx)
    if (!(note instanceof Note) || note.id === null) return
    posts.set(note.id.href, await postOf(note))
  }

  const context = () => federation.createContext(new URL(server.url), undefined)
  const idOf = (who: string) => context().getActorUri(who).href
  const send = (who: string, to: Actor, activity: Activity) =>
    context().sendActivity({ identifier: who }, to, activity)
  let number = 0
  const newId = (what: string) => new URL(`/${what}/${(number += 1)}`, server.url)
  const saidBy = (
    who: string,
    actor: Actor,
    id: URL,
    html: string,
    { answers, direct, at, as }: Saying = {},
  ) =>
    new Note({
      id,
      attribution: new URL(idOf(as ?? who)),
      content: html,
      ...(direct === true ? { to: actor.id } : { to: PUBLIC_COLLECTION, cc: actor.id }),
      tags: [new Mention({ href: actor.id, name: '@satuan' })],
      ...(at === undefined ? {} : { published: instant(at) }),
      ...(answers === undefined ? {} : { replyTarget: new URL(answers) }),
    })
  const followOf = (who: string, actor: Actor) => {
    const id = newId('follows')
    asked.set(id.href, actor.id?.href ?? '')
    return new Follow({ id, actor: new URL(idOf(who)), object: actor.id })
  }

  return {
    ...server,
    heard,
    following,
    posts,
    idOf,
    send,
    pretended,
    followOf,
    async signed(who, to, activity) {
      const [rsa] = await context().getActorKeyPairs(who)
      if (rsa === undefined || to.inboxId === null) throw new Error(`${who} cannot sign.`)
      const request = new Request(to.inboxId, {
        method: 'POST',
        headers: { 'content-type': 'application/activity+json' },
        body: JSON.stringify(await activity.toJsonLd(context())),
      })
      const { privateKey, keyId } = rsa as typeof rsa & webcrypto.CryptoKeyPair
      return signRequest(request, privateKey, keyId)
    },
    async lookUp(handle) {
      // WebFinger asks over TLS, which a loopback address has not: so this one step is made by hand.
      const [, , host = ''] = handle.split('@')
      const finger = new URL('/.well-known/webfinger', `http://${host}`)
      finger.searchParams.set('resource', `acct:${handle.slice(1)}`)
      const answer = await fetch(finger)
      if (!answer.ok) throw new Error(`${handle}: ${answer.status}`)
      const { links } = (await answer.json()) as { links: { rel: string; href: string }[] }
      const self = links.find(({ rel }) => rel === 'self')?.href ?? ''
      const found = await context().lookupObject(self)
      if (found === null || !isActor(found)) throw new Error(`${handle} is nobody.`)
      return found
    },
    follow: (who, actor) => send(who, actor, followOf(who, actor)),
    unfollow: (who, actor) =>
      send(
        who,
        actor,
        new Undo({
          id: newId('undos'),
          actor: new URL(idOf(who)),
          object: followOf(who, actor),
        }),
      ),
    async say(who, actor, html, how) {
      const id = newId('notes')
      const note = saidBy(who, actor, id, html, how)
      await send(
        who,
        actor,
        new Create({ id: new URL('#create', id), actor: new URL(idOf(who)), object: note, cc: actor.id }),
      )
      return id.href
    },
    async change(who, actor, id, html, how = {}) {
      const updated = instant(how.at ?? new Date())
      const object = saidBy(who, actor, new URL(id), html, how).clone({ updated })
      await send(who, actor, new Update({ id: newId('updates'), actor: new URL(idOf(who)), object }))
    },
    takeBack: (who, actor, id) =>
      send(
        who,
        actor,
        new Delete({
          id: newId('deletes'),
          actor: new URL(idOf(who)),
          object: new Tombstone({ id: new URL(id) }),
        }),
      ),
    async leave(who, actor) {
      const id = new URL(idOf(who))
      await send(who, actor, new Delete({ id: new URL('#delete', id), actor: id, object: id }))
      gone.add(who)
    },
  }
}

const instant = (at: Date) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()) as unknown as globalThis.Temporal.Instant

const addressOf = (where: Thing['url']): string => (where instanceof URL ? where : where?.href)?.href ?? ''

async function postOf(note: Note): Promise<Post> {
  const tags: string[] = []
  for await (const tag of note.getTags()) if ('name' in tag) tags.push(String(tag.name))
  const pictures: Post['pictures'] = []
  for await (const thing of note.getAttachments() as AsyncIterable<Thing>)
    pictures.push({ url: addressOf(thing.url), alt: `${thing.name?.toString()}` })
  const spoken = note.contents.find((content) => typeof content !== 'string')
  return {
    id: note.id?.href ?? '',
    answers: note.replyTargetId?.href ?? null,
    text: String(note.content),
    url: addressOf(note.url),
    language: typeof spoken === 'object' ? spoken.locale.language : '',
    tags,
    pictures,
  }
}
