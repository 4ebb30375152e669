/** What a person does in place of the house: it lays out, they confirm. */
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, test, vi } from 'vitest'
import {
  district,
  edition,
  officer,
  otherUnit,
  stranger,
} from '../../../../../tests/support/channels-room.ts'
import { startFakeMastodon } from '../../../../../tests/support/fake-mastodon.ts'
import {
  announce,
  clock,
  connect,
  later,
  openNetworkDesk,
  room,
} from '../../../../../tests/support/network-desk.ts'
import { patience } from '../../../../../tests/support/patience.ts'
import { inPieces, phonePhotograph, pngOf } from '../../../../../tests/support/pictures.ts'
import { sharp } from '../../../../platform/images.ts'

openNetworkDesk()

describe('lanes by hand', () => {
  test('a person posts what was laid out, and what follows is laid out again; the register knows the channel', async () => {
    const address = 'https://whatsapp.com/channel/0029Va'
    const channel = await connect('whatsapp', '', { name: 'Humas Bandung', address })
    // Nobody signed in to it, so it is official only once somebody says so.
    expect(await room.isOfficial(address)).toEqual({ answer: 'unknown' })
    await room.channels.change(officer, channel.id, { listed: true })
    expect(await room.isOfficial(`${address}?ref=x`)).toMatchObject({ answer: 'official' })
    const one = edition()
    const laid = await announce(one)
    expect(laid).toMatchObject({
      state: 'handed',
      why: 'hand_post',
      said: expect.stringContaining(one.article.url),
    })
    await expect(room.channels.retry(officer, laid?.id ?? '')).rejects.toMatchObject({
      code: 'delivery_settled',
    })
    await room.channels.confirm(officer, laid?.id ?? '', { done: true, url: `${address}/12` })
    expect((await room.channels.receipts(one.storyId))[0]).toMatchObject({
      state: 'sent',
      externalUrl: `${address}/12`,
    })
    const notes = [{ kind: 'correction', note: 'Jam buka 07.00.', at: clock.now() }]
    const mend = await announce(
      { ...one, article: { ...one.article, versionHash: 'version-2', notes } },
      'correct',
    )
    expect(mend).toMatchObject({
      state: 'handed',
      why: 'hand_edit',
      said: expect.stringContaining('Jam buka 07.00.'),
    })
    await room.channels.confirm(officer, mend?.id ?? '', { done: true })
    const down = await announce({ ...one, article: null }, 'withdraw')
    expect(down).toMatchObject({ state: 'handed', why: 'hand_remove' })
    await room.channels.confirm(officer, down?.id ?? '', { done: true })
    expect((await room.channels.receipts(one.storyId)).map(({ state }) => state)).toEqual(
      Array(3).fill('removed'),
    )
    await expect(room.channels.confirm(officer, down?.id ?? '', { done: true })).rejects.toMatchObject({
      code: 'delivery_settled',
    })
    await expect(room.channels.confirm(stranger, channel.id, { done: true })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test.each([
    'https://whatsapp.com',
    'https://whatsapp.com/channel',
    'https://whatsapp.com.palsu.example/channel/0029Va',
    'https://bsky.app/channel/0029Va',
  ])('%s is no channel, and makes nothing official', async (address) => {
    await expect(connect('whatsapp', '', { name: 'Humas', address })).rejects.toMatchObject({
      code: 'channel_refused',
    })
  })

  test('boards of two offices may bear one name, two of one office may not', async () => {
    const entry = { name: 'Papan di gerbang' }
    await connect('board', '', entry)
    const at = (unitId: string) =>
      room.channels.connect(officer, { unitId, kind: 'board', entry, languages: ['id'] })
    await expect(at(district.id)).rejects.toMatchObject({ code: 'channel_taken' })
    expect(await at(otherUnit.id)).toMatchObject({ unitId: otherUnit.id, handle: entry.name })
  })

  test('a server that calls another site its own is not believed', async () => {
    const fake = await startFakeMastodon({ now: clock.now })
    fake.spoil('GET /api/v1/accounts/verify_credentials', {
      status: 200,
      body: { id: '7', username: 'humas', display_name: 'Humas', url: 'https://instagram.com/' },
    })
    await expect(
      connect('mastodon', fake.url, { server: fake.url, token: fake.token }),
    ).rejects.toMatchObject({ code: 'channel_refused' })
    await fake.close()
  })

  test('what was laid out and is withdrawn before anybody confirmed asks for a look', async () => {
    await connect('board', '', { name: 'Papan di gerbang' })
    const one = edition()
    await announce(one)
    await announce({ ...one, article: null }, 'withdraw')
    expect(await room.channels.receipts(one.storyId)).toMatchObject([
      { purpose: 'post', state: 'skipped', why: 'withdrawn' },
      { purpose: 'withdrawal', state: 'handed', why: 'take_down_if_posted' },
    ])
  })
})

describe('a photograph in place of a link', () => {
  test('shows what hangs on the board: sealed, without its place, for who may see the delivery, until its time is over', async () => {
    await connect('board', '', { name: 'Papan di lobi' })
    const { id = '' } = (await announce(edition())) ?? {}
    const confirm = (photo?: Readable) => room.channels.confirm(officer, id, { done: true, photo })
    const kept = () => room.database.pool.query('select object from channels.evidence')

    await expect(confirm()).rejects.toMatchObject({ code: 'delivery_proof_needed' })
    for (const [bytes, code] of [
      [pngOf(30_000, 30_000), 'picture_pixels'],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'picture_type'],
      [(await phonePhotograph()).subarray(0, 60_000), 'picture_damaged'],
      [
        Buffer.concat([await phonePhotograph(), Buffer.from('<script>alert(1)</script>')]),
        'picture_polyglot',
      ],
      [Buffer.alloc(20_000_001), 'upload_too_large'],
      [Buffer.alloc(0), 'file_empty'],
    ] as const)
      await expect(confirm(inPieces(bytes))).rejects.toMatchObject({
        code,
        status: code === 'upload_too_large' ? expect.any(Number) : 422,
      })
    expect((await kept()).rows).toEqual([])
    expect(await room.channels.delivery(officer, id)).toMatchObject({ state: 'handed', photo: null })
    const untouched = new Readable({ read: () => expect.unreachable('a stranger is heard') })
    await expect(room.channels.confirm(stranger, id, { done: true, photo: untouched })).rejects.toMatchObject(
      {
        code: 'forbidden',
      },
    )

    expect(await confirm(inPieces(await phonePhotograph()))).toMatchObject({
      state: 'sent',
      externalUrl: null,
    })
    // Upright, as the telephone showed it.
    expect((await room.channels.delivery(officer, id)).photo).toMatchObject({
      width: 1200,
      height: 1600,
      by: officer.name,
      at: clock.now(),
      gone: false,
    })
    const shown = await room.channels.photo(officer, id)
    expect(await sharp(shown).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 1600 })
    expect(shown.toString('latin1')).not.toMatch(/Rahasia|GPS|Exif/)
    const [{ object }] = (await kept()).rows as [{ object: string }]
    expect(await text(room.storage.read(object))).toMatch(/^\w+\.[\w-]+$/)
    await expect(room.channels.photo(stranger, id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(confirm(inPieces(await phonePhotograph()))).rejects.toMatchObject({
      code: 'delivery_settled',
    })

    const sweep = async (days: number) => {
      clock.advance(days * 86_400_000)
      await room.jobs.enqueue(room.database.db, 'sweep-evidence', {})
      await room.jobs.drain()
    }
    await sweep(364)
    expect(await room.storage.size(object)).toBeGreaterThan(0)
    await sweep(2)
    expect(await room.storage.size(object)).toBeUndefined()
    expect((await room.channels.delivery(officer, id)).photo).toMatchObject({ by: officer.name, gone: true })
    await expect(room.channels.photo(officer, id)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('what a person says while the house is at it', () => {
  test('waits until the house is done, for it might be posting at that moment', async () => {
    const fake = await startFakeMastodon({ now: clock.now })
    await connect('mastodon', fake.url, { server: fake.url, token: fake.token })
    fake.spoil('POST /api/v1/statuses', 'drop')
    const one = edition()
    const lost = await announce(one)
    expect(lost).toMatchObject({ state: 'unknown' })
    let goOn = () => {}
    fake.spoil('GET /api/v1/accounts/7/statuses', { until: new Promise<void>((resolve) => (goOn = resolve)) })
    const looking = later(200)
    await vi.waitFor(() => expect(fake.seen.at(-1)).toBe('GET /api/v1/accounts/7/statuses'), patience)
    await expect(
      room.channels.confirm(officer, lost?.id ?? '', { done: true, url: `${fake.url}/@humas/101` }),
    ).rejects.toMatchObject({ code: 'delivery_busy', status: 409 })
    goOn()
    await looking
    expect((await room.channels.receipts(one.storyId))[0]).toMatchObject({ state: 'sent' })
    expect(fake.statuses.size).toBe(1)
    await fake.close()
  })

  test('a channel that is given up while its post is made ready is sent nothing', async () => {
    const fake = await startFakeMastodon({ now: clock.now })
    const channel = await connect('mastodon', fake.url, { server: fake.url, token: fake.token })
    const one = edition()
    const editionOf = room.editions.get.bind(room.editions)
    // First asked when the delivery is made, then when it is sent.
    const asked = vi
      .spyOn(room.editions, 'get')
      .mockImplementationOnce(editionOf)
      .mockImplementationOnce((() => room.channels.remove(officer, channel.id).then(() => one)) as never)
    expect(await announce(one)).toMatchObject({ state: 'skipped', why: 'channel_removed' })
    expect(fake.statuses.size).toBe(0)
    asked.mockRestore()
    await fake.close()
  })
})
