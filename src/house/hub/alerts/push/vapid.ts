/** By which key push services know the house (RFC 8292). It is drawn from the house's secret and stored nowhere. */
import { createECDH, createPrivateKey, sign } from 'node:crypto'
import type { Secrets } from '../../../../platform/secrets.ts'

const hour = 3600
const text = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

export function vapid(secrets: Secrets) {
  const own = createECDH('prime256v1')
  own.setPrivateKey(Buffer.from(secrets.key('web-push'), 'hex'))
  const point = own.getPublicKey()
  const coordinate = (from: number) => point.subarray(from, from + 32).toString('base64url')
  const key = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      d: Buffer.from(secrets.key('web-push'), 'hex').toString('base64url'),
      x: coordinate(1),
      y: coordinate(33),
    },
  })
  const publicKey = point.toString('base64url')
  return {
    /** As browsers want it to subscribe. */
    publicKey,
    /** The header for one push service; `contact` is a mailto: or https: address of whoever runs the house. */
    authorization(endpoint: string, { contact, now }: { contact: string; now: Date }): string {
      const seconds = Math.floor(now.getTime() / 1000)
      const said = `${text({ typ: 'JWT', alg: 'ES256' })}.${text({
        aud: new URL(endpoint).origin,
        exp: seconds + 12 * hour,
        sub: contact,
      })}`
      const signature = sign('sha256', Buffer.from(said), { key, dsaEncoding: 'ieee-p1363' })
      return `vapid t=${said}.${signature.toString('base64url')}, k=${publicKey}`
    },
  }
}
