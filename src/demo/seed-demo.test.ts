import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestHouse } from '../../tests/support/house.ts'
import { anchorsFile, verifyAudit } from '../house/audit/index.ts'
import { newId } from '../platform/ids.ts'
import { states } from '../house/newsroom/index.ts'
import { seedDemo } from './index.ts'

const house = await openTestHouse({ pack: 'polri' })
const { db } = house.database
const { accounts, password } = await seedDemo(house, { stories: 90, pictures: 10 })

const count = async (table: 'newsroom.story' | 'newsroom.publication' | 'bank.asset' | 'audit.entry') => {
  const { n } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

test('no screen is empty: stories stand in every state, with tasks, remarks and locks', async () => {
  const rows = await db.selectFrom('newsroom.edition').select('stage').distinct().execute()
  expect(rows.map(({ stage }) => stage).toSorted()).toEqual([...states].toSorted())
  const tasks = await db.selectFrom('newsroom.task').select(['kind', 'done_at']).execute()
  expect(new Set(tasks.map(({ kind }) => kind))).toEqual(
    new Set(['after_review', 'sibling_updated', 'sibling_corrected']),
  )
  expect(tasks.filter(({ done_at }) => done_at !== null)).toHaveLength(1)
  const deliveries = await db.selectFrom('channels.delivery').select('state').distinct().execute()
  expect(new Set(deliveries.map(({ state }) => state))).toEqual(
    new Set(['queued', 'sent', 'throttled', 'rejected', 'unknown', 'unauthorised']),
  )
  const remarks = await db.selectFrom('newsroom.remark').select('text').execute()
  expect(remarks.length).toBeGreaterThan(3)
})

test('its accounts send nothing: every one is paused or signed out and lies where nobody can own an address', async () => {
  const channels = await db
    .selectFrom('channels.channel')
    .select(['state', 'server'])
    // The house's own: what stands there leaves it only for followers, and there are none.
    .where('kind', '<>', 'activitypub')
    .execute()
  expect(channels.length).toBeGreaterThan(5)
  expect(new Set(channels.map(({ state }) => state))).toEqual(new Set(['paused', 'unauthorised']))
  expect(channels.every(({ server }) => new URL(server).host.endsWith('.example'))).toBe(true)
})

test('its accounts have been read: posts by every hand, figures that differ by network, people who wait, one silent unit', async () => {
  const { id: personId, name } = await db
    .selectFrom('identity.person')
    .select(['id', 'name'])
    .where('email', '=', 'nadia@pendopo.example')
    .executeTakeFirstOrThrow()
  const nadia = { kind: 'person', id: personId, name, sessionId: newId() } as const
  const { reading } = house.channels
  const { items: posts } = await reading.posts(nadia, { limit: 100 })
  expect(new Set(posts.map(({ origin }) => origin))).toEqual(new Set(['house', 'outside', 'earlier']))
  expect(posts.filter(({ edited }) => edited !== null)).toHaveLength(1)
  expect(posts.filter(({ gone }) => gone !== null)).toHaveLength(1)
  const viewsOn = (kind: string) => posts.find(({ channel }) => channel.kind === kind)?.figures?.views
  expect([viewsOn('bluesky'), viewsOn('facebook')]).toEqual([null, expect.any(Number)])
  const measured = posts.find(({ channel, origin }) => channel.kind === 'facebook' && origin === 'earlier')
  expect((await reading.series(nadia, measured?.id ?? '')).series.length).toBeGreaterThan(4)
  const { items: heard } = await reading.inbox(nadia, {})
  expect(new Set(heard.map(({ state }) => state))).toEqual(new Set(['open', 'answered', 'closed']))
  const { items: silent } = await reading.silent(nadia, {})
  expect(silent.map(({ unitId }) => house.units.get(unitId)?.code)).toEqual(['bali'])
})

test('the national front page has a strong lead with a picture, two seconds, and rivers', async () => {
  const root = house.units.root()
  const front = await house.newsroom.public.frontPage({
    locale: 'id',
    rootId: root.id,
    rivers: house.units.pack.regionGroups.map((group) => ({
      key: group.key,
      regionIds: group.units.flatMap((code) => house.units.byCode(code)?.id ?? []),
    })),
    since: new Date(house.clock.now().getTime() - 86_400_000),
  })
  expect(front.lead?.headline).toContain('Satu pintu')
  expect([front.lead, ...front.seconds].every((card) => card !== null && card.picture !== null)).toBe(true)
  expect(front.seconds).toHaveLength(2)
  expect(front.rivers.every(({ items }) => items.length > 0)).toBe(true)
  expect(front.countsToday.length).toBeGreaterThan(15)
})

test('the pictures of what is published answer, those of texts at work do not', async () => {
  const rows = await db
    .selectFrom('bank.asset as a')
    .leftJoin('bank.public_use as u', 'u.asset_id', 'a.id')
    .select(['a.ref', 'u.used_by'])
    .execute()
  const ref = rows.find(({ used_by }) => used_by !== null)?.ref
  const { statusCode, headers } = await house.server.inject(`/media/${ref}/640.webp`)
  expect([statusCode, headers['content-type']]).toEqual([200, 'image/webp'])
  const embargoed = await db
    .selectFrom('newsroom.edition as e')
    .innerJoin('newsroom.story as s', 's.id', 'e.story_id')
    .innerJoin('bank.asset as a', (join) =>
      join.on((eb) => eb(eb.ref('a.id'), '=', eb.fn.any('e.asset_ids'))),
    )
    .select('a.ref')
    .where('s.embargo_until', 'is not', null)
    .executeTakeFirstOrThrow()
  expect((await house.server.inject(`/media/${embargoed.ref}/640.webp`)).statusCode).toBe(404)
})

test('a film and a sound stand in stories, a document lies in the bank; what can be played is left to the jobs', async () => {
  const { rows } = await sql<{ kind: string; transcript: string; waiting: boolean }>`
    select shown ->> 'kind' as kind, shown ->> 'transcript' as transcript, shown -> 'sources' = '[]' as waiting
    from newsroom.publication, jsonb_array_elements(recordings) shown order by 1`.execute(db)
  expect(rows.map(({ kind, waiting }) => [kind, waiting])).toEqual([
    ['audio', true],
    ['video', true],
  ])
  expect(rows.every(({ transcript }) => transcript.length > 50)).toBe(true)
  const kinds = await db
    .selectFrom('bank.asset')
    .select(['format', 'bytes'])
    .where('kind', '<>', 'picture')
    .orderBy('format')
    .execute()
  expect(kinds.map(({ format }) => format)).toEqual(['mp4', 'pdf', 'wav'])
  // Small: the first start writes them before it opens.
  expect(Math.max(...kinds.map(({ bytes }) => bytes))).toBeLessThan(1_000_000)
})

test('the hub has a press kit that anybody may take, and one that only journalists learn of before its time', async () => {
  const releases = await db
    .selectFrom('hub.release')
    .select(['title_id', 'state', 'embargo_until', 'ref'])
    .orderBy('created_at')
    .execute()
  expect(releases.map(({ state, embargo_until }) => [state, embargo_until === null])).toEqual([
    ['published', true],
    ['published', false],
  ])
  const parts = await db.selectFrom('hub.release_asset').select('release_id').execute()
  expect(parts).toHaveLength(6)
  const list = (await house.server.inject('/media/rilis')).body
  expect(list).toContain(releases[0]?.title_id)
  expect(list).not.toContain(releases[1]?.title_id)
  expect((await house.server.inject(`/media/rilis/${releases[1]?.ref}`)).statusCode).toBe(404)
})

test('every history is in order, and the audit that they left holds', async () => {
  const acts = await db
    .selectFrom('newsroom.act')
    .select(['edition_id', 'kind', 'at'])
    .orderBy('at')
    .execute()
  const courses = Map.groupBy(acts, (act) => act.edition_id)
  const firsts = [...courses].filter(([id]) => id !== null).map(([, course]) => course[0]?.kind)
  expect(new Set(firsts)).toEqual(new Set(['create', 'translate']))
  expect(acts.every(({ at }) => at <= house.clock.now())).toBe(true)
  expect(await verifyAudit(db, { anchors: anchorsFile(house.config.data) })).toMatchObject({ ok: true })
})

test('nobody approved what they had written themselves', async () => {
  const own = await db
    .selectFrom('newsroom.act as approved')
    .innerJoin('newsroom.act as submitted', 'submitted.version_id', 'approved.version_id')
    .select('approved.id')
    .where('approved.kind', '=', 'approve')
    .where('submitted.kind', '=', 'submit')
    .whereRef('submitted.actor_id', '=', 'approved.actor_id')
    .execute()
  expect(own).toEqual([])
})

test('the people can sign in with the password that is shown', async () => {
  const answer = await house.server.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { origin: house.config.url },
    payload: { email: accounts[0]?.email, password },
  })
  expect(answer.statusCode).toBe(200)
  expect(new Set(accounts.map(({ email }) => email)).size).toBe(accounts.length)
})

test('seeding again changes nothing, and a half that was cut off does not pass for the whole', async () => {
  const before = [await count('newsroom.story'), await count('bank.asset'), await count('audit.entry')]
  expect(await seedDemo(house)).toEqual({ accounts, password })
  expect([await count('newsroom.story'), await count('bank.asset'), await count('audit.entry')]).toEqual(
    before,
  )
  await db.updateTable('platform.setting').set({ value: '"begun"' }).where('name', '=', 'demo').execute()
  await expect(seedDemo(house)).rejects.toThrow('cut off')
})

test('another institution is filled the same way', async () => {
  const city = await openTestHouse({ pack: 'kota' })
  await seedDemo(city, { stories: 20, pictures: 10 })
  const shown = await city.database.db.selectFrom('newsroom.edition').select('stage').distinct().execute()
  expect(shown.length).toBeGreaterThan(8)
})
