/** What a signed-in journalist sees and does. Whoever is not signed in is shown the door. */
import { mayAsk, type Hub, type SignedInJournalist } from '../../house/hub/index.ts'
import { HouseError } from '../../platform/errors.ts'
import type { Server } from '../../platform/http.ts'
import type { Page } from '../cache/cached-page.ts'
import { dayOf } from '../moments.ts'
import { EnquiryPage } from '../pages/media-enquiry.tsx'
import { blankForm, type FormState } from '../pages/media-forms.tsx'
import { Own } from '../pages/media-own.tsx'
import { here, type SiteBase, type View } from '../view.ts'
import { faultPage } from './faults.tsx'
import { onTo, refusedForm } from './media-asked.ts'
import { doorPage, personalPage, sessionCookie } from './media-doors.tsx'
import { createOwnDoors } from './own-doors.ts'

type How = { status?: number; headers?: Record<string, string> }

export function mediaOwn(site: Server, base: SiteBase, hub: Pick<Hub, 'press'>): void {
  const { press } = hub
  const door = createOwnDoors(site, base, press)

  async function ownPage(
    view: View,
    who: SignedInJournalist,
    forms: Partial<Record<'tanya' | 'media', FormState>>,
    how: How = {},
  ): Promise<Page> {
    const [sessions, enquiries, corrections, outlets, embargoed] = await Promise.all([
      press.sessions(who.journalist.id),
      press.enquiries(who),
      press.corrections(who),
      press.knownOutlets(),
      press.embargoed(who),
    ])
    const body = (
      <Own
        view={view}
        who={who}
        sessions={sessions}
        enquiries={enquiries}
        corrections={corrections}
        outlets={outlets}
        embargoed={embargoed}
        forms={forms}
      />
    )
    return personalPage(view, who.journalist.name, body, how)
  }

  door({ method: 'GET', url: '/media/saya' }, ({ view, who }) => ownPage(view, who, {}))

  door({ method: 'POST', url: '/media/saya/sesi' }, async ({ view, who, field }) => {
    const which = field('sesi')
    if (which === 'ini') {
      await press.endSession(who, 'this')
      return onTo(here(view, '/media'), { 'set-cookie': sessionCookie(base, '') })
    }
    if (which === 'lain') await press.endSession(who, 'others')
    else if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(which))
      await press.endSession(who, { id: which })
    return onTo(here(view, '/media/saya'))
  })

  door({ method: 'POST', url: '/media/saya/media' }, async ({ view, who, field }) => {
    const given = { outlet: field('outlet'), position: field('position') }
    try {
      await press.changeOutlet(who, given)
      return onTo(here(view, '/media/saya'))
    } catch (error) {
      const { form, ...how } = refusedForm(view, error, given)
      return ownPage(view, who, { media: form }, how)
    }
  })

  door({ method: 'GET', url: '/media/saya/pergi' }, async ({ view }) =>
    doorPage(view, {
      title: view.t('site.media.leave.title'),
      text: view.t('site.media.leave.lead'),
      press: { action: '/media/saya/pergi', submit: view.t('site.media.leave.submit') },
      onward: { href: '/media/saya', name: view.t('site.media.leave.stay') },
    }),
  )
  door({ method: 'POST', url: '/media/saya/pergi' }, async ({ view, who }) => {
    await press.leave(who)
    return doorPage(
      view,
      {
        title: view.t('site.media.leave.done'),
        text: view.t('site.media.leave.done_lead'),
        onward: { href: '/media', name: view.pack.rooms.hub[view.locale] },
      },
      { headers: { 'set-cookie': sessionCookie(base, '') } },
    )
  })

  door({ method: 'POST', url: '/media/saya/tanya' }, async ({ view, who, field, request }) => {
    const given = {
      unit: field('unit'),
      subject: field('subject'),
      text: field('text'),
      deadline: field('deadline'),
    }
    try {
      const number = await press.ask(
        who,
        {
          ...deskOf(view, given.unit),
          subject: given.subject,
          text: given.text,
          ...deadlineOf(view, given.deadline),
        },
        request.ip,
      )
      return onTo(here(view, `/media/saya/pertanyaan/${number}`))
    } catch (error) {
      const { form, ...how } = refusedForm(view, error, given)
      return ownPage(view, who, { tanya: form }, how)
    }
  })

  async function enquiryPage(
    view: View,
    who: SignedInJournalist,
    number: string,
    form: FormState,
    how: How = {},
  ): Promise<Page> {
    const enquiry = await press.enquiry(who, number).catch((error: unknown) => {
      if (error instanceof HouseError && error.status === 404) return undefined
      throw error
    })
    if (enquiry === undefined) return faultPage(view, 'not_found', 404)
    const body = (
      <EnquiryPage view={view} enquiry={enquiry} form={form} mayAskOn={mayAsk(who.journalist.standing)} />
    )
    return personalPage(view, enquiry.subject, body, how)
  }

  const number = (params: Readonly<Record<string, string>>) => params['number'] ?? ''
  door({ method: 'GET', url: '/media/saya/pertanyaan/:number' }, ({ view, who, params }) =>
    enquiryPage(view, who, number(params), blankForm),
  )
  door(
    { method: 'POST', url: '/media/saya/pertanyaan/:number' },
    async ({ view, who, params, field, request }) => {
      const text = field('text')
      try {
        await press.askOn(who, number(params), { text }, request.ip)
        return onTo(here(view, `/media/saya/pertanyaan/${number(params)}`))
      } catch (error) {
        const { form, ...how } = refusedForm(view, error, { text })
        return enquiryPage(view, who, number(params), form, how)
      }
    },
  )
}

function deskOf(view: View, sitePath: string): { unitId?: string } {
  if (sitePath === '') return {}
  const found = view.units.bySitePath(sitePath)
  return { unitId: found !== undefined && 'unit' in found ? found.unit.id : '' }
}

/** What a field of type `datetime-local` sends, told by headquarters' clocks; nonsense is a deadline long past. */
function deadlineOf(view: View, text: string): { deadline?: Date } {
  if (text === '') return {}
  const [, year, month, day, hour, minute] =
    /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$/.exec(text) ?? []
  const start = dayOf(Number(year), Number(month), Number(day), view.units.root().timeZone)
  return {
    deadline:
      start === undefined || Number.isNaN(start.getTime())
        ? new Date(0)
        : new Date(start.getTime() + (Number(hour) * 60 + Number(minute)) * 60_000),
  }
}
