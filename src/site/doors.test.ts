/** Every public door is tried for what is not public; and hostile words are tried on every page. */
import { beforeAll, describe, expect, test } from 'vitest'
import { completeContent, look, paragraphs, storyAt, write } from '../../tests/support/newsroom.ts'
import { heard, openSiteHouse, publish, type SiteTestHouse } from '../../tests/support/site-house.ts'
import { signIn, type SignedIn } from '../../tests/support/sign-in.ts'

let house: SiteTestHouse
let siti: SignedIn
let budi: SignedIn
let unitId: string

beforeAll(async () => {
  house = await openSiteHouse({ pack: 'kota', now: '2026-11-24T03:00:00Z' })
  unitId = house.units.byCode('tirta')?.id ?? ''
  siti = await signIn(house, { name: 'Siti', unit: unitId, roles: ['contributor', 'channel_officer'] })
  budi = await signIn(house, { name: 'Budi', roles: ['approver'] })
  await house.channels.connect(siti.actor, { unitId, kind: 'activitypub', entry: {}, languages: ['id'] })
})

/** Everything that links, feeds and sitemaps lead to from the given doors, with every header. */
async function walk(doors: readonly string[], most = 200): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const waiting = [...doors]
  for (let url = waiting.shift(); url !== undefined && found.size < most; url = waiting.shift()) {
    if (found.has(url)) continue
    const activity = { accept: 'application/activity+json' }
    const answer = await house.server.inject({
      url,
      ...(url.startsWith('/fediverse/') ? { headers: activity } : {}),
    })
    found.set(url, `${answer.statusCode} ${JSON.stringify(answer.headers)}\n${answer.body}`)
    for (const [, next = ''] of answer.body.matchAll(
      /(?:href=|src=|content=|<loc>|<link>|"url": ?)"?(?:http:\/\/house\.test)?(\/[^"<\s]*)/g,
    ))
      if (!/^\/(konsol|assets|kartu\/satuan|media)/.test(next)) waiting.push(next.replaceAll('&amp;', '&'))
  }
  return found
}

const doors = [
  '/',
  '/en/',
  '/satuan',
  '/satuan/tirtasari',
  '/sitemap.xml',
  '/news-sitemap.xml',
  '/robots.txt',
  '/kanal',
  '/koreksi',
  '/arsip/2026/11/24',
  '/cari?q=Loket',
  '/cari?q=Xylofon',
  '/en/cari?q=Xylofon',
  '/tag/xylofon',
  '/topik/kesehatan',
  '/feed.xml',
  '/atom.xml',
  '/feed.json',
  '/satuan/tirtasari/feed.json',
  '/topik/kesehatan/feed.json',
  '/.well-known/webfinger?resource=acct:tirtasari@house.test',
  '/nodeinfo/2.1',
  '/fediverse/akun/tirtasari',
  '/fediverse/akun/tirtasari/outbox',
  '/fediverse/akun/tirtasari/outbox?cursor=awal',
  '/api/v1/publications',
  '/api/v1/search?q=Xylofon',
]

test('a secret that is not published is behind none of the public doors', async () => {
  const secret = () =>
    completeContent({
      headline: 'Xylofon rahasia di loket',
      slug: 'xylofon-rahasia',
      summary: 'Xylofon belum boleh diketahui.',
      tags: ['Xylofon'],
      body: paragraphs(
        'Xylofon ini belum boleh dibaca siapa pun di luar redaksi, sampai waktunya tiba dan semua angkanya diperiksa.',
        'Waktu tunggu rata-rata turun menjadi lima belas menit.',
      ),
    })
  const people = { author: siti.actor, approver: budi.actor, unitId, content: secret() }
  const made = []
  for (const stage of ['draft', 'submitted', 'returned', 'approved'] as const)
    made.push(await storyAt(house, people, stage))
  const scheduled = await storyAt(house, people, 'approved')
  await house.newsroom.scheduleEdition(budi.actor, {
    editionId: scheduled.editionId,
    versionHash: scheduled.hash,
    scheduledFor: '2026-11-25T08:00',
    zone: 'Asia/Makassar',
  })
  const recalled = await storyAt(house, people, 'published')
  await house.jobs.drain()
  await house.newsroom.recallEdition(budi.actor, {
    editionId: recalled.editionId,
    versionHash: recalled.hash,
    reason: 'Salah terbit.',
    publicNote: 'Dihapus karena memuat data pribadi.',
  })
  // A new text beside a published one, which stays as it is.
  const open = await storyAt(house, { ...people, content: completeContent() }, 'published')
  await write(house, siti.actor, open.editionId, {
    headline: 'Xylofon menggantikan judul',
    summary: 'Xylofon',
  })
  await house.jobs.drain()
  await heard(house)

  const refs = await Promise.all(
    [...made, scheduled, recalled].map(
      async ({ editionId }) => (await look(house, siti.actor, editionId)).ref,
    ),
  )
  const direct = refs.flatMap((ref) => [
    `/berita/${ref}`,
    `/berita/xylofon-rahasia-${ref}`,
    `/en/berita/${ref}`,
    `/kartu/berita-${ref}-id.jpg`,
  ])
  const answers = await walk([...doors, ...direct])
  expect(answers.size).toBeGreaterThan(60)
  for (const door of ['/satuan/tirtasari', '/fediverse/akun/tirtasari/outbox?cursor=awal'])
    expect(answers.get(door), door).toContain('Loket pelayanan dibuka setiap hari')
  const asked = /xylofon/gi
  for (const [url, text] of answers) {
    // A search repeats the reader's own words: in the address, the title and the field.
    if (/q=xylofon|tag\/xylofon/i.test(url))
      expect(text, url).not.toMatch(/xylofon (rahasia|belum|ini|menggantikan)/i)
    else expect(text.replaceAll(url.replace(/^\/en/, ''), '').match(asked), url).toBeNull()
  }
  for (const url of direct) expect(answers.get(url)?.slice(0, 3), url).toMatch(/404|410/)
})

