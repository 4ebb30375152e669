/** The process that runs the Bluesky server. Called as: fork bluesky-server.ts <folder for its data> */
import { join } from 'node:path'
import { TestNetworkNoAppView } from '@atproto/dev-env'

const [folder = ''] = process.argv.slice(2)

// A house that is public by name stands on this machine; everybody else is asked where they are.
const houses = new Map<string, string>()
process.on('message', ({ origin, at }: { origin: string; at: string }) => houses.set(origin, at))
const outside = globalThis.fetch
globalThis.fetch = (input, init) => {
  const asked = new Request(input, init)
  const { origin, pathname } = new URL(asked.url)
  const at = houses.get(origin)
  return at === undefined ? outside(input, init) : outside(new URL(pathname, at))
}

const network = await TestNetworkNoAppView.create({
  pds: { dataDirectory: folder, blobstoreDiskLocation: join(folder, 'blobs') },
})
process.on('disconnect', () => process.exit(0))
process.send?.({ url: network.pds.url.replace('localhost', '127.0.0.1'), plc: network.plc.url })
