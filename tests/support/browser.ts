/** The Chromium that comes with the project: no download, no system package. */
import {
  chromium as playwright,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
} from 'playwright-core'
import { chromiumArgs, chromiumPath } from './chromium.ts'
import { patience } from './patience.ts'

let shared: Promise<Browser> | undefined

export async function browser(): Promise<Browser> {
  shared ??= (async () =>
    playwright.launch({
      executablePath: await chromiumPath(),
      args: [...chromiumArgs, '--no-sandbox', '--disable-quic'],
      headless: true,
    }))()
  return shared
}

/** A window of its own: a phone (390 px) unless said otherwise, in Indonesian, in the time zone of the west. */
export async function openWindow(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const window = await (
    await browser()
  ).newContext({
    viewport: { width: 390, height: 844 },
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    reducedMotion: 'reduce',
    ...options,
  })
  window.setDefaultTimeout(patience)
  return window
}

/** What every open window shows, into the ignored folder shots/: for whoever has to find out why a journey ended. */
export async function photographWindows(name: string): Promise<void> {
  let number = 0
  for (const window of (await shared)?.contexts() ?? [])
    for (const page of window.pages())
      await page.screenshot({ path: `shots/${name}-${++number}.png`, fullPage: true }).catch(() => {})
}

/** After a test file: the browser stays for the next file of the same worker and ends with it. */
export async function closeWindows(): Promise<void> {
  for (const window of (await shared)?.contexts() ?? []) await window.close()
}

export async function closeBrowser(): Promise<void> {
  await (await shared)?.close()
  shared = undefined
}
