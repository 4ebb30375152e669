/** The process that runs the Bluesky server. Called as: fork bluesky-server.ts <folder for its data> */
import { join } from 'node:path'
import { TestNetworkNoAppView } from '@atproto/dev-env'

const [folder = ''] = process.argv.slice(2)

const network = await TestNetworkNoAppView.create({
  pds: { dataDirectory: folder, blobstoreDiskLocation: join(folder, 'blobs') },
})
process.on('disconnect', () => process.exit(0))
process.send?.({ url: network.pds.url.replace('localhost', '127.0.0.1') })
