/** What leaves tomorrow is dragged to the day after, into a quiet period, which is then ended. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { accountAddress } from '../../src/house/channels/register/account-address.ts'
import { defaultSettings } from '../../src/house/channels/adapter.ts'
import { newId } from '../../src/platform/ids.ts'
import { closeWindows, photographWindows } from '../support/browser.ts'
import { openLiveHouse, type LiveHouse } from '../support/live-house.ts'
import { storyAt } from '../support/newsroom.ts'
import { signIn } from '../support/sign-in.ts'
import { enter, label, password } from './steps.ts'

let house: LiveHouse
let desk: Page
const day = 86_400_000
// The next Tuesday that is still to come: it and the day after it lie in one row of any month.
const tuesday = 1 + ((9 - new Date(Date.now() + day).getUTCDay()) % 7)
/** Nine in the morning of western Indonesia, so many days after the day before that Tuesday. */
const morning = (days: number) =>
  new Date((Math.floor(Date.now() / day) + tuesday + days - 1) * day + 2 * 3_600_000)
const heading = (at: Date) =>
  new Intl.DateTimeFormat('id-ID', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Asia/Jakarta',
  }).format(at)
const cell = (at: Date) => desk.getByRole('listitem').filter({ hasText: heading(at) })

beforeAll(async () => {
  house = await openLiveHouse()
  const root = house.units.root()
  const author = await signIn(house, { roles: ['contributor'] })
  const approver = await signIn(house, { roles: ['approver', 'editor'] })
  const officer = await signIn(house, { name: 'Nadia Kusuma', password, roles: ['channel_officer'] })
  const { storyId, editionId } = await storyAt(
    house,
    { author: author.actor, approver: approver.actor, unitId: root.id },
    'published',
  )
  const id = newId()
  const url = 'https://sosial.example/humas'
  const { db } = house.database
  // Paused: nothing is ever called.
  await db
    .insertInto('channels.channel')
    .values({
      id,
      unit_id: root.id,
      unit_path: root.path,
      kind: 'bluesky',
      server: 'https://sosial.example',
      url,
      handle: 'humas.sosial.example',
      external_id: 'did:example:humas',
      label: 'Humas',
      languages: ['id'],
      state: 'paused',
      credentials: 'sealed',
      settings: JSON.stringify(defaultSettings),
      address: accountAddress(url) ?? url,
      created_at: new Date(),
    })
    .execute()
  await db
    .insertInto('channels.delivery')
    .values({
      id: newId(),
      channel_id: id,
      story_id: storyId,
      edition_id: editionId,
      locale: 'id',
      ref: 'xxxxxxxx',
      purpose: 'post',
      version_hash: 'version-1',
      external_key: id,
      planned_for: morning(1),
      next_at: morning(1),
      due_since: morning(1),
      created_at: new Date(),
      changed_at: new Date(),
    })
    .execute()
  await house.channels.calendar.declareBlackout(officer.actor, {
    unitId: root.id,
    begins: morning(2),
    ends: morning(2.5),
    reason: 'Masa tenang pemilihan.',
    mandatoryPass: false,
  })
  const { page } = await enter(house.url, officer, { wide: true })
  desk = page
})
afterAll(closeWindows)
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photographWindows('channel-calendar')
})

test('a plan is dragged into a quiet period, told to wait, and the period is ended', async () => {
  await desk.goto(`${house.url}/konsol/kanal/kalender?dari=${morning(1).toISOString().slice(0, 10)}`)
  const plan = cell(morning(1)).getByRole('button', { name: /pindahkan jadwal/ })
  await plan.waitFor()
  await plan.dragTo(cell(morning(2)))
  const dialog = desk.getByRole('dialog')
  await dialog.getByText(/1 kiriman terencana/).waitFor()
  await dialog
    .getByRole('button', { name: label('console.channel_calendar.move_submit'), exact: true })
    .click()
  await desk.getByText(/jatuh dalam masa hening/).waitFor()
  await cell(morning(2))
    .getByRole('button', { name: /pindahkan jadwal/ })
    .waitFor()
  await cell(morning(2)).getByText('Masa tenang pemilihan.').waitFor()

  const quiet = desk.getByRole('region', { name: label('console.blackout.stands_label') })
  await quiet.getByRole('button', { name: label('console.blackout.lift') }).click()
  await expect.poll(() => quiet.count()).toBe(0)
})
