/** The register for machines and for other sites: signed files, the key, and badges. */
import { drawBadge } from '../parts/account-badge.ts'
import { fileHeaders } from '../security-headers.ts'
import { keys } from '../surrogate-keys.ts'
import { faultPage } from './faults.tsx'
import { freshUntil, type SiteParts, type SiteRoute } from '../visit.ts'

/** Other sites show and read them. */
const forOthers = {
  ...fileHeaders,
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
}

const files = {
  'daftar.json': { type: 'application/json; charset=utf-8', write: 'asJson' },
  'daftar.csv': { type: 'text/csv; charset=utf-8', write: 'asCsv' },
} as const

export function registerFiles({ accounts }: SiteParts): SiteRoute[] {
  const signed = Object.entries(files).flatMap(([name, { type, write }]): SiteRoute[] => [
    {
      url: `/kanal/${name}`,
      single: true,
      async render({ view }) {
        const body = await accounts[write]()
        return {
          status: 200,
          type,
          body,
          keys: [keys.accounts],
          keep: true,
          freshUntil: freshUntil(view.now),
          // Beside the file of its own, for those who fetch once.
          headers: { ...forOthers, 'x-pendopo-signature': accounts.sign(body).toString('base64') },
        }
      },
    },
    {
      url: `/kanal/${name}.sig`,
      single: true,
      async render({ view }) {
        return {
          status: 200,
          type: 'application/octet-stream',
          body: accounts.sign(await accounts[write]()),
          keys: [keys.accounts],
          keep: true,
          freshUntil: freshUntil(view.now),
          headers: forOthers,
        }
      },
    },
  ])
  return [
    ...signed,
    {
      url: '/.well-known/pendopo-register.pem',
      single: true,
      render: async () => ({
        status: 200,
        type: 'application/x-pem-file',
        body: accounts.publicKey,
        keys: [],
        keep: true,
        headers: forOthers,
      }),
    },
    {
      url: '/kanal/:ref/lencana.svg',
      async render({ view, params }) {
        const ref = params['ref'] ?? ''
        const account = /^[2-9a-z]{8}$/.test(ref) ? await accounts.byRef(ref) : undefined
        if (account === undefined) return faultPage(view, 'not_found', 404)
        return {
          status: 200,
          type: 'image/svg+xml',
          body: drawBadge(view, account),
          keys: [keys.accounts],
          keep: true,
          freshUntil: freshUntil(view.now),
          headers: forOthers,
        }
      },
    },
  ]
}
