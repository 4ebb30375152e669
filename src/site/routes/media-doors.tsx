/** The hub's doors for everybody: following, registering, signing in. Each also answers the link that it mailed. */
import type { ComponentProps, ReactNode } from 'react'
import { pressCookie, sessionDays, type Hub } from '../../house/hub/index.ts'
import { HouseError } from '../../platform/errors.ts'
import type { Server } from '../../platform/http.ts'
import type { Page } from '../cache/cached-page.ts'
import { Door, Register, SignIn } from '../pages/media-doors.tsx'
import { FollowForm } from '../pages/media-forms.tsx'
import { here, type SiteBase, type View } from '../view.ts'
import { htmlPage } from '../visit.ts'
import { createDoors, onTo, refusedForm, type Asked } from './media-asked.ts'

/** Of a page behind a token or a cookie: no index, no trace of its address elsewhere. */
export const forOne = {
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'referrer-policy': 'same-origin',
}

export function personalPage(
  view: View,
  title: string,
  body: ReactNode,
  {
    status = 200,
    headers = {},
    script,
    plays = false,
  }: { status?: number; headers?: Record<string, string>; script?: string; plays?: boolean } = {},
): Page {
  return htmlPage(view, {
    current: '/media',
    keys: [],
    keep: false,
    status,
    headers: { ...forOne, ...headers },
    head: {
      title,
      description: title,
      robots: 'noindex, nofollow',
      plays,
      ...(script === undefined ? {} : { script }),
    },
    body,
  })
}

type DoorProps = Omit<ComponentProps<typeof Door>, 'view'>

export const doorPage = (
  view: View,
  props: DoorProps,
  how: { status?: number; headers?: Record<string, string> } = {},
) => personalPage(view, props.title, <Door view={view} {...props} />, how)

/** A link that works no more is told in a sentence, with the way to a new one. */
export function linkGone(view: View, error: unknown, onward: { href: string; name: string }): Page {
  if (!(error instanceof HouseError) || error.status >= 500) throw error
  const { form, status, headers } = refusedForm(view, error, {})
  const title = view.t(error.code === 'hub_link_gone' ? 'site.media.link_gone' : 'site.media.not_now')
  return doorPage(view, { title, text: form.fault ?? '', onward }, { status, headers })
}

/** The cookie of a journalist's session; an empty token takes it away. */
export function sessionCookie(base: Pick<SiteBase, 'config'>, token: string): string {
  const secure = base.config.url.startsWith('https:') ? '; Secure' : ''
  const age = token === '' ? 0 : sessionDays * 86_400
  return `${pressCookie}=${token}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`
}

const values = ({ field }: Asked, ...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, field(name)]))

