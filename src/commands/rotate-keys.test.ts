/** Somebody who knew the key is gone: the operator turns it while the house runs. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { startFakeBluesky } from '../../tests/support/fake-bluesky.ts'
import { startFakeMastodon } from '../../tests/support/fake-mastodon.ts'
import { openTestHouse } from '../../tests/support/house.ts'
import { applied, officer } from '../../tests/support/hub.ts'
import { signIn } from '../../tests/support/sign-in.ts'
import { pictureFile } from '../../tests/support/channels-room.ts'
import { loadSecrets } from '../platform/secrets.ts'
import { rotateKeys } from './rotate-keys.ts'

const house = await openTestHouse({ pack: 'kota' })
const { db } = house.database
const root = house.units.root().id
const [bluesky, mastodon] = [await startFakeBluesky(), await startFakeMastodon()]
const administrator = await signIn(house, { name: 'Dewi Lestari', unit: root, roles: ['administrator'] })
const desk = await officer(house)
const say = () => {}
const at = { db, storage: house.storage, dataFolder: house.config.data }

/** Everything anywhere in the database or the store that this key has sealed. */
async function sealedWith(key: string): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db)
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ n: string }>`select count(*) as n from ${sql.raw(name)} as one
      where one::text ~ ${`\\m${key}\\.[A-Za-z0-9_-]{38,}`}`.execute(db)
    if (Number(rows[0]?.n) > 0) found.push(name)
  }
  const objects = join(house.config.data, 'objects')
  for (const path of await readdir(objects, { recursive: true }))
    if (
      (await stat(join(objects, path))).isFile() &&
      (await readFile(join(objects, path), 'latin1')).startsWith(`${key}.`)
    )
      found.push('object')
  return found.toSorted()
}

const places = [
  'channels.application',
  'channels.channel',
  'channels.fediverse_actor',
  'channels.sign_in',
  'channels.turned_over',
  'hub.push_subscription',
  'object',
  'platform.mail',
]

const channel = await house.channels.connect(administrator.actor, {
  unitId: root,
  kind: 'bluesky',
  entry: { server: bluesky.url, identifier: bluesky.handle, password: bluesky.password },
  languages: ['id'],
})
await house.channels.connect(administrator.actor, {
  unitId: root,
  kind: 'activitypub',
  entry: {},
  languages: ['id'],
})
const begun = await house.channels.connecting.begin(administrator.actor, {
  unitId: root,
  kind: 'mastodon',
  server: mastodon.url,
  languages: ['id'],
  locale: 'id',
})
const journalist = await applied(house, { proof: await readFile(await pictureFile()) })
const push = { endpoint: 'https://push.example/1', hash: 'a'.repeat(64) }
await db
  .insertInto('hub.push_subscription')
  .values({
    id: journalist.id,
    journalist_id: journalist.id,
    endpoint: push.endpoint,
    endpoint_hash: push.hash,
    p256dh: '',
    auth_sealed: house.secrets.seal('rahasia', push.hash),
    locale: 'id',
    created_at: house.clock.now(),
  })
  .execute()
await db
  .insertInto('channels.turned_over')
  .values({ entry_hash: push.hash, sealed: house.secrets.seal('{}', push.hash), kept_at: house.clock.now() })
  .execute()

/** As people use it, in the house that ran all the while. */
async function everythingOpens(): Promise<void> {
  expect(await house.channels.reconnect(administrator.actor, channel.id)).toMatchObject({
    state: 'connected',
  })
  expect((await house.hub.proof(desk.actor, journalist.id)).mime).toBe('image/png')
  const letters = await house.mail.outbox({ limit: 10 })
  expect(letters.some(({ text }) => text?.includes('/media/') === true)).toBe(true)
  const { auth_sealed: sealed } = await db
    .selectFrom('hub.push_subscription')
    .select('auth_sealed')
    .executeTakeFirstOrThrow()
  expect(house.secrets.unseal(sealed, push.hash)).toBe('rahasia')
}

/** A process sealed it before the turn, and keeps it only while the old key is about to go. */
const underWay = { hash: 'b'.repeat(64), sealed: house.secrets.seal('{}', 'b'.repeat(64)) }

test('cut off in the middle it loses nothing, and goes on with the same key', async () => {
  expect(await sealedWith('v1')).toEqual(places)
  const broken = { ...house.storage, put: () => Promise.reject(new Error('killed')) }
  await expect(rotateKeys({ ...at, storage: broken }, say)).rejects.toThrow('killed')
  const [key] = (await readFile(join(at.dataFolder, 'sealing-keys'), 'utf8')).split(' ')
  expect(await sealedWith('v1')).toEqual(['object'])
  await everythingOpens()
  await expect(rotateKeys(at, say, () => Promise.reject(new Error('killed')))).rejects.toThrow('killed')
  await everythingOpens()
  expect(await sealedWith(key ?? '')).toEqual(places)
})

test('once it has turned, nothing is sealed with the old key, which opens nothing, and everything still opens', async () => {
  const old = house.secrets.seal('lama', 'uji')
  const late = async () => {
    await db
      .insertInto('channels.turned_over')
      .values({ entry_hash: underWay.hash, sealed: underWay.sealed, kept_at: house.clock.now() })
      .execute()
  }
  await rotateKeys(at, say, late)
  const keys = await readFile(join(at.dataFolder, 'sealing-keys'), 'utf8')
  expect(keys).toMatch(/^k[0-9a-f]{8} [0-9a-f]{64}\n$/)
  expect((await stat(join(at.dataFolder, 'sealing-keys'))).mode & 0o777).toBe(0o600)
  expect(await sealedWith('v1')).toEqual([])
  await everythingOpens()
  expect(house.secrets.unseal(old, 'uji')).toBe('lama')

  await rotateKeys(at, say, async () => {})
  await everythingOpens()
  const restarted = await loadSecrets(at.dataFolder)
  expect(() => restarted.unseal(old, 'uji')).toThrow(/not in the data folder/)
  expect(await sealedWith(keys.split(' ')[0] ?? '')).toEqual([])

  const to = mastodon.signIn.decide(begun.address).searchParams
  await house.channels.connecting.comeBack(to, () => begun.cookie.value)
  expect((await house.channels.connecting.signIn(administrator.actor, begun.id)).offers).toHaveLength(1)
  await bluesky.close()
  await mastodon.close()
})
