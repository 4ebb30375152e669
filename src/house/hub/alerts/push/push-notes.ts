/** Messages to devices: written with what they tell of, sent by a job each. */
import type { HouseTransaction } from '../../../../platform/db.ts'
import { FetchFault } from '../../../../platform/fetch.ts'
import { newId } from '../../../../platform/ids.ts'
import { translator } from '../../../../platform/messages.ts'
import { fingerprint } from '../../../../platform/secrets.ts'
import type { HubDeps } from '../../deps.ts'
import { pathIn } from '../../link.ts'
import { encryptMessage } from './encrypt.ts'
import { vapid } from './vapid.ts'

/** What the service worker shows; a second copy with the same tag replaces the first. */
export interface PushPayload {
  tag: string
  title: string
  body: string
  /** Path of this house. */
  url: string
}

type About =
  | { journalistId: string; news: readonly { id: string; unit_id: string; title: string; path: string }[] }
  | { journalistId: string; holders: readonly string[] }

/** Writes one message for each of the journalist's devices. Corrections go to them whatever was chosen. */
export async function pushTo(
  { clock, jobs, units }: Pick<HubDeps, 'clock' | 'jobs' | 'units'>,
  trx: HouseTransaction,
  about: About,
): Promise<void> {
  const devices = await trx
    .selectFrom('hub.push_subscription')
    .select(['id', 'locale'])
    .where('journalist_id', '=', about.journalistId)
    .execute()
  const payloadIn = (locale: 'id' | 'en'): PushPayload | undefined => {
    const t = translator(locale)
    if ('holders' in about) {
      const [first] = about.holders
      if (first === undefined) return undefined
      return {
        tag: `correction-${first}`,
        title: t('hub.push.correction', { count: about.holders.length }),
        body: t('hub.push.correction_body'),
        url: pathIn(locale, '/media/saya'),
      }
    }
    const [first, ...rest] = about.news
    if (first === undefined) return undefined
    if (rest.length === 0)
      return {
        tag: `news-${first.id}`,
        title: first.title.slice(0, 200),
        body: units.get(first.unit_id)?.name[locale] ?? '',
        url: first.path,
      }
    return {
      tag: `digest-${first.id}`,
      title: t('hub.push.digest', { count: about.news.length }),
      body: t('hub.push.digest_body'),
      url: pathIn(locale, '/media/saya/kabar'),
    }
  }
  const notes = devices.flatMap((device) => {
    const payload = payloadIn(device.locale === 'en' ? 'en' : 'id')
    return payload === undefined ? [] : [{ device, payload }]
  })
  if (notes.length === 0) return
  const written = await trx
    .insertInto('hub.push_note')
    .values(
      notes.map(({ device, payload }) => ({
        id: newId(),
        subscription_id: device.id,
        tag: payload.tag,
        payload: JSON.stringify(payload),
        created_at: clock.now(),
      })),
    )
    .onConflict((existing) => existing.columns(['subscription_id', 'tag']).doNothing())
    .returning('id')
    .execute()
  await jobs.enqueueAll(
    trx,
    'send-push',
    written.map(({ id }) => ({ data: { noteId: id } })),
  )
}

/** A push service that is asked at a private address, by a wrong scheme or port will not answer better tomorrow. */
const hopeless = new Set(['address_refused', 'scheme_refused', 'port_refused'])
/** How long (s) a push service keeps it for a device that is off. */
const timeToLive = 24 * 3600

/**
 * Done by the job `send-push`. A subscription that is gone (404, 410) is removed; what the service refuses for good is
 * noted; all else is tried again. Sent twice after a crash, the device shows it once, for the tag is the same.
 */
export async function sendPush(deps: HubDeps, { noteId }: { noteId: string }): Promise<void> {
  const { db, clock, secrets, fetch, config } = deps
  const note = await db
    .selectFrom('hub.push_note as n')
    .innerJoin('hub.push_subscription as s', 's.id', 'n.subscription_id')
    .select(['n.payload', 'n.tag', 's.id', 's.endpoint', 's.endpoint_hash', 's.p256dh', 's.auth_sealed'])
    .where('n.id', '=', noteId)
    .where('n.sent_at', 'is', null)
    .where('n.payload', 'is not', null)
    .executeTakeFirst()
  if (note === undefined) return
  const text = Buffer.from(JSON.stringify(note.payload))
  const body = encryptMessage(text, {
    p256dh: Buffer.from(note.p256dh, 'base64url'),
    auth: Buffer.from(secrets.unseal(note.auth_sealed, note.endpoint_hash), 'base64url'),
  })
  const contact = `mailto:${/[^<\s]+@[^>\s]+/.exec(config.mailFrom)?.[0] ?? ''}`
  let status: number
  try {
    const answer = await fetch(note.endpoint, {
      method: 'POST',
      redirect: 'error',
      timeout: 15_000,
      maxBytes: 20_000,
      headers: {
        authorization: vapid(secrets).authorization(note.endpoint, { contact, now: clock.now() }),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(timeToLive),
        urgency: note.tag.startsWith('correction-') ? 'high' : 'normal',
        // What waits for a device that is off is replaced by its second copy there as well.
        topic: fingerprint(note.tag).slice(0, 32),
      },
      body: new Uint8Array(body),
    })
    status = answer.status
  } catch (error) {
    if (!(error instanceof FetchFault) || !hopeless.has(error.code)) throw error
    return forget(deps, note.id)
  }
  if (status === 404 || status === 410) return forget(deps, note.id)
  if (status === 429 || status >= 500) throw new Error(`The push service answered ${status}.`)
  const taken = status >= 200 && status < 300
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('hub.push_note')
      .set({
        payload: null,
        sent_at: taken ? clock.now() : null,
        fault: taken ? null : `status ${status}`,
      })
      .where('id', '=', noteId)
      .execute()
    if (taken && note.tag.startsWith('correction-'))
      await trx
        .updateTable('hub.holder')
        .set((eb) => ({ pushed: eb('pushed', '+', 1) }))
        .where('id', '=', note.tag.slice('correction-'.length))
        .execute()
  })
}

const forget = async ({ db }: Pick<HubDeps, 'db'>, subscriptionId: string): Promise<void> => {
  await db.deleteFrom('hub.push_subscription').where('id', '=', subscriptionId).execute()
}
