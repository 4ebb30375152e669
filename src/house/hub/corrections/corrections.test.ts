/** Something that people hold proves wrong: who is told, once, whatever they chose; who answers; what the desk sees. */
import { Readable } from 'node:stream'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/support/house.ts'
import {
  accredited,
  days,
  forgetAttempts,
  hours,
  lettersTo,
  officer,
  signedInPress,
  takenByPress,
} from '../../../../tests/support/hub.ts'
import { letterTo } from '../../../../tests/support/letters.ts'
import { look, storyAt, write } from '../../../../tests/support/newsroom.ts'
import { signIn, type SignedIn } from '../../../../tests/support/sign-in.ts'
import { firstWish } from '../alerts/wish.ts'
import { followAsset, followEdition } from './find-holders.ts'
import { followRelease } from './follow-release.ts'
import { tellHolder } from './tell-holders.ts'

let house: TestHouse
let desk: SignedIn
let budi: SignedIn
let siti: SignedIn
let unitId: string
const ip = '192.0.2.40'
beforeAll(async () => {
  house = await openTestHouse()
  unitId = house.units.byCode('tirta')?.id ?? ''
  desk = await officer(house)
  budi = await signIn(house, { name: 'Budi Hartono', roles: ['approver'] })
  siti = await signIn(house, { name: 'Siti Rahmawati', unit: unitId, roles: ['contributor'] })
})
beforeEach(() => forgetAttempts(house))

let made = 0
const deposit = (words: { caption?: string; filename?: string } = {}) =>
  house.bank.receive(siti.actor, {
    unitId,
    filename: words.filename ?? 'catatan.txt',
    stream: Readable.from([Buffer.from(`Catatan rapat ${(made += 1)}`)]),
    caption: words.caption ?? 'Rapat di Balai Kota',
  })
const journalist = async (name: string, given: Parameters<typeof accredited>[2] = {}) => {
  const one = await accredited(house, desk, { name, ...given })
  return { ...one, who: await signedInPress(house, one.email) }
}
const about = async (email: string) =>
  (await lettersTo(house, email)).filter(({ text }) => text?.includes('/media/koreksi/') === true)
const tokenIn = (text: string) => /\/media\/koreksi\/([\w.-]+)/.exec(text)?.[1] ?? ''
const newest = async () => {
  const [first] = (await house.hub.corrections(desk.actor, {})).items
  if (first === undefined) throw new Error('no correction')
  return first
}
const holders = async (id: string) => (await house.hub.holders(desk.actor, id, {})).items