export function mediaDoors(site: Server, base: SiteBase, hub: Pick<Hub, 'press'>): void {
  const { press } = hub
  const door = createDoors(site, base)
  const told = (what: 'ikuti' | 'daftar' | 'masuk') => `/media/terkirim/${what}`

  // ── Following ──────────────────────────────────────────────────────────────
  door({ method: 'POST', url: '/media/ikuti' }, async (asked) => {
    const { view, field, request } = asked
    const event = field('acara')
    const unit = view.units.bySitePath(field('satuan'))
    const unitId =
      field('satuan') === '' ? view.units.root().id : unit !== undefined && 'unit' in unit ? unit.unit.id : ''
    try {
      if (field('situs') === '')
        await press.requestFollow(
          { email: field('email'), locale: view.locale, of: event === '' ? { unitId } : { eventRef: event } },
          request.ip,
        )
      return onTo(here(view, told('ikuti')))
    } catch (error) {
      const { form, ...how } = refusedForm(view, error, values(asked, 'email'))
      const hidden =
        event === ''
          ? ({ name: 'satuan', value: field('satuan') } as const)
          : ({ name: 'acara', value: event } as const)
      const title = view.t('site.media.follow.title')
      const body = (
        <div className="wrap notice">
          <h1>{title}</h1>
          <FollowForm view={view} form={form} hidden={hidden} lead={view.t('site.media.follow.again')} />
        </div>
      )
      return personalPage(view, title, body, how)
    }
  })
  door({ method: 'GET', url: '/media/ikuti/:token' }, async ({ view, params }) =>
    doorPage(view, {
      title: view.t('site.media.follow.confirm_title'),
      text: view.t('site.media.follow.confirm_lead'),
      press: { action: `/media/ikuti/${params['token']}`, submit: view.t('site.media.follow.confirm') },
    }),
  )
  const toAgenda = (view: View) => ({ href: '/media/agenda', name: view.t('site.media.nav.agenda') })
  door({ method: 'POST', url: '/media/ikuti/:token' }, async ({ view, params, request }) => {
    try {
      await press.confirmFollow(params['token'] ?? '', request.ip)
      return doorPage(view, {
        title: view.t('site.media.follow.confirmed'),
        text: view.t('site.media.follow.confirmed_lead'),
        onward: toAgenda(view),
      })
    } catch (error) {
      return linkGone(view, error, toAgenda(view))
    }
  })
  door({ method: 'GET', url: '/media/berhenti/:token' }, async ({ view, params, request }) => {
    const token = params['token'] ?? ''
    try {
      const { event, unitId } = await press.readUnfollow(token, request.ip)
      const what =
        event === null
          ? (view.units.get(unitId ?? '')?.name[view.locale] ?? '')
          : ((view.locale === 'en' ? event.title.en : null) ?? event.title.id)
      return doorPage(view, {
        title: view.t('site.media.unfollow.title'),
        text: view.t('site.media.unfollow.lead', { what }),
        press: {
          action: `/media/berhenti/${token}`,
          submit: view.t('site.media.unfollow.one'),
          also: { name: 'semua', submit: view.t('site.media.unfollow.all') },
        },
      })
    } catch (error) {
      return linkGone(view, error, toAgenda(view))
    }
  })
  door(
    { method: 'POST', url: '/media/berhenti/:token', fromAnywhere: true },
    async ({ view, params, field, request }) => {
      try {
        await press.endFollow(params['token'] ?? '', request.ip, { all: field('semua') === '1' })
        return doorPage(view, {
          title: view.t('site.media.unfollow.done'),
          text: view.t('site.media.unfollow.done_lead'),
          onward: toAgenda(view),
        })
      } catch (error) {
        return linkGone(view, error, toAgenda(view))
      }
    },
  )

  // ── Registering ────────────────────────────────────────────────────────────
  const toRegister = (view: View) => ({ href: '/media/daftar', name: view.t('site.media.nav.register') })
  door({ method: 'POST', url: '/media/daftar', upload: true }, async (asked) => {
    const { view, field, file, request } = asked
    try {
      if (field('situs') === '')
        await press.register(
          {
            name: field('name'),
            email: field('email'),
            outlet: field('outlet'),
            position: field('position'),
            cardNumber: field('cardNumber'),
            proof: file,
            locale: view.locale,
          },
          request.ip,
        )
      return onTo(here(view, told('daftar')))
    } catch (error) {
      const { form, ...how } = refusedForm(
        view,
        error,
        values(asked, 'name', 'email', 'outlet', 'position', 'cardNumber'),
      )
      const outlets = await press.knownOutlets()
      const body = <Register view={view} form={form} outlets={outlets} />
      return personalPage(view, view.t('site.media.register.title'), body, how)
    }
  })
  door({ method: 'GET', url: '/media/daftar/:token' }, async ({ view, params }) =>
    doorPage(view, {
      title: view.t('site.media.register.confirm_title'),
      text: view.t('site.media.register.confirm_lead'),
      press: { action: `/media/daftar/${params['token']}`, submit: view.t('site.media.register.confirm') },
    }),
  )
  door({ method: 'POST', url: '/media/daftar/:token' }, async ({ view, params, request }) => {
    try {
      await press.confirmRegistration(params['token'] ?? '', request.ip)
      return doorPage(view, {
        title: view.t('site.media.register.confirmed'),
        text: view.t('site.media.register.confirmed_lead'),
        onward: { href: '/media', name: view.pack.rooms.hub[view.locale] },
      })
    } catch (error) {
      return linkGone(view, error, toRegister(view))
    }
  })

  // ── Signing in ─────────────────────────────────────────────────────────────
  const toSignIn = (view: View) => ({ href: '/media/masuk', name: view.t('site.media.sign_in.submit') })
  door({ method: 'POST', url: '/media/masuk' }, async (asked) => {
    const { view, field, request } = asked
    try {
      await press.requestSignIn({ email: field('email'), locale: view.locale }, request.ip)
      return onTo(here(view, told('masuk')))
    } catch (error) {
      const { form, ...how } = refusedForm(view, error, values(asked, 'email'))
      return personalPage(view, view.t('site.media.sign_in.title'), <SignIn view={view} form={form} />, how)
    }
  })
  door({ method: 'GET', url: '/media/masuk/:token' }, async ({ view, params }) =>
    doorPage(view, {
      title: view.t('site.media.sign_in.enter_title'),
      text: view.t('site.media.sign_in.enter_lead'),
      press: { action: `/media/masuk/${params['token']}`, submit: view.t('site.media.sign_in.enter') },
    }),
  )
  door({ method: 'POST', url: '/media/masuk/:token' }, async ({ view, params, request }) => {
    try {
      const { token } = await press.openSession(params['token'] ?? '', {
        address: request.ip,
        device: request.headers['user-agent'],
      })
      return onTo(here(view, '/media/saya'), { 'set-cookie': sessionCookie(base, token) })
    } catch (error) {
      return linkGone(view, error, toSignIn(view))
    }
  })

  // ── What is said after a form was sent: the same, whoever's address it was ──
  door({ method: 'GET', url: '/media/terkirim/:what' }, async ({ view, params }) => {
    const what = params['what']
    const sent = what === 'daftar' || what === 'masuk' ? what : 'ikuti'
    return doorPage(view, {
      title: view.t('site.media.sent.title'),
      text: view.t(`site.media.sent.${sent}`),
      onward: { href: '/media', name: view.pack.rooms.hub[view.locale] },
    })
  })
}
