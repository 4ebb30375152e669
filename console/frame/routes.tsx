/** Every page of the console and its address; each is fetched when it is first opened. */
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { bankParams, type BankSearch } from '../bank/bank-search.ts'
import type { FeedSearch } from '../channels/inbound-feed.tsx'
import type { FiguresSearch } from '../hub/figures.tsx'
import { FaultNotice } from './fault-notice.tsx'
import { LoadingPage } from './loading.tsx'
import { NotFound, NotFoundPage } from './not-found.tsx'
import { meQuery } from './session.tsx'
import { Shell } from './shell.tsx'

interface Context {
  queries: QueryClient
}

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFoundPage })

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined

// ── Doors that need no session ───────────────────────────────────────────────
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/masuk',
  validateSearch: (search): { ke?: string } => {
    const to = text(search['ke'])
    return to === undefined ? {} : { ke: to }
  },
  component: lazyRouteComponent(() => import('../identity/sign-in.tsx'), 'SignIn'),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/undangan',
  component: lazyRouteComponent(() => import('../identity/accept-invitation.tsx'), 'AcceptInvitation'),
})
const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/lupa-sandi',
  component: lazyRouteComponent(() => import('../identity/forgot-password.tsx'), 'ForgotPassword'),
})
const reset = createRoute({
  getParentRoute: () => root,
  path: '/sandi-baru',
  component: lazyRouteComponent(() => import('../identity/reset-password.tsx'), 'ResetPassword'),
})

// ── Behind the door ──────────────────────────────────────────────────────────
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData(meQuery)
    if (me === null)
      throw redirect({ to: '/masuk', search: location.pathname === '/' ? {} : { ke: location.href } })
  },
  component: Shell,
  errorComponent: ({ error, reset: again }) => <FaultNotice error={error} retry={again} />,
})

const behind = <Path extends string>(path: Path) => ({ getParentRoute: () => shell, path }) as const

