/** Fills the public side with many stories in minutes: set-based inserts, the search indexes built afterwards. */
import type pg from 'pg'
import { newId, newRef } from '../src/platform/ids.ts'
import { slugify } from '../src/platform/text/slugify.ts'
import { searchVector } from '../src/house/newsroom/search/lexemes.ts'
import { seededRandom, sentence, type Random } from './synthetic-text.ts'

export interface BenchUnit {
  id: string
  path: string
  /** Itself first, the root last. */
  ancestry: string[]
  regionId: string | null
}

const topics = [
  'pelayanan-publik', 'keamanan', 'lalu-lintas', 'penegakan-hukum', 'bencana', 'siber', 'kemanusiaan',
  'pendidikan', 'kesehatan', 'lingkungan', 'pemilu', 'olahraga', 'seni-budaya',
] // prettier-ignore

/** A tree of the model institution's size, where no units are in the database. */
export function syntheticUnits(regions = 38, districts = 514, local = 7277): BenchUnit[] {
  const root: BenchUnit = { id: newId(), path: 'hq', ancestry: [], regionId: null }
  root.ancestry = [root.id]
  const below = (parent: BenchUnit, code: string): BenchUnit => {
    const id = newId()
    return {
      id,
      path: `${parent.path}.${code}`,
      ancestry: [id, ...parent.ancestry],
      regionId: parent.regionId ?? id,
    }
  }
  const regionUnits = Array.from({ length: regions }, (_, i) => below(root, `r${i}`))
  const districtUnits = Array.from({ length: districts }, (_, i) =>
    below(regionUnits[i % regions] ?? root, `d${i}`),
  )
  const localUnits = Array.from({ length: local }, (_, i) =>
    below(districtUnits[i % districts] ?? root, `l${i}`),
  )
  return [root, ...regionUnits, ...districtUnits, ...localUnits]
}

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T

function picture(random: Random) {
  const ref = newRef(16)
  return {
    assetId: newId(),
    ref,
    width: 2400,
    height: 1600,
    renditions: [320, 640, 960, 1280, 1920].map((width) => ({
      width,
      height: Math.round((width * 2) / 3),
      format: 'webp',
      url: `/media/${ref}/${width}.webp`,
      bytes: width * 60,
    })),
    alt: sentence(random, 9),
    caption: sentence(random, 12),
    credit: 'Humas',
    rights: '',
  }
}

interface Rows {
  publications: object[]
  listings: object[]
  tags: object[]
  entries: object[]
}

/** Headquarters and regions write more than their share of the tree. */
function writer(random: Random, byDepth: readonly BenchUnit[][]): BenchUnit {
  const die = random()
  const depth = die < 0.02 ? 0 : die < 0.12 ? 1 : die < 0.45 ? 2 : 3
  return pick(random, byDepth[Math.min(depth, byDepth.length - 1)] ?? [])
}

function addStory(rows: Rows, random: Random, byDepth: BenchUnit[][], at: Date, locale: 'id' | 'en') {
  const unit = writer(random, byDepth)
  const root = byDepth[0]?.[0]
  const editionId = newId()
  const headline = sentence(random, 9)
  const summary = sentence(random, 22)
  const paragraphs = Array.from({ length: 8 }, () => `${sentence(random, 24)}.`)
  const bodyText = paragraphs.join('\n\n')
  const topic = pick(random, topics)
  const tags = Array.from(
    { length: Math.floor(random() * 4) },
    () => `tagar ${Math.floor(random() ** 2 * 400)}`,
  )
  const common = { edition_id: editionId, locale, public_timestamp: at.toISOString() }
  rows.publications.push({
    ...common,
    story_id: newId(),
    ref: newRef(),
    unit_id: unit.id,
    unit_path: unit.path,
    region_id: unit.regionId,
    slug: slugify(headline),
    headline,
    summary,
    urgency: 3 + Math.floor(random() * 5),
    topic,
    tags: [...new Set(tags)],
    lead: random() < 0.8 ? picture(random) : null,
    body_html: paragraphs.map((text) => `<p>${text}</p>`).join('\n'),
    body_text: bodyText,
  })
  const listed = new Map(unit.ancestry.map((id, index) => [id, index === 0 ? 'origin' : 'ancestor']))
  if (root !== undefined && unit.id !== root.id) {
    if (random() < 0.08) listed.set(root.id, random() < 0.01 ? 'mandatory' : 'adopted')
    else listed.delete(root.id)
  }
  for (const [unitId, kind] of listed)
    rows.listings.push({ ...common, unit_id: unitId, kind, topic, region_id: unit.regionId })
  for (const name of new Set(tags)) rows.tags.push({ ...common, tag: slugify(name), name })
  rows.entries.push({
    ...common,
    topic,
    unit_path: unit.path,
    lexemes: searchVector({
      locale, headline, summary, bodyText, tags, topic, ancestry: unit.ancestry, publicTimestamp: at,
    }), // prettier-ignore
  })
}

