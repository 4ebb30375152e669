/** The doors of connecting: a link's letter, the way to a network, and the one address that networks send people back to. */
import type { ReactNode } from 'react'
import {
  browserCookie,
  cookieIn,
  cookieText,
  type Connecting,
  type SignIn,
} from '../../house/channels/index.ts'
import { HouseError, notFound } from '../../platform/errors.ts'
import type { Server } from '../../platform/http.ts'
import { inWords, isMessageKey } from '../../platform/messages.ts'
import type { Page } from '../cache/cached-page.ts'
import { LinkLetter, OnTheWay, PickAccount } from '../pages/connecting.tsx'
import { Door } from '../pages/media-doors.tsx'
import { blankForm, type FormState } from '../pages/media-forms.tsx'
import { here, type SiteBase, type View } from '../view.ts'
import { htmlPage } from '../visit.ts'
import { createDoors, onTo, refusedForm, type Asked } from './media-asked.ts'
import { forOne } from './media-doors.tsx'

interface How {
  status?: number
  headers?: Record<string, string>
}

const page = (view: View, title: string, body: ReactNode, { status = 200, headers = {} }: How = {}): Page =>
  htmlPage(view, {
    keys: [],
    keep: false,
    status,
    headers: { ...forOne, ...headers },
    head: { title, description: title, robots: 'noindex, nofollow' },
    body,
  })

const said = (view: View, title: string, text: string, how: How = {}) =>
  page(view, title, <Door view={view} title={title} text={text} />, how)

