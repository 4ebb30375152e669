/** Headquarters sends one story to many accounts; districts are asked, and answer. */
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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
  announce,
  bluesky,
  clock,
  later,
  openLedgerDesk,
  receiptOf,
  room,
  site,
  sky,
  wordpress,
} from '../../../../tests/support/ledger-desk.ts'
import { newId } from '../../../platform/ids.ts'
import type { Content, Part } from './content.ts'
import type { Distributions } from './index.ts'

openLedgerDesk()

let story: ReturnType<typeof edition>
beforeEach(() => {
  story = edition()
  room.editions.set(story.editionId, story)
})

afterEach(() =>
  room.database.db
    .updateTable('channels.channel')
    .set({ credentials: null, removed_at: clock.now() })
    .where('credentials', '=', 'sealed')
    .execute(),
)

let distributions: Distributions
beforeEach(() => {
  distributions = room.channels.distributions
})
const everybody: Part = {
  unitId: headquarters.id,
  reach: 'below',
  levels: [],
  networks: [],
  languages: [],
  tags: [],
  terms: 'mandatory',
}
const content = (change: Partial<Content> = {}): Content => ({
  parts: [everybody],
  texts: {},
  accountTexts: {},
  campaign: null,
  note: null,
  answerBy: null,
  plannedFor: null,
  ...change,
})
const inAnHour = () => new Date(clock.now().getTime() + 3_600_000)
const begin = (change: Partial<Content> = {}, unitId = headquarters.id, editionId = story.editionId) =>
  distributions.begin(officer, { unitId, editionId, content: content(change) })
const boundOf = async (id: string) => (await distributions.preview(officer, id)).bound
/** By the officer, with a colleague's agreement. */
async function sendAgreed(id: string, leaveOut = false) {
  const bound = await boundOf(id)
  await distributions.ask(officer, id, bound)
  await distributions.approve(colleague, id, bound)
  const sent = await distributions.send(officer, id, { bound, leaveOut })
  await room.jobs.drain()
  return sent
}
const coded = (code: string) => expect.objectContaining({ code })
const posts = () => [...bluesky.records.values()].map(({ value }) => value)

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
    expect(faults.map(({ code, network, n, params }) => [code, network, n, params])).toEqual(
      expect.arrayContaining([
        ['post_too_long', 'bluesky', 1, { count: 301, limit: 300 }],
        ['account_paused', 'wordpress', 1, {}],
        ['post_placeholder_unknown', 'wordpress', 1, { name: '{kota}' }],
      ]),
    )
    await expect(sendAgreed(id, true)).rejects.toEqual(coded('distribution_empty'))

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
      expect.objectContaining({ code: 'account_has_post', network: 'bluesky' }),
    )
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

describe('later', () => {
  test('nothing goes before its minute, whatever wakes it', async () => {
    const { id } = await begin({ parts: [{ ...everybody, networks: ['bluesky'] }], plannedFor: inAnHour() })
    await sendAgreed(id)
    await room.channels.reconnect(officer, sky.id)
    const { pause } = await room.channels.pausePosting(officer, { unitId: district.id, reason: 'Uji rem' })
    await room.channels.resumePosting(officer, pause.id)
    const { id: delivery } = await receiptOf(story, sky)
    await room.channels.retry(officer, delivery)
    await later(3_500)
    expect(bluesky.records.size).toBe(0)
    expect((await distributions.counts(officer, { storyId: story.storyId })).cells).toEqual([
      { network: 'bluesky', standing: 'planned', n: 1 },
    ])
    await later(100)
    expect(bluesky.records.size).toBe(1)
  })

  test('what is armed goes when its edition is published, in the words that were chosen; a changed one waits', async () => {
    const armed = async (one: typeof story) => {
      room.editions.delete(one.editionId)
      room.coming.set(one.editionId, { ...one, scheduledFor: inAnHour() })
      const { id } = await begin(
        { parts: [{ ...everybody, networks: ['bluesky'] }], texts: { bluesky: 'Kata-kata pilihan.' } },
        headquarters.id,
        one.editionId,
      )
      expect(await sendAgreed(id)).toEqual({ state: 'armed', deliveries: 0, proposals: 0 })
      return id
    }
    const id = await armed(story)
    await announce(story)
    expect(posts().map(({ text }) => text)).toEqual(['Kata-kata pilihan.'])
    expect((await distributions.read(officer, id)).state).toBe('sent')
    // The house's own announcement reached the other account.
    expect(wordpress.published()).toHaveLength(1)

    const other = edition()
    const changed = await armed(other)
    await announce({ ...other, article: { ...other.article, versionHash: 'version-2' } })
    expect(await distributions.read(officer, changed)).toMatchObject({
      state: 'draft',
      why: 'edition_changed',
    })

    const third = edition()
    const held = await armed(third)
    await distributions.hold(officer, held)
    await expect(distributions.hold(officer, held)).rejects.toEqual(coded('distribution_settled'))
    expect(await distributions.read(officer, held)).toMatchObject({ state: 'draft', sent: null })
  })
})