describe('a caption that proves wrong', () => {
  test('reaches everyone who took the old words, in quiet hours and muted; they answer from the letter; the desk sees it', async () => {
    const asset = await deposit()
    const wulan = await journalist('Wulan Sari')
    const gita = await journalist('Gita Larasati')
    await takenByPress(house, asset.id, wulan)
    await house.bank.original(budi.actor, asset.id)
    await house.hub.press.changeAlertWish(wulan.who, {
      ...firstWish('Asia/Jakarta'),
      quiet: { from: 0, until: 1439 },
      rhythm: 'daily',
      muted: true,
      byMail: false,
    })
    await house.bank.describe(siti.actor, asset.id, { caption: 'Rapat di Balai Desa' })
    await house.jobs.drain()

    const letter = await letterTo(house, wulan.email)
    expect(letter.subject).toBe('Keterangan berubah: catatan.txt')
    expect(letter.text).toContain('dulu: Rapat di Balai Kota\n  kini: Rapat di Balai Desa')
    expect(await about(budi.email)).toHaveLength(1)
    expect(await about(gita.email)).toHaveLength(0)

    const correction = await newest()
    expect(correction).toMatchObject({
      subject: 'asset',
      act: 'described',
      counts: { holders: 2, told: 2, acknowledged: 0, unreached: 0 },
    })
    const token = tokenIn(letter.text)
    expect((await house.hub.press.readLetter(token, ip)).acknowledgedAt).toBeNull()
    await house.hub.press.acknowledgeLetter(token, ip)
    house.clock.advance(hours)
    await house.hub.press.acknowledgeLetter(token, ip)
    expect(await holders(correction.id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: 'Wulan Sari',
          outlet: 'Harian Pagi',
          heldBy: 'download',
          acknowledgedIn: 'letter',
          acknowledgedAt: new Date(house.clock.now().getTime() - hours),
        }),
        expect.objectContaining({
          name: 'Budi Hartono',
          kind: 'staff',
          acknowledgedAt: null,
          letter: 'waiting',
        }),
      ]),
    )

    const [own] = await house.hub.staffCorrections(budi.actor)
    await expect(house.hub.acknowledgeAsStaff(siti.actor, own?.holderId ?? '')).rejects.toMatchObject({
      status: 404,
    })
    await house.hub.acknowledgeAsStaff(budi.actor, own?.holderId ?? '')
    expect((await newest()).counts).toMatchObject({ acknowledged: 2 })
    expect((await house.hub.corrections(desk.actor, { waiting: true })).items).toEqual([])
  })

  test('is told once, also when the worker dies between any two steps and begins again', async () => {
    const asset = await deposit()
    const one = await journalist('Tiara Putri')
    await takenByPress(house, asset.id, one)
    await house.bank.describe(siti.actor, asset.id, { caption: 'Rapat di Gedung Serbaguna' })
    await house.jobs.drain()
    const deps = depsOf()
    for (let again = 0; again < 2; again += 1) {
      await followAsset(deps, { assetId: asset.id, recordNumber: 2 })
      await tellHolder(deps, { kind: 'journalist', personId: one.id })
    }
    await house.jobs.drain()
    expect(await about(one.email)).toHaveLength(1)
  })

  test('is no news to those who took the new words, to whoever mended it, or where only topics changed', async () => {
    const asset = await deposit()
    await house.bank.original(siti.actor, asset.id)
    const one = await journalist('Rani Utami')
    await house.bank.describe(siti.actor, asset.id, { caption: 'Rapat di Pendopo' })
    await takenByPress(house, asset.id, one)
    await house.bank.describe(siti.actor, asset.id, { topics: ['rapat'], alt: 'Ruang rapat' })
    await house.jobs.drain()
    expect(await about(one.email)).toHaveLength(0)
    expect(await about(siti.email)).toHaveLength(0)
  })

  test('of a whole event comes as one letter with a button for each', async () => {
    const assets = [await deposit({ filename: 'a.txt' }), await deposit({ filename: 'b.txt' })]
    const one = await journalist('Maya Dewi')
    for (const { id } of assets) await takenByPress(house, id, one)
    for (const { id } of assets) await house.bank.describe(siti.actor, id, { place: 'Kupang' })
    await house.jobs.drain()
    const [letter, ...more] = await about(one.email)
    expect(more).toEqual([])
    expect(letter?.subject).toBe('2 bahan yang Anda simpan berubah')
    expect(letter?.text?.match(/\/media\/koreksi\//g)).toHaveLength(2)
    expect((await house.hub.press.corrections(one.who)).map(({ title }) => title).toSorted()).toEqual([
      'a.txt',
      'b.txt',
    ])
  })
})

/** The house as the room's own jobs see it. */
const depsOf = () =>
  ({ ...house, db: house.database.db, reading: house.newsroom.public }) as unknown as Parameters<
    typeof followAsset
  >[0]

