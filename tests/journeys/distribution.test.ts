/**
 * One story to many accounts, in a real browser: written at headquarters, for one network as a thread, agreed to by a
 * second person and sent; then proposed to a district, which adapts it for one account and declines it for another. What
 * it adopts as it is waits while the brake is pulled, and what nobody could find out is told by a person.
 */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { closeWindows, openWindow, photographWindows } from '../support/browser.ts'
import { startFakeBluesky, type FakeBluesky } from '../support/fake-bluesky.ts'
import { startFakeMastodon } from '../support/fake-mastodon.ts'
import { startFakeWordpress, type FakeWordpress } from '../support/fake-wordpress.ts'
import { openLiveHouse, type LiveHouse } from '../support/live-house.ts'
import { storyAt } from '../support/newsroom.ts'
import { signIn, type SignedIn } from '../support/sign-in.ts'
import { carry, label } from './steps.ts'

let house: LiveHouse
let bluesky: FakeBluesky
let wordpress: FakeWordpress
let mastodon: Awaited<ReturnType<typeof startFakeMastodon>>
let local: SignedIn
let nadia: Page
let arifin: Page
let dadan: Page
let approver: SignedIn
const stories: Awaited<ReturnType<typeof storyAt>>[] = []

beforeAll(async () => {
  ;[bluesky, wordpress, mastodon] = await Promise.all([
    startFakeBluesky(),
    startFakeWordpress(),
    startFakeMastodon(),
  ])
  house = await openLiveHouse()
  const district = house.units.byCode('3273')!
  const people = await Promise.all([
    signIn(house, { name: 'Nadia Kusuma', roles: ['channel_officer'] }),
    signIn(house, { name: 'Arifin Maulana', roles: ['administrator'] }),
    signIn(house, { name: 'Dadan Sukmana', unit: district.id, roles: ['channel_officer'] }),
  ])
  const [officer] = people
  local = people[2]
  const author = await signIn(house, { roles: ['contributor'] })
  approver = await signIn(house, { roles: ['approver', 'editor'] })
  const wanted = { author: author.actor, approver: approver.actor, unitId: house.units.root().id }
  for (let n = 0; n < 3; n += 1) stories.push(await storyAt(house, wanted, 'published'))
  await house.channels.connect(local.actor, {
    unitId: district.id,
    kind: 'bluesky',
    languages: ['id'],
    label: 'Bandung di Bluesky',
    entry: { server: bluesky.url, identifier: bluesky.handle, password: bluesky.password },
  })
  await house.channels.connect(officer.actor, {
    unitId: district.id,
    kind: 'wordpress',
    languages: ['id'],
    label: 'Situs Bandung',
    entry: { server: wordpress.url, identifier: wordpress.user, password: wordpress.password },
  })
  const desk = { viewport: { width: 1440, height: 900 } }
  // The district answers on a phone.
  ;[nadia, arifin, dadan] = (await Promise.all(
    people.map(async (person, n) => {
      const window = await openWindow(n < 2 ? desk : {})
      await carry(window, house.url, person)
      return window.newPage()
    }),
  )) as [Page, Page, Page]
})
afterAll(async () => {
  await closeWindows()
  await Promise.all([bluesky, wordpress, mastodon].map((fake) => fake.close()))
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photographWindows('distribution')
})

const button = (page: Page, key: Parameters<typeof label>[0]) =>
  page.getByRole('button', { name: label(key), exact: true })
const deliveriesOf = async (n: number) =>
  (await house.channels.deliveries(local.actor, { storyId: stories[n]?.storyId })).deliveries
const texts = () => [...bluesky.records.values()].map(({ value }) => value.text)

const thread = ['Untuk warga Kota Bandung: pelayanan dibuka lagi.', 'Loket buka pukul 08.00.']

async function compose(storyId = ''): Promise<void> {
  await nadia.goto(`${house.url}/konsol/berita/${storyId}`)
  await button(nadia, 'console.distribution.start').click()
  await nadia.getByText(label('console.distribution.going', { ready: 2, proposed: 0 })).waitFor()
}

