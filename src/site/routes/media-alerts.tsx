/** A journalist's alerts and what they saved: chosen by forms, without a script but for messages to the browser. */
import type { AlertWish, Hub, SignedInJournalist } from '../../house/hub/index.ts'
import { mayAsk, pressReleasePath } from '../../house/hub/index.ts'
import { HouseError } from '../../platform/errors.ts'
import type { Server } from '../../platform/http.ts'
import type { Page } from '../cache/cached-page.ts'
import { Alerts, type AlertsProps } from '../pages/media-alerts.tsx'
import { Kept } from '../pages/media-kept.tsx'
import { scriptedHeaders } from '../security-headers.ts'
import { absolute, here, type SiteBase, type View } from '../view.ts'
import { faultPage } from './faults.tsx'
import { createDoors, onTo, refusedForm, type Asked } from './media-asked.ts'
import { doorPage, forOne, linkGone, personalPage } from './media-doors.tsx'
import { createOwnDoors } from './own-doors.ts'

type How = { status?: number; headers?: Record<string, string> }
type OwnAsked = Asked & { who: SignedInJournalist }

/** `07:30` as minutes of the day; NaN for anything else. */
function minuteOf(text: string): number {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$/.exec(text) ?? []
  return Number(hour) * 60 + Number(minute)
}

