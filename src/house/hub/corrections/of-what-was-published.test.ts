/** A story that was saved, or a release that was taken or saved, proves wrong: who is told of what, and what is not kept. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openCorrections, tokenIn, type Corrections } from '../../../../tests/support/corrections.ts'
import { forgetAttempts, hours } from '../../../../tests/support/hub.ts'
import { letterTo } from '../../../../tests/support/letters.ts'
import { look, storyAt, write } from '../../../../tests/support/newsroom.ts'
import { followEdition } from './find-holders.ts'
import { followRelease } from './follow-release.ts'

let house: Corrections['house']
let desk: Corrections['desk']
let budi: Corrections['budi']
let siti: Corrections['siti']
let unitId: string
let deps: Corrections['deps']
let deposit: Corrections['deposit']
let journalist: Corrections['journalist']
let about: Corrections['about']
let newest: Corrections['newest']
let holders: Corrections['holders']
const ip = '192.0.2.40'
beforeAll(async () => {
  const room = await openCorrections()
  ;({ house, unitId, desk, budi, siti, deps, deposit, journalist, about, newest, holders } = room)
})
beforeEach(() => forgetAttempts(house))

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
    await followEdition(deps, { editionId, ref, locale: 'id', unitId, act: 'correct', version: 2 })
    await house.jobs.drain()
    expect((await about(one.email)).map(({ subject }) => subject)).toEqual([
      'Tarik total: hapus salinan Anda',
    ])
  })
})

describe('a release', () => {
  const address = '192.0.2.41'
  const publish = async (
    given: Partial<Parameters<Corrections['house']['hub']['composeRelease']>[1]> = {},
  ) => {
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
    await followRelease(deps, { releaseId: id, version: version + 1, act: 'recalled' })
    await followRelease(deps, { releaseId: id, version: 2, act: 'corrected' })
    await house.jobs.drain()
    expect(await about(taker.email)).toHaveLength(3)
    expect((await about(saver.email))[0]?.text).toContain('Seluruhnya keliru.')
    const kept = JSON.stringify([
      await house.hub.press.bookmarks(saver.who),
      await house.hub.press.corrections(saver.who),
    ])
    expect(kept).not.toContain('Posko')
  })

  test('is called in the language of whoever is told, and leads to the page in it', async () => {
    const abroad = await journalist('Ann Lee', { locale: 'en' })
    const home = await journalist('Yuni Lestari')
    const { id, ref } = await publish({ title: { id: 'Posko mudik dibuka', en: 'Travel posts open' } })
    for (const { who } of [abroad, home])
      await house.hub.press.addBookmark(who, { kind: 'release', ref, locale: 'id' })
    await correct(id, 'Jumlah posko keliru.', 'Dua puluh posko.')
    expect(await subjects(abroad.email)).toEqual(['Correction: Travel posts open'])
    expect((await letterTo(house, abroad.email)).text).toContain(`http://house.test/en/media/rilis/${ref}`)
    expect(await subjects(home.email)).toEqual(['Koreksi: Posko mudik dibuka'])
    expect((await letterTo(house, home.email)).text).toContain(`http://house.test/media/rilis/${ref}`)
    const page = async (locale: '' | '/en') => {
      const token = tokenIn((await letterTo(house, abroad.email)).text)
      return (await house.server.inject(`${locale}/media/koreksi/${token}`)).body
    }
    expect(await page('/en')).toContain('<h1>Travel posts open</h1>')
    expect(await page('')).toContain('<h1>Posko mudik dibuka</h1>')
    const { version } = await house.hub.release(desk.actor, id)
    await house.hub.recallRelease(desk.actor, id, { version, why: 'Seluruhnya keliru.' })
    await house.jobs.drain()
    expect(await subjects(abroad.email)).toContain('Recall: delete your copies')
    expect(JSON.stringify(await house.hub.corrections(desk.actor, {}))).not.toContain('Travel')
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