const inserts: [keyof Rows, string][] = [
  [
    'publications',
    `insert into newsroom.publication (edition_id, story_id, locale, ref, state, unit_id, unit_path, region_id, slug,
       headline, summary, slugline, dateline, byline, sign_off, editors_note, urgency, topic, media_topics, tags, lead,
       body_html, body_text, word_count, asset_ids, version_number, version_hash, first_published_at,
       public_timestamp, updated_at)
     select edition_id, story_id, locale, ref, 'published', unit_id, unit_path, region_id, slug, headline, summary,
       '', '', 'Humas', '', '', urgency, topic, '{}', tags, lead, body_html, body_text, 192, '{}', 1, '',
       public_timestamp, public_timestamp, public_timestamp
     from json_to_recordset($1) as r (edition_id uuid, story_id uuid, locale text, ref text, unit_id uuid,
       unit_path ltree, region_id uuid, slug text, headline text, summary text, urgency smallint, topic text,
       tags text[], lead jsonb, body_html text, body_text text, public_timestamp timestamptz)`,
  ],
  [
    'listings',
    `insert into newsroom.listing (edition_id, unit_id, kind, locale, topic, region_id, public_timestamp)
     select * from json_to_recordset($1) as r (edition_id uuid, unit_id uuid, kind text, locale text, topic text,
       region_id uuid, public_timestamp timestamptz)`,
  ],
  [
    'tags',
    `insert into newsroom.publication_tag (edition_id, tag, name, locale, public_timestamp)
     select * from json_to_recordset($1) as r (edition_id uuid, tag text, name text, locale text,
       public_timestamp timestamptz)`,
  ],
  [
    'entries',
    `insert into newsroom.search_entry (edition_id, locale, public_timestamp, topic, unit_path, words_learnt, lexemes)
     select edition_id, locale, public_timestamp, topic, unit_path, true, lexemes::tsvector
     from json_to_recordset($1) as r (edition_id uuid, locale text, public_timestamp timestamptz, topic text,
       unit_path ltree, lexemes text)`,
  ],
]

/**
 * Adds `count` published stories over three years up to `until`, one in ten in English, and the words of "did you
 * mean". Returns seconds taken.
 */
export async function loadStories(
  pool: pg.Pool,
  {
    count,
    units,
    until = new Date(),
    seed = 1,
  }: { count: number; units: readonly BenchUnit[]; until?: Date; seed?: number },
): Promise<number> {
  const started = performance.now()
  const random = seededRandom(seed)
  const byDepth = units.reduce<BenchUnit[][]>((groups, unit) => {
    ;(groups[unit.ancestry.length - 1] ??= []).push(unit)
    return groups
  }, [])
  const client = await pool.connect()
  try {
    await client.query("set maintenance_work_mem = '512MB'; set synchronous_commit = off")
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
       where indrelid in ('newsroom.search_entry'::regclass, 'newsroom.search_word'::regclass)
         and not indisprimary`,
    )
    for (const { name } of indexes) await client.query(`drop index ${name}`)
    const span = 3 * 365 * 86_400_000
    const batch = 2000
    for (let done = 0; done < count; done += batch) {
      const rows: Rows = { publications: [], listings: [], tags: [], entries: [] }
      for (let index = done; index < Math.min(done + batch, count); index++) {
        // Oldest first, as a house writes them.
        const at = new Date(until.getTime() - Math.floor(span * (1 - (index + random()) / count)))
        addStory(rows, random, byDepth, at, random() < 0.1 ? 'en' : 'id')
      }
      for (const [name, statement] of inserts) await client.query(statement, [JSON.stringify(rows[name])])
    }
    for (const { definition } of indexes) await client.query(definition)
    await client.query(
      `insert into newsroom.search_word (locale, word, stories)
       select 'id', word, count(*) from (
         select edition_id, regexp_split_to_table(lower(body_text), '[^a-z]+') as word from newsroom.publication
         where locale = 'id' order by public_timestamp desc limit 20000
       ) as words where length(word) between 4 and 30 group by word
       on conflict (locale, word) do nothing`,
    )
    await client.query('vacuum analyze newsroom.publication')
    await client.query('vacuum analyze newsroom.listing')
    await client.query('vacuum analyze newsroom.publication_tag')
    await client.query('vacuum analyze newsroom.search_entry')
    await client.query('vacuum analyze newsroom.search_word')
  } finally {
    client.release()
  }
  return (performance.now() - started) / 1000
}
