import { expect, test } from 'vitest'
import { openTestHouse } from '../../../tests/support/house.ts'
import { newId, newRef } from '../../platform/ids.ts'
import { emptyContent } from './content.ts'
import { listingsFor } from './publication.ts'
import { removePublication } from './remove-publication.ts'
import { writePublication } from './write-publication.ts'

const house = await openTestHouse()
const { units, server } = house
const ask = async (url: string) => {
  const answer = await server.inject({ url: `/api/v1${url}` })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

async function publishAtRoot(headline: string) {
  const unit = units.root()
  const ids = { editionId: newId(), storyId: newId(), ref: newRef() }
  const at = house.clock.now()
  await house.database.db.transaction().execute((trx) =>
    writePublication(trx, {
      ...ids,
      locale: 'id',
      versionNumber: 1,
      versionHash: 'a'.repeat(64),
      content: emptyContent({ headline, topic: units.pack.topics[0]?.key ?? '' }),
      unit,
      ancestry: [unit.id],
      listings: listingsFor(units, {
        leadUnitId: unit.id,
        supportingUnitIds: [],
        adopterUnitIds: [],
        mandatoryUnitIds: [],
      }),
      pictures: new Map(),
      firstPublishedAt: at,
      publicTimestamp: at,
      updatedAt: at,
    }),
  )
  return ids
}

test('anybody takes a published story as ninjs, and of a recalled one the cancellation', async () => {
  const { ref, editionId } = await publishAtRoot('Zamrud')
  expect(await ask(`/publications/${ref}/ninjs`)).toMatchObject({
    status: 200,
    body: {
      uri: `urn:uuid:${editionId}`,
      pubStatus: 'usable',
      organisations: [{ name: units.root().name.id }],
      subjects: [{ name: units.pack.topics[0]?.name.id }],
    },
  })
  await house.database.db
    .transaction()
    .execute((trx) =>
      removePublication(trx, { editionId, state: 'recalled', note: 'Keliru.', at: house.clock.now() }),
    )
  const recalled = await ask(`/publications/${ref}/ninjs`)
  expect(recalled).toMatchObject({ status: 200, body: { pubStatus: 'canceled' } })
  expect(JSON.stringify(recalled)).not.toContain('Zamrud')
  expect((await ask('/publications/nosuchref/ninjs')).status).toBe(404)
  expect((await ask(`/publications/${ref}/ninjs?locale=en`)).status).toBe(404)
})

test('the words of what is published are learnt by a job of the house', async () => {
  await publishAtRoot('Katakunci langka')
  await publishAtRoot('Katakunci lagi')
  await house.jobs.drain()
  const { suggestion } = await house.newsroom.public.search({ locale: 'id', text: 'kataknuci' })
  expect(suggestion).toBeNull()
  await house.jobs.enqueue(house.database.db, 'learn-search-words', {})
  await house.jobs.drain()
  expect((await house.newsroom.public.search({ locale: 'id', text: 'kataknuci' })).suggestion).toBe(
    'katakunci',
  )
})
