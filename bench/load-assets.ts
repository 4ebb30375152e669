/** Fills the bank with many records in minutes; no bytes stand behind them. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { newId, newRef } from '../src/platform/ids.ts'
import { searchVector } from '../src/house/bank/search/lexemes.ts'
import { seededRandom, sentence, type Random } from './synthetic-text.ts'

const columns = [
  'id', 'ref', 'unit_id', 'uploader_kind', 'uploader_name', 'filename', 'kind', 'mime', 'format', 'sha256', 'bytes',
  'width', 'height', 'colour', 'hue', 'headline', 'caption', 'event', 'place', 'topics', 'record_number', 'created_at',
  'pdq', 'pdq_quality', 'pdq_pieces', 'search',
] // prettier-ignore

const topics = [
  'pelayanan-publik',
  'lalu-lintas',
  'bencana',
  'pendidikan',
  'kesehatan',
  'lingkungan',
  'olahraga',
]
const hues = ['red', 'orange', 'yellow', 'green', 'blue', 'purple', 'brown', 'black', 'grey', 'white']
const kinds = [
  'picture',
  'picture',
  'picture',
  'picture',
  'picture',
  'picture',
  'video',
  'audio',
  'document',
] as const

const escape = (text: string) =>
  text.replace(/[\\\n\t\r]/g, (c) => `\\${{ '\n': 'n', '\t': 't', '\r': 'r' }[c] ?? c}`)
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T

/** The hash of every tenth picture lies near that of an earlier one, as series of a camera do. */
function hashOf(random: Random, known: Uint16Array[]): Uint16Array {
  const near = known.length > 0 && random() < 0.1 ? pick(random, known) : undefined
  const words = Uint16Array.from({ length: 16 }, (_, at) => near?.[at] ?? Math.floor(random() * 65_536))
  if (near !== undefined)
    for (let flip = Math.floor(random() * 30); flip > 0; flip--) {
      const at = Math.floor(random() * 16)
      words[at] = (words[at] as number) ^ (1 << Math.floor(random() * 16))
    }
  if (known.length < 20_000) known.push(words)
  return words
}

/** @returns seconds. The newest come last, over three years. */
export async function loadAssets(
  pool: pg.Pool,
  { count, unitIds }: { count: number; unitIds: readonly string[] },
): Promise<number> {
  const began = performance.now()
  const random = seededRandom(7)
  const client = await pool.connect()
  try {
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      `select indexname as name, indexdef as definition from pg_indexes
       where schemaname = 'bank' and tablename = 'asset' and (indexdef like '%gin%' or indexdef like '%(sha256)%')`,
    )
    for (const { name } of indexes) await client.query(`drop index bank.${name}`)
    // Which would keep all rows aside; the words are gathered at the end.
    await client.query('alter table bank.asset disable trigger user')
    const stream = client.query(copyFrom(`copy bank.asset (${columns.join(', ')}) from stdin`))
    const known: Uint16Array[] = []
    const now = Date.now()
    const span = 3 * 365 * 86_400_000
    for (let at = 0; at < count; at++) {
      const kind = pick(random, kinds)
      const createdAt = new Date(now - span + Math.floor((span * at) / count))
      const words = {
        headline: sentence(random, 6),
        caption: sentence(random, 14),
        event: sentence(random, 3),
        place: sentence(random, 2),
      }
      const standing = random() < 0.25
      const [width, height] = standing ? [3000, 4000] : [4000, 3000]
      const hash = kind === 'picture' ? hashOf(random, known) : undefined
      const topic = pick(random, topics)
      const row = [
        newId(), newRef(16), pick(random, unitIds), 'house', 'Bench', `IMG_${at}.jpg`, kind, 'image/jpeg', 'jpeg',
        createHash('sha256').update(String(at)).digest('hex'), '4200000', String(width), String(height), '#808080',
        pick(random, hues), words.headline, words.caption, words.event, words.place, `{${topic}}`, '1',
        createdAt.toISOString(),
        hash === undefined ? '\\N' : Array.from(hash, (w) => w.toString(2).padStart(16, '0')).join(''),
        hash === undefined ? '\\N' : '100',
        hash === undefined ? '\\N' : `{${Array.from(hash, (w, place) => place * 65_536 + w).join(',')}}`,
        searchVector({
          ...words, alt: '', people: [], topics: [topic], credit: '', creator: '', filename: `IMG_${at}.jpg`,
          uploader: { kind: 'house', id: null, name: 'Bench' },
        }),
      ] // prettier-ignore
      const line = `${row.map((value) => (value === '\\N' ? value : escape(value))).join('\t')}\n`
      if (!stream.write(line)) await once(stream, 'drain')
    }
    stream.end()
    await once(stream, 'finish')
    for (const { definition } of indexes) await client.query(definition)
    await client.query(`insert into bank.search_word
      select distinct lexeme from bank.asset cross join unnest(tsvector_to_array(search)) as found (lexeme)`)
    await client.query('alter table bank.asset enable trigger user')
    await client.query('vacuum analyze bank.asset, bank.search_word')
  } finally {
    client.release()
  }
  return (performance.now() - began) / 1000
}