const desk = createRoute({
  ...behind('/'),
  component: lazyRouteComponent(() => import('../newsroom/desk.tsx'), 'Desk'),
})
export interface BoardSearch {
  satuan?: string
  tahap?: string
  pilih?: string
}
const board = createRoute({
  ...behind('/papan'),
  validateSearch: (search): BoardSearch => ({
    ...(text(search['satuan']) === undefined ? {} : { satuan: String(search['satuan']) }),
    ...(text(search['tahap']) === undefined ? {} : { tahap: String(search['tahap']) }),
    ...(text(search['pilih']) === undefined ? {} : { pilih: String(search['pilih']) }),
  }),
  component: lazyRouteComponent(() => import('../newsroom/board.tsx'), 'Board'),
})
const calendar = createRoute({
  ...behind('/kalender'),
  validateSearch: (search): { tampilan?: 'pekan'; dari?: string; satuan?: string } => ({
    ...(search['tampilan'] === 'pekan' ? { tampilan: 'pekan' as const } : {}),
    ...(text(search['dari']) === undefined ? {} : { dari: String(search['dari']) }),
    ...(text(search['satuan']) === undefined ? {} : { satuan: String(search['satuan']) }),
  }),
  component: lazyRouteComponent(() => import('../newsroom/calendar.tsx'), 'Calendar'),
})
const newStory = createRoute({
  ...behind('/berita/baru'),
  component: lazyRouteComponent(() => import('../newsroom/new-story.tsx'), 'NewStory'),
})
const story = createRoute({
  ...behind('/berita/$storyId'),
  component: lazyRouteComponent(() => import('../newsroom/story-page.tsx'), 'StoryPage'),
})
const edition = createRoute({
  ...behind('/berita/$storyId/$editionId'),
  component: lazyRouteComponent(() => import('../newsroom/workspace.tsx'), 'Workspace'),
})
const versions = createRoute({
  ...behind('/berita/$storyId/$editionId/versi'),
  component: lazyRouteComponent(() => import('../newsroom/versions.tsx'), 'Versions'),
})
const channels = createRoute({
  ...behind('/kanal'),
  component: lazyRouteComponent(() => import('../channels/channels.tsx'), 'Channels'),
})
const channelQuotas = createRoute({
  ...behind('/kanal/kuota'),
  component: lazyRouteComponent(() => import('../channels/quotas/quotas.tsx'), 'Quotas'),
})
interface ChannelCalendarSearch {
  tampilan?: 'pekan'
  dari?: string
  satuan?: string
  jaringan?: string
  segmen?: string
  zona?: string
}
const channelCalendar = createRoute({
  ...behind('/kanal/kalender'),
  validateSearch: (search): ChannelCalendarSearch => ({
    ...(search['tampilan'] === 'pekan' ? { tampilan: 'pekan' as const } : {}),
    ...Object.fromEntries(
      (['dari', 'satuan', 'jaringan', 'segmen', 'zona'] as const).flatMap((at) => {
        const value = text(search[at])
        return value === undefined ? [] : [[at, value]]
      }),
    ),
  }),
  component: lazyRouteComponent(() => import('../channels/calendar/channel-calendar.tsx'), 'ChannelCalendar'),
})
const channelSignIn = createRoute({
  ...behind('/kanal/masuk/$signInId'),
  component: lazyRouteComponent(() => import('../channels/sign-in-page.tsx'), 'SignInPage'),
})
const channelApplications = createRoute({
  ...behind('/kanal/aplikasi'),
  component: lazyRouteComponent(() => import('../channels/applications.tsx'), 'Applications'),
})
const channelLinks = createRoute({
  ...behind('/kanal/tautan'),
  component: lazyRouteComponent(() => import('../channels/links.tsx'), 'Links'),
})
const register = createRoute({
  ...behind('/kanal/daftar'),
  component: lazyRouteComponent(() => import('../channels/register.tsx'), 'Register'),
})
const registerEntry = createRoute({
  ...behind('/kanal/daftar/$entryId'),
  component: lazyRouteComponent(() => import('../channels/register-entry.tsx'), 'RegisterEntry'),
})
const impostors = createRoute({
  ...behind('/kanal/tiruan'),
  component: lazyRouteComponent(() => import('../channels/impostors.tsx'), 'Impostors'),
})
const impostorPage = createRoute({
  ...behind('/kanal/tiruan/$impostorId'),
  component: lazyRouteComponent(() => import('../channels/impostor-page.tsx'), 'ImpostorPage'),
})
const inboundFeed = createRoute({
  ...behind('/kanal/arus'),
  validateSearch: (search): FeedSearch =>
    Object.fromEntries(
      (['satuan', 'jaringan', 'akun', 'tanda'] as const).flatMap((at) => {
        const value = text(search[at])
        return value === undefined ? [] : [[at, value]]
      }),
    ),
  component: lazyRouteComponent(() => import('../channels/inbound-feed.tsx'), 'InboundFeed'),
})
const inbox = createRoute({
  ...behind('/kanal/kotak-masuk'),
  component: lazyRouteComponent(() => import('../channels/inbox.tsx'), 'Inbox'),
})
const connections = createRoute({
  ...behind('/kanal/sambungan'),
  validateSearch: (search): { tampilan?: string } => {
    const tampilan = text(search['tampilan'])
    return tampilan === undefined ? {} : { tampilan }
  },
  component: lazyRouteComponent(() => import('../channels/connections.tsx'), 'Connections'),
})
const deliveries = createRoute({
  ...behind('/kiriman'),
  validateSearch: (search): { keadaan?: string; kanal?: string; berita?: string } => ({
    ...(text(search['keadaan']) === undefined ? {} : { keadaan: String(search['keadaan']) }),
    ...(text(search['kanal']) === undefined ? {} : { kanal: String(search['kanal']) }),
    ...(text(search['berita']) === undefined ? {} : { berita: String(search['berita']) }),
  }),
  component: lazyRouteComponent(() => import('../channels/deliveries.tsx'), 'Deliveries'),
})
const distributions = createRoute({
  ...behind('/sebaran'),
  component: lazyRouteComponent(() => import('../channels/distributions.tsx'), 'Distributions'),
})
const distribution = createRoute({
  ...behind('/sebaran/$distributionId'),
  component: lazyRouteComponent(() => import('../channels/distribution-page.tsx'), 'DistributionPage'),
})
const proposals = createRoute({
  ...behind('/usulan'),
  component: lazyRouteComponent(() => import('../channels/proposals.tsx'), 'Proposals'),
})
const storyMatrix = createRoute({
  ...behind('/berita/$storyId/kiriman'),
  component: lazyRouteComponent(() => import('../channels/story-matrix.tsx'), 'StoryMatrix'),
})
const bank = createRoute({
  ...behind('/bank'),
  validateSearch: (search): BankSearch =>
    Object.fromEntries(
      bankParams.flatMap((at) => {
        const value = text(search[at])
        return value === undefined ? [] : [[at, value]]
      }),
    ),
  component: lazyRouteComponent(() => import('../bank/bank.tsx'), 'Bank'),
})
const bankWork = createRoute({
  ...behind('/bank/pekerjaan'),
  component: lazyRouteComponent(() => import('../bank/work.tsx'), 'BankWork'),
})
const bankRetention = createRoute({
  ...behind('/bank/masa-simpan'),
  component: lazyRouteComponent(() => import('../bank/retention.tsx'), 'Retention'),
})
const bankSearches = createRoute({
  ...behind('/bank/pencarian'),
  validateSearch: (search): { buka?: string } => {
    const buka = text(search['buka'])
    return buka === undefined ? {} : { buka }
  },
  component: lazyRouteComponent(() => import('../bank/saved-searches.tsx'), 'SavedSearches'),
})
const bankCollections = createRoute({
  ...behind('/bank/koleksi'),
  component: lazyRouteComponent(() => import('../bank/collections.tsx'), 'Collections'),
})
const bankCollection = createRoute({
  ...behind('/bank/koleksi/$collectionId'),
  component: lazyRouteComponent(() => import('../bank/collection-page.tsx'), 'CollectionPage'),
})
const hubAgenda = createRoute({
  ...behind('/media'),
  component: lazyRouteComponent(() => import('../hub/agenda.tsx'), 'Agenda'),
})
const hubEvent = createRoute({
  ...behind('/media/acara/$eventId'),
  component: lazyRouteComponent(() => import('../hub/event-page.tsx'), 'EventPage'),
})
const hubReleases = createRoute({
  ...behind('/media/rilis'),
  component: lazyRouteComponent(() => import('../hub/releases.tsx'), 'Releases'),
})
const hubRelease = createRoute({
  ...behind('/media/rilis/$releaseId'),
  component: lazyRouteComponent(() => import('../hub/release-page.tsx'), 'ReleasePage'),
})
const hubJournalists = createRoute({
  ...behind('/media/wartawan'),
  component: lazyRouteComponent(() => import('../hub/journalists.tsx'), 'Journalists'),
})
const hubJournalist = createRoute({
  ...behind('/media/wartawan/$journalistId'),
  component: lazyRouteComponent(() => import('../hub/journalist-page.tsx'), 'JournalistPage'),
})
const hubEnquiries = createRoute({
  ...behind('/media/pertanyaan'),
  component: lazyRouteComponent(() => import('../hub/enquiries.tsx'), 'Enquiries'),
})
const hubEnquiry = createRoute({
  ...behind('/media/pertanyaan/$enquiryId'),
  component: lazyRouteComponent(() => import('../hub/enquiry-page.tsx'), 'EnquiryPage'),
})
const hubFigures = createRoute({
  ...behind('/media/analisis'),
  validateSearch: (search): FiguresSearch =>
    Object.fromEntries(
      (['ukuran', 'kurun', 'pemakai', 'satuan', 'topik', 'jenis', 'asal'] as const).flatMap((at) => {
        const value = text(search[at])
        return value === undefined ? [] : [[at, value]]
      }),
    ),
  component: lazyRouteComponent(() => import('../hub/figures.tsx'), 'FiguresPage'),
})
const hubCorrections = createRoute({
  ...behind('/media/koreksi'),
  component: lazyRouteComponent(() => import('../hub/corrections.tsx'), 'Corrections'),
})
const hubCorrection = createRoute({
  ...behind('/media/koreksi/$correctionId'),
  component: lazyRouteComponent(() => import('../hub/correction-page.tsx'), 'CorrectionPage'),
})
const ownCorrections = createRoute({
  ...behind('/koreksi'),
  component: lazyRouteComponent(() => import('../hub/own-corrections.tsx'), 'OwnCorrections'),
})
const people = createRoute({
  ...behind('/orang'),
  component: lazyRouteComponent(() => import('../identity/people.tsx'), 'People'),
})
const person = createRoute({
  ...behind('/orang/$personId'),
  component: lazyRouteComponent(() => import('../identity/person.tsx'), 'Person'),
})
const units = createRoute({
  ...behind('/satuan'),
  component: lazyRouteComponent(() => import('../units/units.tsx'), 'Units'),
})
const unit = createRoute({
  ...behind('/satuan/$unitId'),
  component: lazyRouteComponent(() => import('../units/unit-page.tsx'), 'UnitPage'),
})
const keys = createRoute({
  ...behind('/kunci'),
  component: lazyRouteComponent(() => import('../identity/keys.tsx'), 'Keys'),
})
const audit = createRoute({
  ...behind('/jejak'),
  component: lazyRouteComponent(() => import('../audit/audit.tsx'), 'Audit'),
})
const outbox = createRoute({
  ...behind('/kotak-keluar'),
  component: lazyRouteComponent(() => import('../identity/outbox.tsx'), 'Outbox'),
})
const security = createRoute({
  ...behind('/keamanan'),
  component: lazyRouteComponent(() => import('../identity/my-security.tsx'), 'MySecurity'),
})