describe('proposals', () => {
  const proposed = async (change: Partial<Content> = {}) => {
    const { id } = await begin({
      parts: [{ ...everybody, terms: 'proposal' }],
      texts: { bluesky: 'Usulan untuk {tempat}.' },
      note: 'Sebelum akhir pekan, bila cocok.',
      answerBy: inAnHour(),
      ...change,
    })
    const bound = await boundOf(id)
    expect(await distributions.send(officer, id, { bound, leaveOut: false })).toMatchObject({ proposals: 2 })
    await room.jobs.drain()
    return id
  }
  const answer = (id: string, how: Parameters<Distributions['answer']>[2], who = localOfficer) =>
    distributions.answer(who, id, how)
  const version = { versionHash: 'version-1' }

  test('is adapted, adopted or declined, each once; what was said yes to is what is sent', async () => {
    const id = await proposed()
    expect([bluesky.records.size, wordpress.published().length]).toEqual([0, 0])
    expect((await distributions.proposals(stranger, {})).proposals).toEqual([])
    const { proposals } = await distributions.proposals(localOfficer, { state: 'open' })
    expect(proposals.map(({ channel, text, note }) => [channel.kind, text, note])).toEqual(
      expect.arrayContaining([
        ['bluesky', 'Usulan untuk Bandung.', 'Sebelum akhir pekan, bila cocok.'],
        ['wordpress', null, 'Sebelum akhir pekan, bila cocok.'],
      ]),
    )
    const adapt = (text: string) => answer(id, { ...version, channelIds: [sky.id], answer: 'adapt', text })
    await expect(adapt('a'.repeat(301))).rejects.toMatchObject({
      code: 'post_refused',
      faults: [{ code: 'post_too_long' }],
    })
    await expect(
      answer(id, { channelIds: [sky.id], versionHash: 'another', answer: 'adopt' }),
    ).rejects.toEqual(coded('proposal_changed'))
    await expect(answer(id, { ...version, channelIds: [sky.id], answer: 'adopt' }, stranger)).rejects.toEqual(
      coded('forbidden'),
    )
    expect(await adapt('Warga {tempat}, jembatan kita dibuka lagi.')).toEqual({ deliveries: 1 })
    await expect(adapt('Sekali lagi.')).rejects.toEqual(coded('proposal_settled'))
    const decline = (reason: string) =>
      answer(id, { ...version, channelIds: [site.id], answer: 'decline', reason })
    await expect(decline(' x ')).rejects.toEqual(coded('reason_needed'))
    await decline('Bukan wilayah kami.')
    await room.jobs.drain()
    expect(posts().map(({ text }) => text)).toEqual(['Warga Bandung, jembatan kita dibuka lagi.'])
    expect(wordpress.published()).toEqual([])
    const told = await distributions.proposalsOf(officer, id, {})
    expect(told.counts).toEqual({ open: 0, adopted: 0, adapted: 1, declined: 1, expired: 0 })
    expect(told.proposals).toContainEqual(
      expect.objectContaining({
        state: 'declined',
        reason: 'Bukan wilayah kami.',
        answered: { by: localOfficer.name, at: clock.now() },
      }),
    )
    const own = (await distributions.matrix(officer, { distributionId: id })).rows
    expect(own.map(({ channel, standing }) => [channel.id, standing])).toEqual([[sky.id, 'sent']])
  })

  test('without an answer in time nothing is sent, nor after the story was taken back', async () => {
    const id = await proposed()
    clock.advance(3_600_000)
    const late = { ...version, channelIds: [sky.id], answer: 'adopt' as const }
    await expect(answer(id, late)).rejects.toEqual(coded('proposal_settled'))
    await room.jobs.enqueue(room.database.db, 'expire-proposals', {})
    await room.jobs.drain()
    expect((await distributions.proposalsOf(officer, id, {})).counts).toMatchObject({ open: 0, expired: 2 })

    const recalled = await proposed({ texts: { bluesky: 'Sekali lagi untuk {tempat}.' } })
    await announce({ ...story, article: null }, 'recall')
    expect((await distributions.proposalsOf(officer, recalled, {})).counts.expired).toBe(2)
    expect(bluesky.records.size).toBe(0)
  })
})

