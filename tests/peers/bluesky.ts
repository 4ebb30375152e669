/** A real Bluesky personal data server with its directory of identities, on this machine, in a temporary folder. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Agent, CredentialSession } from '@atproto/api'
import { startServer } from './start-server.ts'

export interface BlueskyPost {
  uri: string
  rkey: string
  value: {
    text: string
    langs?: string[]
    reply?: { parent: { uri: string } }
    facets?: { index: { byteStart: number; byteEnd: number }; features: { uri?: string }[] }[]
    embed?: {
      $type: string
      images?: { alt: string; image: { size: number; mimeType: string } }[]
      external?: { uri: string; title: string; thumb?: { size: number } }
    }
  }
}

export interface BlueskyAccount {
  did: string
  handle: string
  /** The account's own, which the house never sees. */
  password: string
  /** An app password, as an officer makes one in the account's settings. */
  appPassword: string
  /** Everything that stands in the account's repository, oldest first. */
  posts(): Promise<BlueskyPost[]>
  /** Another app password, as an officer makes one after the first was taken away. */
  newAppPassword(): Promise<string>
  /** Takes the app passwords away again. */
  revoke(): Promise<void>
}

export interface Bluesky {
  url: string
  /** Where it signs people in; it is its own directory of names. */
  issuer: string
  /** The directory of identities. */
  plc: string
  /** Lets it find a house by its public address. */
  introduce(origin: string, at: string): void
  account(name: string): Promise<BlueskyAccount>
  close(): Promise<void>
}

export async function startBluesky(): Promise<Bluesky> {
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-bluesky-'))
  const server = await startServer('bluesky-server.ts', folder)
  const { url } = server

  return {
    url,
    issuer: url.replace('127.0.0.1', 'localhost'),
    plc: server.told['plc'] ?? '',
    introduce: (origin, at) => void server.child.send({ origin, at }),
    async account(name) {
      const handle = `${name}.test`
      const session = new CredentialSession(new URL(url))
      const password = `kata-sandi-${name}`
      await session.createAccount({ handle, email: `${name}@house.test`, password })
      const agent = new Agent((path, init) => session.fetchHandler(path, init))
      const did = session.did ?? ''
      const { data } = await agent.com.atproto.server.createAppPassword({ name: 'pendopo' })
      return {
        did,
        handle,
        password,
        appPassword: data.password,
        async posts() {
          const { data: page } = await agent.com.atproto.repo.listRecords({
            repo: did,
            collection: 'app.bsky.feed.post',
            limit: 100,
            reverse: true,
          })
          return page.records.map(({ uri, value }) => ({
            uri,
            rkey: uri.split('/').at(-1) ?? '',
            value: JSON.parse(JSON.stringify(value)) as BlueskyPost['value'],
          }))
        },
        newAppPassword: async () =>
          (await agent.com.atproto.server.createAppPassword({ name: 'pendopo' })).data.password,
        revoke: async () => void (await agent.com.atproto.server.revokeAppPassword({ name: 'pendopo' })),
      }
    },
    async close() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
