/** Lighthouse (mobile) in the packaged Chromium. It is heavy, so it has a package of its own, installed when asked for. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromiumPath } from '../tests/support/chromium.ts'
import type { DemoPages } from './demo-house.ts'
import type { Figure } from './table.ts'

const run = promisify(execFile)
const folder = 'bench/lighthouse'
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const

interface Report {
  categories: Record<(typeof categories)[number], { score: number | null }>
}

export async function measureLighthouse(pages: DemoPages): Promise<Figure[]> {
  const installed = await stat(`${folder}/node_modules/lighthouse`).then(
    () => true,
    () => false,
  )
  if (!installed) await run('npm', ['ci'], { cwd: folder })
  const browser = await chromiumPath()
  const output = await mkdtemp(join(tmpdir(), 'pendopo-lighthouse-'))
  const figures: Figure[] = []
  try {
    for (const [name, url] of Object.entries(pages)) {
      const file = join(output, `${name}.json`)
      await run(
        process.execPath,
        [
          `${folder}/node_modules/lighthouse/cli/index.js`,
          url,
          '--quiet',
          '--output=json',
          `--output-path=${file}`,
          `--only-categories=${categories.join(',')}`,
          '--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic',
        ],
        { env: { ...process.env, CHROME_PATH: browser }, maxBuffer: 64 * 1024 * 1024 },
      )
      const report = JSON.parse(await readFile(file, 'utf8')) as Report
      const judged = name === 'results' ? categories.filter((category) => category !== 'seo') : categories
      const scores = judged.map((category) => Math.round((report.categories[category].score ?? 0) * 100))
      figures.push({
        figure: `Lighthouse (mobile), ${name}${name === 'results' ? ' (noindex on purpose)' : ''}`,
        measured: [...scores, ...(name === 'results' ? ['–'] : [])].join(' / '),
        reference: 'speed / access / practice / search',
        wanted: '≥ 98 each',
        met: scores.every((score) => score >= 98),
      })
    }
  } finally {
    await rm(output, { recursive: true, force: true })
  }
  return figures
}
