/** Brings one file to its receipt, from wherever it stands: new, half sent, or sent by a phone that went out. */
import { bytesOf, changeItem, settleItem } from '../queue/queue.ts'
import type { Item, Receipt } from '../queue/item.ts'
import { call, Refusal } from './call.ts'
import { tellConsent } from './tell-consent.ts'
import { beginUpload, offsetOf, sendPiece, stateOf, type Pace } from './tus.ts'

export interface Sending {
  mayRelease: boolean
  fingerprint(bytes: Blob): Promise<string | null>
  pace: Pace
  signal?: AbortSignal | undefined
}

/** The file was taken out of the queue while it was being sent. */
class Gone extends Error {}

const now = async (id: string, changes: Partial<Item>): Promise<Item> => {
  const item = await changeItem(id, changes)
  if (item === undefined) throw new Gone()
  return item
}

/**
 * @throws Refusal: of the server, or `offline`; 202 `being_checked` while the server looks at the file, 422 `bytes_gone`
 * when the phone has lost them.
 */
export async function sendItem(start: Item, sending: Sending): Promise<void> {
  try {
    const receipt = start.receipt ?? (await bring(start, sending))
    const consentUntold = await sayConsent(start, receipt, sending.mayRelease)
    await settleItem(await now(start.id, {}), { ...receipt, consentUntold }, Date.now())
  } catch (error) {
    if (!(error instanceof Gone)) throw error
  }
}

/** @returns true when the house does not take it from this person. */
async function sayConsent({ id, words }: Item, receipt: Receipt, mayRelease: boolean): Promise<boolean> {
  // Of a file that was there before, the record is somebody else's work.
  if (words.consent === 'not_needed' || receipt.duplicate) return false
  await now(id, { receipt })
  try {
    await tellConsent(receipt.assetId, words, mayRelease)
    return false
  } catch (error) {
    if (error instanceof Refusal && [403, 404, 422].includes(error.status)) return true
    throw error
  }
}

async function bring(start: Item, sending: Sending): Promise<Receipt> {
  const bytes = await bytesOf(start.id)
  if (bytes === undefined || bytes.size !== start.bytes) throw new Refusal(422, 'bytes_gone')
  let item = start
  if (item.sha256 === undefined) item = await now(item.id, { sha256: await sending.fingerprint(bytes) })
  // The server may have given the upload up meanwhile; then it begins anew, but not for ever.
  for (let attempt = 0; ; attempt++)
    try {
      return await upload(item, bytes, sending)
    } catch (error) {
      const gone = error instanceof Refusal && (error.status === 404 || error.status === 410)
      if (!gone || attempt === 2) throw error
      item = await now(item.id, { uploadUrl: null, sent: 0 })
    }
}

async function upload(start: Item, bytes: Blob, { pace, signal }: Sending): Promise<Receipt> {
  let item = start
  let offset = 0
  if (item.uploadUrl === null) {
    const known = await knownAlready(item)
    if (known !== undefined) return known
    item = await now(item.id, { uploadUrl: await beginUpload(item.bytes, announced(item)), sent: 0 })
  } else {
    const { state, receipt, assetId, refusal } = await stateOf(item.uploadUrl)
    if (state === 'kept') return { number: receipt ?? '', assetId: assetId ?? '', duplicate: false }
    if (state === 'arrived') throw new Refusal(202, 'being_checked', { retryAfter: 5 })
    if (refusal !== null) throw new Refusal(422, refusal.code, { params: refusal.params })
    if (state === 'given_up') throw new Refusal(410, 'given_up')
    offset = await offsetOf(item.uploadUrl)
  }
  const address = item.uploadUrl as string
  while (offset < item.bytes) {
    await now(item.id, { sent: offset })
    const begun = performance.now()
    try {
      const piece = await sendPiece(address, offset, bytes.slice(offset, offset + pace.size()), signal)
      if (piece.receipt !== undefined) return piece.receipt
      offset = piece.offset
    } catch (error) {
      if (error instanceof Refusal && error.status === 0) pace.lost()
      // Somebody else's piece was first, or an answer was lost: the server knows best.
      if (!(error instanceof Refusal) || error.status !== 409) throw error
      offset = await offsetOf(address)
    }
    pace.took(performance.now() - begun)
  }
  await now(item.id, { sent: item.bytes })
  throw new Refusal(202, 'being_checked', { retryAfter: 5 })
}

/** What the unit has already costs nothing but this question. */
async function knownAlready({ sha256, words, filename }: Item): Promise<Receipt | undefined> {
  if (typeof sha256 !== 'string') return undefined
  const response = await call('/api/v1/assets/known', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ unitId: words.unitId, sha256, filename: filename.slice(0, 400) }),
  })
  if (response.status === 204) return undefined
  const { receipt, asset } = (await response.json()) as { receipt: string; asset: { id: string } }
  return { number: receipt, assetId: asset.id, duplicate: true }
}

function announced({ filename, sha256, words }: Item): Record<string, string | null> {
  const { unitId, caption, event, place, latitude, longitude, consent, consentBy } = words
  return {
    filename,
    unitId,
    sha256: sha256 ?? null,
    caption,
    event,
    place,
    latitude: latitude === null ? null : String(latitude),
    longitude: longitude === null ? null : String(longitude),
    ...(consent === 'not_needed' ? {} : { consent, consentBy }),
  }
}
