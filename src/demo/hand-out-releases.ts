/** Two press kits in the hub: one that is open, and one that journalists find behind its embargo. */
import type { Actor } from '../platform/actor.ts'
import type { House } from '../house.ts'
import type { DemoPicture } from './draw-pictures.ts'
import type { DemoRecordings } from './make-recordings.ts'

export async function handOutReleases(
  { hub, newsroom, units }: House,
  desk: Actor,
  {
    pictures,
    recordings: { film, sound, guide },
    now,
  }: { pictures: readonly DemoPicture[]; recordings: DemoRecordings; now: Date },
): Promise<void> {
  const unitId = units.root().id
  const contact = 'Biro Penerangan Masyarakat, 021-555-0101'
  const assetOf = (at: number) => pictures[at]?.picture.assetId
  const present = (ids: readonly (string | undefined)[]) => ids.filter((id) => id !== undefined)
  const texts = async (text: string) =>
    (await newsroom.pressCandidates(desk, { text })).slice(0, 1).map(({ editionId }) => editionId)

  const open = await hub.composeRelease(desk, {
    unitId,
    number: 'RLS/118',
    title: {
      id: 'Loket terpadu: satu formulir untuk semua surat keterangan',
      en: 'One counter: a single form for every letter',
    },
    summary: {
      id: 'Naskah, foto, film pendek, dan pedoman ringkas tentang loket terpadu. Bebas dikutip dengan menyebut sumber.',
      en: 'Text, pictures, a short film and a brief guide to the single counter. Free to quote with the source named.',
    },
    contact,
    editionIds: await texts('Satu pintu untuk surat'),
    assetIds: present([assetOf(0), assetOf(1), film?.assetId, guide]),
  })
  await hub.publishRelease(desk, open.id, { version: open.version })

  const held = await hub.composeRelease(desk, {
    unitId,
    number: 'RLS/119',
    title: {
      id: 'Layanan terpadu nasional: rincian per wilayah',
      en: 'National single counter: details by region',
    },
    summary: {
      id: 'Rincian diumumkan serentak pada konferensi pers. Bahan dapat disiapkan lebih dahulu.',
      en: 'Details are announced at the press conference. Material may be prepared beforehand.',
    },
    contact,
    embargoUntil: new Date(now.getTime() + 40 * 3_600_000),
    terms: { id: 'Tidak diterbitkan, disiarkan, atau dibagikan sebelum embargo berakhir.' },
    editionIds: await texts('Rincian layanan terpadu nasional'),
    assetIds: present([assetOf(2), sound.assetId]),
  })
  await hub.publishRelease(desk, held.id, { version: held.version })
}
