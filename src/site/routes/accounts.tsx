import type { Unit } from '../../house/units/index.ts'
import { bothLocales } from '../metadata/alternates.ts'
import { houseCard } from '../metadata/share-picture.ts'
import { accountPath, networkName, networksByName } from '../official-accounts.ts'
import { Account } from '../pages/account.tsx'
import { Accounts } from '../pages/accounts.tsx'
import { Impostors, VerifyRegister } from '../pages/impostors.tsx'
import { keys } from '../surrogate-keys.ts'
import { absolute, here, type View } from '../view.ts'
import { htmlPage, type SiteParts, type SiteRoute } from '../visit.ts'
import { faultPage } from './faults.tsx'

const refs = /^[2-9a-z]{8}$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function accountRoutes({ accounts }: SiteParts): SiteRoute[] {
  return [
    {
      url: '/kanal',
      query: { akun: 300, satuan: 300, jejaring: 20, cari: 100, sesudah: 8 },
      async render({ view, query }) {
        const { akun: asked, cari: q, sesudah } = query
        const network = networksByName.find((one) => one === query['jejaring'])
        const unit = unitAsked(view, query['satuan'])
        const after = sesudah !== undefined && refs.test(sesudah) ? sesudah : undefined
        const within = unit.parentId === null ? undefined : unit.path
        const [page, counts, answer] = await Promise.all([
          accounts.page({ within, network, q, after, limit: 60 }),
          accounts.counts({ within, network, q }),
          asked === undefined ? undefined : accounts.isOfficial(asked),
        ])
        return htmlPage(view, {
          current: '/kanal',
          keys: [keys.accounts],
          head: headOf(
            view,
            '/kanal',
            view.t('site.nav.accounts'),
            view.t('site.accounts.intro'),
            Object.keys(query).length > 0,
          ),
          body: (
            <Accounts
              view={view}
              directory={{ ...page, ...counts, unit, network, q, later: after !== undefined }}
              asked={asked ?? ''}
              answer={answer}
            />
          ),
        })
      },
    },
    {
      url: '/kanal/tiruan',
      query: { sesudah: 36 },
      async render({ view, query }) {
        const before = uuid.test(query['sesudah'] ?? '') ? query['sesudah'] : undefined
        const page = await accounts.impostors({ before, limit: 100 })
        return htmlPage(view, {
          current: '/kanal',
          keys: [keys.accounts],
          head: headOf(
            view,
            '/kanal/tiruan',
            view.t('site.impostors.title'),
            view.t('site.impostors.intro'),
            before !== undefined,
          ),
          body: <Impostors view={view} {...page} later={before !== undefined} />,
        })
      },
    },
    {
      url: '/kanal/cara-memeriksa',
      render: async ({ view }) =>
        htmlPage(view, {
          current: '/kanal',
          keys: [],
          head: headOf(
            view,
            '/kanal/cara-memeriksa',
            view.t('site.accounts.verify'),
            view.t('site.verify.intro'),
          ),
          body: <VerifyRegister view={view} />,
        }),
    },
    {
      url: '/kanal/:ref',
      async render({ view, params }) {
        const ref = params['ref'] ?? ''
        const account = refs.test(ref) ? await accounts.byRef(ref) : undefined
        if (account === undefined) return faultPage(view, 'not_found', 404)
        const title = `${account.handle} (${networkName(account.network)})`
        return htmlPage(view, {
          current: '/kanal',
          keys: [keys.accounts],
          head: headOf(
            view,
            accountPath(account),
            title,
            view.t('site.account.description', {
              account: title,
              unit: view.units.get(account.unitId)?.name[view.locale] ?? '',
            }),
          ),
          body: <Account view={view} account={account} />,
        })
      },
    },
  ]
}

/** What is asked for, or the whole house. */
function unitAsked(view: View, sitePath: string | undefined): Unit {
  if (sitePath === undefined) return view.units.root()
  const found = view.units.bySitePath(sitePath)
  return found !== undefined && 'unit' in found ? found.unit : view.units.root()
}

const headOf = (view: View, path: string, title: string, description: string, narrowed = false) => ({
  title,
  description,
  canonical: absolute(view, here(view, path)),
  alternates: bothLocales(view, path),
  image: houseCard(view),
  ...(narrowed ? { robots: 'noindex, follow' } : {}),
})