test('headquarters divides its words into a thread, mends the part that is too long, and sends what a second person agreed to', async () => {
  await compose(stories[0]?.storyId)
  await nadia.getByRole('textbox', { name: 'Bluesky' }).fill('Untuk warga {tempat}: pelayanan dibuka lagi.')
  await nadia
    .getByRole('button', { name: label('console.thread.divide', { name: 'Bluesky' }), exact: true })
    .click()
  const second = nadia.getByRole('textbox', { name: label('console.thread.part', { n: 2, of: 2 }) })
  await second.fill('a'.repeat(301))
  await button(nadia, 'console.distribution.save').click()
  const tooLong = label('console.distribution.many_too_long', { n: 1 })
  await nadia.getByText(label('console.thread.fault', { n: 2, words: tooLong })).waitFor()
  await second.fill('Loket buka pukul 08.00. {tautan}')
  await button(nadia, 'console.distribution.save').click()
  const look = nadia.getByRole('figure', { name: /Bluesky/ })
  for (const words of thread) await look.getByText(words, { exact: true }).waitFor()
  expect(await button(nadia, 'console.distribution.send').isDisabled()).toBe(true)
  await button(nadia, 'console.distribution.ask').click()
  await nadia.getByText(label('console.distribution_state.asked')).first().waitFor()

  await arifin.goto(nadia.url())
  await button(arifin, 'console.distribution.approve').click()
  await arifin.getByText(label('console.distribution.agreed_by', { by: 'Arifin Maulana' })).waitFor()

  await nadia.reload()
  await button(nadia, 'console.distribution.send').click()
  await expect.poll(texts).toEqual(thread)
  const [head, below] = [...bluesky.records.values()]
  expect(below?.value.reply?.parent.uri).toBe(head?.uri)
  await expect.poll(() => wordpress.published().length).toBe(1)
  await nadia.reload()
  await nadia.getByRole('button', { name: `1 Bluesky, ${label('console.standing.sent')}` }).click()
  await nadia.getByRole('link', { name: label('console.delivery.there') }).waitFor()
})

/** As a proposal to the district, with a day until which it may answer. */
async function propose(storyId: string | undefined): Promise<void> {
  await compose(storyId)
  await nadia.getByRole('combobox', { name: label('console.distribution.terms') }).click()
  await nadia.getByRole('option', { name: label('console.distribution.terms_proposal') }).click()
  await nadia.getByRole('button', { name: new RegExp(`^${label('console.distribution.answer_by')}`) }).click()
  await nadia.getByRole('button', { name: label('console.dates.next_month') }).click()
  await nadia
    .locator('[data-dates-dropdown], .mantine-DateTimePicker-dropdown')
    .getByRole('button', { name: /^15 / })
    .first()
    .click()
  await nadia.getByRole('button', { name: label('console.act.set_time') }).click()
  await button(nadia, 'console.distribution.save').click()
  await nadia.getByText(label('console.distribution.going', { ready: 0, proposed: 2 })).waitFor()
  await button(nadia, 'console.distribution.send').click()
  await nadia.getByRole('heading', { name: label('console.proposal.title') }).waitFor()
}
const proposed = (name: string) => dadan.getByRole('listitem', { name })

test('a district adapts what is proposed for one account and declines it for the other', async () => {
  await propose(stories[1]?.storyId)
  await dadan.goto(`${house.url}/konsol/usulan`)
  await proposed('Bandung di Bluesky')
    .getByRole('button', { name: label('console.proposal.adapt') })
    .click()
  await dadan.getByRole('dialog').getByRole('textbox').fill('Kata-kata Bandung sendiri.')
  await dadan.getByRole('button', { name: label('console.proposal.adapt_now') }).click()
  await proposed('Bandung di Bluesky').waitFor({ state: 'hidden' })
  await proposed('Situs Bandung')
    .getByRole('button', { name: label('console.proposal.decline') })
    .click()
  await dadan.getByRole('dialog').getByRole('textbox').fill('Sudah kami umumkan kemarin.')
  await dadan.getByRole('button', { name: label('console.proposal.decline_now') }).click()
  await dadan.getByText(label('console.proposal.empty')).waitFor()
  await expect.poll(texts).toContain('Kata-kata Bandung sendiri.')
  expect(wordpress.published()).toHaveLength(1)

  await nadia.reload()
  await nadia.getByText('Sudah kami umumkan kemarin.').waitFor()
  await nadia.getByText(label('console.proposal_state.adapted'), { exact: true }).waitFor()
})

