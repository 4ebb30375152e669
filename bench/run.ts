/** `npm run bench`: every figure beside its reference, in one table. `-- volume` or `-- demo` measures one half. */
import { runnerImport } from 'vite'
import { measureDemoHouse } from './demo-house.ts'
import { measureLighthouse } from './lighthouse.ts'
import { printTable, type Figure } from './table.ts'

const only = process.argv[2]
const figures: Figure[] = []
if (only !== 'volume') {
  const demo = await measureDemoHouse()
  try {
    figures.push(...demo.figures, ...(await measureLighthouse(demo.pages)))
  } finally {
    await demo.house.signal('SIGTERM')
  }
}
if (only !== 'demo') {
  // It wires a whole house, pages included, which Node cannot read without a bundler.
  const { module } = await runnerImport<typeof import('./volume.ts')>('./bench/volume.ts')
  figures.push(...(await module.measureVolume()))
}
printTable(figures)
