/** Taking of a release, and what journalists alone see of one: asked anew each time, for one reader, never kept. */
import { attachment, fileOf, sendMade, sendTaken } from '../../house/bank/index.ts'
import {
  releaseForms,
  releasePath,
  type Hub,
  type ReleaseForm,
  type SignedInJournalist,
} from '../../house/hub/index.ts'
import { HouseError, notFound } from '../../platform/errors.ts'
import type { Server } from '../../platform/http.ts'
import { locales } from '../../platform/messages.ts'
import type { Storage } from '../../platform/storage.ts'
import { inLocale, refOf } from '../addresses.ts'
import type { Page } from '../cache/cached-page.ts'
import { Terms } from '../pages/media-release-list.tsx'
import { ReleasePage } from '../pages/media-release.tsx'
import { playingHeaders } from '../security-headers.ts'
import { here, type SiteBase, type View } from '../view.ts'
import { faultPage } from './faults.tsx'
import { createDoors, onTo, refusedForm, type Asked } from './media-asked.ts'
import { personalPage, sessionCookie } from './media-doors.tsx'

const forOne = {
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex, nofollow',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
}

const isForm = (text: string): text is ReleaseForm => (releaseForms as readonly string[]).includes(text)

export function mediaKit(
  site: Server,
  base: SiteBase,
  { hub, storage }: { hub: Pick<Hub, 'press' | 'releasing' | 'tally'>; storage: Pick<Storage, 'read'> },
): void {
  const { press, releasing } = hub
  // A HEAD would make a zip for nobody.
  const options = { config: { act: 'public' }, exposeHeadRoute: false }
  const refIn = (params: unknown) => {
    const ref = refOf((params as { release: string }).release)
    if (ref === undefined) throw notFound('release')
    return ref
  }
  for (const locale of locales) {
    const at = (path: string) => inLocale(locale, `/media/rilis/:release/${path}`)
    site.get(at('unduh/:form'), options, async (request, reply) => {
      const { form } = request.params as { form: string }
      if (!isForm(form)) throw notFound('form')
      const who = await press.session(request.headers)
      const taken = await releasing.take(who, refIn(request.params), { form, locale, address: request.ip })
      return reply
        .headers(forOne)
        .type(taken.mime)
        .header('content-disposition', attachment(taken.filename))
        .send(taken.body)
    })
    site.get(at('berkas/:asset/:form'), options, async (request, reply) => {
      const { asset, form } = request.params as { asset: string; form: string }
      if (form !== 'whole' && form !== 'web') throw notFound('form')
      const ref = refIn(request.params)
      const which = { asset, form, address: request.ip } as const
      const taken = await releasing.takeAsset(press.session(request.headers), ref, which)
      return sendTaken(reply.headers(forOne), fileOf(taken))
    })
    site.get(at('gambar/:asset'), options, async (request, reply) => {
      const { asset } = request.params as { asset: string }
      const ref = refIn(request.params)
      const still = await releasing.still(press.session(request.headers), ref, asset)
      if (still === undefined) throw notFound('picture')
      return reply
        .headers(forOne)
        .type(`image/${still.format}`)
        .header('content-length', still.bytes)
        .send(storage.read(still.sha256))
    })
  }

  // Players on the page: a film is asked for part by part, and each time it is asked whether it may still go.
  for (const locale of locales)
    site.get(inLocale(locale, '/media/rilis/:release/putar/:asset/*'), options, async (request, reply) => {
      const { asset, '*': name } = request.params as { asset: string; '*': string }
      const which = { asset, name }
      const found = await releasing.play(press.session(request.headers), refIn(request.params), which)
      if (found === undefined) throw notFound('media')
      void reply.header('x-robots-tag', 'noindex, nofollow')
      return sendMade(storage, found, request, reply, 'private, no-cache')
    })

  const open = createDoors(site, base)
  for (const method of ['GET', 'POST'] as const)
    open({ method, url: '/media/saya/rilis/:release' }, async (asked) => {
      const who = await press.session(asked.request.headers)
      if (who === undefined)
        return onTo(here(asked.view, '/media/masuk'), { 'set-cookie': sessionCookie(base, '') })
      return method === 'GET' ? showKit(asked, who) : accept(asked, who)
    })

  async function accept(asked: Asked, who: SignedInJournalist): Promise<Page> {
    const { view, field, params } = asked
    try {
      await press.accept(who, params['release'] ?? '', { digest: field('syarat'), locale: view.locale })
      return onTo(here(view, `/media/saya/rilis/${params['release']}`))
    } catch (error) {
      if (error instanceof HouseError && error.status === 404) return faultPage(view, 'not_found', 404)
      const { form, status, headers } = refusedForm(view, error, {})
      return showKit(asked, who, { fault: form.fault, status, headers })
    }
  }

  async function showKit(
    { view, params }: { view: View; params: Readonly<Record<string, string>> },
    who: SignedInJournalist,
    how: { fault?: string | undefined; status?: number; headers?: Record<string, string> } = {},
  ): Promise<Page> {
    const found = await press.kit(who, params['release'] ?? '').catch((error: unknown) => {
      if (error instanceof HouseError && [404, 410].includes(error.status)) return undefined
      throw error
    })
    if (found === undefined) return faultPage(view, 'not_found', 404)
    if (found.standing === 'open') return onTo(here(view, releasePath(found.release, view.locale)))
    if (found.standing === 'early') {
      const text = releasing.text(found.kit, view.locale)
      const { ref, unitId } = found.kit.release
      hub.tally.count({
        subject: 'release',
        ref,
        unitId,
        topic: '',
        measure: 'view',
        reader: 'journalist',
        journalistId: who.journalist.id,
      })
      const title = found.kit.release.title[view.locale] ?? found.kit.release.title.id
      const plays = found.kit.recordings.size > 0
      const page = { ...how, plays, headers: { ...how.headers, ...(plays ? playingHeaders : {}) } }
      return personalPage(view, title, <ReleasePage view={view} kit={found.kit} text={text} />, page)
    }
    const { release, digest } = found
    const body = (
      <Terms
        view={view}
        release={release}
        digest={digest}
        wording={releasing.wording(release, view.locale)}
        fault={how.fault}
      />
    )
    return personalPage(view, release.title[view.locale] ?? release.title.id, body, how)
  }
}
