/** `npm run bench`: every figure beside its reference, in one table. `-- volume` or `-- demo` measures one half. */
import { measureDemoHouse } from './demo-house.ts'
import { measureLighthouse } from './lighthouse.ts'
import { printTable, type Figure } from './table.ts'
import { measureVolume } from './volume.ts'

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
if (only !== 'demo') figures.push(...(await measureVolume()))
printTable(figures)
