/** The units' actors as Fedify serves them: who they are, what they published, who may speak to them. */
import type { Federation, RequestContext } from '@fedify/fedify'
import { actorNamed, anyActor, keysOf, nameOf } from './actors.ts'
import { answerNoteOf, newsOf, noteOf, organizationOf } from './activities.ts'
import { answerAt } from './standing-answers.ts'
import type { AddressedListener, Caller, FediverseDeps } from './deps.ts'
import { documentLoader, signedLoaders } from './documents.ts'
import { loadFedify } from './fedify.ts'
import { followerCounts } from './followers.ts'
import { createMemory } from './memory.ts'
import { countNotes, noteAt, notesOf } from './standing-notes.ts'
import { listen } from './receive.ts'

const pageSize = 20
const account = '/fediverse/akun/{identifier}'

export async function openFederation(
  deps: FediverseDeps,
  listener: AddressedListener,
): Promise<Federation<Caller>> {
  const { createFederation, kvCache, vocab } = await loadFedify()
  const kv = createMemory(deps)
  const load = documentLoader(deps)
  const federation = createFederation<Caller>({
    kv,
    origin: deps.config.url,
    documentLoaderFactory: () => load,
    contextLoaderFactory: () => kvCache({ kv, loader: load }),
    authenticatedDocumentLoaderFactory: signedLoaders(deps),
  })

  federation
    .setActorDispatcher(account, async (ctx, name) => {
      const actor = await actorNamed(deps, name)
      return actor === undefined ? null : organizationOf(deps, ctx, actor)
    })
    .mapHandle((_ctx, name) => name)
    .setKeyPairsDispatcher(async (_ctx, name) => {
      const actor = await actorNamed(deps, name)
      return actor === undefined ? [] : keysOf(deps, actor.unit.id)
    })

  federation.setObjectDispatcher(vocab.Note, '/fediverse/kiriman/{key}', async (_ctx, { key }) => {
    const note = await noteAt(deps, key)
    if (note === 'gone') return null
    if (note !== undefined) return noteOf(deps, await nameOf(deps, note.unitId), note)
    const answer = await answerAt(deps, key)
    return answer === undefined ? null : answerNoteOf(deps, await nameOf(deps, answer.unitId), answer)
  })

  federation
    .setOutboxDispatcher(`${account}/outbox`, async (_ctx, name, cursor) => {
      const actor = await actorNamed(deps, name)
      if (actor === undefined || cursor === null) return null
      const before = /^[0-9a-f-]{36}$/.test(cursor) ? cursor : undefined
      const notes = await notesOf(deps, actor.unit.id, { before, limit: pageSize })
      return {
        items: await Promise.all(notes.map((note) => newsOf(deps, name, note, 'create'))),
        nextCursor: notes.length < pageSize ? null : (notes.at(-1)?.key ?? null),
      }
    })
    .setCounter(async (_ctx, name) => {
      const actor = await actorNamed(deps, name)
      return actor === undefined ? null : countNotes(deps, actor.unit.id)
    })
    .setFirstCursor(async (_ctx, name) => ((await actorNamed(deps, name)) === undefined ? null : 'awal'))

  // How many they are, and never who.
  federation
    .setFollowersDispatcher(`${account}/followers`, async (_ctx, name) =>
      (await actorNamed(deps, name)) === undefined ? null : { items: [] },
    )
    .setCounter(async (_ctx, name) => {
      const actor = await actorNamed(deps, name)
      return actor === undefined
        ? null
        : ((await followerCounts(deps.db, [actor.unit.id])).get(actor.unit.id) ?? 0)
    })

  federation.setNodeInfoDispatcher('/nodeinfo/2.1', (ctx) => nodeInfo(deps, ctx))

  const inbox = federation.setInboxListeners(`${account}/inbox`, '/fediverse/inbox')
  inbox.setSharedKeyDispatcher(async () => {
    const actor = await anyActor(deps)
    return actor === undefined ? null : { identifier: actor.name }
  })
  await listen(deps, inbox, listener)
  return federation
}

async function nodeInfo({ db, institution }: FediverseDeps, _ctx: RequestContext<Caller>) {
  const { actors } = await db
    .selectFrom('channels.channel')
    .select((of) => of.fn.countAll<number>().as('actors'))
    .where('kind', '=', 'activitypub')
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    software: { name: 'pendopo', version: '0.1.0' },
    protocols: ['activitypub' as const],
    openRegistrations: false,
    usage: {
      users: { total: actors },
      localPosts: await countNotes({ db }),
      localComments: 0,
    },
    metadata: { nodeName: institution.name.id },
  }
}
