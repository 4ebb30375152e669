/** The register's look-up over 30,000 accounts, near names included. */
import { sql } from 'kysely'
import { isOfficial } from '../src/house/channels/register/is-official.ts'
import { newOutlet } from '../src/house/channels/register/enter-outlet.ts'
import { connect, type HouseDb } from '../src/platform/db.ts'
import { newId } from '../src/platform/ids.ts'
import { withDatabase } from './channels-house.ts'
import { ms, percentile, type Figure } from './table.ts'
import { seededRandom } from './synthetic-text.ts'

const accounts = 30_000
const wanted = 20

/** Names as a police force has them: alike but for the place, which is the hard case. */
const offices = ['humaspolres', 'humaspolsek', 'polres', 'polsek', 'satlantas_', 'bidhumas.', 'reskrim_']
const syllables = 'ba ban bi bo ci da de ga gar ha in ja ka ku la ma man me na pa ra sa si su ta ti wa'.split(
  ' ',
)

export const measureRegister = (): Promise<Figure[]> =>
  withDatabase(async (databaseUrl) => {
    const database = connect(databaseUrl, { max: 2 })
    try {
      return await lookUps(database.db)
    } finally {
      await database.close()
    }
  })

async function lookUps(db: HouseDb): Promise<Figure[]> {
  const unit = { id: newId(), path: 'hq' }
  const random = seededRandom(17)
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? ''
  const names = new Set<string>()
  while (names.size < accounts)
    names.add(
      pick(offices) + Array.from({ length: 3 + Math.floor(random() * 2) }, () => pick(syllables)).join(''),
    )
  const now = new Date()
  const rows = [...names].map((name) => ({
    ...newOutlet(
      { unitId: unit.id, network: 'instagram', url: `https://instagram.com/${name}`, languages: ['id'] },
      `instagram.com/${name}`,
      { unitPath: unit.path, now, by: 'bench' },
    ),
    state: 'published',
    published_at: now,
  }))
  for (let at = 0; at < rows.length; at += 1_000)
    await db
      .insertInto('channels.outlet')
      .values(rows.slice(at, at + 1_000))
      .execute()
  await sql`vacuum analyze channels.outlet`.execute(db)

  const all = [...names]
  const slipped = (name: string) => {
    const at = 1 + Math.floor(random() * (name.length - 2))
    return name.slice(0, at) + pick(syllables).slice(0, 1) + name.slice(at + (random() < 0.5 ? 1 : 0))
  }
  const questions = Array.from({ length: 440 }, (_, turn) => {
    const name = pick(all)
    return [
      name,
      `https://www.instagram.com/${name}/?hl=id`,
      slipped(name),
      slipped(slipped(name)),
      name.replace('o', '0').replace('l', '1'),
      `${name}_official`,
      `https://tiktok.com/@${name}`,
      `warung${turn}kopi`,
    ][turn % 8] as string
  })
  const took: number[] = []
  for (const [turn, question] of questions.entries()) {
    const from = performance.now()
    await isOfficial(db, question)
    if (turn >= 40) took.push(performance.now() - from)
  }
  const p95 = percentile(took, 0.95)
  return [
    {
      figure: `register look-up over ${accounts.toLocaleString('en')} accounts, near names included, p95`,
      measured: ms(p95),
      reference: `p50 ${ms(percentile(took, 0.5))}, worst ${ms(Math.max(...took))}`,
      wanted: `≤ ${wanted} ms`,
      met: p95 <= wanted,
    },
  ]
}