describe('rights that are withdrawn', () => {
  test('are told to the suspended and the expired too, and again when they are withdrawn anew', async () => {
    const asset = await deposit()
    const expired = await journalist('Sinta Maharani', {
      until: new Date(house.clock.now().getTime() + days),
    })
    const suspended = await journalist('Dewi Anggraini')
    for (const one of [expired, suspended]) await takenByPress(house, asset.id, one)
    await house.hub.suspend(desk.actor, suspended.id, { why: 'Uji.' })
    house.clock.advance(2 * days)
    const withdraw = async () => {
      await house.bank.changeRights(budi.actor, asset.id, { consent: 'withdrawn' })
      await house.jobs.drain()
    }
    await withdraw()
    for (const one of [expired, suspended])
      expect((await about(one.email)).map(({ subject }) => subject)).toEqual([
        'Jangan dipakai lagi: catatan.txt',
      ])
    await house.bank.changeRights(budi.actor, asset.id, { consent: 'not_needed' })
    await house.jobs.drain()
    expect((await newest()).endedAt).not.toBeNull()
    await withdraw()
    expect(await about(expired.email)).toHaveLength(2)
  })

  test('run out by themselves, and are told', async () => {
    const asset = await deposit()
    const one = await journalist('Laras Kusuma')
    await takenByPress(house, asset.id, one)
    await house.bank.changeRights(budi.actor, asset.id, {
      consent: 'given',
      consentBy: 'Ibu Ratna',
      consentUntil: new Date(house.clock.now().getTime() + hours),
    })
    await house.jobs.drain()
    expect(await about(one.email)).toHaveLength(0)
    house.clock.advance(2 * hours)
    const { followTime } = await import('../../bank/follow-time.ts')
    const followed: string[] = []
    await followTime({ ...house, db: house.database.db }, [
      async (_trx, ids) => void followed.push(...ids),
      async (trx, ids) =>
        house.jobs.enqueueAll(
          trx,
          'follow-asset',
          ids.map((assetId) => ({ data: { assetId } })),
        ),
    ])
    expect(followed).toContain(asset.id)
    await house.jobs.drain()
    expect(await about(one.email)).toHaveLength(1)
  })
})

describe('a story that was saved', () => {
  const reasons = { reason: 'Angkanya keliru.', publicNote: 'Jumlah loket diperbaiki.' }
  const published = async () => {
    const { editionId } = await storyAt(
      house,
      { author: siti.actor, approver: budi.actor, unitId },
      'published',
    )
    return { editionId, ref: (await look(house, siti.actor, editionId)).ref }
  }

  test('tells whoever saved it of its correction, its withdrawal and its recall, and keeps no word of what was recalled', async () => {
    const { editionId, ref } = await published()
    const one = await journalist('Nadia Salsabila')
    await house.hub.press.addBookmark(one.who, { ref, locale: 'id' })
    await house.hub.press.addBookmark(one.who, { ref, locale: 'id' })
    expect(await house.hub.press.bookmarks(one.who)).toHaveLength(1)

    const { hash } = await write(house, siti.actor, editionId, { headline: 'Empat loket dibuka' })
    await house.newsroom.correctEdition(budi.actor, { editionId, versionHash: hash, ...reasons })
    await house.jobs.drain()
    const { publishedHash } = await look(house, budi.actor, editionId)
    const end = { editionId, versionHash: publishedHash ?? '', ...reasons }
    await house.newsroom.withdrawEdition(budi.actor, end)
    await house.jobs.drain()
    await house.newsroom.recallEdition(budi.actor, { ...end, publicNote: 'Memuat nama korban.' })
    await house.jobs.drain()
    const letters = await about(one.email)
    expect(letters.map(({ subject }) => subject)).toEqual([
      'Tarik total: hapus salinan Anda',
      'Ditarik: Empat loket dibuka',
      'Koreksi: Empat loket dibuka',
    ])
    expect(letters[0]?.text).toContain('Memuat nama korban.')
    expect(letters[0]?.text).not.toContain('loket')
    const kept = JSON.stringify([
      await house.hub.press.bookmarks(one.who),
      await house.hub.press.corrections(one.who),
      (await house.hub.corrections(budi.actor, {})).items.slice(0, 3),
    ])
    expect(kept).not.toContain('loket')
  })

  test('that was recalled before its correction could be told is told as recalled alone', async () => {
    const { editionId, ref } = await published()
    const one = await journalist('Intan Permata')
    await house.hub.press.addBookmark(one.who, { ref, locale: 'id' })
    const { publishedHash } = await look(house, budi.actor, editionId)
    await house.newsroom.recallEdition(budi.actor, {
      editionId,
      versionHash: publishedHash ?? '',
      ...reasons,
    })
    await followEdition(depsOf(), { editionId, ref, locale: 'id', unitId, act: 'correct', version: 2 })
    await house.jobs.drain()
    expect((await about(one.email)).map(({ subject }) => subject)).toEqual([
      'Tarik total: hapus salinan Anda',
    ])
  })
})

