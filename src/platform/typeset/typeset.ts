/** Sets documents into PDFs: tagged, with the house's own type inside. In a thread, for a page takes some 50 ms. */
import { Worker } from 'node:worker_threads'
import { imageWork, sharp } from '../images.ts'
import type { PrintBlock, Printed, PrintedPicture, SetPicture } from './printed.ts'
import type { TypesetReport, TypesetTask } from './worker/typeset-thread.ts'

export type { PrintBlock, Printed, PrintedPicture, Run } from './printed.ts'

const atOnce = 2
const longestMs = 60_000
let running = 0
const waiting: (() => void)[] = []

/** The PDF's bytes. @throws Error after a minute, and where a picture cannot be decoded. */
export async function typeset(printed: Printed): Promise<Buffer> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    const blocks: PrintBlock<SetPicture>[] = []
    for (const block of printed.blocks) blocks.push(await withPictures(block))
    return await inThread({ ...printed, blocks })
  } finally {
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}

/** Long edges in pixels: some 200 to the inch on paper. */
const wholeWidth = 1400
const inColumns = (columns: number) => Math.round(wholeWidth / columns)

async function withPictures(block: PrintBlock): Promise<PrintBlock<SetPicture>> {
  if (block.kind === 'picture') return { ...block, picture: await toJpeg(block.picture, wholeWidth) }
  if (block.kind !== 'sheet') return block
  const items = []
  for (const item of block.items)
    items.push({
      ...item,
      picture: item.picture === undefined ? undefined : await toJpeg(item.picture, inColumns(block.columns)),
    })
  return { ...block, items }
}

const toJpeg = ({ source, alt }: PrintedPicture, edge: number): Promise<SetPicture> =>
  imageWork(async () => {
    const { data, info } = await sharp(source)
      .autoOrient()
      .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true })
    return { jpeg: new Uint8Array(data), width: info.width, height: info.height, alt }
  })

async function inThread(printed: Printed<SetPicture>): Promise<Buffer> {
  // The module tells where it lies: its own file in the source, a chunk of its own in the bundle.
  const { here } = await import('./worker/typeset-thread.ts')
  const worker = new Worker(here, {
    name: 'typeset',
    workerData: { typeset: printed } satisfies TypesetTask,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 384 },
  })
  const outcome = Promise.withResolvers<TypesetReport>()
  const clock = setTimeout(() => outcome.reject(new Error('Typesetting took too long.')), longestMs)
  worker.on('message', outcome.resolve)
  worker.on('error', outcome.reject)
  worker.on('exit', (code) => outcome.reject(new Error(`The typesetting thread ended with ${code}.`)))
  try {
    return Buffer.from((await outcome.promise).pdf)
  } finally {
    clearTimeout(clock)
    await worker.terminate()
  }
}
