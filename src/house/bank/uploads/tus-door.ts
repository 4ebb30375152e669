/**
 * Uploads that bear being cut anywhere: tus 1.0 (https://tus.io/protocols/resumable-upload), creation, creation with
 * upload and termination. The library creates, tells offsets, ends, and refuses what is no tus; bytes go past it, straight
 * into its files: decision 0030. Who may send what, and what becomes of it, is decided in the bank.
 */
import { join } from 'node:path'
import { FileStore } from '@tus/file-store'
import { ERRORS, MemoryLocker, Server as TusServer, TUS_RESUMABLE } from '@tus/server'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../../../platform/actor.ts'
import { HouseError, invalid } from '../../../platform/errors.ts'
import { problemOf } from '../../../platform/http.ts'
import { orFull, type Storage } from '../../../platform/storage.ts'
import type { Bank } from '../index.ts'
import type { SaidConsent } from '../record.ts'
import { largestUpload, type Announcement } from './begin-upload.ts'
import { carryBytes } from './carry-bytes.ts'

const path = '/api/v1/uploads'

type TusRequest = Parameters<NonNullable<TusServer['options']['onUploadCreate']>>[0]
type Asked = FastifyRequest & { actor: Actor }

interface DoorDeps {
  bank: Bank
  storage: Storage
}

interface Tus extends DoorDeps {
  server: TusServer
  /** What is known of uploads, and one request at a time for each: the library and the door go by the same. */
  store: FileStore
  locker: MemoryLocker
}

export const uploadDoor =
  (deps: DoorDeps): FastifyPluginAsync =>
  async (scope) => {
    let opened: Tus | undefined
    // Bytes go to the disk as they come; nothing here reads them.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    for (const [method, url] of [
      ['POST', '/uploads'],
      ['HEAD', '/uploads/:id'],
      ['PATCH', '/uploads/:id'],
      ['DELETE', '/uploads/:id'],
    ] as const)
      scope.route({
        method,
        url,
        // Which unit it is for stands in the upload itself, so the act asks for the permission.
        config: { act: 'signed-in', longBody: true },
        schema: {
          summary: `Resumable upload (tus 1.0), ${method}`,
          tags: ['bank'],
          description:
            'Upload-Metadata: filename, unitId; optional sha256, consent (asked, given) with consentBy, and the fields of the record. The last PATCH answers ' +
            'with Upload-Receipt, or 202 while the file is still being looked at: then ask GET /uploads/{id}/state.',
        },
        handler: async (request, reply) => {
          opened ??= openTus(deps)
          return answer(opened, request as Asked, reply)
        },
      })
  }

function openTus({ bank, storage }: DoorDeps): Tus {
  const store = new FileStore({ directory: storage.uploads })
  const locker = new MemoryLocker()
  const server = new TusServer({
    path,
    relativeLocation: true,
    // Expiry is the house's own: the library would look for the file of an upload that is an asset by then.
    datastore: store,
    locker,
    maxSize: largestUpload,
    allowedOrigins: [],
    disableTerminationForFinishedUploads: true,
    // Asked before anything is created, and so it is where the room for it is promised.
    namingFunction: (request, metadata) =>
      bank.beginUpload(requestBehind(request).actor, announcementOf(request, metadata ?? {})),
    async onIncomingRequest(request, id) {
      if (request.method !== 'POST') await bank.upload(requestBehind(request).actor, id)
    },
    onResponseError(request, error) {
      if (!(error instanceof Error)) return undefined
      const problem = problemOf(orFull(error) as Error, requestBehind(request))
      return { status_code: problem.status, body: JSON.stringify(problem) }
    },
  })
  return { bank, storage, server, store, locker }
}

/** The Fastify request behind what the library sees: who it is, which language they read. */
const behind = new WeakMap<Request, Asked>()

const requestBehind = (request: TusRequest) => behind.get(request) as Asked

async function answer(tus: Tus, request: Asked, reply: FastifyReply): Promise<FastifyReply> {
  const { method, headers } = request
  if (method === 'PATCH' && isPlain(headers)) {
    const id = (request.params as { id: string }).id
    await tus.bank.upload(request.actor, id)
    return append(tus, request, reply.code(204), { id, offset: Number(headers['upload-offset']) })
  }
  const made = await byLibrary(tus, request)
  reply.code(made.status).headers(Object.fromEntries(made.headers))
  const id = made.headers.get('location')?.split('/').at(-1)
  // What is sent with its announcement is an upload that was created, and its first bytes.
  if (made.status === 201 && id !== undefined && headers['content-type'] === bytesType)
    return append(tus, request, reply.removeHeader('content-length'), { id, offset: 0 })
  return reply.send(made.body === null ? null : await made.text())
}

const bytesType = 'application/offset+octet-stream'

