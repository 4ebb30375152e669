/**
 * Uploads that bear being cut anywhere: tus 1.0 (https://tus.io/protocols/resumable-upload), creation, creation with
 * upload and termination. The library keeps bytes and offsets; who may send what, and what becomes of it, is decided here.
 */
import type { IncomingMessage } from 'node:http'
import { FileStore } from '@tus/file-store'
import { Server as TusServer } from '@tus/server'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Actor } from '../../../platform/actor.ts'
import { HouseError, invalid } from '../../../platform/errors.ts'
import { problemOf } from '../../../platform/http.ts'
import type { Storage } from '../../../platform/storage.ts'
import type { Bank } from '../index.ts'
import type { SaidConsent } from '../record.ts'
import { largestUpload, type Announcement } from './begin-upload.ts'

const path = '/api/v1/uploads'

type TusRequest = Parameters<NonNullable<TusServer['options']['onUploadCreate']>>[0]

/** The Fastify request behind each raw one: who it is, which language they read. */
const behind = new WeakMap<IncomingMessage, FastifyRequest>()

function requestBehind(request: TusRequest): FastifyRequest & { actor: Actor } {
  const raw = request.runtime?.node?.req as IncomingMessage | undefined
  const found = raw === undefined ? undefined : behind.get(raw)
  if (found?.actor === undefined) throw new HouseError('unauthorised', 401)
  return found as FastifyRequest & { actor: Actor }
}

interface DoorDeps {
  bank: Bank
  storage: Storage
}

export const uploadDoor =
  (deps: DoorDeps): FastifyPluginAsync =>
  async (scope) => {
    let tus: TusServer | undefined
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
          behind.set(request.raw, request)
          reply.hijack()
          tus ??= createTus(deps)
          await tus.handle(request.raw, reply.raw)
        },
      })
  }

function createTus({ bank, storage }: DoorDeps): TusServer {
  return new TusServer({
    path,
    relativeLocation: true,
    // Expiry is the house's own: the library would look for the file of an upload that is an asset by then.
    datastore: new FileStore({ directory: storage.uploads }),
    maxSize: largestUpload,
    exposedHeaders: ['Upload-Receipt', 'Upload-Asset'],
    allowedOrigins: [],
    disableTerminationForFinishedUploads: true,
    // Asked before anything is created, and so it is where the room for it is promised.
    async namingFunction(request, metadata) {
      const { actor } = requestBehind(request)
      return bank.beginUpload(actor, announcementOf(request, metadata ?? {}))
    },
    async onIncomingRequest(request, id) {
      const { actor } = requestBehind(request)
      if (request.method !== 'POST') await bank.upload(actor, id)
    },
    async onUploadFinish(request, { id }) {
      const { state, refusal, receipt, assetId } = await bank.finishUpload(requestBehind(request).actor, id)
      if (refusal !== null) throw new HouseError(refusal.code, 422, refusal)
      // Not looked at yet: a full disk or a lost database passes, and then it is.
      if (state === 'arrived') return { status_code: 202 }
      return { headers: { 'Upload-Receipt': receipt ?? '', 'Upload-Asset': assetId ?? '' } }
    },
    onResponseError(request, error) {
      if (!(error instanceof Error)) return undefined
      const fault = isFull(error) ? new HouseError('storage_full', 507, { cause: error }) : error
      const problem = problemOf(fault, requestBehind(request))
      return { status_code: problem.status, body: JSON.stringify(problem) }
    },
  })
}

const isFull = (error: Error) => (error as NodeJS.ErrnoException).code === 'ENOSPC'

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