describe('a release', () => {
  const address = '192.0.2.41'
  const publish = async (given: Partial<Parameters<TestHouse['hub']['composeRelease']>[1]> = {}) => {
    const { editionId, hash } = await storyAt(
      house,
      { author: siti.actor, approver: budi.actor, unitId },
      'published',
    )
    const draft = await house.hub.composeRelease(desk.actor, {
      unitId,
      title: { id: 'Posko mudik dibuka' },
      editionIds: [editionId],
      ...given,
    })
    const out = await house.hub.publishRelease(desk.actor, draft.id, draft)
    await house.jobs.drain()
    return { ...out, editionId, hash }
  }
  const subjects = async (email: string) => (await about(email)).map(({ subject }) => subject).toReversed()
  const correct = async (id: string, why: string, summary: string) => {
    const { version } = await house.hub.release(desk.actor, id)
    await house.hub.correctRelease(desk.actor, id, { version, why, summary: { id: summary } })
    await house.jobs.drain()
  }

  test('reaches once whoever took its text or saved it: corrected, taken back, and when a text in it is recalled', async () => {
    const taker = await journalist('Tari Wulandari')
    const saver = await journalist('Sekar Arum')
    const { id, ref, editionId, hash } = await publish()
    const take = () => house.hub.releasing.take(taker.who, ref, { form: 'text', locale: 'id', address })
    await take()
    for (const { who } of [taker, saver])
      await house.hub.press.addBookmark(who, { kind: 'release', ref, locale: 'id' })
    await correct(id, 'Jumlah posko keliru.', 'Dua puluh posko.')
    for (const { email } of [taker, saver])
      expect(await subjects(email)).toEqual(['Koreksi: Posko mudik dibuka'])
    const letter = await letterTo(house, taker.email)
    expect(letter.text).toContain('Rilis ini dikoreksi.')
    expect(letter.text).toContain('Jumlah posko keliru.')
    const { id: correctionId } = await newest()
    expect((await holders(correctionId)).map(({ heldBy }) => heldBy).toSorted()).toEqual([
      'bookmark',
      'download',
    ])
    await house.hub.press.acknowledgeLetter(tokenIn(letter.text), ip)
    expect((await newest()).counts).toMatchObject({ holders: 2, told: 2, acknowledged: 1 })

    const recall = { reason: 'Keliru.', publicNote: 'Naskah memuat nama korban.' }
    await house.newsroom.recallEdition(budi.actor, { editionId, versionHash: hash, ...recall })
    await house.jobs.drain()
    const [part] = await about(taker.email)
    expect(part?.text).toContain('Salah satu naskah dalam rilis ini ditarik total.')
    expect(part?.text).toContain('Naskah memuat nama korban.')

    const { version } = await house.hub.release(desk.actor, id)
    await house.hub.recallRelease(desk.actor, id, { version, why: 'Seluruhnya keliru.' })
    await house.jobs.drain()
    await followRelease(depsOf(), { releaseId: id, version: version + 1, act: 'recalled' })
    await followRelease(depsOf(), { releaseId: id, version: 2, act: 'corrected' })
    await house.jobs.drain()
    expect(await about(taker.email)).toHaveLength(3)
    expect((await about(saver.email))[0]?.text).toContain('Seluruhnya keliru.')
    const kept = JSON.stringify([
      await house.hub.press.bookmarks(saver.who),
      await house.hub.press.corrections(saver.who),
    ])
    expect(kept).not.toContain('Posko')
  })

  test('under an embargo tells that it was corrected, not what; nothing to whoever has the new version, or took a picture only', async () => {
    const embargoUntil = new Date(house.clock.now().getTime() + 9 * hours)
    const asset = await deposit()
    const { id, ref } = await publish({ embargoUntil, assetIds: [asset.id] })
    const [taker, saver, late] = [
      await journalist('Ratna Sari'),
      await journalist('Rini Astuti'),
      await journalist('Lia Amelia'),
    ]
    const take = async ({ who }: typeof taker) => {
      const kit = await house.hub.press.kit(who, ref)
      if (kit.standing === 'terms')
        await house.hub.press.accept(who, ref, { digest: kit.digest, locale: 'id' })
      await house.hub.releasing.take(who, ref, { form: 'text', locale: 'id', address })
    }
    await take(taker)
    await house.hub.press.addBookmark(saver.who, { kind: 'release', ref, locale: 'id' })
    const expired = await journalist('Mira Santi', { until: new Date(house.clock.now().getTime() + hours) })
    await house.hub.press.addBookmark(expired.who, { kind: 'release', ref, locale: 'id' })
    house.clock.advance(2 * hours)
    const { version } = await house.hub.release(desk.actor, id)
    await house.hub.correctRelease(desk.actor, id, {
      version,
      why: 'Nama bupati salah tulis.',
      contact: 'Humas, 021-556',
    })
    await take(late)
    await house.jobs.drain()
    for (const { email } of [taker, saver]) {
      const [letter, ...more] = await about(email)
      expect(more).toEqual([])
      expect(letter?.text).toContain(`/media/saya/rilis/${ref}`)
      expect(letter?.text).not.toContain('bupati')
    }
    expect([await subjects(late.email), await subjects(expired.email)]).toEqual([[], []])

    // The picture has its own correction, for whoever took the picture.
    await house.bank.describe(siti.actor, asset.id, { caption: 'Rapat di Dermaga' })
    await house.jobs.drain()
    expect(await about(taker.email)).toHaveLength(1)
  })
})

