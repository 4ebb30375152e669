/** Every page of the console and its main dialogs: who may see it, where it is, and what shows that it has been drawn. */
import type { Locator, Page } from 'playwright-core'
import type { DemoHouse } from '../support/demo-house.ts'
import { newId } from '../../src/platform/ids.ts'
import { filledPressRoom } from '../support/hub.ts'
import { label } from './steps.ts'

export interface Stop {
  /** As console/frame/routes.tsx has it. */
  route: string
  /** Somebody of the demonstration's cast; nobody at the doors. */
  as?: string
  path?(house: DemoHouse): string | Promise<string>
  /** What stands there once everything has arrived. */
  shows(page: Page): Locator
  /** Goes on to a dialog or another state of the page. */
  onward?(page: Page): Promise<unknown>
}

const text = (wanted: string | RegExp) => (page: Page) => page.getByText(wanted).filter({ visible: true })
const button = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true })
const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name })
const dialog = (page: Page) => page.getByRole('dialog').getByRole('button').first()

/** Presses the button and waits for its dialog. */
const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click()
  await dialog(page).waitFor()
}
/** The same by way of a menu. */
const choose = (menu: string | RegExp, item: string) => async (page: Page) => {
  await page.getByRole('button', { name: menu }).first().click()
  await page.getByRole('menuitem', { name: new RegExp(`^${item}…?$`) }).press('Enter')
  await dialog(page).waitFor()
}

const edition =
  (stage: Parameters<DemoHouse['editionAt']>[0], author: string, rest = '') =>
  async (house: DemoHouse) => {
    const { storyId, editionId } = await house.editionAt(stage, author)
    return `/berita/${storyId}/${editionId}${rest}`
  }
const story = (stage: Parameters<DemoHouse['editionAt']>[0], author: string) => async (house: DemoHouse) =>
  `/berita/${(await house.editionAt(stage, author)).storyId}`
const person = (key: string) => async (house: DemoHouse) => `/orang/${(await house.enter(key)).personId}`
const district = (house: DemoHouse) => `/satuan/${house.units.byCode('3273')?.id}`

const inPressRoom =
  (place: (ids: Awaited<ReturnType<typeof filledPressRoom>>) => string) => async (house: DemoHouse) =>
    place(await filledPressRoom(house, await house.enter('hendra')))
const pressEvent = inPressRoom(({ eventId }) => `/media/acara/${eventId}`)
const applicant = inPressRoom(({ journalistId }) => `/media/wartawan/${journalistId}`)
const enquiry = inPressRoom(({ enquiryId }) => `/media/pertanyaan/${enquiryId}`)

const collection = async (house: DemoHouse) => {
  const { actor } = await house.enter('bagus')
  const unitId = house.units.root().id
  const { assets } = await house.bank.search(actor, { unitId, limit: 5 })
  const id = await house.bank.collections.make(actor, { unitId, name: 'Banjir Citarum' })
  await house.bank.collections.put(
    actor,
    id,
    assets.map((asset) => asset.id),
  )
  return `/bank/koleksi/${id}`
}

const savedSearch = async (house: DemoHouse) => {
  const { actor } = await house.enter('bagus')
  if ((await house.bank.savedSearches.own(actor)).length === 0)
    await house.bank.savedSearches.save(actor, {
      name: 'Banjir di Citarum, foto mendatar yang belum dipakai',
      alerts: 'daily',
      byMail: true,
      search: { unitId: house.units.root().id, q: 'banjir', kind: 'picture', orientation: 'landscape' },
    })
  return '/bank/pencarian'
}

const registerEntry = async (house: DemoHouse) => {
  const { actor } = await house.enter('nadia')
  const { outlets } = await house.register.list(actor, { q: 'layanan terpadu' })
  return `/kanal/daftar/${outlets[0]?.id}`
}
const imitation = async (house: DemoHouse) => {
  const { actor } = await house.enter('nadia')
  const { impostors } = await house.register.impostors.list(actor, { state: 'listed' })
  return `/kanal/tiruan/${impostors[0]?.id}`
}
const distribution = (state: 'draft' | 'sent') => async (house: DemoHouse) => {
  const { actor } = await house.enter('nadia')
  const { distributions } = await house.channels.distributions.list(actor, { state })
  // The older of those that were sent has deliveries, the newer proposals.
  return distributions.at(-1) ?? Promise.reject(new Error(`No distribution is ${state}.`))
}

