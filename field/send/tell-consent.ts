/**
 * Consent belongs to the asset's rights. It is announced with the upload; where the house did not take it from there, it is
 * written afterwards: into the rights by those who may decide them, else as words that an editor reads in the record,
 * without the name of whoever consented, for those words can go out with the picture.
 */
import type { paths } from '../../console/api.generated.ts'
import type { Words } from '../queue/item.ts'
import { call } from './call.ts'

type Rights = paths['/api/v1/assets/{id}/rights']['get']['responses'][200]['content']['application/json']

const patch = (path: string, body: unknown) =>
  call(path, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** Does the same however often it is called. */
export async function tellConsent(
  assetId: string,
  { consent, consentBy }: Pick<Words, 'consent' | 'consentBy'>,
  mayRelease: boolean,
): Promise<void> {
  if (consent === 'not_needed') return
  const address = `/api/v1/assets/${assetId}`
  const rights = (await (await call(`${address}/rights`)).json()) as Rights
  // Known already, or decided by somebody at the desk: theirs is the newer word.
  if (rights.consent !== 'not_needed') return
  if (mayRelease) await patch(`${address}/rights`, { consent, consentBy })
  else await patch(address, { rights: noted[consent] })
}

/** Read by the desk, so in the language of the house. */
const noted = {
  asked: 'Izin orang di dalamnya sudah diminta, belum dijawab. Jangan diterbitkan dahulu.',
  given: 'Izin orang di dalamnya sudah diberikan; nama pemberi izin ada pada kru lapangan.',
} as const