describe('the desk', () => {
  test('reminds those who have not answered, at most every six hours; a letter refused is shown', async () => {
    const asset = await deposit()
    const one = await journalist('Bunga Citra')
    await takenByPress(house, asset.id, one)
    await house.bank.describe(siti.actor, asset.id, { credit: 'Humas Tirta' })
    await house.jobs.drain()
    const { id } = await newest()
    await expect(house.hub.remind(desk.actor, id)).rejects.toMatchObject({ code: 'correction_reminded' })
    house.clock.advance(7 * hours)
    expect(await house.hub.remind(desk.actor, id)).toEqual({ reminded: 1 })
    await expect(house.hub.remind(desk.actor, id)).rejects.toMatchObject({ code: 'correction_reminded' })
    await house.jobs.drain()
    const [reminder] = await about(one.email)
    expect(reminder?.subject).toBe('Belum Anda konfirmasi: Keterangan berubah: catatan.txt')
    expect(await about(one.email)).toHaveLength(2)
    await house.database.db
      .updateTable('platform.mail')
      .set({ state: 'refused', settled_at: house.clock.now() })
      .where('to_address', '=', one.email)
      .execute()
    expect((await holders(id))[0]).toMatchObject({ letter: 'refused', remindedAt: house.clock.now() })
  })

  test('of another unit sees nothing of it; downloads by the unknown and by keys are counted and told to nobody', async () => {
    const stranger = await signIn(house, { name: 'Tanpa Peran', roles: ['contributor'] })
    const asset = await deposit()
    const takers = [
      { taker_kind: 'public', taker_id: null },
      { taker_kind: 'key', taker_id: crypto.randomUUID() },
    ]
    await house.database.db
      .insertInto('bank.download')
      .values(
        takers.map((taker) => ({
          id: crypto.randomUUID(),
          asset_id: asset.id,
          form: 'stamped',
          record_number: 1,
          audience: 'public',
          ...taker,
          taker_name: '',
          at: house.clock.now(),
        })),
      )
      .execute()
    await house.bank.describe(siti.actor, asset.id, { caption: 'Rapat di Aula' })
    await house.jobs.drain()
    const seen = await newest()
    expect(seen.counts).toEqual({ holders: 0, told: 0, acknowledged: 0, unreached: 2 })
    await expect(house.hub.correction(stranger.actor, seen.id)).rejects.toMatchObject({ status: 403 })
    expect((await house.hub.corrections(stranger.actor, {})).items).toEqual([])
  })

  test('keeps the receipt of somebody who left, without their name', async () => {
    const asset = await deposit()
    const one = await journalist('Citra Lestari')
    await takenByPress(house, asset.id, one)
    await house.bank.describe(siti.actor, asset.id, { caption: 'Rapat di Lapangan' })
    await house.jobs.drain()
    await house.hub.press.leave(one.who)
    const { id } = await newest()
    expect(
      JSON.stringify([await holders(id), await house.bank.downloads(siti.actor, asset.id)]),
    ).not.toContain('Citra')
    await house.bank.describe(siti.actor, asset.id, { caption: 'Rapat di Taman' })
    await house.jobs.drain()
    expect(await about(one.email)).toHaveLength(1)
  })
})
