/** A crew's phone: opens the field application, takes files, reads what stands there, and looks into the bank behind it. */
import { createHash, randomBytes } from 'node:crypto'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, type TestContext } from 'vitest'
import { closeWindows, openWindow, photographWindows } from '../support/browser.ts'
import { openLiveHouse, type LiveHouse } from '../support/live-house.ts'
import { photograph } from '../support/pictures.ts'
import { signIn, type SignedIn } from '../support/sign-in.ts'
import { carry, label } from './steps.ts'
import { patience } from '../support/patience.ts'

export const phone = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  locale: 'id-ID',
  timezoneId: 'Asia/Jakarta',
  reducedMotion: 'reduce',
} as const satisfies BrowserContextOptions

export interface Photo {
  name: string
  mimeType: string
  buffer: Buffer
}

/** A photograph of its own; `extra` bytes after its end weigh nothing but take their time on the way. */
export async function takenPhoto(name: string, extra = 64): Promise<Photo> {
  const drawn = await photograph(320, 240, Math.ceil(Math.random() * 1e6))
    .jpeg()
    .toBuffer()
  return { name, mimeType: 'image/jpeg', buffer: Buffer.concat([drawn, randomBytes(extra)]) }
}

/** Called a photograph, but it is none. */
export const disguised = (name: string): Photo => ({
  name,
  mimeType: 'image/jpeg',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
})

export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

type Key = Parameters<typeof label>[0]
export const field = (page: Page, key: Key) => page.getByLabel(label(key), { exact: true })
export const button = (page: Page, key: Key, values?: Parameters<typeof label>[1]) =>
  page.getByRole('button', { name: label(key, values) })

/** The program that opens it without a network is on the phone. */
export const kept = (page: Page) => page.evaluate('navigator.serviceWorker.ready.then(() => true)')

export async function choose(page: Page, files: Photo[]): Promise<void> {
  await page.locator('input[name=files]').setInputFiles(files)
  await page.getByRole('heading', { name: label('field.words.title', { n: files.length }) }).waitFor()
}

export async function release(page: Page, count: number, caption = ''): Promise<void> {
  await field(page, 'field.words.caption').fill(caption)
  await button(page, 'field.words.send', { n: count }).click()
}

export const receipts = (page: Page, name = '') =>
  page
    .locator('.arrived')
    .filter({ hasText: name })
    .getByText(/[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}/)

/** What the phone's own store holds, as text. */
export const onPhone = (page: Page, store: 'bytes' | 'notes'): Promise<string[]> =>
  page.evaluate(`new Promise((resolve, reject) => {
    const open = indexedDB.open('pendopo.setor')
    open.addEventListener('error', () => reject(open.error))
    open.addEventListener('success', () => {
      const all = open.result.transaction('${store}').objectStore('${store}').getAll()
      all.addEventListener('success', () => resolve(all.result.map((one) => JSON.stringify(one))))
    })
  })`)

type Enter = (person?: SignedIn, options?: BrowserContextOptions) => Promise<BrowserContext>

/** A house for the whole file, its crews, and stories that nothing in the browser may complain of. */
export function openField() {
  let house: LiveHouse
  const complaints: string[] = []
  beforeAll(async () => {
    house = await openLiveHouse({ pack: 'kota' })
  })
  afterAll(closeWindows)

  const rows = async <Row extends object>(text: string, filename: string): Promise<Row[]> =>
    (await house.database.pool.query<Row>(text, [filename])).rows

  return {
    get house() {
      return house
    },
    member: (name = 'Sari Lestari', more: { password?: string } = {}) =>
      signIn(house, { name, unit: 'tirta', roles: ['contributor'], ...more }),

    async openApp(window: BrowserContext, url = house.url): Promise<Page> {
      const page = await window.newPage()
      page.setDefaultTimeout(patience)
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (line) => {
        // A refused or lost request is the story itself; a broken policy or program is not.
        if (line.type() === 'error' && !/Failed to load resource|net::ERR/.test(line.text()))
          complaints.push(line.text())
      })
      await page.goto(`${url}/setor/`)
      return page
    },

    inBank: (filename: string) =>
      rows<{
        id: string
        sha256: string
        caption: string
        event: string
        rights: string
        uploader_id: string
      }>(
        'select id, sha256, caption, event, rights, uploader_id from bank.asset where filename = $1',
        filename,
      ),
    /** How the uploads of this name stand; more than one means that it was begun again. */
    uploadsOf: async (filename: string) =>
      (await rows<{ state: string }>('select state from bank.upload where filename = $1', filename)).map(
        ({ state }) => state,
      ),

    /** Opens windows that are closed whatever happens; where the story fails, they are photographed first. */
    telling:
      (tell: (enter: Enter) => Promise<void>) =>
      async ({ task }: TestContext) => {
        complaints.length = 0
        const open: BrowserContext[] = []
        try {
          await tell(async (person, options) => {
            const window = await openWindow({ ...phone, ...options })
            open.push(window)
            if (person !== undefined) await carry(window, house.url, person)
            return window
          })
          expect(complaints).toEqual([])
        } catch (error) {
          await photographWindows(`field-${task.name.slice(0, 40).replaceAll(/\W+/g, '-')}`)
          throw error
        } finally {
          for (const window of open) await window.close()
        }
      },
  }
}
