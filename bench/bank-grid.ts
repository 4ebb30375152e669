/** The bank's grid in a real browser, scrolled from the newest asset to the oldest. */
import { closeBrowser, openWindow } from '../tests/support/browser.ts'
import { sharp } from '../src/platform/images.ts'

export interface Scrolled {
  assets: number
  seconds: number
  /** ms of the longest task of the page's own thread. */
  longest: number
  /** Most nodes in the document at any moment. */
  nodes: number
  /** MB that the page holds for each thousand assets. */
  heap: number
}

/** Without a new page for so long it counts as stuck (ms). */
const patience = 60_000

/** Runs before the page's own scripts. */
const watchTasks = `
  window.longestTask = 0
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longestTask = Math.max(window.longestTask, duration)
  }).observe({ type: 'longtask' })`

/** Scrolls to the last child of the grid, which marks its end, and tells how it stands. */
const scrollAndLook = `(() => {
  const grid = document.querySelector('[data-grid]')
  grid?.lastElementChild?.scrollIntoView({ block: 'end' })
  return {
    pages: Number(grid?.dataset.pages ?? 0),
    nodes: document.querySelectorAll('*').length,
    longest: window.longestTask,
  }
})()`

/** @param cookie `name=value` of a session. @throws where loading stops before the last asset. */
export async function scrollGrid(url: string, cookie: string, assets: number): Promise<Scrolled> {
  const window = await openWindow({ viewport: { width: 1440, height: 900 } })
  try {
    const [name = '', value = ''] = cookie.split(/=(.*)/s)
    await window.addCookies([{ name, value, url }])
    // Records alone were loaded; every tile shows the same picture.
    const picture = await sharp({ create: { width: 320, height: 213, channels: 3, background: '#456' } })
      .webp()
      .toBuffer()
    await window.route('**/renditions/**', (route) =>
      route.fulfill({ contentType: 'image/webp', body: picture }),
    )
    await window.addInitScript(watchTasks)
    const page = await window.newPage()
    await page.goto(`${url}/konsol/bank`)
    await page.locator('[data-asset]').first().waitFor()
    const look = () => page.evaluate<{ pages: number; nodes: number; longest: number }>(scrollAndLook)
    const wanted = Math.ceil(assets / 40)
    const began = performance.now()
    // The page's own start is not scrolling.
    await page.evaluate('window.longestTask = 0')
    let [now, nodes, moved] = [await look(), 0, performance.now()]
    const client = await window.newCDPSession(page)
    const heap = async () => {
      await client.send('HeapProfiler.collectGarbage')
      return (await client.send('Runtime.getHeapUsage')).usedSize / 1e6
    }
    const before = await heap()
    while (now.pages < wanted) {
      await new Promise((resolve) => setTimeout(resolve, 25))
      const next = await look()
      nodes = Math.max(nodes, next.nodes)
      if (next.pages > now.pages) moved = performance.now()
      if (performance.now() - moved > patience)
        throw new Error(`The grid stopped loading after ${next.pages} of ${wanted} pages.`)
      now = next
    }
    const seconds = (performance.now() - began) / 1000
    return { assets, seconds, longest: now.longest, nodes, heap: ((await heap()) - before) / (assets / 1000) }
  } finally {
    await window.close()
    await closeBrowser()
  }
}