const tree = root.addChildren([
  signIn,
  invitation,
  forgotten,
  reset,
  shell.addChildren([
    desk,
    board,
    calendar,
    newStory,
    story,
    edition,
    versions,
    channels,
    channelQuotas,
    channelCalendar,
    channelSignIn,
    channelApplications,
    channelLinks,
    register,
    registerEntry,
    impostors,
    impostorPage,
    inboundFeed,
    inbox,
    connections,
    deliveries,
    distributions,
    distribution,
    proposals,
    storyMatrix,
    bank,
    bankWork,
    bankRetention,
    bankSearches,
    bankCollections,
    bankCollection,
    hubAgenda,
    hubReleases,
    hubRelease,
    hubEvent,
    hubJournalists,
    hubJournalist,
    hubEnquiries,
    hubEnquiry,
    hubFigures,
    hubCorrections,
    hubCorrection,
    ownCorrections,
    people,
    person,
    units,
    unit,
    keys,
    audit,
    outbox,
    security,
  ]),
])

export const createConsoleRouter = (queries: QueryClient) =>
  createRouter({
    routeTree: tree,
    basepath: '/konsol',
    context: { queries },
    defaultPreload: 'intent',
    defaultPendingComponent: LoadingPage,
    defaultErrorComponent: ({ error, reset: again }) => <FaultNotice error={error} retry={again} />,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  })