export function connectingDoors(site: Server, base: SiteBase, connecting: Connecting): void {
  const door = createDoors(site, base)
  const { byLink } = connecting
  const browserOf =
    ({ request }: Asked) =>
    (id: string) =>
      cookieIn(request.headers.cookie, browserCookie(id))
  const tokenOf = ({ params }: Asked) => params['token'] ?? ''

  async function letter(asked: Asked, form: FormState = blankForm, how: How = {}): Promise<Page> {
    const { view, request } = asked
    const token = tokenOf(asked)
    const link = await byLink.open(token, request.ip)
    return page(
      view,
      view.t('site.connecting.kick'),
      <LinkLetter view={view} link={link} token={token} form={form} />,
      how,
    )
  }
  /** A refusal is told on the letter itself; a link that is over, or too many tries, in place of it. */
  async function refused(asked: Asked, error: unknown, values: Record<string, string>): Promise<Page> {
    const { view } = asked
    const { form, status, headers } = refusedForm(view, error, values)
    if (status === 410 || status === 429)
      return said(view, view.t('site.connecting.closed'), form.fault ?? '', { status, headers })
    const faults = Object.fromEntries(
      Object.entries(form.faults).map(([at, sentence]) => [at.replace(/^entry\./, ''), sentence]),
    )
    // Beside the field stands what is wrong; above them, that nothing is connected yet.
    const fault = form.fault ?? view.t('site.connecting.look_again')
    return letter(asked, { ...form, fault, faults }, { status, headers })
  }
  const connected = (view: View) =>
    said(view, view.t('site.connecting.done'), view.t('site.connecting.done_lead'))

  door({ method: 'GET', url: '/sambung/:token' }, (asked) =>
    letter(asked).catch((error: unknown) => refused(asked, error, {})),
  )
  door({ method: 'POST', url: '/sambung/:token' }, async (asked) => {
    const token = tokenOf(asked)
    try {
      const { fields } = await byLink.open(token, asked.request.ip)
      const entry = Object.fromEntries(fields.map(({ name }) => [name, asked.field(name)]))
      // What is secret is entered anew each time.
      const shown = fields
        .filter(({ kind }) => kind !== 'secret')
        .map(({ name }) => [name, asked.field(name)])
      try {
        await byLink.connect(token, filled(entry), asked.request.ip)
        return connected(asked.view)
      } catch (error) {
        return await refused(asked, error, Object.fromEntries(shown) as Record<string, string>)
      }
    } catch (error) {
      return refused(asked, error, {})
    }
  })
  door({ method: 'POST', url: '/sambung/:token/masuk' }, async (asked) => {
    const { view, request, field } = asked
    const server = field('server')
    try {
      const { address, cookie } = await byLink.begin(
        tokenOf(asked),
        { locale: view.locale, ...(server === '' ? {} : { server }) },
        request.ip,
      )
      return page(view, view.t('site.connecting.kick'), <OnTheWay view={view} address={address} />, {
        headers: { 'set-cookie': cookieText(base.config, cookie) },
      })
    } catch (error) {
      return refused(asked, error, { server })
    }
  })

  door({ method: 'GET', url: '/sambung/kembali' }, async (asked) => {
    const { view, request } = asked
    // Some networks send people back to this machine's number alone; the browser knows the way by the house's name.
    const { host, hostname } = new URL(base.config.url)
    if (hostname === 'localhost' && request.host !== host)
      return onTo(`${base.config.url}${request.url}`, forOne)
    try {
      const brought = new URL(request.url, base.config.url).searchParams
      const { id, to, locale } = await connecting.comeBack(brought, browserOf(asked))
      // The address holds what the network handed over; the next one does not.
      return onTo(
        to === 'console' ? `/konsol/kanal/masuk/${id}` : here({ locale }, `/sambung/masuk/${id}`),
        forOne,
      )
    } catch (error) {
      return over(view, error)
    }
  })

  // Servers that never heard of the house read there who it is.
  site.get('/oauth-client-metadata.json', { config: { act: 'public' } }, async (_request, reply) => {
    const document = await connecting.document('bluesky')
    if (document === undefined) throw notFound('document')
    return reply.header('cache-control', 'no-cache').send(document)
  })

  const picking = (view: View, signIn: SignIn, form = blankForm, how: How = {}) =>
    page(
      view,
      view.t('site.connecting.pick_title'),
      <PickAccount view={view} signIn={signIn} form={form} />,
      how,
    )
  door({ method: 'GET', url: '/sambung/masuk/:id' }, async (asked) => {
    const { view, params } = asked
    const id = params['id'] ?? ''
    try {
      const signIn = await byLink.signIn(id, browserOf(asked)(id))
      if (signIn.connectedIds.length > 0) return connected(view)
      if (signIn.failure !== null) return failed(view, signIn.failure)
      return picking(view, signIn)
    } catch (error) {
      return over(view, error)
    }
  })
  door({ method: 'POST', url: '/sambung/masuk/:id' }, async (asked) => {
    const { view, params, field } = asked
    const id = params['id'] ?? ''
    const browser = browserOf(asked)(id)
    try {
      await byLink.pick(id, browser, field('akun'))
      return onTo(here(view, `/sambung/masuk/${id}`), forOne)
    } catch (error) {
      const { form, ...how } = refusedForm(view, error, {})
      if (how.status === 410 || how.status === 403) return over(view, error)
      return picking(view, await byLink.signIn(id, browser), form, how)
    }
  })
}

/** The way there and back is over. @throws what is no refusal. */
function over(view: View, error: unknown): Page {
  const known =
    error instanceof HouseError && error.code === 'not_found' ? new HouseError('sign_in_gone', 410) : error
  const { form, status, headers } = refusedForm(view, known, {})
  return said(view, view.t('site.connecting.not_connected'), form.fault ?? '', { status, headers })
}

function failed(view: View, { code, params }: NonNullable<SignIn['failure']>): Page {
  const key = `fault.${code}`
  const sentence = isMessageKey(key) ? view.t(key, inWords(view.t, params)) : code
  return said(
    view,
    view.t('site.connecting.not_connected'),
    `${sentence} ${view.t('site.connecting.again_by_link')}`,
    { status: 422 },
  )
}

const filled = (entry: Record<string, string>) =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value.trim() !== ''))
