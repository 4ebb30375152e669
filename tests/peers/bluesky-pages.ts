/** A person at the pages of a real Bluesky server: gives a house the permission, and takes it back. */
import type { Page } from 'playwright-core'
import type { BlueskyAccount } from './bluesky.ts'

/** On the page that asks for the permission. */
export async function giveIn(page: Page, { password }: BlueskyAccount, answer = 'Authorize'): Promise<void> {
  await page.locator('input[type=password]').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('button', { name: answer, exact: true }).click()
}

/** In the account's own settings. */
export async function takeBack(
  page: Page,
  issuer: string,
  { handle, password }: BlueskyAccount,
): Promise<void> {
  await page.goto(`${issuer}/account`)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.locator('input[name=username]').or(page.getByRole('textbox').first()).first().fill(handle)
  await page.locator('input[type=password]').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('link', { name: /^Apps/ }).click()
  await page.getByRole('button', { name: 'Details', exact: true }).click()
  await page
    .getByRole('button', { name: /revoke/i })
    .first()
    .click()
  await page.getByRole('button', { name: 'Details', exact: true }).waitFor({ state: 'hidden' })
}
