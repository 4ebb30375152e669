/**
 * `npm run bench`: every figure beside its reference, in one table. `-- demo`, `-- film`, `-- volume`, `-- bank` or
 * `-- channels` measures one part.
 * `-- bank:deposits`, `-- bank:memory` and `-- bank:grid` measure that alone, among fewer records; so do `-- channels:worker`,
 * `:fan-out`, `:brake`, `:calendar`, `:register`, `:reading` and `:matrix`.
 * `-- volume FOLDER` and `-- bank FOLDER` load into a folder that is kept, and measure again what is there.
 */
import { createServer } from 'vite'
import type * as Bank from './bank.ts'
import type * as Channels from './channels.ts'
import type * as Volume from './volume.ts'
import { measureBrake } from './channels-brake.ts'
import { measureCalendar } from './channels-calendar.ts'
import { measureFanOut } from './channels-fan-out.ts'
import { measureRegister } from './channels-register.ts'
import { measureReading } from './channels-reading.ts'
import { measureWorker } from './channels-worker.ts'
import { measureDemoHouse } from './demo-house.ts'
import { measureFilm } from './film.ts'
import { measureLighthouse } from './lighthouse.ts'
import { printTable, type Figure } from './table.ts'

const [, , asked, kept] = process.argv
const [only, part] = asked?.split(':') ?? []
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
const rooms = {
  register: measureRegister,
  reading: measureReading,
  calendar: measureCalendar,
  worker: measureWorker,
  'fan-out': measureFanOut,
  brake: measureBrake,
}
if (only === undefined || only === 'channels')
  for (const [name, measure] of Object.entries(rooms))
    if (part === undefined || part === name) figures.push(...(await measure()))
if (only === undefined || only === 'volume' || only === 'bank' || only === 'channels') {
  // It wires a whole house, pages included, which Node cannot read without a bundler.
  const vite = await createServer({
    configFile: false,
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, watch: null },
  })
  try {
    if (only === undefined || only === 'volume') {
      const volume = (await vite.ssrLoadModule('/bench/volume.ts')) as typeof Volume
      figures.push(...(await volume.measureVolume({ kept })))
    }
    if (only === undefined || only === 'bank') {
      const bank = (await vite.ssrLoadModule('/bench/bank.ts')) as typeof Bank
      figures.push(...(await bank.measureBank({ kept, part })))
    }
    if (only === undefined || (only === 'channels' && (part === undefined || part === 'matrix'))) {
      const channels = (await vite.ssrLoadModule('/bench/channels.ts')) as typeof Channels
      figures.push(...(await channels.measureChannels()))
    }
  } finally {
    await vite.close()
  }
}
printTable(figures)
