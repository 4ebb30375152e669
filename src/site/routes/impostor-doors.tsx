/** Telling of an impostor, without an account and without a script. */
import { mostScreenshots, screenshotLimit } from '../../house/channels/index.ts'
import type { Server } from '../../platform/http.ts'
import type { Storage } from '../../platform/storage.ts'
import type { OfficialAccounts } from '../official-accounts.ts'
import { ReportImpostor } from '../pages/impostors.tsx'
import { blankForm, type FormState } from '../pages/media-forms.tsx'
import { here, type SiteBase, type View } from '../view.ts'
import { htmlPage } from '../visit.ts'
import { createDoors, onTo, refusedForm } from './media-asked.ts'

export function impostorDoors(
  site: Server,
  base: SiteBase,
  { report, storage }: Pick<OfficialAccounts, 'report'> & { storage: Pick<Storage, 'take'> },
): void {
  const door = createDoors(site, base)
  door({ method: 'GET', url: '/kanal/lapor' }, async ({ view }) => page(view, blankForm))
  door({ method: 'GET', url: '/kanal/terkirim' }, async ({ view }) => page(view, blankForm, { sent: true }))
  const takes = { files: mostScreenshots, bytes: screenshotLimit, storage }
  door({ method: 'POST', url: '/kanal/lapor', takes }, async ({ view, field, pictures, request }) => {
    const told = { asked: field('asked'), note: field('note'), email: field('email') }
    try {
      // Whatever fills in the field that nobody sees hears the same as everybody.
      if (field('situs') === '') await report({ ...told, pictures }, request.ip)
      return onTo(here(view, '/kanal/terkirim'))
    } catch (error) {
      const { form, ...how } = refusedForm(view, error, told)
      return page(view, form, how)
    }
  })
}

function page(
  view: View,
  form: FormState,
  {
    sent = false,
    status = 200,
    headers = {},
  }: { sent?: boolean; status?: number; headers?: Record<string, string> } = {},
) {
  const title = view.t(sent ? 'site.impostors.sent' : 'site.impostors.report')
  return htmlPage(view, {
    current: '/kanal',
    keys: [],
    keep: false,
    status,
    headers,
    head: { title, description: title, robots: 'noindex, nofollow' },
    body: <ReportImpostor view={view} form={form} sent={sent} />,
  })
}
