/** A house with a desk, an author, an approver and journalists who take things that prove wrong. */
import { Readable } from 'node:stream'
import type { followAsset } from '../../src/house/hub/corrections/find-holders.ts'
import { openTestHouse } from './house.ts'
import { accredited, lettersTo, officer, signedInPress } from './hub.ts'
import { signIn } from './sign-in.ts'

export async function openCorrections() {
  const house = await openTestHouse()
  const unitId = house.units.byCode('tirta')?.id ?? ''
  const desk = await officer(house)
  const budi = await signIn(house, { name: 'Budi Hartono', roles: ['approver'] })
  const siti = await signIn(house, { name: 'Siti Rahmawati', unit: unitId, roles: ['contributor'] })
  let made = 0
  return {
    house,
    unitId,
    desk,
    budi,
    siti,
    /** The house as the room's own jobs see it. */
    deps: {
      ...house,
      db: house.database.db,
      reading: house.newsroom.public,
    } as unknown as Parameters<typeof followAsset>[0],
    deposit: (words: { caption?: string; filename?: string } = {}) =>
      house.bank.receive(siti.actor, {
        unitId,
        filename: words.filename ?? 'catatan.txt',
        stream: Readable.from([Buffer.from(`Catatan rapat ${(made += 1)}`)]),
        caption: words.caption ?? 'Rapat di Balai Kota',
      }),
    async journalist(name: string, given: Parameters<typeof accredited>[2] = {}) {
      const one = await accredited(house, desk, { name, ...given })
      return { ...one, who: await signedInPress(house, one.email) }
    },
    /** Letters with corrections, newest first. */
    about: async (email: string) =>
      (await lettersTo(house, email)).filter(({ text }) => text?.includes('/media/koreksi/') === true),
    async newest() {
      const [first] = (await house.hub.corrections(desk.actor, {})).items
      if (first === undefined) throw new Error('no correction')
      return first
    },
    holders: async (id: string) => (await house.hub.holders(desk.actor, id, {})).items,
  }
}
export type Corrections = Awaited<ReturnType<typeof openCorrections>>

export const tokenIn = (text: string) => /\/media\/koreksi\/([\w.-]+)/.exec(text)?.[1] ?? ''
