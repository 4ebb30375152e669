/** What stands at a reported address, kept before it is gone. */
import { FetchFault } from '../../../../platform/fetch.ts'
import { newId } from '../../../../platform/ids.ts'
import { fingerprint } from '../../../../platform/secrets.ts'
import type { RegisterDeps } from '../deps.ts'

const hour = 3_600_000
const mostText = 20_000

/** The words of a page, without markup; for people to read, never shown as markup. */
const wordsOf = (html: string): string =>
  html
    .replace(/<(script|style|noscript|svg)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;|&#160;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Once an hour at most, however many tell of it. Done by the job `gather-evidence`. */
export async function gatherEvidence(
  { db, clock, fetch }: Pick<RegisterDeps, 'db' | 'clock' | 'fetch'>,
  impostorId: string,
): Promise<void> {
  const now = clock.now()
  const impostor = await db
    .selectFrom('channels.impostor')
    .select('url')
    .where('id', '=', impostorId)
    .executeTakeFirst()
  const recent = await db
    .selectFrom('channels.impostor_evidence')
    .select('id')
    .where('impostor_id', '=', impostorId)
    .where('at', '>', new Date(now.getTime() - hour))
    .executeTakeFirst()
  if (!impostor?.url || recent !== undefined) return
  const seen = await look(fetch, impostor.url)
  await db
    .insertInto('channels.impostor_evidence')
    .values({ id: newId(), impostor_id: impostorId, url: impostor.url, at: now, ...seen })
    .execute()
}

async function look(fetch: RegisterDeps['fetch'], url: string) {
  try {
    const answer = await fetch(url, { maxBytes: 3_000_000, timeout: 15_000 })
    const bytes = Buffer.from(await answer.arrayBuffer())
    const readable = /text|html|json|xml/.test(answer.headers.get('content-type') ?? 'text')
    const text = readable ? wordsOf(bytes.toString('utf8').replaceAll('\0', '')).slice(0, mostText) : ''
    return { status: answer.status, fault: null, text, sha256: fingerprint(bytes) }
  } catch (error) {
    if (!(error instanceof FetchFault)) throw error
    return { status: null, fault: error.code, text: '', sha256: fingerprint('') }
  }
}
