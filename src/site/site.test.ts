/** What a reader meets: every kind of page, over HTTP, from the real database. */
import { beforeAll, describe, expect, test } from 'vitest'
import {
  heard,
  openSiteHouse,
  publish,
  takeAway,
  type Published,
  type SiteTestHouse,
} from '../../tests/support/site-house.ts'

let house: SiteTestHouse
let story: Published
let english: Published

const get = (url: string, headers: Record<string, string> = {}) => house.server.inject({ url, headers })
const body = async (url: string) => {
  const answer = await get(url)
  expect(answer.statusCode, url).toBe(200)
  return answer.body
}

beforeAll(async () => {
  house = await openSiteHouse({ now: '2026-11-24T03:00:00Z' })
  story = await publish(house, {
    unit: 'dinkes',
    headline: 'Posyandu buka lebih pagi',
    summary: 'Antrean dibagi menurut kelompok umur.',
    tags: ['Gizi anak'],
    topic: 'kesehatan',
    adopters: ['kota'],
    picture: true,
    paragraphs: ['Kader menyambut warga sejak pukul enam.'],
  })
  english = await publish(house, {
    unit: 'dinkes',
    headline: 'Health posts open earlier',
    topic: 'kesehatan',
    locale: 'en',
    adopters: ['kota'],
    again: story,
  })
  await heard(house)
})

