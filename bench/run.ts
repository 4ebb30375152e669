/**
 * `npm run bench`: every figure beside its reference, in one table. `-- demo`, `-- film`, `-- volume` or `-- bank` measures one
 * part.
 * `-- volume FOLDER` and `-- bank FOLDER` load into a folder that is kept, and measure again what is there.
 */
import { createServer } from 'vite'
import type * as Bank from './bank.ts'
import type * as Volume from './volume.ts'
import { measureDemoHouse } from './demo-house.ts'
import { measureFilm } from './film.ts'
import { measureLighthouse } from './lighthouse.ts'
import { printTable, type Figure } from './table.ts'

const [, , only, kept] = process.argv
const figures: Figure[] = []
if (only === undefined || only === 'demo') {
  const demo = await measureDemoHouse()
  try {
    figures.push(...demo.figures, ...(await measureLighthouse(demo.pages)))
  } finally {
    await demo.close()
  }
}
if (only === undefined || only === 'film') figures.push(...(await measureFilm()))
if (only !== 'demo' && only !== 'film') {
  // It wires a whole house, pages included, which Node cannot read without a bundler.
  const vite = await createServer({
    configFile: false,
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, watch: null },
  })
  try {
    if (only !== 'bank') {
      const volume = (await vite.ssrLoadModule('/bench/volume.ts')) as typeof Volume
      figures.push(...(await volume.measureVolume({ kept })))
    }
    if (only !== 'volume') {
      const bank = (await vite.ssrLoadModule('/bench/bank.ts')) as typeof Bank
      figures.push(...(await bank.measureBank({ kept })))
    }
  } finally {
    await vite.close()
  }
}
printTable(figures)