/** Nothing to be refused in its headers; everything else is the library's to judge. */
const isPlain = (headers: FastifyRequest['headers']) =>
  headers['tus-resumable'] === TUS_RESUMABLE &&
  headers['content-type'] === bytesType &&
  headers['upload-length'] === undefined &&
  /^(0|[1-9]\d{0,14})$/.test(String(headers['upload-offset']))

/** Without its bytes. */
async function byLibrary({ server }: Tus, request: Asked): Promise<Response> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (typeof value === 'string' && !(name === 'content-type' && request.method === 'POST'))
      headers.set(name, value)
  const asked = new Request(new URL(request.url, 'http://house'), { method: request.method, headers })
  behind.set(asked, request)
  return server.handleWeb(asked)
}

/** How long a request may go on when another one asks for its upload: a phone that lost the line comes back on a new one. */
const drain = 3_000

/** Adds the request's bytes to an upload, and brings it to its end if they were the last. */
async function append(
  tus: Tus,
  request: Asked,
  reply: FastifyReply,
  { id, offset }: { id: string; offset: number },
): Promise<FastifyReply> {
  const stopped = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const turn = tus.locker.newLock(id)
  try {
    await turn.lock(stopped.signal, () => void (timer ??= setTimeout(() => stopped.abort(), drain)))
    let size: number
    let taken: { offset: number; tooMany: boolean }
    try {
      const upload = await tus.store.getUpload(id)
      if (upload.offset !== offset) return refuse(reply, ERRORS.INVALID_OFFSET)
      size = upload.size ?? 0
      const most = size - offset
      if (Number(request.headers['content-length'] ?? 0) > most)
        return refuse(reply, ERRORS.ERR_SIZE_EXCEEDED)
      const file = join(tus.storage.uploads, id)
      taken = await carryBytes(request.raw, file, { from: offset, most, signal: stopped.signal })
    } finally {
      clearTimeout(timer)
      await turn.unlock()
    }
    if (taken.tooMany) return refuse(reply, ERRORS.ERR_MAX_SIZE_EXCEEDED)
    if (stopped.signal.aborted) return refuse(reply.header('connection', 'close'), ERRORS.ABORTED)
    reply.headers({ 'tus-resumable': TUS_RESUMABLE, 'upload-offset': String(taken.offset) })
    return taken.offset === size ? await finish(tus, request.actor, reply, id) : reply.send(null)
  } catch (error) {
    if (isTusFault(error)) return refuse(reply, error)
    throw orFull(error)
  }
}

async function finish({ bank }: Tus, actor: Actor, reply: FastifyReply, id: string): Promise<FastifyReply> {
  const { state, refusal, receipt, assetId } = await bank.finishUpload(actor, id)
  if (refusal !== null) throw new HouseError(refusal.code, 422, refusal)
  // Not looked at yet: a full disk or a lost database passes, and then it is.
  if (state === 'arrived') return reply.code(202).send(null)
  return reply.headers({ 'upload-receipt': receipt ?? '', 'upload-asset': assetId ?? '' }).send(null)
}

interface TusFault {
  status_code: number
  body: string
}

const isTusFault = (error: unknown): error is TusFault =>
  !(error instanceof Error) && typeof (error as TusFault).status_code === 'number'

const refuse = (reply: FastifyReply, { status_code, body }: TusFault): FastifyReply =>
  reply.code(status_code).header('tus-resumable', TUS_RESUMABLE).type('text/plain').send(body)

/** @throws upload_metadata when what must be said is not. */
function announcementOf(request: TusRequest, said: Record<string, string | null>): Announcement {
  const text = (at: string) => said[at] ?? ''
  const [filename, unitId, sha256] = [text('filename'), text('unitId'), text('sha256')]
  const bytes = Number(request.headers.get('upload-length') ?? Number.NaN)
  if (filename === '' || !/^[0-9a-f-]{36}$/i.test(unitId) || Number.isNaN(bytes))
    throw invalid('upload_metadata')
  if (sha256 !== '' && !/^[0-9a-f]{64}$/.test(sha256)) throw invalid('upload_metadata')
  const degrees = (at: string) => (text(at) === '' ? null : Number(text(at)))
  return {
    unitId,
    filename,
    bytes,
    sha256: sha256 === '' ? undefined : sha256,
    consent: consentOf(text('consent'), text('consentBy')),
    record: {
      headline: text('headline'),
      caption: text('caption'),
      alt: text('alt'),
      credit: text('credit'),
      event: text('event'),
      place: text('place'),
      latitude: degrees('latitude'),
      longitude: degrees('longitude'),
    },
  }
}

/** @throws upload_metadata for a consent that is none, or of nobody. */
function consentOf(state: string, by: string): SaidConsent | undefined {
  if (state === '' || state === 'not_needed') return undefined
  if ((state !== 'asked' && state !== 'given') || by.length > 200 || (state === 'given' && by.trim() === ''))
    throw invalid('upload_metadata')
  return { state, by: by.trim() }
}