describe('a published story', () => {
  test.each([
    '/',
    '/satuan/dinas-kesehatan',
    '/topik/kesehatan',
    '/tag/gizi-anak',
    '/arsip/2026/11/24',
    '/cari?q=posyandu',
    '/feed.xml',
    '/atom.xml',
    '/feed.json',
    '/satuan/dinas-kesehatan/feed.xml',
    '/topik/kesehatan/atom.xml',
    '/news-sitemap.xml',
    '/sitemap/berita-2026-11-1.xml',
  ])('stands at %s', async (url) => {
    expect(await body(url)).toContain(`-${story.ref}`)
  })

  test.each([
    '/en/',
    '/en/satuan/dinas-kesehatan',
    '/en/topik/kesehatan',
    '/en/feed.xml',
    '/en/cari?q=health',
  ])('stands in English at %s', async (url) => {
    const text = await body(url)
    expect(text).toContain(english.address)
    expect(text).not.toContain('Posyandu buka')
  })

  test('says whose it is, when in which zone, in which languages, and as what machines may read it', async () => {
    const text = await body(story.address)
    expect(text).toContain('<html lang="id">')
    expect(text).toContain('Dinas Kesehatan')
    expect(text).toContain('24 November 2026, 11.00 WITA')
    expect(text).toContain('alt="Uraian: Posyandu buka lebih pagi"')
    expect(text).toContain(`<link rel="canonical" href="http://house.test${story.address}"/>`)
    expect(text).toContain(`hrefLang="en" href="http://house.test${english.address}"`)
    expect(text).toContain('property="og:image" content="http://house.test/media/')
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(text) ?? []
    expect(JSON.parse(json)).toMatchObject({
      '@type': 'NewsArticle',
      headline: 'Posyandu buka lebih pagi',
      datePublished: '2026-11-24T03:00:00.000Z',
      inLanguage: 'id',
    })
  })

  test('is found under an old or missing slug, and leads to where it is now', async () => {
    const answer = await get(`/berita/nama-lama-${story.ref}`)
    expect([answer.statusCode, answer.headers.location]).toEqual([301, story.address])
    expect((await get(`/berita/${story.ref}`)).headers.location).toBe(story.address)
  })

  test('has a card drawn for shared links when it has no picture', async () => {
    const plain = await publish(house, { unit: 'dishub', headline: 'Trayek baru tanpa gambar' })
    await heard(house)
    const [, card = ''] =
      /og:image" content="http:\/\/house\.test([^"]+)"/.exec(await body(plain.address)) ?? []
    const answer = await get(card)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/jpeg'])
  })

  test('is corrected in the open: on its page, for machines, in lists, feeds and the register', async () => {
    const first = await publish(house, {
      unit: 'bpbd',
      headline: 'Empat posko dibuka',
      paragraphs: ['Empat posko.'],
    })
    await body(first.address)
    const note = {
      kind: 'correction' as const,
      note: 'Posko yang dibuka tiga, bukan empat.',
      at: '2026-11-24T03:30:00.000Z',
    }
    await publish(house, {
      unit: 'bpbd',
      headline: 'Tiga posko dibuka',
      again: first,
      note,
      versionNumber: 2,
    })
    await heard(house)
    const moved = await get(first.address)
    expect(moved.statusCode).toBe(301)
    const text = await body(String(moved.headers.location))
    expect(text).toContain(note.note)
    expect(text).toContain('CorrectionComment')
    expect(text).toContain('versi 2')
    for (const url of [
      '/koreksi',
      '/satuan/bpbd/feed.xml',
      '/satuan/bpbd/feed.json',
      '/satuan/bpbd/atom.xml',
    ])
      expect(await body(url), url).toContain(note.note)
    expect(await body('/satuan/bpbd')).toContain('Dikoreksi')
    expect(await body('/satuan/bpbd')).not.toContain('Empat posko')
  })

  test('that is withdrawn stays readable under its reason and leaves every list', async () => {
    const other = await publish(house, { unit: 'dlh', headline: 'Sungai ditutup sementara' })
    await heard(house)
    await body('/satuan/dinas-lingkungan-hidup')
    await takeAway(house, other, 'withdrawn', 'Penutupan dibatalkan.')
    await heard(house)
    const text = await body(other.address)
    expect(text).toContain('Berita ini ditarik')
    expect(text).toContain('Penutupan dibatalkan.')
    expect(text).toContain('name="robots" content="noindex, follow"')
    for (const url of ['/satuan/dinas-lingkungan-hidup', '/cari?q=sungai', '/feed.xml', '/news-sitemap.xml'])
      expect(await body(url), url).not.toContain('Sungai ditutup')
  })

  test('that is recalled is gone from its address and every other, and leaves a notice', async () => {
    const other = await publish(house, {
      unit: 'disdik',
      headline: 'Nama siswa dimuat',
      paragraphs: ['NamaRahasia'],
    })
    await heard(house)
    for (const url of [other.address, '/satuan/dinas-pendidikan', '/cari?q=siswa']) await body(url)
    await takeAway(house, other, 'recalled', 'Memuat data pribadi.')
    await heard(house)
    const gone = await get(other.address)
    expect(gone.statusCode).toBe(410)
    expect(gone.body).toContain('Memuat data pribadi.')
    expect(gone.body).not.toContain('NamaRahasia')
    expect(gone.body).not.toContain('Nama siswa')
    for (const url of [
      '/satuan/dinas-pendidikan',
      '/cari?q=siswa',
      '/feed.json',
      '/koreksi',
      '/sitemap/berita-2026-11-1.xml',
    ])
      expect(await body(url), url).not.toContain('Nama siswa')
    expect((await get(`/kartu/berita-${other.ref}-id.jpg`)).statusCode).toBe(404)
  })

  test('that is pushed down stands on every site below', async () => {
    const order = await publish(house, {
      unit: 'tirta',
      headline: 'Kerja bakti serentak',
      mandatory: ['tirta'],
    })
    await heard(house)
    expect(await body('/satuan/tirtasari/sumberjati')).toContain(order.ref)
    expect(await body('/satuan/wanareja/wanareja')).not.toContain(order.ref)
  })
})

test('a unit is at home under its own host name', async () => {
  const unit = house.units.byCode('dinkes')
  if (unit === undefined) throw new Error('no unit')
  const { theHouse } = await import('../platform/actor.ts')
  await house.units.setHost(theHouse, { id: unit.id, host: 'dinkes.house.test' })
  await heard(house)
  const own = await get('/', { host: 'dinkes.house.test' })
  expect(own.statusCode).toBe(200)
  expect(own.body).toContain('<a href="/" class="name">Dinas Kesehatan</a>')
  expect(own.body).toContain('rel="canonical" href="http://dinkes.house.test/"')
  expect((await get('/feed.xml', { host: 'dinkes.house.test' })).body).not.toContain('Trayek baru')
  expect((await get('/en/', { host: 'dinkes.house.test' })).body).toContain('Health Agency')
  const main = await get('/', { host: 'somebody-elses.example' })
  expect(main.body).toContain('Balai Warta Tirtanegara</a>')
  expect(main.body).not.toContain('somebody-elses')
})

test('search helps with typing errors, narrows, and says what to do when nothing is found', async () => {
  expect(await body('/cari?q=posyandu')).toContain('<mark>Posyandu</mark>')
  const within = await body('/cari?q=posyandu&satuan=dinas-kesehatan&topik=kesehatan&periode=week')
  expect(within).toContain(story.address)
  expect(await body('/cari?q=posyandu&satuan=dinas-perhubungan')).toContain('Cari di semua satuan')
  expect(await body('/cari?q=zzzzzz')).toContain('Tidak ada berita untuk')
  expect(await body('/cari')).toContain('Apa yang Anda cari?')
  expect(await body(`/cari?q=${'a'.repeat(5000)}`)).toContain('Tidak ada berita')
})