export function mediaAlerts(site: Server, base: SiteBase, { press }: Pick<Hub, 'press'>): void {
  const door = createOwnDoors(site, base, press)
  const open = createDoors(site, base)

  async function alertsPage(
    view: View,
    who: SignedInJournalist,
    { forms = {}, found = [] }: Partial<Pick<AlertsProps, 'forms' | 'found'>> = {},
    how: How = {},
  ): Promise<Page> {
    const [wish, watches, devices, key] = await Promise.all([
      press.alertWish(who),
      press.watches(who),
      press.pushDevices(who),
      press.feedKey(who),
    ])
    const body = (
      <Alerts
        view={view}
        wish={wish}
        watches={watches}
        devices={devices}
        feedAddress={absolute(view, `/media/umpan/${key}.xml`)}
        pushKey={press.pushKey()}
        found={found}
        forms={forms}
        mayChoose={mayAsk(who.journalist.standing)}
      />
    )
    return personalPage(view, view.t('site.media.alerts.title'), body, {
      status: how.status ?? 200,
      headers: { ...scriptedHeaders, ...forOne, ...how.headers },
      script: 'push-page.js',
    })
  }

  /** Does one act of a form; its refusal comes back within the page. */
  const act =
    (
      of: 'topik' | 'satuan' | 'kata' | 'waktu',
      names: readonly string[],
      does: (asked: OwnAsked) => Promise<void>,
    ) =>
    async (asked: OwnAsked): Promise<Page> => {
      const { view, who, field } = asked
      try {
        await does(asked)
        return onTo(here(view, '/media/saya/kabar'))
      } catch (error) {
        const values = Object.fromEntries(names.map((name) => [name, field(name)]))
        const { form, ...how } = refusedForm(view, error, values)
        return alertsPage(view, who, { forms: { [of]: form } }, how)
      }
    }

  door({ method: 'GET', url: '/media/saya/kabar' }, ({ view, who }) => alertsPage(view, who))
  door(
    { method: 'POST', url: '/media/saya/kabar/topik' },
    act('topik', ['topic'], ({ who, field }) => press.addWatch(who, { topic: field('topic') })),
  )
  door(
    { method: 'POST', url: '/media/saya/kabar/kata' },
    act('kata', ['words'], ({ who, field }) => press.addWatch(who, { words: field('words') })),
  )
  const addUnit = act('satuan', ['unit', 'find'], ({ who, field }) =>
    press.addWatch(who, { unitId: field('unit') }),
  )
  // With a name the units of that name are offered to choose from: there are thousands.
  door({ method: 'POST', url: '/media/saya/kabar/satuan' }, async (asked) => {
    const { view, who, field } = asked
    const name = field('find').trim().slice(0, 100)
    if (name === '') return addUnit(asked)
    const found = view.units.search(name, 20)
    const faults = found.length === 0 ? { find: view.t('site.media.alerts.unit_none') } : {}
    const form = { values: { find: found.length === 0 ? name : '' }, faults }
    return alertsPage(view, who, { found, forms: { satuan: form } })
  })
  door({ method: 'POST', url: '/media/saya/kabar/hapus' }, async ({ view, who, id }) => {
    const watch = id('pilihan')
    if (watch !== undefined) await press.removeWatch(who, watch).catch(gone)
    return onTo(here(view, '/media/saya/kabar'))
  })
  const wishFields = [
    'rhythm',
    'digest',
    'quietFrom',
    'quietUntil',
    'timeZone',
    'everyLanguage',
    'muted',
    'byMail',
    'byPush',
  ]
  door(
    { method: 'POST', url: '/media/saya/kabar/waktu' },
    act('waktu', wishFields, ({ who, field }) => press.changeAlertWish(who, wishIn(field))),
  )
  door({ method: 'POST', url: '/media/saya/kabar/umpan' }, async ({ view, who }) => {
    await press.replaceFeedKey(who)
    return onTo(here(view, '/media/saya/kabar'))
  })
  door({ method: 'POST', url: '/media/saya/kabar/dorong' }, async ({ view, who, field, request }) => {
    await press.subscribePush(who, {
      endpoint: field('endpoint'),
      p256dh: field('p256dh'),
      auth: field('auth'),
      locale: view.locale,
      device: request.headers['user-agent'],
    })
    return onTo(here(view, '/media/saya/kabar'))
  })
  // Asked by the worker alone, long after its page was closed.
  open({ method: 'POST', url: '/media/pesan/ganti' }, async ({ field, request }) => {
    await press.renewPush(
      {
        old: { endpoint: field('lama'), auth: field('rahasia') },
        endpoint: field('endpoint'),
        p256dh: field('p256dh'),
        auth: field('auth'),
      },
      request.ip,
    )
    return { status: 200, type: 'text/plain; charset=utf-8', body: '', keys: [], keep: false }
  })
  door({ method: 'POST', url: '/media/saya/kabar/perangkat' }, async ({ view, who, id }) => {
    const device = id('perangkat')
    if (device !== undefined) await press.removePushDevice(who, device)
    return onTo(here(view, '/media/saya/kabar'))
  })

  // ── Ending alerts by mail: from anywhere, with one click (RFC 8058) ────────────
  const toAlerts = (view: View) => ({ href: '/media/saya/kabar', name: view.t('site.media.alerts.title') })
  open({ method: 'GET', url: '/media/berhenti-kabar/:token' }, async ({ view, params, request }) => {
    const token = params['token'] ?? ''
    try {
      await press.readAlertsOff(token, request.ip)
      return doorPage(view, {
        title: view.t('site.media.alerts.off_title'),
        text: view.t('site.media.alerts.off_lead'),
        press: { action: `/media/berhenti-kabar/${token}`, submit: view.t('site.media.alerts.off_submit') },
      })
    } catch (error) {
      return linkGone(view, error, toAlerts(view))
    }
  })
  open(
    { method: 'POST', url: '/media/berhenti-kabar/:token', fromAnywhere: true },
    async ({ view, params, request }) => {
      try {
        await press.endAlertMail(params['token'] ?? '', request.ip)
        return doorPage(view, {
          title: view.t('site.media.alerts.off_done'),
          text: view.t('site.media.alerts.off_done_lead'),
          onward: toAlerts(view),
        })
      } catch (error) {
        return linkGone(view, error, toAlerts(view))
      }
    },
  )

  // ── What was saved ─────────────────────────────────────────────────────────────
  door({ method: 'GET', url: '/media/saya/simpanan' }, async ({ view, who }) =>
    personalPage(
      view,
      view.t('site.media.kept.title'),
      <Kept view={view} bookmarks={await press.bookmarks(who)} />,
    ),
  )
  door({ method: 'POST', url: '/media/saya/simpanan' }, async ({ view, who, id }) => {
    const bookmark = id('simpanan')
    if (bookmark !== undefined) await press.removeBookmark(who, bookmark).catch(gone)
    return onTo(here(view, '/media/saya/simpanan'))
  })
  // Pages of stories and releases are the same for everybody; so their link leads to a question that only its reader sees.
  const keeping = [
    { kind: 'story', url: '/media/saya/simpan/:ref', from: (ref: string) => `/berita/${ref}` },
    {
      kind: 'release',
      url: '/media/saya/rilis/:ref/simpan',
      from: (ref: string) => pressReleasePath({ ref }),
    },
  ] as const
  for (const { kind, url, from } of keeping) {
    door({ method: 'GET', url }, async ({ view, who, params }) => {
      const ref = params['ref'] ?? ''
      const found = await press.readBookmarkable(who, { kind, ref, locale: view.locale }).catch(gone)
      if (found === undefined) return faultPage(view, 'not_found', 404)
      return doorPage(view, {
        title: found.title,
        text: view.t(`site.media.kept.ask_${kind}`),
        press: { action: url.replace(':ref', ref), submit: view.t('site.media.kept.save') },
        onward: { href: from(ref), name: view.t(`site.media.kept.back_${kind}`) },
      })
    })
    door({ method: 'POST', url }, async ({ view, who, params }) => {
      try {
        await press.addBookmark(who, { kind, ref: params['ref'] ?? '', locale: view.locale })
        return onTo(here(view, '/media/saya/simpanan'))
      } catch (error) {
        const toKept = { href: '/media/saya/simpanan', name: view.t('site.media.kept.title') }
        return linkGone(view, error, toKept)
      }
    })
  }
}

/** Removed already, or never there. @throws what is no 404 */
function gone(error: unknown): undefined {
  if (error instanceof HouseError && error.status === 404) return undefined
  throw error
}

function wishIn(field: (name: string) => string): AlertWish {
  const [from, until] = [field('quietFrom'), field('quietUntil')]
  return {
    rhythm: field('rhythm') === 'daily' ? 'daily' : 'at_once',
    digestMinute: minuteOf(field('digest')),
    quiet: from === '' && until === '' ? null : { from: minuteOf(from), until: minuteOf(until) },
    timeZone: field('timeZone'),
    everyLanguage: field('everyLanguage') === '1',
    muted: field('muted') === '1',
    byMail: field('byMail') === '1',
    byPush: field('byPush') === '1',
  }
}
