/** The journey's page-turning: words of the interface by key, and forms as a person fills them. */
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { translator, type MessageKey, type MessageValues } from '../../src/platform/messages.ts'
import { openWindow } from '../support/browser.ts'

export const t = translator('id')
export const label = (key: MessageKey, values?: MessageValues) => t(key, values)

export interface Person {
  name: string
  email: string
}
export const password = 'jalan-pagi-ke-pasar-loak'

/** Puts the person's session into the window's cookies: signed in without the door. */
export async function carry(
  window: BrowserContext,
  url: string,
  { cookie }: { cookie: string },
): Promise<void> {
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  await window.addCookies([{ name, value, url }])
}

/** Signs in at the console's door, typing, on a phone unless a wider window is asked for. */
export async function enter(
  url: string,
  { email }: Person,
  options: { wide?: boolean } = {},
): Promise<{ window: BrowserContext; page: Page }> {
  const window = await openWindow(options.wide ? { viewport: { width: 1440, height: 900 } } : {})
  const page = await window.newPage()
  // What the browser complains of explains a step that waits in vain.
  page.on('console', (line) => line.type() === 'error' && console.log(`     browser: ${line.text()}`))
  page.on('pageerror', (error) => console.log(`     browser: ${error.message}`))
  await page.goto(`${url}/konsol/masuk`)
  await page.getByLabel(label('console.auth.email')).fill(email)
  await page.getByLabel(label('console.auth.password'), { exact: true }).fill(password)
  await page.getByRole('button', { name: label('console.auth.sign_in'), exact: true }).click()
  await page.waitForURL((address) => !address.pathname.endsWith('/masuk'))
  return { window, page }
}

/** Presses an act's button, or finds it in the menu of the others; fills its dialog; confirms. */
export async function act(
  page: Page,
  key: MessageKey,
  fill: { reason?: string; publicNote?: string; also?: (page: Page) => Promise<void> } = {},
): Promise<void> {
  const name = label(key)
  const button = page.getByRole('button', { name: new RegExp(`^${name}( versi \\d+)?…?$`) }).first()
  const more = page.getByRole('button', { name: label('console.edition.more_acts') }).first()
  await button.or(more).first().waitFor()
  if (await button.isVisible()) await button.click()
  else {
    await more.click()
    // By key: a menu that is still finding its place moves away under the mouse.
    await page.getByRole('menuitem', { name: new RegExp(`^${name}…?$`) }).press('Enter')
  }
  const dialog = page.getByRole('dialog', { name })
  await dialog.waitFor()
  if (fill.reason !== undefined) await dialog.getByLabel(label('console.edition.reason')).fill(fill.reason)
  if (fill.publicNote !== undefined)
    await dialog.getByLabel(label('console.edition.public_note')).fill(fill.publicNote)
  await fill.also?.(page)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Chooses from one of the console's searchable lists, of the page or of a dialog. */
export async function choose(
  page: Page,
  field: string,
  search: string,
  option: string | RegExp,
  within: Page | Locator = page,
): Promise<void> {
  const input = within
    .getByRole('combobox', { name: field })
    .or(within.getByRole('textbox', { name: field }))
    .first()
  await input.click()
  await input.fill(search)
  await page.getByRole('option', { name: option }).first().click()
}

/** Writes other words over a paragraph. Selected by range: a slow machine takes three clicks for one, and two for none. */
export async function rewrite(page: Page, paragraph: Locator, text: string): Promise<void> {
  await paragraph.click()
  await paragraph.selectText()
  await page.keyboard.insertText(text)
}

/** Waits until the server has the text. */
export async function saved(page: Page): Promise<void> {
  await page
    .getByText(/^Tersimpan \d/)
    .first()
    .waitFor()
}
