/** Stories of headquarters on their way to the accounts below: one that was sent, one that is proposed, one draft. */
import type { House } from '../house.ts'
import { hashOf, type Content, type Part } from '../house/channels/distribution/content.ts'
import { newId } from '../platform/ids.ts'
import type { Cast, Posts } from './cast.ts'

const hour = 3_600_000

/** How the deliveries of the one that was sent stand, in turns. Their accounts are paused: nothing is ever tried. */
const fates = [
  { state: 'sent', why: null, lasting: false, next: null },
  { state: 'sent', why: null, lasting: false, next: null },
  { state: 'throttled', why: 'rate_limited', lasting: false, next: hour },
  { state: 'rejected', why: 'post_too_long', lasting: true, next: null },
  { state: 'unknown', why: 'too_slow', lasting: false, next: hour },
]
const signedOut = { state: 'unauthorised', why: null, lasting: false, next: null }

export async function distributeStories(
  { database: { db }, units }: Pick<House, 'database' | 'units'>,
  { posts, cast, now }: { posts: Posts; cast: Cast; now: Date },
): Promise<void> {
  const [first, second, third] = await db
    .selectFrom('newsroom.publication')
    .select(['edition_id', 'story_id', 'locale', 'ref', 'version_hash'])
    .where('state', '=', 'published')
    .where('locale', '=', 'id')
    .where('unit_id', '=', posts.root.id)
    .orderBy('public_timestamp', 'desc')
    .limit(3)
    .execute()
  if (first === undefined || second === undefined || third === undefined) return
  const below = await db
    .selectFrom('channels.channel')
    .select(['id', 'unit_id', 'url', 'state'])
    .where('unit_id', '<>', posts.root.id)
    .orderBy('created_at')
    .orderBy('unit_path')
    .orderBy('kind')
    .execute()
  const { nadia, arifin, putri, nurhaliza } = cast
  const part = (terms: Part['terms']): Part => ({
    unitId: posts.root.id,
    reach: 'below',
    levels: [],
    networks: [],
    languages: [],
    tags: [],
    terms,
  })
  const row = (
    story: typeof first,
    state: 'draft' | 'sent',
    at: Date,
    { parts = [part('mandatory')], ...rest }: Partial<Content>,
  ) => {
    const content: Content = {
      parts,
      texts: {},
      accountTexts: {},
      campaign: null,
      note: null,
      answerBy: null,
      plannedFor: null,
      ...rest,
    }
    return {
      id: newId(),
      unit_id: posts.root.id,
      unit_path: units.require(posts.root.id).path,
      story_id: story.story_id,
      edition_id: story.edition_id,
      locale: story.locale,
      state,
      content: JSON.stringify(content),
      hash: hashOf(content),
      made_by_id: nadia.id,
      made_by: nadia.name,
      made_at: at,
      changed_by_id: nadia.id,
      changed_by: nadia.name,
      changed_at: at,
      answer_by: content.answerBy,
      ...(state === 'draft'
        ? {}
        : { version_hash: story.version_hash, sent_by_id: nadia.id, sent_by: nadia.name, sent_at: at }),
    }
  }
  const ago = (hours: number) => new Date(now.getTime() - hours * hour)
  const answerBy = ago(-40)
  const sent = {
    ...row(first, 'sent', ago(3), { campaign: 'layanan-terpadu' }),
    approved_hash: first.version_hash,
    approved_by_id: arifin.id,
    approved_by: arifin.name,
    approved_at: ago(4),
  }
  const proposed = row(second, 'sent', ago(2), {
    parts: [part('proposal')],
    texts: { bluesky: 'Kabar untuk warga {tempat}: layanan kini lebih dekat.' },
    note: 'Bila cocok dengan kegiatan satuan Anda pekan ini.',
    answerBy,
  })
  const draft = row(third, 'draft', ago(1), {
    texts: {
      bluesky:
        '{satuan} mengajak warga {tempat} ikut serta.\n---\nAda pertanyaan? Petugas menjawab setiap hari kerja pukul 08.00–15.00. #LayananPublik\n---\nSelengkapnya di laman kami: {tautan}',
    },
  })
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('channels.distribution').values([sent, proposed, draft]).execute()
    await trx
      .insertInto('channels.delivery')
      .values(
        below.map((channel, n) => {
          const { next, ...fate } =
            channel.state === 'unauthorised' ? signedOut : (fates[n % fates.length] ?? fates[0]!)
          const id = newId()
          const out = fate.state === 'sent'
          return {
            id,
            channel_id: channel.id,
            story_id: first.story_id,
            edition_id: first.edition_id,
            locale: first.locale,
            ref: first.ref,
            purpose: 'post',
            version_hash: first.version_hash,
            ...fate,
            external_key: id,
            external_id: out ? id : null,
            external_url: out ? `${channel.url}/${first.ref}` : null,
            distribution_id: sent.id,
            attempts: fate.state === 'unauthorised' ? 0 : 1,
            next_at: next === null ? null : new Date(now.getTime() + next),
            due_since: ago(3),
            created_at: ago(3),
            changed_at: ago(3),
            sent_at: out ? ago(3) : null,
          }
        }),
      )
      .execute()
    const answers = [
      { state: 'adapted', by: putri, text: 'Warga, layanan kini lebih dekat dari rumah.' },
      { state: 'declined', by: putri, reason: 'Situs kami memuat pengumuman setempatnya hari ini.' },
      { state: 'open' },
      { state: 'open' },
      { state: 'declined', by: nurhaliza, reason: 'Pekan ini kami mengumumkan jadwal layanan keliling.' },
      { state: 'open' },
      { state: 'open' },
    ]
    await trx
      .insertInto('channels.proposal')
      .values(
        below.map((channel, n) => {
          const { state, by, text, reason } = answers[n % answers.length] ?? answers[0]!
          const place = units.require(channel.unit_id).shortName
          return {
            distribution_id: proposed.id,
            channel_id: channel.id,
            state,
            text: text ?? `Kabar untuk warga ${place}: layanan kini lebih dekat.`,
            reason: reason ?? null,
            answer_by: answerBy,
            answered_by_id: by?.id ?? null,
            answered_by: by?.name ?? null,
            answered_at: by === undefined ? null : ago(1),
            made_at: ago(2),
          }
        }),
      )
      .execute()
  })
}
