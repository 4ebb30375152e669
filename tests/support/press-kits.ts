/** Releases for tests, in every state that a page may show. */
import { Readable } from 'node:stream'
import type { SignedInJournalist } from '../../src/house/hub/index.ts'
import { theHouse } from '../../src/platform/actor.ts'
import type { House } from '../../src/house.ts'
import { photograph } from './pictures.ts'
import type { SignedIn } from './sign-in.ts'

/** A kit under embargo that the journalist accepted and took, and one that is not out yet. */
export async function pressKits(
  house: House,
  desk: SignedIn,
  who: SignedInJournalist,
  given: { editionIds?: string[] } = {},
) {
  const unitId = house.units.root().id
  const asset = await house.bank.receive(theHouse, {
    unitId,
    filename: 'loket-terpadu-pada-malam-hari.jpg',
    stream: Readable.from([await photograph(1200, 800, 12).jpeg().toBuffer()]),
    alt: 'Loket pada malam hari',
    caption: 'Loket terpadu pada malam hari',
    credit: 'Humas',
  })
  const parts = {
    unitId,
    summary: { id: 'Dua puluh layanan dalam satu gedung.', en: 'Twenty services in one building.' },
    contact: 'Humas, 021-555',
    assetIds: [asset.id],
    ...given,
  }
  const draft = await house.hub.composeRelease(desk.actor, {
    ...parts,
    title: { id: 'Laporan akhir tahun', en: 'Year-end report' },
  })
  const ahead = await house.hub.composeRelease(desk.actor, {
    ...parts,
    number: 'R/12/XI/2026',
    title: { id: 'Loket terpadu dibuka sampai malam', en: 'Service counters open into the night' },
    embargoUntil: new Date(house.clock.now().getTime() + 2 * 86_400_000),
    terms: { id: 'Wawancara boleh, siaran tidak.' },
  })
  const release = await house.hub.publishRelease(desk.actor, ahead.id, ahead)
  const kit = await house.hub.press.kit(who, release.ref)
  if (kit.standing !== 'terms') throw new Error(`The kit is ${kit.standing}.`)
  await house.hub.press.accept(who, release.ref, { digest: kit.digest, locale: 'id' })
  await house.hub.releasing.take(who, release.ref, { form: 'text', locale: 'id', address: '192.0.2.3' })
  return { release, draft, parts }
}