test('what is adopted as it is leaves; one click holds the rest, says what is out, and another lets it go on', async () => {
  await propose(stories[2]?.storyId)
  wordpress.spoil('POST /wp/v2/posts', { status: 429, headers: { 'retry-after': '3600' } })
  const [posts, articles] = [texts().length, wordpress.published().length]
  await dadan.goto(`${house.url}/konsol/usulan`)
  for (const name of ['Bandung di Bluesky', 'Situs Bandung']) {
    await proposed(name)
      .getByRole('button', { name: label('console.proposal.adopt'), exact: true })
      .click()
    await proposed(name).waitFor({ state: 'hidden' })
  }
  const states = async () => (await deliveriesOf(2)).map(({ state }) => state).toSorted()
  await expect.poll(states).toEqual(['sent', 'throttled'])
  expect(texts()).toHaveLength(posts + 1)

  await nadia.goto(`${house.url}/konsol/kiriman`)
  await button(nadia, 'console.pause.begin').click()
  const dialog = nadia.getByRole('dialog')
  await dialog
    .getByLabel(label('console.pause.reason'), { exact: true })
    .fill('Ada kabar yang harus diperiksa.')
  await dialog.getByRole('button', { name: label('console.pause.submit') }).click()
  await nadia.getByText(label('console.pause.held', { n: 1 })).waitFor()
  await dialog.getByText(label('console.pause.story_counts', { out: 1, underWay: 0, held: 1 })).waitFor()
  expect(wordpress.published()).toHaveLength(articles)
  await nadia.reload()
  await button(nadia, 'console.pause.resume').click()
  await expect.poll(() => wordpress.published().length).toBe(articles + 1)
  await nadia.getByText(label('console.pause.stands')).waitFor({ state: 'hidden' })
})

test('what nobody could find out is looked at by a person, who says where it stands', async () => {
  const channel = await house.channels.connect(local.actor, {
    unitId: house.units.byCode('3273')!.id,
    kind: 'mastodon',
    languages: ['id'],
    label: 'Bandung di Mastodon',
    entry: { server: mastodon.url, token: mastodon.token },
  })
  const { editionId = '' } = stories[0] ?? {}
  const { id } = await house.channels.request(local.actor, channel.id, { editionId })
  const state = async () => (await house.channels.delivery(local.actor, id)).state
  await expect.poll(state).toBe('sent')
  const left = async (why: string) => {
    await house.database.db
      .updateTable('channels.delivery')
      .set({ state: 'unknown', why, external_id: null, external_url: null, sent_at: null })
      .where('id', '=', id)
      .execute()
    await dadan.goto(`${house.url}/konsol/kiriman`)
    await dadan.getByRole('button', { name: new RegExp(label('console.delivery_state.unknown')) }).click()
  }
  // As a network leaves it that did not answer and cannot be asked.
  await left('cannot_look')
  const link = dadan.getByLabel(label('console.delivery.there_url'))
  const there = dadan.getByRole('button', { name: label('console.delivery.stands_there') })
  await link.fill('https://lain.example/@humas/101')
  await there.click()
  await dadan.getByText(/Tautan itu bukan kiriman/).waitFor()
  expect(await state()).toBe('unknown')
  // Where the house looks by itself, whoever has seen it need not wait.
  await left('too_slow')
  await button(dadan, 'console.delivery.find_out').waitFor()
  await dadan.getByText(label('console.delivery.seen_there')).click()
  await link.fill(`${mastodon.url}/@humas/101`)
  await there.click()
  await expect.poll(state).toBe('sent')
  expect(mastodon.statuses.size).toBe(1)
})

test('what a network refuses to remove is taken down there by a person, and the house sees that it is gone', async () => {
  mastodon.spoil('DELETE /api/v1/statuses', { status: 422, body: { error: 'This status is held.' } })
  const { editionId = '', hash: versionHash = '' } = stories[0] ?? {}
  const recall = { editionId, versionHash, reason: 'Keliru.', publicNote: 'Berita ini keliru.' }
  await house.newsroom.recallEdition(approver.actor, recall)
  const removals = async () =>
    (await deliveriesOf(0))
      .filter(({ purpose }) => purpose === 'withdrawal')
      .map(({ channel, state }) => `${channel.kind} ${state}`)
      .toSorted()
  await expect.poll(removals).toEqual(['bluesky removed', 'mastodon rejected', 'wordpress removed'])
  await dadan.goto(`${house.url}/konsol/kiriman`)
  await dadan.getByRole('button', { name: new RegExp(label('console.delivery_state.rejected')) }).click()
  await dadan.getByText(label('console.delivery.removal_refused')).waitFor()
  await dadan.getByText(label('console.delivery.takes_down', { gone: 0, of: 1 })).waitFor()
  mastodon.byHand.remove('101')
  await button(dadan, 'console.act.try_again').click()
  await expect.poll(removals).toContain('mastodon removed')
})
