/** Headquarters sends one story to many accounts, each in its own words, once a second person agreed. */
import { describe, expect, test } from 'vitest'
import {
  colleague,
  district,
  edition,
  headquarters,
  localOfficer,
  officer,
  otherUnit,
  stranger,
} from '../../../../tests/support/channels-room.ts'
import {
  begin,
  boundOf,
  coded,
  content,
  distributions,
  everybody,
  openDistributionDesk,
  plantAccounts,
  posts,
  sendAgreed,
  story,
} from '../../../../tests/support/distribution-desk.ts'
import {
  announce,
  bluesky,
  clock,
  later,
  room,
  site,
  sky,
  wordpress,
} from '../../../../tests/support/ledger-desk.ts'
import type { Part } from './content.ts'

openDistributionDesk()

describe('sending', () => {
  test('every account gets its own words once, after a second person agreed to exactly these', async () => {
    await room.channels.change(officer, sky.id, { tags: ['Lalu lintas', 'lalu lintas '] })
    const tagged = { ...everybody, tags: ['lalu lintas'], levels: ['district'] }
    const { id, hash } = await begin({
      parts: [tagged],
      texts: { bluesky: '{Satuan}: kabar untuk warga {tempat}. {tautan}' },
      campaign: 'mudik',
    })
    const preview = await distributions.preview(officer, id)
    expect(preview).toMatchObject({ ready: 1, blocked: 0, needsSecond: true, agreed: false, published: true })
    const page = await distributions.accounts(officer, id, {})
    expect(page.accounts.map(({ account, text }) => [account.handle, text])).toEqual([
      [sky.handle, 'Polresta Bandung: kabar untuk warga Bandung.'],
    ])
    const send = (bound: string) => distributions.send(officer, id, { bound, leaveOut: false })
    await expect(send(preview.bound)).rejects.toEqual(coded('distribution_needs_second'))
    await distributions.ask(officer, id, preview.bound)
    await expect(distributions.approve(officer, id, preview.bound)).rejects.toEqual(
      coded('distribution_own_work'),
    )
    await distributions.approve(colleague, id, preview.bound)

    // The whole tree instead of one tag: what was agreed to is not this.
    const changed = await distributions.save(officer, id, {
      base: hash,
      content: content({
        texts: { bluesky: '{satuan}: kabar untuk warga {tempat}. {tautan}' },
        campaign: 'mudik',
      }),
    })
    expect(changed.state).toBe('draft')
    await expect(distributions.save(colleague, id, { base: hash, content: content() })).rejects.toEqual(
      coded('distribution_changed'),
    )
    await expect(send(preview.bound)).rejects.toEqual(coded('distribution_changed'))
    await expect(send(await boundOf(id))).rejects.toEqual(coded('distribution_needs_second'))
    expect(bluesky.records.size).toBe(0)

    expect(await sendAgreed(id)).toEqual({ state: 'sent', deliveries: 2, proposals: 0 })
    await expect(send(await boundOf(id))).rejects.toEqual(coded('distribution_settled'))
    expect(posts().map(({ text }) => text)).toEqual(['Polresta Bandung: kabar untuk warga Bandung.'])
    expect(JSON.stringify(posts()[0]?.embed)).toContain(
      '?utm_source=bluesky&utm_medium=social&utm_campaign=mudik"',
    )
    expect(wordpress.published()).toHaveLength(1)
    // The news of its publication comes round: nothing goes a second time.
    await announce(story)
    expect([bluesky.records.size, wordpress.published().length]).toEqual([1, 1])
    const { cells } = await distributions.counts(officer, { distributionId: id })
    expect(cells).toEqual([
      { network: 'bluesky', standing: 'sent', n: 1 },
      { network: 'wordpress', standing: 'sent', n: 1 },
    ])
  })

  test('its own accounts a unit serves alone; what changed on the page since it was shown is refused', async () => {
    const own = { ...everybody, unitId: district.id, networks: ['bluesky' as const] }
    const { id } = await begin({ parts: [own] }, district.id)
    const { bound, needsSecond } = await distributions.preview(officer, id)
    expect(needsSecond).toBe(false)
    room.editions.set(story.editionId, { ...story, article: { ...story.article, versionHash: 'version-2' } })
    await expect(distributions.send(officer, id, { bound, leaveOut: false })).rejects.toEqual(
      coded('distribution_changed'),
    )
    const sent = await distributions.send(officer, id, { bound: await boundOf(id), leaveOut: false })
    expect(sent.deliveries).toBe(1)
  })

  test('says what stands in the way, how often, and sends to the others only when told to', async () => {
    await room.channels.pause(officer, site.id)
    const { id } = await begin({ texts: { bluesky: 'a'.repeat(301), wordpress: 'Untuk warga {kota}.' } })
    const { faults, blocked } = await distributions.preview(officer, id)
    expect(blocked).toBe(2)
    expect(faults.map(({ code, networks, n, params }) => [code, networks, n, params])).toEqual(
      expect.arrayContaining([
        ['post_too_long', [{ kind: 'bluesky', n: 1 }], 1, { count: 301, limit: 300 }],
        ['account_paused', [{ kind: 'wordpress', n: 1 }], 1, {}],
        ['post_placeholder_unknown', [{ kind: 'wordpress', n: 1 }], 1, { name: '{kota}' }],
      ]),
    )
    await expect(sendAgreed(id, true)).rejects.toEqual(coded('distribution_empty'))
    // Of all networks in one sentence, for it is the accounts that are meant.
    await room.channels.pause(officer, sky.id)
    expect((await distributions.preview(officer, id)).faults).toContainEqual(
      expect.objectContaining({
        code: 'account_paused',
        n: 2,
        networks: [
          { kind: 'bluesky', n: 1 },
          { kind: 'wordpress', n: 1 },
        ],
      }),
    )
    await room.channels.reconnect(officer, sky.id)

    const { id: better } = await begin({ texts: { bluesky: 'Kabar baik.' } })
    await expect(sendAgreed(better)).rejects.toMatchObject({ code: 'distribution_blocked', params: { n: 1 } })
    const bound = await boundOf(better)
    expect(await distributions.send(officer, better, { bound, leaveOut: true })).toMatchObject({
      deliveries: 1,
    })
    await room.jobs.drain()
    expect(posts().map(({ text }) => text)).toEqual(['Kabar baik.'])
    // It has its post now.
    const { id: again } = await begin()
    expect((await distributions.preview(officer, again)).faults).toContainEqual(
      expect.objectContaining({ code: 'account_has_post', networks: [{ kind: 'bluesky', n: 1 }] }),
    )
  })

  test('says whose sign-in ends, the first of them first, and of one that is signed out only that', async () => {
    const units = [headquarters, district, otherUnit]
    const accounts = await plantAccounts('facebook', units)
    const days = [5, 2, -3].map((day) => new Date(clock.now().getTime() + day * 86_400_000))
    for (const [n, id] of accounts.entries())
      await room.database.db
        .updateTable('channels.channel')
        .set({ expires_at: days[n] ?? null, state: n === 2 ? 'unauthorised' : 'connected' })
        .where('id', '=', id)
        .execute()
    const { id } = await begin()
    const { faults } = await distributions.preview(officer, id)
    const networks = (n: number) => [{ kind: 'facebook', n }]
    expect(faults).toMatchObject([
      { code: 'account_signed_out', n: 1, networks: networks(1) },
      {
        code: 'account_sign_in_ends',
        n: 2,
        params: { at: days[1]?.toISOString() },
        networks: networks(2),
      },
    ])
  })

  test('is for those who may speak for every unit that it names', async () => {
    const draft = { unitId: district.id, editionId: story.editionId, content: content() }
    await expect(distributions.begin(localOfficer, draft)).rejects.toEqual(coded('forbidden'))
    const part = { ...everybody, unitId: district.id }
    const own = await distributions.begin(localOfficer, { ...draft, content: content({ parts: [part] }) })
    const wider = { base: own.hash, content: content() }
    await expect(distributions.save(localOfficer, own.id, wider)).rejects.toEqual(coded('forbidden'))
    await expect(distributions.preview(stranger, own.id)).rejects.toEqual(coded('forbidden'))
    expect((await distributions.list(stranger, {})).distributions).toEqual([])
    const recalled = edition()
    room.editions.set(recalled.editionId, { ...recalled, article: null })
    await expect(begin({}, headquarters.id, recalled.editionId)).rejects.toEqual(
      coded('distribution_not_public'),
    )
    await distributions.discard(localOfficer, own.id)
    await expect(distributions.read(localOfficer, own.id)).rejects.toEqual(coded('not_found'))
  })

  test('a thread is filled in, counted and sent part by part; a last part of only the link leads to the story', async () => {
    const { id } = await begin({
      parts: [{ ...everybody, networks: ['bluesky'] }],
      texts: {
        bluesky: 'Warga {tempat}, jembatan dibuka.\n---\nSalam, {satuan}.\n---\n{tautan}',
      },
      campaign: 'mudik',
    })
    const words = [
      'Warga Bandung, jembatan dibuka.',
      'Salam, Polresta Bandung.',
      'house.test/berita/jembatan-cikapundung-…',
    ]
    const [addressee] = (await distributions.accounts(officer, id, {})).accounts
    const { text, parts = [] } = addressee?.preview ?? {}
    expect([text, ...parts.map((part) => part.text)]).toEqual(words)
    expect((await distributions.estimate(officer, id)).networks).toMatchObject([{ accounts: 1, posts: 3 }])
    bluesky.spoil('putRecord', { until: Promise.resolve() })
    bluesky.spoil('putRecord', { status: 429, headers: { 'retry-after': '600' } })
    await sendAgreed(id)
    const standing = async () => (await distributions.counts(officer, { distributionId: id })).cells
    expect(await standing()).toEqual([{ network: 'bluesky', standing: 'throttled', n: 1 }])
    // The news of its publication finds half of it there.
    await announce(story)
    await later(600)
    expect(posts().map((post) => post.text)).toEqual(words)
    expect(await standing()).toEqual([{ network: 'bluesky', standing: 'sent', n: 1 }])
    const below = [...bluesky.records.values()].map(({ uri, value }) => [uri, value.reply?.parent.uri])
    expect(below.map(([, parent]) => parent)).toEqual([undefined, below[0]?.[0], below[1]?.[0]])
    const leads = posts().map(({ facets }) => JSON.stringify(facets)?.includes('utm_campaign=mudik'))
    expect(leads).toEqual([undefined, undefined, true])
  })

  test('one voice on X: the first account has the words, a second is blocked before it is sent', async () => {
    const [first = '', second = '', third = ''] = await plantAccounts('x', [
      headquarters,
      district,
      otherUnit,
    ])
    const { id } = await begin({
      parts: [{ ...everybody, networks: ['x'] }],
      texts: { x: 'Jembatan dibuka lagi untuk warga {tempat}.' },
      accountTexts: { [third]: 'Di Solo pasar malam pekan ini tetap buka sampai pukul sembilan.' },
    })
    const { accounts } = await distributions.accounts(officer, id, {})
    expect(
      accounts.map(({ account, blocks }) => [account.id, blocks.map(({ code, params }) => [code, params])]),
    ).toEqual([
      [first, []],
      [second, [['post_said_elsewhere', { handle: '@akun-0' }]]],
      [third, []],
    ])
    const { cost } = await distributions.preview(officer, id)
    expect(cost).toEqual([{ currency: 'USD', micros: 400_000 }])
    // Only what goes out by itself takes anything, and everything can leave at once.
    expect(await distributions.estimate(officer, id)).toMatchObject({
      networks: [{ kind: 'x', posts: 2, cost: { currency: 'USD', micros: 400_000 } }],
      blocked: [],
      unpaid: 0,
      lastLeaves: clock.now(),
    })
    await expect(distributions.estimate(stranger, id)).rejects.toEqual(coded('forbidden'))
  })
})

describe('an audience', () => {
  test('is kept under a name, and replaced under the same', async () => {
    const keep = (name: string, parts: Part[]) =>
      distributions.keepSegment(officer, { unitId: headquarters.id, name, parts })
    const kept = await keep('Semua wilayah', [everybody])
    const again = await keep('semua wilayah', [{ ...everybody, reach: 'itself' }])
    expect(again.id).toBe(kept.id)
    expect((await distributions.segments(officer)).map(({ name, parts }) => [name, parts[0]?.reach])).toEqual(
      [['semua wilayah', 'itself']],
    )
    await expect(distributions.removeSegment(localOfficer, kept.id)).rejects.toEqual(coded('forbidden'))
    await distributions.removeSegment(officer, kept.id)
    expect(await distributions.segments(officer)).toEqual([])
  })
})