describe('hostile words', () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror=alert(2)>]]></script><!--{{7*7}}`
  test('in headlines, summaries, tags, notes and names stay words on every page and in every feed', async () => {
    const unit = house.units.byCode('wana')
    if (unit === undefined) throw new Error('no unit')
    await house.database.db
      .updateTable('units.unit')
      .set({ name_id: hostile, short_name: hostile })
      .where('id', '=', unit.id)
      .execute()
    await house.units.refresh()
    const story = await publish(house, {
      unit: 'wana',
      headline: hostile,
      summary: hostile,
      tags: [hostile],
      slug: 'hostile',
      adopters: ['kota'],
      picture: true,
      paragraphs: [hostile],
      note: { kind: 'correction', note: hostile, at: '2026-11-24T03:00:00.000Z' },
    })
    await heard(house)
    const urls = [
      '/',
      story.address,
      '/satuan',
      '/satuan/wanareja',
      '/koreksi',
      '/feed.xml',
      '/atom.xml',
      '/feed.json',
      '/news-sitemap.xml',
      '/sitemap/satuan.xml',
      '/topik/layanan',
      `/cari?q=${encodeURIComponent(hostile)}`,
      `/satuan?q=${encodeURIComponent(hostile)}`,
      `/kanal?akun=${encodeURIComponent(hostile)}`,
    ]
    for (const url of urls) {
      const { body, headers, statusCode } = await house.server.inject({ url })
      expect(statusCode, url).toBe(200)
      if (String(headers['content-type']).includes('html')) {
        const scripts = body.match(/<script[^>]*>/g) ?? []
        expect(
          scripts.every((tag) => tag === '<script type="application/ld+json">'),
          url,
        ).toBe(true)
        expect(body, url).not.toContain('<img src=x')
        for (const [, json = ''] of body.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g))
          expect(() => JSON.parse(json) as unknown, url).not.toThrow()
      } else if (String(headers['content-type']).includes('json'))
        expect(() => JSON.parse(body) as unknown, url).not.toThrow()
      else expect(body.replaceAll(/<!\[CDATA\[[\s\S]*?\]\]>/g, ''), url).not.toContain('<script')
    }
  })

  test('in the address move nobody to another site', async () => {
    for (const url of ['//evil.example/', '/en//evil.example', '/satuan//evil.example', '/%5Cevil.example']) {
      const { headers, body } = await house.server.inject({ url })
      expect(headers.location ?? '/', url).toMatch(/^\/(?!\/|\\)/)
      expect(body, url).not.toMatch(/(?:href|action|src)="[/\\]{2}/)
    }
  })
})

test('every page forbids scripts, frames and other sites, and sets no cookie', async () => {
  for (const url of ['/', '/cari?q=x', '/tidak-ada', '/koreksi', '/kanal', '/en/', '/pratinjau/x']) {
    const { headers, body } = await house.server.inject({ url })
    const policy = String(headers['content-security-policy'])
    expect(policy, url).toContain("default-src 'none'")
    expect(policy, url).toContain("frame-ancestors 'none'")
    expect(policy, url).not.toContain('unsafe')
    expect(headers['x-content-type-options'], url).toBe('nosniff')
    expect(headers['set-cookie'], url).toBeUndefined()
    const tags = (body.match(/<[a-z][^>]*>/g) ?? []).join('\n')
    expect(tags, url).not.toMatch(/ style=| on[a-z]+=/)
    expect(body.match(/(?:src|href)="https?:\/\/(?!house\.test)/g), url).toBeNull()
  }
})

test('a preview is for the holder of its link alone, and ends', async () => {
  const { editionId } = await storyAt(house, { author: siti.actor, approver: budi.actor, unitId }, 'draft')
  const { url } = await house.newsroom.sharePreview(siti.actor, { editionId, hours: 1 })
  const path = new URL(url).pathname
  const shown = await house.server.inject({ url: path })
  expect(shown.statusCode).toBe(200)
  expect(shown.body).toContain('Pratinjau: belum terbit')
  expect(shown.headers['cache-control']).toBe('no-store')
  expect(shown.headers['x-robots-tag']).toContain('noindex')
  expect(shown.headers['referrer-policy']).toBe('no-referrer')
  house.clock.advance(61 * 60_000)
  expect((await house.server.inject({ url: path })).statusCode).toBe(410)
  expect((await house.server.inject({ url: '/pratinjau/ditebak' })).statusCode).toBe(410)
})
