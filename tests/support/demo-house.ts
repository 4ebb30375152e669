/**
 * The demonstration, live, with what its seed leaves out: an account with deliveries of every outcome, a key, open
 * invitations and a delegated role, so that no page of the console is empty.
 */
import { vi } from 'vitest'
import { seedDemo } from '../../src/demo/index.ts'
import type { Actor } from '../../src/platform/actor.ts'
import type { State } from '../../src/house/newsroom/index.ts'
import { afterwards } from './afterwards.ts'
import { startFakeBluesky } from './fake-bluesky.ts'
import { openLiveHouse, type LiveHouse } from './live-house.ts'
import { openSession, type SignedIn } from './sign-in.ts'
import { patience } from './patience.ts'

export interface DemoHouse extends LiveHouse {
  /** One more session of somebody of the cast, by the name before the at sign. */
  enter(key: string): Promise<SignedIn>
  /** An edition at this stage that its author, one of the cast, began. */
  editionAt(stage: State, author: string): Promise<{ storyId: string; editionId: string }>
}

export async function openDemoHouse(): Promise<DemoHouse> {
  const live = await openLiveHouse({
    mode: 'demo',
    env: { PENDOPO_DEPOSIT_PORT: '0', PENDOPO_DEPOSIT_DOMAIN: 'setor.pendopo.example' },
  })
  await seedDemo(live, { stories: 24, pictures: 18, widest: 480 })
  const { database, identity, units } = live

  const enter = async (key: string) => {
    const email = `${key}@pendopo.example`
    const { id, name } = await database.db
      .selectFrom('identity.person')
      .select(['id', 'name'])
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    return openSession(live, { personId: id, name, email })
  }
  const district = units.byCode('3273')
  if (district === undefined) throw new Error('The pack has no Bandung.')
  const editionAt: DemoHouse['editionAt'] = async (stage, author) => {
    const found = await database.db
      .selectFrom('newsroom.edition as e')
      .innerJoin('newsroom.story as s', 's.id', 'e.story_id')
      .innerJoin('identity.person as p', 'p.id', 's.created_by')
      .select(['e.id as editionId', 'e.story_id as storyId'])
      .where('e.stage', '=', stage)
      .where('p.email', '=', `${author}@pendopo.example`)
      .orderBy('e.id')
      .executeTakeFirst()
    return found ?? Promise.reject(new Error(`Nothing that ${author} began is ${stage}.`))
  }

  const [{ actor: arifin }, { actor: nadia }, { actor: teguh, personId: teguhId }, { personId: sekarId }] =
    await Promise.all([enter('arifin'), enter('nadia'), enter('teguh'), enter('sekar')])
  await identity.invite(arifin, {
    email: 'pegawai.baru@pendopo.example',
    unitId: district.id,
    role: 'editor',
  })
  await identity.createKey(arifin, {
    unitId: units.root().id,
    name: 'Sistem arsip',
    roles: ['archivist'],
    expiresAt: new Date(Date.now() + 90 * 86_400_000),
  })
  const own = (await identity.grantsOf(teguhId))[0]
  if (own === undefined) throw new Error('Teguh holds nothing.')
  await identity.delegateRole(teguh, {
    grantId: own.id,
    toPersonId: sekarId,
    until: new Date(Date.now() + 86_400_000),
  })
  await sendSome(live, nadia)
  return { ...live, enter, editionAt }
}

/** Two posts arrive, the third is refused by the network. */
async function sendSome({ channels, database, units }: LiveHouse, officer: Actor): Promise<void> {
  const bluesky = await startFakeBluesky()
  afterwards(() => bluesky.close())
  const channel = await channels.connect(officer, {
    unitId: units.root().id,
    kind: 'bluesky',
    entry: { server: bluesky.url, identifier: bluesky.handle, password: bluesky.password },
    languages: ['id'],
  })
  const stories = await database.db
    .selectFrom('newsroom.publication')
    .select('edition_id')
    .where('locale', '=', 'id')
    .orderBy('first_published_at', 'desc')
    .limit(3)
    .execute()
  for (const [at, { edition_id: editionId }] of stories.entries()) {
    if (at === 2) bluesky.spoil('putRecord', { status: 400, body: { error: 'InvalidRequest' } })
    const { id } = await channels.request(officer, channel.id, { editionId })
    await vi.waitUntil(async () => !/queued|sending/.test((await channels.delivery(officer, id)).state), {
      timeout: patience,
    })
  }
}