export const pages: Record<string, Stop> = {
  'the door': { route: '/masuk', shows: button(label('console.auth.sign_in')) },
  'an invitation': {
    route: '/undangan',
    path: () => '/undangan#somebodys-token',
    shows: button(label('console.invitation.accept')),
  },
  'an invitation without its token': {
    route: '/undangan',
    shows: heading(label('console.invitation.gone_title')),
  },
  'a forgotten password': { route: '/lupa-sandi', shows: button(label('console.auth.send_reset')) },
  'a new password': {
    route: '/sandi-baru',
    path: () => '/sandi-baru#somebodys-token',
    shows: button(label('console.auth.save_password')),
  },
  'the desk of an approver': { route: '/', as: 'dewi', shows: text(label('console.board.needs_you')) },
  'the desk of a writer': { route: '/', as: 'rina', shows: text(label('console.board.running')) },
  'the board': { route: '/papan', as: 'ratna', shows: text(label('console.board.published')) },
  'the calendar': { route: '/kalender', as: 'ratna', shows: button(label('console.calendar.today')) },
  'the calendar by week': {
    route: '/kalender',
    as: 'ratna',
    path: () => '/kalender?tampilan=pekan',
    shows: button(label('console.calendar.today')),
  },
  'a new story': { route: '/berita/baru', as: 'rina', shows: button(label('console.story.begin')) },
  'a story': {
    route: '/berita/$storyId',
    as: 'ratna',
    path: story('published', 'rina'),
    shows: heading(label('console.story.history')),
  },
  'a draft at work': {
    route: '/berita/$storyId/$editionId',
    as: 'rina',
    path: edition('draft', 'rina'),
    shows: (page) => page.locator('#field-body [contenteditable=true]'),
  },
  'a returned story with remarks': {
    route: '/berita/$storyId/$editionId',
    as: 'markus',
    path: edition('returned', 'markus'),
    shows: text('Apakah warga ini setuju namanya disebut?'),
  },
  'a submission to decide on': {
    route: '/berita/$storyId/$editionId',
    as: 'dewi',
    path: edition('submitted', 'rina'),
    shows: (page) => page.getByRole('button', { name: label('console.edition.approve') }).first(),
  },
  'a scheduled story': {
    route: '/berita/$storyId/$editionId',
    as: 'dewi',
    path: edition('scheduled', 'rina'),
    shows: heading(label('console.version.title')),
  },
  'a published story': {
    route: '/berita/$storyId/$editionId',
    as: 'dewi',
    path: edition('published', 'rina'),
    shows: heading(label('console.version.title')),
  },
  'two versions compared': {
    route: '/berita/$storyId/$editionId/versi',
    as: 'dewi',
    path: edition('published', 'rina', '/versi'),
    shows: (page) => page.locator('ins').first(),
  },
  channels: { route: '/kanal', as: 'nadia', shows: text('humas.fake.test') },
  'the posting calendar': {
    route: '/kanal/kalender',
    as: 'nadia',
    shows: button(label('console.calendar.today')),
    onward: press(label('console.blackout.declare')),
  },
  'quotas and cost': {
    route: '/kanal/kuota',
    as: 'arifin',
    shows: heading(label('console.quota.title')),
    onward: press(/^Ubah jatah dan biaya X/),
  },
  'links to connect': {
    route: '/kanal/tautan',
    as: 'nadia',
    shows: text('penjaga.akun@satuan.example'),
    onward: press(label('console.links.send')),
  },
  'registrations with networks': {
    route: '/kanal/aplikasi',
    as: 'arifin',
    shows: text('/sambung/kembali'),
    onward: press(new RegExp(`^${label('console.applications.register_at', { network: '' })}`)),
  },
  'a sign-in at a network that is over': {
    route: '/kanal/masuk/$signInId',
    path: () => `/kanal/masuk/${newId()}`,
    as: 'nadia',
    shows: (page) => page.getByRole('alert'),
  },
  'the official register': {
    route: '/kanal/daftar',
    as: 'nadia',
    shows: text(/^Layanan Terpadu/),
    onward: press(label('console.register.import')),
  },
  'an account to be entered': {
    route: '/kanal/daftar',
    as: 'nadia',
    shows: text(/^Layanan Terpadu/),
    onward: press(label('console.register.enter')),
  },
  'an entry of the register': {
    route: '/kanal/daftar/$entryId',
    as: 'nadia',
    path: registerEntry,
    shows: heading(label('console.register.proof')),
    onward: press(label('console.register.hand_over')),
  },
  'reported imitations': {
    route: '/kanal/tiruan',
    as: 'nadia',
    shows: (page) => page.getByRole('link', { name: '1ayanan-pendopo.example' }),
  },
  'an imitation and its takedown pack': {
    route: '/kanal/tiruan/$impostorId',
    as: 'nadia',
    path: imitation,
    shows: heading(label('console.impostor.evidence')),
    onward: press(label('console.impostor.pack')),
  },
  'what stands on the accounts': {
    route: '/kanal/arus',
    as: 'nadia',
    shows: text(label('console.feed.house')),
  },
  'a post and its figures': {
    route: '/kanal/arus',
    as: 'nadia',
    shows: text(label('console.feed.house')),
    async onward(page) {
      await page.getByTitle(label('console.feed.open')).first().click()
      await page
        .getByRole('dialog')
        .getByRole('link', { name: label('console.feed.open_there') })
        .waitFor()
    },
  },
  'what people say to the accounts, and an answer': {
    route: '/kanal/kotak-masuk',
    as: 'nadia',
    shows: text(label('console.inbox.lead')),
    async onward(page) {
      await page.getByRole('button', { name: 'Jembatan buka jam berapa?' }).click()
      await page.getByRole('textbox', { name: label('console.inbox.answer_label') }).waitFor()
    },
  },
  'how the accounts are connected': {
    route: '/kanal/sambungan',
    as: 'nadia',
    shows: button(label('console.connections.ask_now')),
  },
  'which units are silent, and what is expected': {
    route: '/kanal/sambungan',
    as: 'nadia',
    path: () => '/kanal/sambungan?tampilan=silent',
    shows: text(label('console.connections.expected_every', { n: 7 })),
    onward: press(label('console.connections.expect')),
  },
  'the bank': {
    route: '/bank',
    as: 'bagus',
    shows: (page) => page.locator('[data-asset]').first(),
  },
  'an asset of the bank': {
    route: '/bank',
    as: 'bagus',
    shows: (page) => page.locator('[data-asset]').first(),
    async onward(page) {
      await page.locator('[data-asset]').first().click()
      await page.getByRole('textbox', { name: label('console.bank_field.caption'), exact: true }).waitFor()
    },
  },
  'the rights of an asset': {
    route: '/bank',
    as: 'bagus',
    shows: (page) => page.locator('[data-asset]').first(),
    async onward(page) {
      await page.locator('[data-asset]').first().click()
      await page.getByRole('tab', { name: label('console.bank.tab_rights') }).click()
      await page.getByRole('dialog').getByText(label('console.bank.embargo_until')).waitFor()
    },
  },
  'covering places of a picture': {
    route: '/bank',
    as: 'bagus',
    shows: (page) => page.locator('[data-asset]').first(),
    async onward(page) {
      await page.locator('[data-asset]').first().click()
      await page.getByRole('tab', { name: label('console.bank.tab_cover') }).click()
      await page.getByRole('button', { name: label('console.cover.open') }).click()
      await page.getByRole('button', { name: label('console.cover.add') }).click()
    },
  },
  'where an asset is used': {
    route: '/bank',
    as: 'bagus',
    shows: (page) => page.locator('[data-asset]').first(),
    async onward(page) {
      await page.locator('[data-asset]').first().click()
      await page.getByRole('tab', { name: label('console.bank.tab_uses') }).click()
    },
  },
  'files on their way into the bank': {
    route: '/bank',
    as: 'bagus',
    shows: button(label('console.bank.upload')),
    onward: press(label('console.bank.upload')),
  },
  'what chosen files have in common': {
    route: '/bank',
    as: 'bagus',
    shows: (page) => page.locator('[data-asset]').first(),
    async onward(page) {
      await page.locator('[data-asset]').first().press('x')
      await page.getByRole('button', { name: label('console.bulk.change_record') }).click()
      await dialog(page).waitFor()
    },
  },
  collections: {
    route: '/bank/koleksi',
    as: 'bagus',
    shows: heading(label('console.collection.title')),
  },
  'saved searches': {
    route: '/bank/pencarian',
    as: 'bagus',
    path: savedSearch,
    shows: (page) => page.getByRole('link', { name: /^Banjir di Citarum/ }),
  },
  'a saved search to be changed': {
    route: '/bank/pencarian',
    as: 'bagus',
    path: savedSearch,
    shows: heading(label('console.saved_search.title')),
    onward: press(/^Ubah Banjir/),
  },
  'a collection': {
    route: '/bank/koleksi/$collectionId',
    as: 'bagus',
    path: collection,
    shows: (page) => page.locator('ol img').first(),
  },
  'the links of a collection': {
    route: '/bank/koleksi/$collectionId',
    as: 'bagus',
    path: collection,
    shows: button(label('console.collection.links')),
    onward: press(label('console.collection.links')),
  },
  'what is past its retention': {
    route: '/bank/masa-simpan',
    as: 'sekar',
    shows: text(label('console.removal.none')),
  },
  'the job board': { route: '/bank/pekerjaan', as: 'bagus', shows: heading(label('console.bank.work')) },
  deliveries: {
    route: '/kiriman',
    as: 'nadia',
    shows: text(label('console.delivery_state.rejected')),
    onward: press(label('console.pause.begin')),
  },
  distributions: {
    route: '/sebaran',
    as: 'nadia',
    shows: text(label('console.distribution_state.draft')),
  },
  'a distribution being written': {
    route: '/sebaran/$distributionId',
    as: 'nadia',
    path: async (house) => `/sebaran/${(await distribution('draft')(house)).id}`,
    shows: (page) => page.getByText(label('console.distribution.many_paused', { n: 10 })).first(),
  },
  'the deliveries of a story': {
    route: '/berita/$storyId/kiriman',
    as: 'nadia',
    path: async (house) => `/berita/${(await distribution('sent')(house)).storyId}/kiriman`,
    shows: button(label('console.matrix.retry')),
  },
  'what is proposed to one’s accounts': {
    route: '/usulan',
    as: 'dadan',
    shows: button(label('console.proposal.decline')),
  },
  'the press agenda': {
    route: '/media',
    as: 'hendra',
    path: inPressRoom(() => '/media'),
    shows: text('Konferensi pers akhir bulan'),
  },
  'a press event': {
    route: '/media/acara/$eventId',
    as: 'hendra',
    path: pressEvent,
    shows: heading(label('console.hub.versions')),
  },
  journalists: {
    route: '/media/wartawan',
    as: 'hendra',
    path: inPressRoom(() => '/media/wartawan'),
    shows: text('Putri Ayu Maharani'),
  },
  'a journalist': {
    route: '/media/wartawan/$journalistId',
    as: 'hendra',
    path: applicant,
    shows: heading(label('console.hub.history')),
  },
  'what journalists ask': {
    route: '/media/pertanyaan',
    as: 'hendra',
    path: inPressRoom(() => '/media/pertanyaan'),
    shows: text('Jumlah pengaduan tahun ini'),
  },
  figures: {
    route: '/media/analisis',
    as: 'hendra',
    shows: heading(label('console.figures.top')),
  },
  'an enquiry': {
    route: '/media/pertanyaan/$enquiryId',
    as: 'hendra',
    path: enquiry,
    shows: text('Angkanya ada di laporan bulanan.'),
  },
  'what proved wrong': {
    route: '/media/koreksi',
    as: 'hendra',
    path: inPressRoom(() => '/media/koreksi'),
    shows: text(/^rapat-/),
  },
  'a correction and its holders': {
    route: '/media/koreksi/$correctionId',
    as: 'hendra',
    path: inPressRoom(({ correctionId }) => `/media/koreksi/${correctionId}`),
    shows: text('Gita Larasati'),
  },
  'corrections for oneself': {
    route: '/koreksi',
    as: 'hendra',
    path: inPressRoom(() => '/koreksi'),
    shows: button(label('console.hub.acknowledge')),
  },
  'press kits': {
    route: '/media/rilis',
    as: 'hendra',
    path: inPressRoom(() => '/media/rilis'),
    shows: text('Laporan akhir tahun'),
  },
  'a press kit under embargo': {
    route: '/media/rilis/$releaseId',
    as: 'hendra',
    path: inPressRoom(({ releaseId }) => `/media/rilis/${releaseId}`),
    shows: text('Gita Larasati'),
  },
  people: { route: '/orang', as: 'arifin', shows: text('pegawai.baru@pendopo.example') },
  'a person': {
    route: '/orang/$personId',
    as: 'arifin',
    path: person('sekar'),
    shows: text(label('console.people.delegated_by', { name: 'Teguh Wicaksono' })),
  },
  units: { route: '/satuan', as: 'arifin', shows: text('Polda Jawa Barat') },
  'a unit': {
    route: '/satuan/$unitId',
    as: 'arifin',
    path: district,
    shows: heading(/langsung di bawahnya/),
  },
  keys: { route: '/kunci', as: 'arifin', shows: text('Sistem arsip') },
  'the audit': { route: '/jejak', as: 'arifin', shows: text(label('console.audit_act.person.invite')) },
  'the outbox': { route: '/kotak-keluar', as: 'arifin', shows: text('pegawai.baru@pendopo.example') },
  'one’s own security': {
    route: '/keamanan',
    as: 'sekar',
    shows: text(label('console.security.this_session')),
  },
  'an address that leads nowhere': { route: '*', as: 'sekar', path: () => '/tidak-ada', shows: heading(/./) },
}

