/**
 * Objects in a bucket of any S3-compatible store. What goes there is signed with its own SHA-256, so that the store
 * refuses other bytes; and it is streamed from a file, so that memory stays flat however large it is.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { LRUCache } from 'lru-cache'
import { notHere, requireAddress, type Keeper, type StoredObject } from './keeper.ts'
import { isStoreFault, persistently, unbroken } from './persistently.ts'
import type { S3Settings } from './settings.ts'

/** Bytes that go in one request; S3 takes at most 10,000 parts. */
const pieceSize = 64 * 2 ** 20
const folder = 'objects/'
const silent = { trace() {}, debug() {}, info() {}, warn() {}, error() {} }
const freshFor = 12 * 3_600_000

export interface S3Keeper extends Keeper {
  /** @throws storage_unreachable, its cause the store's own words. */
  check(): Promise<void>
}

export function createS3Keeper(
  { endpoint, region, bucket, accessKeyId, secretAccessKey, pathStyle }: S3Settings,
  { piece = pieceSize }: { piece?: number } = {},
): S3Keeper {
  const client = new S3Client({
    ...(endpoint === undefined ? {} : { endpoint }),
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: pathStyle,
    maxAttempts: 1, // `persistently` asks again, also for what is streamed
    expectContinueHeader: false,
    logger: silent, // it would write to the console what is thrown anyway
    // Checksums in trailers are not understood by every store; the signature carries the SHA-256 instead.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 4_000,
      requestTimeout: 30_000,
      throwOnRequestTimeout: true,
      socketTimeout: 60_000,
    }),
  })
  const place = (sha256: string) => ({ Bucket: bucket, Key: folder + requireAddress(sha256) })
  // An object never changes, so what was seen stays true; short enough to notice one that was lost.
  const sizes = new LRUCache<string, number>({ max: 50_000, ttl: 600_000 })

  const isMissing = (error: unknown) =>
    ['NoSuchKey', 'NotFound'].includes((error as Error).name) &&
    (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404

  /** Sends a body whose signature holds for these bytes alone. */
  async function send<T>(command: PutObjectCommand | UploadPartCommand, sha256: string): Promise<T> {
    const sent = command as PutObjectCommand
    sent.middlewareStack.add(
      (next) => (args) => {
        const { headers } = args.request as { headers: Record<string, string> }
        headers['x-amz-content-sha256'] = sha256
        return next(args)
      },
      { step: 'build', name: 'signItsHash' },
    )
    return (await client.send(sent)) as T
  }

  const put = ({ sha256, bytes }: StoredObject, body: () => Readable | Uint8Array) =>
    persistently(() =>
      withBody(body, (Body) =>
        send(new PutObjectCommand({ ...place(sha256), Body, ContentLength: bytes }), sha256),
      ),
    )

  async function putInPieces({ sha256, bytes }: StoredObject, path: string): Promise<void> {
    const step = Math.max(piece, Math.ceil(bytes / 9_000))
    const at = place(sha256)
    const { UploadId } = await persistently(() => client.send(new CreateMultipartUploadCommand(at)))
    try {
      const whole = createHash('sha256')
      const Parts: { PartNumber: number; ETag: string | undefined }[] = []
      for (let start = 0; start < bytes; start += step) {
        const range = { start, end: Math.min(start + step, bytes) - 1 }
        const own = createHash('sha256')
        for await (const chunk of createReadStream(path, range)) {
          own.update(chunk as Uint8Array)
          whole.update(chunk as Uint8Array)
        }
        const hash = own.digest('hex')
        const PartNumber = Parts.length + 1
        const { ETag } = await persistently(() =>
          withBody(
            () => createReadStream(path, range),
            (Body) =>
              send<{ ETag?: string }>(
                new UploadPartCommand({
                  ...at,
                  UploadId,
                  PartNumber,
                  Body,
                  ContentLength: range.end - range.start + 1,
                }),
                hash,
              ),
          ),
        )
        Parts.push({ PartNumber, ETag })
      }
      if (whole.digest('hex') !== sha256) throw new Error('The file changed while it was being kept.')
      await persistently(() =>
        client
          .send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts } }))
          .catch(async (error: unknown) => {
            // Where an earlier answer was lost, the upload is over and the object is there.
            if ((await seek(sha256))?.bytes === bytes) return undefined
            throw error
          }),
      )
    } catch (error) {
      await client.send(new AbortMultipartUploadCommand({ ...at, UploadId })).catch(() => {})
      throw error
    }
  }

  async function seek(sha256: string): Promise<{ bytes: number; at: Date } | undefined> {
    try {
      const { ContentLength, LastModified } = await client.send(new HeadObjectCommand(place(sha256)))
      return { bytes: ContentLength ?? 0, at: LastModified ?? new Date(0) }
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }

  async function size(sha256: string): Promise<number | undefined> {
    const known = sizes.get(sha256)
    if (known !== undefined) return known
    const found = await persistently(() => seek(sha256))
    if (found !== undefined) sizes.set(sha256, found.bytes)
    return found?.bytes
  }

  return {
    name: 's3',
    async check() {
      await persistently(() => client.send(new HeadBucketCommand({ Bucket: bucket })))
    },
    async keep(object, from) {
      // Asked anew, whatever is remembered. One that is old is sent again: its age begins anew, for whoever clears away
      // what nothing names.
      const there = await persistently(() => seek(object.sha256))
      if (there?.bytes === object.bytes && Date.now() - there.at.getTime() < freshFor) return
      if ('content' in from) await put(object, () => from.content)
      else if (object.bytes <= piece) await put(object, () => createReadStream(from.path))
      else await putInPieces(object, from.path)
      sizes.set(object.sha256, object.bytes)
    },
    read(sha256, part) {
      const at = place(sha256)
      const pieces = unbroken(async (start) => {
        const range = part === undefined && start === 0 ? {} : { Range: `bytes=${start}-${part?.end ?? ''}` }
        try {
          const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand({ ...at, ...range }))
          return { body: Body as Readable, end: start + ContentLength }
        } catch (error) {
          throw isMissing(error) ? notHere(sha256, error) : error
        }
      }, part?.start ?? 0)
      return Readable.from(pieces, { objectMode: false, highWaterMark: 256 * 1024 })
    },
    size,
    keptAt: async (sha256) => (await persistently(() => seek(sha256)))?.at,
    async remove(sha256) {
      sizes.delete(sha256)
      await persistently(() => client.send(new DeleteObjectCommand(place(sha256))))
    },
    async *list(after = '') {
      let StartAfter = `${folder}${after}`
      for (;;) {
        const from = StartAfter
        const { Contents = [], IsTruncated } = await persistently(() =>
          client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: folder, StartAfter: from })),
        )
        for (const { Key = '', Size = 0, LastModified = new Date() } of Contents) {
          const sha256 = Key.slice(folder.length)
          if (/^[0-9a-f]{64}$/.test(sha256)) yield { sha256, bytes: Size, at: LastModified }
          StartAfter = Key
        }
        if (IsTruncated !== true || Contents.length === 0) return
      }
    },
  }
}

/** A body is read once: each try has its own, and none stays open. A file that fails is its own fault, not the store's. */
async function withBody<T>(
  make: () => Readable | Uint8Array,
  send: (body: Readable | Uint8Array) => Promise<T>,
): Promise<T> {
  const body = make()
  if (!(body instanceof Readable)) return send(body)
  let fault: unknown
  body.once('error', (error) => (fault = error))
  try {
    return await send(body)
  } catch (error) {
    throw fault !== undefined && !isStoreFault(fault) ? fault : error
  } finally {
    body.destroy()
  }
}
