import type { Bank } from '../../house/bank/index.ts'
import { Shared } from '../pages/shared.tsx'
import { htmlPage, type SiteRoute } from '../visit.ts'
import { faultPage } from './faults.tsx'

/** A collection of the bank for whoever holds its link: never kept, never indexed, never told to other sites. */
export function sharedRoutes(bank: Pick<Bank, 'collections'>): SiteRoute[] {
  return [
    {
      url: '/berbagi/:token',
      private: true,
      async render({ view, params }) {
        const token = params['token'] ?? ''
        const shared = await bank.collections.sharedBy(token)
        if (shared === undefined) return faultPage(view, 'gone', 410)
        return htmlPage(view, {
          keep: false,
          keys: [],
          headers: {
            'cache-control': 'private, no-store',
            'x-robots-tag': 'noindex, nofollow, noarchive',
            'referrer-policy': 'no-referrer',
          },
          head: { title: shared.name, description: view.t('site.shared.kick'), robots: 'noindex, nofollow' },
          body: <Shared view={view} shared={shared} token={token} />,
        })
      },
    },
  ]
}