export const dialogs: Record<string, Stop> = {
  'a new address for deposits by e-mail': {
    route: '/bank',
    as: 'bagus',
    shows: button(label('console.bank.by_mail')),
    async onward(page) {
      await press(label('console.bank.by_mail'))(page)
      await page.getByRole('button', { name: label('console.bank.by_mail_make') }).click()
      await page.getByText(/^setor-/).waitFor()
    },
  },
  'the menu of a phone, or of oneself': {
    route: '/satuan',
    as: 'arifin',
    shows: text('Polda Jawa Barat'),
    async onward(page) {
      const burger = page.getByRole('button', { name: label('console.shell.menu') })
      if (await burger.isVisible()) await burger.click()
      await page.getByRole('button', { name: 'Arifin Maulana' }).filter({ visible: true }).click()
      await page.getByRole('menuitem', { name: label('console.who.sign_out') }).waitFor()
    },
  },
  'picking from the bank': {
    route: '/berita/$storyId/$editionId',
    as: 'rina',
    path: edition('draft', 'rina'),
    shows: text(label('console.field.alt')),
    async onward(page) {
      await page
        .getByRole('button', { name: label('console.pick.from_bank') })
        .first()
        .click()
      await page.getByRole('dialog').getByRole('searchbox').waitFor()
    },
  },
  'cutting a picture': {
    route: '/berita/$storyId/$editionId',
    as: 'rina',
    path: edition('draft', 'rina'),
    shows: text(label('console.field.alt')),
    async onward(page) {
      await page
        .getByRole('button', { name: label('console.crop.open') })
        .first()
        .click()
      await page.getByRole('dialog').getByText('16:9', { exact: true }).waitFor()
    },
  },
  'the palette': {
    route: '/satuan',
    as: 'arifin',
    shows: text('Polda Jawa Barat'),
    async onward(page) {
      await page.keyboard.press('ControlOrMeta+k')
      await page.getByRole('dialog').getByPlaceholder(label('console.shell.search')).waitFor()
    },
  },
  'the keys that work': {
    route: '/satuan',
    as: 'arifin',
    shows: text('Polda Jawa Barat'),
    async onward(page) {
      await page.keyboard.press('?')
      await page.getByRole('dialog').getByText(label('console.keys.palette')).waitFor()
    },
  },
  'an invitation to be sent, refused for what is missing': {
    route: '/orang',
    as: 'arifin',
    shows: text('pegawai.baru@pendopo.example'),
    async onward(page) {
      await press(label('console.people.invite'))(page)
      await page.getByRole('button', { name: label('console.people.send_invitation') }).click()
      await page.getByText(label('console.people.unit_needed')).waitFor()
    },
  },
  'a role to be given': {
    route: '/orang/$personId',
    as: 'arifin',
    path: person('sekar'),
    shows: text(label('console.people.delegated_by', { name: 'Teguh Wicaksono' })),
    async onward(page) {
      await press(label('console.people.give_role'))(page)
      await page.getByRole('button', { name: label('console.people.from') }).click()
      await page.locator('table[data-dates-table], .mantine-DatePickerInput-calendarHeader').first().waitFor()
    },
  },
  'a person to be suspended': {
    route: '/orang/$personId',
    as: 'arifin',
    path: person('sekar'),
    shows: button(label('console.people.suspend')),
    onward: press(label('console.people.suspend')),
  },
  'a role to be delegated': {
    route: '/orang/$personId',
    as: 'teguh',
    path: person('teguh'),
    shows: button(label('console.people.delegate')),
    onward: press(label('console.people.delegate')),
  },
  'a key to be made': {
    route: '/kunci',
    as: 'arifin',
    shows: text('Sistem arsip'),
    onward: press(label('console.keys_page.make')),
  },
  'a unit to be added': {
    route: '/satuan/$unitId',
    as: 'arifin',
    path: district,
    shows: button(label('console.units.rename')),
    onward: press(label('console.units.add_below')),
  },
  'a unit to be renamed': {
    route: '/satuan/$unitId',
    as: 'arifin',
    path: district,
    shows: button(label('console.units.rename')),
    onward: press(label('console.units.rename')),
  },
  ...Object.fromEntries(
    (['host', 'move', 'merge', 'close'] as const).map((act): [string, Stop] => [
      `a unit: ${act}`,
      {
        route: '/satuan/$unitId',
        as: 'arifin',
        path: district,
        shows: button(label('console.units.rename')),
        onward: choose(label('console.units.more'), label(`console.units.${act}`)),
      },
    ]),
  ),
  'a second factor, asking for the password': {
    route: '/keamanan',
    as: 'sekar',
    shows: button(label('console.security.set_up')),
    async onward(page) {
      await page.getByRole('button', { name: label('console.security.set_up') }).click()
      await page.getByRole('button', { name: label('console.act.continue') }).waitFor()
    },
  },
  'an account to be connected': {
    route: '/kanal',
    as: 'nadia',
    shows: text('humas.fake.test'),
    onward: press(label('console.channel.connect')),
  },
  ...Object.fromEntries(
    (['check', 'settings', 'give_up'] as const).map((act): [string, Stop] => [
      `an account: ${act}`,
      {
        route: '/kanal',
        as: 'nadia',
        shows: text('humas.fake.test'),
        onward: choose(/^Lainnya untuk/, label(`console.channel.${act}`)),
      },
    ]),
  ),
  'a delivery and its attempts': {
    route: '/kiriman',
    as: 'nadia',
    shows: text(label('console.delivery_state.rejected')),
    onward: press(new RegExp(label('console.delivery_state.rejected'))),
  },
  'a press event to be announced, refused for what is missing': {
    route: '/media',
    as: 'hendra',
    path: inPressRoom(() => '/media'),
    shows: text('Konferensi pers akhir bulan'),
    async onward(page) {
      await press(label('console.hub.announce'))(page)
      await page.getByRole('button', { name: label('console.hub.announce_now'), exact: true }).click()
      await page.getByText(label('console.form.needed')).first().waitFor()
    },
  },
  ...Object.fromEntries(
    (['change', 'postpone', 'cancel'] as const).map((act): [string, Stop] => [
      `a press event: ${act}`,
      {
        route: '/media/acara/$eventId',
        as: 'hendra',
        path: pressEvent,
        shows: heading(label('console.hub.versions')),
        onward: press(label(`console.hub.act_${act}`)),
      },
    ]),
  ),
  ...Object.fromEntries(
    (['accredit', 'reject'] as const).map((act): [string, Stop] => [
      `a journalist: ${act}`,
      {
        route: '/media/wartawan/$journalistId',
        as: 'hendra',
        path: applicant,
        shows: heading(label('console.hub.history')),
        onward: press(label(`console.hub.act_${act}`)),
      },
    ]),
  ),
  'a press kit to be composed, refused for what is missing': {
    route: '/media/rilis',
    as: 'hendra',
    path: inPressRoom(() => '/media/rilis'),
    shows: text('Laporan akhir tahun'),
    async onward(page) {
      await press(label('console.hub.release.compose'))(page)
      const form = page.getByRole('dialog')
      await form.getByRole('button', { name: label('console.act.save'), exact: true }).click()
      await form.getByText(label('console.form.needed')).first().waitFor()
    },
  },
  ...Object.fromEntries(
    (
      [
        ['publish', 'draftId'],
        ['change', 'draftId'],
        ['correct', 'releaseId'],
        ['withdraw', 'releaseId'],
        ['recall', 'releaseId'],
      ] as const
    ).map(([act, which]): [string, Stop] => [
      `a press kit: ${act}`,
      {
        route: '/media/rilis/$releaseId',
        as: 'hendra',
        path: inPressRoom((ids) => `/media/rilis/${ids[which]}`),
        shows: heading(label('console.hub.versions')),
        onward: press(new RegExp(`^${label(`console.hub.release.act_${act}`)}$`)),
      },
    ]),
  ),
  'outlets to be merged': {
    route: '/media/wartawan',
    as: 'hendra',
    path: inPressRoom(() => '/media/wartawan'),
    shows: text('Putri Ayu Maharani'),
    async onward(page) {
      await press(label('console.hub.outlets'))(page)
      await page
        .getByRole('button', { name: label('console.hub.merge_this', { name: 'Radio Kota' }) })
        .click()
      await page.getByText(label('console.hub.merge_into')).first().waitFor()
    },
  },
  ...Object.fromEntries(
    (['answer', 'assign', 'note', 'close'] as const).map((act): [string, Stop] => [
      `an enquiry: ${act}`,
      {
        route: '/media/pertanyaan/$enquiryId',
        as: 'hendra',
        path: enquiry,
        shows: text('Angkanya ada di laporan bulanan.'),
        onward: press(label(`console.hub.${act}`)),
      },
    ]),
  ),
  'a submission to be returned with remarks': {
    route: '/berita/$storyId/$editionId',
    as: 'dewi',
    path: edition('submitted', 'rina'),
    shows: (page) => page.getByRole('button', { name: label('console.edition.approve') }).first(),
    onward: press(new RegExp(`^${label('console.edition.return')}`)),
  },
  'an approved story to be scheduled': {
    route: '/berita/$storyId/$editionId',
    as: 'maria',
    path: edition('approved', 'iwan'),
    shows: heading(label('console.version.title')),
    onward: press(new RegExp(`^${label('console.edition.schedule')}`)),
  },
  'a published story to be withdrawn': {
    route: '/berita/$storyId/$editionId',
    as: 'dewi',
    path: edition('published', 'rina'),
    shows: heading(label('console.version.title')),
    onward: choose(label('console.edition.more_acts'), label('console.edition.withdraw')),
  },
  'a preview to be shared': {
    route: '/berita/$storyId/$editionId',
    as: 'rina',
    path: edition('draft', 'rina'),
    shows: (page) => page.locator('#field-body [contenteditable=true]'),
    onward: press(label('console.preview.make')),
  },
  ...Object.fromEntries(
    (['support', 'sensitivity', 'embargo'] as const).map((act): [string, Stop] => [
      `a story: ${act}`,
      {
        route: '/berita/$storyId',
        as: 'laras',
        path: story('scheduled', 'laras'),
        shows: heading(label('console.story.history')),
        onward: choose(label('console.story.more'), label(`console.story.${act}`)),
      },
    ]),
  ),
}