describe('the matrix', () => {
  test('of 5,000: one transaction, counted, paged, and only what is safe is tried again', async () => {
    await sql`delete from jobs.job where name = 'deliver-post'`.execute(room.database.db)
    await plantAccounts(
      'mastodon',
      Array.from({ length: 5_000 }, () => otherUnit),
    )
    const { id } = await begin({
      parts: [{ ...everybody, networks: ['mastodon'] }],
      texts: { mastodon: '{satuan}: {tautan}' },
      plannedFor: inAnHour(),
    })
    expect(await sendAgreed(id)).toMatchObject({ deliveries: 5_000 })
    const scope = { distributionId: id }
    // As networks would have left them.
    await sql`update channels.delivery d set state = fate.state, why = fate.why, lasting = fate.lasting, next_at = null,
        planned_for = null, attempts = 1, leftovers = fate.leftovers
      from (select id, row_number() over (order by id) as n from channels.delivery where distribution_id = ${id}) row,
        lateral (values (1, 'sent', null, false, '{}'::text[]), (2, 'rejected', 'post_too_long', true, '{}'),
          (3, 'rejected', 'too_late', false, '{}'), (4, 'throttled', 'busy', false, '{}'),
          (5, 'unknown', 'timeout', false, '{}'), (6, 'removed', 'withdrawn', false, array['federated_copies']))
        as fate (n, state, why, lasting, leftovers)
      where d.id = row.id and fate.n = row.n % 10 + 1 and fate.state <> 'sent'`.execute(room.database.db)
    await room.database.db
      .updateTable('channels.channel')
      .set({ state: 'paused' })
      .where('id', 'in', (of) =>
        of.selectFrom('channels.delivery').select('channel_id').where('state', '=', 'throttled').limit(100),
      )
      .execute()
    const { cells, unchanged } = await distributions.counts(officer, scope)
    expect(Object.fromEntries(cells.map(({ standing, n }) => [standing, n]))).toEqual({
      planned: 2_500,
      person: 500,
      refused: 1_000,
      removed: 500,
      throttled: 500,
    })
    expect(unchanged).toBe(500)
    const first = await distributions.matrix(officer, { ...scope, standing: 'refused', limit: 100 })
    const second = await distributions.matrix(officer, {
      ...scope,
      standing: 'refused',
      limit: 100,
      cursor: first.next ?? '',
    })
    expect(new Set([...first.rows, ...second.rows].map(({ id: row }) => row)).size).toBe(200)
    expect((await distributions.matrix(officer, { ...scope, unitId: district.id })).rows).toEqual([])
    expect((await distributions.matrix(localOfficer, scope)).rows).toEqual([])

    expect(await distributions.retry(officer, scope)).toEqual({
      again: 400,
      lookedFor: 1_000,
      left: [
        { why: 'lasting', n: 500 },
        { why: 'not_connected', n: 100 },
      ],
    })
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from jobs.job
      where name = 'deliver-post' and state = 'created'`.execute(room.database.db)
    expect(rows).toEqual([{ n: 1_400 }])
    await expect(distributions.matrix(officer, {})).rejects.toEqual(coded('matrix_scope_needed'))
    await sql`delete from jobs.job where name = 'deliver-post'`.execute(room.database.db)
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

/** Accounts that nobody signed in to: nothing of theirs is ever called. Their ids. */
async function plantAccounts(
  kind: string,
  units: readonly { id: string; path: string }[],
): Promise<string[]> {
  const rows = units.map((unit, n) => ({ id: newId(), unit_id: unit.id, unit_path: unit.path, n }))
  await sql`insert into channels.channel (id, unit_id, unit_path, kind, server, url, handle, external_id, label, languages,
      credentials, address, created_at)
    select row.id, row.unit_id, row.unit_path::ltree, ${kind}, ${`https://${rows[0]?.id}.example`}, '', '@akun-' || row.n,
      row.n::text, '', '{id}', 'sealed', '', ${clock.now()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, unit_id uuid, unit_path text, n int)`.execute(
    room.database.db,
  )
  return rows.map(({ id }) => id)
}
