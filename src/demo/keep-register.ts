/**
 * The demonstration's register: what its accounts prove, an account that is only declared, one that was given up, and
 * an imitation that two people found. All of it lies under `.example`.
 */
import { Readable } from 'node:stream'
import { screenshotLimit } from '../house/channels/index.ts'
import { theHouse } from '../platform/actor.ts'
import { loadTypefaces } from '../platform/art/typeface.ts'
import { sharp } from '../platform/images.ts'
import { newId } from '../platform/ids.ts'
import type { House } from '../house.ts'
import { newOutlet } from '../house/channels/register/enter-outlet.ts'
import { tell } from '../house/channels/register/outlet.ts'
import type { Posts } from './cast.ts'

type Stage = Pick<House, 'audit' | 'database' | 'evidence'>

const day = 86_400_000

export async function keepRegister(house: Stage, { posts, now }: { posts: Posts; now: Date }): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * day)
  const entry = (unit: Posts['root'], name: string, label: string) =>
    newOutlet(
      {
        unitId: unit.id,
        network: 'website',
        url: `https://${name}.pendopo.example/`,
        label: `${label} (peragaan)`,
        languages: ['id'],
        tags: ['layanan'],
        mandate: 'Surat perintah 12/2026',
        contact: 'humas@pendopo.example',
      },
      `${name}.pendopo.example`,
      { unitPath: unit.path, now: ago(120), by: theHouse.name },
    )
  const shown = {
    ...entry(posts.root, 'layanan', 'Layanan Terpadu'),
    state: 'published',
    published_at: ago(120),
    certified_at: ago(40),
    certified_by: 'Nadia Kusuma',
    due_at: new Date(now.getTime() + 140 * day),
    check_at: new Date(now.getTime() + day),
  }
  const review = { ...entry(posts.region1, 'loket', 'Loket Keliling'), check_at: null }
  const gone = {
    ...entry(posts.root, 'arsip-lama', 'Situs Lama'),
    state: 'retired',
    published_at: ago(400),
    retired_at: ago(60),
    retired_why: 'Digabung dengan situs utama.',
    check_at: null,
  }
  const [impostor, imitation, report] = [newId(), newId(), newId()]
  const picture = await house.evidence.take(Readable.from([await drawScreenshot()]), screenshotLimit)
  await house.database.db.transaction().execute(async (trx) => {
    await trx.insertInto('channels.outlet').values([shown, review, gone]).execute()
    await trx
      .insertInto('channels.outlet_keeper')
      .values(
        ['Nadia Kusuma', 'Arifin Maulana'].map((name, at) => ({
          outlet_id: shown.id,
          place: at + 1,
          name,
          email: `${name.split(' ')[0]?.toLowerCase()}@pendopo.example`,
          since: ago(120),
        })),
      )
      .execute()
    // Whoever is written to when the page is to be connected again.
    const { id: page } = await trx
      .selectFrom('channels.outlet as o')
      .innerJoin('channels.channel as c', 'c.id', 'o.channel_id')
      .select('o.id')
      .where('c.state', '=', 'unauthorised')
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('channels.outlet_keeper')
      .values(
        ['Wayan Sudarma', 'Ni Luh Ayuni'].map((name, at) => ({
          outlet_id: page,
          place: at + 1,
          name,
          email: `${name.split(' ').at(-1)?.toLowerCase()}@pendopo.example`,
          since: ago(30),
        })),
      )
      .execute()
    // The accounts that the demonstration is connected to count as seen a day ago; nobody stands behind them.
    await trx
      .updateTable('channels.outlet')
      .set({
        proof_state: 'proven',
        proven_since: ago(38),
        seen_at: ago(1),
        checked_at: ago(1),
        check_at: new Date(now.getTime() + day),
      })
      .where('channel_id', 'is not', null)
      .where('unit_id', '=', posts.root.id)
      .execute()
    await tell(trx, [shown.id], { kind: 'published', at: ago(120), by: 'Nadia Kusuma' })
    await tell(trx, [shown.id], { kind: 'certified', at: ago(40), by: 'Nadia Kusuma' })
    await tell(trx, [gone.id], { kind: 'retired', at: ago(60), by: 'Nadia Kusuma' })
    await trx
      .insertInto('channels.impostor')
      .values(
        [
          {
            id: impostor,
            name: 'layanan-pendopo',
            state: 'listed',
            proposed_by: 'Nadia Kusuma',
            approved_by: 'Ratna Widyastuti',
            listed_at: ago(9),
            why: 'Meminta uang atas nama kami.',
          },
          { id: imitation, name: '1ayanan-pendopo', state: 'open' },
        ].map(({ name, ...one }) => ({
          address: `${name}.example`,
          handle_key: `${name}.example`,
          asked: `${name}.example`,
          url: `https://${name}.example`,
          network: 'website',
          outlet_id: shown.id,
          unit_id: posts.root.id,
          unit_path: posts.root.path,
          reports: 1,
          created_at: ago(10),
          changed_at: ago(9),
          ...one,
        })),
      )
      .execute()
    await trx
      .insertInto('channels.impostor_report')
      .values([
        {
          id: newId(),
          impostor_id: impostor,
          note: 'Mengirim pesan berantai tentang bantuan.',
          at: ago(10),
        },
        {
          id: report,
          impostor_id: imitation,
          note: 'Huruf pertamanya angka satu; halamannya meminta nomor kartu.',
          at: ago(10),
        },
      ])
      .execute()
    await house.evidence.enter(trx, [picture], { reportId: report }, { name: null, at: ago(10) })
    await house.audit.record(trx, {
      actor: theHouse,
      act: 'account.enter',
      unitId: posts.root.id,
      objectKind: 'account',
      objectId: shown.id,
      details: { demonstration: true },
    })
  })
}

/** What a reporter's telephone showed: a page that asks for a card's number. */
async function drawScreenshot(): Promise<Buffer> {
  const { sans } = await loadTypefaces()
  const line = (text: string, size: number, x: number, y: number, colour = '#1c1a17') =>
    `<path transform="translate(${x} ${y})" fill="${colour}" d="${sans.set(text, size).path}"/>`
  const field = (label: string, y: number) =>
    `${line(label, 20, 40, y)}<rect x="40" y="${y + 14}" width="460" height="64" rx="8" fill="#fff" stroke="#c9c2b6"/>`
  return sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="540" height="960"><rect width="540" height="960" fill="#f4efe6"/>
      <rect width="540" height="150" fill="#7a2a20"/>${line('1ayanan-pendopo.example', 26, 40, 92, '#fff')}
      ${line('Perbarui kartu Anda', 40, 40, 230)}${field('Nama lengkap', 300)}${field('Nomor kartu', 420)}
      <rect x="40" y="550" width="460" height="76" rx="8" fill="#7a2a20"/>${line('Kirim', 26, 232, 598, '#fff')}</svg>`),
  )
    .png()
    .toBuffer()
}
