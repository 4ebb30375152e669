/** A real S3-compatible server on loopback, and a line before it that can fail, be slow to fail, or be cut. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import type { S3Settings } from '../../src/platform/storage/settings.ts'

/** What becomes of the nth call, counted from one. */
export type Fate = 'pass' | 'error' | 'cut' | 'cut-answer' | 'hold'

export async function openS3() {
  const directory = await mkdtemp(join(tmpdir(), 'pendopo-s3-'))
  const bucket = 'arsip'
  const open = async (allowMismatchedSignatures: boolean) => {
    const server = new S3rver({
      address: '127.0.0.1',
      port: 0,
      silent: true,
      directory,
      allowMismatchedSignatures,
      configureBuckets: [{ name: bucket, configs: [] }],
    })
    return { server, port: (await server.run()).port }
  }
  const strict = await open(false)
  // It reckons the signature of a whole bucket's address without its last slash, which no other server does.
  const lenient = await open(true)
  let calls = 0
  let held = () => {}
  // S3 shows an object whole or not at all; this server writes in place, so whoever asks meanwhile waits.
  const writing = new Map<string, Promise<unknown>>()
  let fate: (call: number, request: IncomingMessage) => Fate = () => 'pass'
  const line = createServer((near, answer) => {
    const now = fate(++calls, near)
    if (now === 'hold') {
      held()
    } else if (now === 'cut') {
      near.socket.destroy()
    } else if (now === 'error') {
      near.resume()
      near.once('end', () =>
        answer
          .writeHead(503, { 'content-type': 'application/xml' })
          .end('<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>'),
      )
    } else {
      const ofBucket = near.url?.split('?')[0] === `/${bucket}/`
      const path = near.url?.split('?')[0] ?? ''
      const pass = () => passOn(near, answer, ofBucket ? lenient.port : strict.port, now === 'cut-answer')
      const before = writing.get(path) ?? Promise.resolve()
      if (near.method === 'PUT')
        writing.set(
          path,
          before.then(() => new Promise((done) => answer.once('close', done))),
        )
      void before.then(pass)
    }
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  const { port } = line.address() as { port: number }
  const settings: S3Settings = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    bucket,
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    pathStyle: true,
  }
  return {
    settings,
    directory,
    /** The same as the environment of a process says it. */
    env: {
      S3_ENDPOINT: settings.endpoint as string,
      S3_BUCKET: bucket,
      S3_ACCESS_KEY_ID: 'S3RVER',
      S3_SECRET_ACCESS_KEY: 'S3RVER',
    },
    get calls() {
      return calls
    },
    fail(next: typeof fate) {
      calls = 0
      fate = next
    },
    /** Changes an object behind the store's back, as a failing disk would. */
    async damage(sha256: string) {
      const path = join(directory, bucket, 'objects', `${sha256}._S3rver_object`)
      const bytes = await readFile(path)
      bytes[0] = (bytes[0] ?? 0) ^ 1
      await writeFile(path, bytes)
    },
    /** Resolves with the first call that is held and never answered. */
    holding: () => new Promise<void>((resolve) => (held = resolve)),
    mend() {
      fate = () => 'pass'
    },
    async close() {
      line.closeAllConnections()
      await new Promise((resolve) => line.close(resolve))
      for (const { server } of [strict, lenient]) await server.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

function passOn(near: IncomingMessage, answer: ServerResponse, port: number, cutAnswer: boolean): void {
  const far = request(
    { port, host: '127.0.0.1', method: near.method, path: near.url, headers: near.headers },
    (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers)
      if (!cutAnswer) {
        response.pipe(answer)
        return
      }
      // Half of it, then the line is dead.
      const half = Number(response.headers['content-length'] ?? 0) / 2
      let sent = 0
      response.on('data', (chunk: Buffer) => {
        sent += chunk.length
        answer.write(chunk)
        if (sent > half) answer.destroy()
      })
      response.on('end', () => answer.destroy())
    },
  )
  far.on('error', () => answer.destroy())
  answer.on('close', () => far.destroy())
  near.pipe(far)
}

/** Every third call fails, by an error, a cut line and a cut answer in turn. */
export const everyThird = (call: number): Fate =>
  call % 3 === 0 ? ((['error', 'cut', 'cut-answer'] as const)[(call / 3) % 3] as Fate) : 'pass'
