/** Requests to the hub's doors: who asks from where, what a form brought, and how its refusal is told. */
import multipart from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { proofLimit } from '../../house/hub/index.ts'
import { HouseError } from '../../platform/errors.ts'
import type { Server } from '../../platform/http.ts'
import { inWords, isMessageKey, locales } from '../../platform/messages.ts'
import type { Arrival, Storage } from '../../platform/storage.ts'
import { inLocale } from '../addresses.ts'
import { cachedPage, type Page } from '../cache/cached-page.ts'
import type { FormState } from '../pages/media-forms.tsx'
import type { SiteBase, View } from '../view.ts'
import { send, visitOf } from '../visit.ts'
import { faultPage } from './faults.tsx'
import { toHouse } from './media.tsx'

export interface Asked {
  view: View
  request: FastifyRequest
  params: Readonly<Record<string, string>>
  /** A field of the form, cut to what any of them may hold; empty where it was not sent. */
  field(name: string): string
  /** A field that holds the id of something; undefined where it holds none. */
  id(name: string): string | undefined
  /** The file that came along. */
  file: Buffer | undefined
  /** Files that came along where the door takes several: they wait on the disk, and are gone after the answer. */
  pictures: readonly Arrival[]
}

interface DoorOptions {
  method: 'GET' | 'POST'
  /** Path without the language. */
  url: string
  /** It carries a file of at most 5 MB. */
  upload?: boolean
  /** It carries several, which are never held in memory. */
  takes?: { files: number; bytes: number; storage: Pick<Storage, 'take'> }
  /** A letter's own button, pressed by a mail program: the token is proof enough (RFC 8058). */
  fromAnywhere?: boolean
}

const longestField = 8_000
/** What is above five megabytes of it runs through and is told to be too much; beyond this nobody reads on. */
const longestUpload = 40_000_000
/** Whoever marks a whole folder is told that it is too much; beyond this nobody reads on. */
const mostFiles = 40

/** Browsers say where a form comes from: Sec-Fetch-Site where the connection is trusted, Origin elsewhere. */
function refuseForeign(request: FastifyRequest, origin: string): void {
  const site = request.headers['sec-fetch-site']
  const from = request.headers.origin
  const own =
    site === undefined
      ? from === origin || (from === undefined && request.headers.cookie === undefined)
      : site === 'same-origin'
  if (!own) throw new HouseError('foreign_origin', 403)
}

type Form = Pick<Asked, 'field' | 'file' | 'pictures'>
const noForm: Form = { field: () => '', file: undefined, pictures: [] }

/** @param pictures what waits on the disk, whatever becomes of the rest. */
async function readForm(
  request: FastifyRequest,
  takes: DoorOptions['takes'],
  pictures: Arrival[],
): Promise<Form> {
  const fields = new Map<string, string>()
  let file: Buffer | undefined
  if (request.isMultipart())
    try {
      for await (const part of request.parts(limitsOf(takes))) {
        if (part.type === 'field') fields.set(part.fieldname, String(part.value))
        // An empty file field is still sent: without a name and without a byte.
        else if (part.filename === '') part.file.resume()
        else if (takes === undefined) file = await part.toBuffer()
        // One more than it takes comes through, so that the act can say so beside the field.
        else if (pictures.length > takes.files) part.file.resume()
        else pictures.push(await takes.storage.take(part.file, { limit: takes.bytes + 1 }))
      }
    } catch (error) {
      if (error instanceof HouseError) throw error
      throw new HouseError('upload_broken', 422, { cause: error })
    }
  else
    for (const [name, value] of Object.entries((request.body ?? {}) as Record<string, string>))
      fields.set(name, value)
  return { field: (name) => (fields.get(name) ?? '').slice(0, longestField), file, pictures }
}

const limitsOf = (takes: DoorOptions['takes']) =>
  takes === undefined
    ? {}
    : { limits: { files: mostFiles, fileSize: takes.bytes + 1, parts: mostFiles + 13 } }

/**
 * References, tokens, numbers, names of files. An encoded slash in one would lead the form that is made of it to another
 * door: `/media/masuk/..%2Fsaya%2Fpergi`.
 */
const isPlain = (param: string) => /^[\w.-]{1,200}$/.test(param) && !/^\.+$/.test(param)

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const withIds = (form: Form) => ({
  ...form,
  id: (name: string) => (uuid.test(form.field(name)) ? form.field(name) : undefined),
})

/** Mounts a door in both languages. Its answer is for one reader alone: never kept, never indexed. */
export function createDoors(site: Server, base: SiteBase) {
  const origin = new URL(base.config.url).origin
  return function door(
    { method, url, upload: one = false, takes, fromAnywhere = false }: DoorOptions,
    answer: (asked: Asked) => Promise<Page>,
  ): void {
    const upload = one || takes !== undefined
    for (const locale of locales)
      site.route({
        method,
        url: inLocale(locale, url),
        config: { act: 'public', longBody: upload },
        ...(method === 'POST' ? { bodyLimit: upload ? longestUpload : 64_000 } : {}),
        async handler(request, reply): Promise<FastifyReply> {
          if (method === 'POST' && !fromAnywhere) refuseForeign(request, origin)
          const { visit } = visitOf(base, request, locale)
          const arrived: Arrival[] = []
          try {
            const page = visit.view.ownHost
              ? toHouse(visit.view)
              : !Object.values(visit.params).every(isPlain)
                ? faultPage(visit.view, 'not_found', 404)
                : await answer({
                    view: visit.view,
                    request,
                    params: visit.params,
                    ...withIds(method === 'POST' ? await readForm(request, takes, arrived) : noForm),
                  })
            return await send({ page: cachedPage({ ...page, keep: false }), stale: false }, request, reply)
          } finally {
            for (const waiting of arrived) await waiting.drop()
          }
        },
      })
  }
}

/** Call once in the scope of the doors. */
export async function readForms(site: Server): Promise<void> {
  await site.register(multipart, {
    // One byte above, so that the act itself finds the file too large and says so beside its field.
    limits: { fileSize: proofLimit + 1, files: 1, fields: 12, fieldSize: longestField, parts: 13 },
    throwFileSizeLimit: false,
  })
  site.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 64_000 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
}

/** See other: the answer to a form that was taken. */
export const onTo = (path: string, headers: Record<string, string> = {}): Page => ({
  status: 303,
  type: 'text/plain; charset=utf-8',
  body: '',
  keys: [],
  keep: false,
  headers: { location: path, ...headers },
})

/** A refusal as the form tells it. @throws what is no refusal. */
export function refusedForm(
  view: View,
  error: unknown,
  values: Record<string, string>,
): { form: FormState; status: number; headers: Record<string, string> } {
  if (!(error instanceof HouseError) || error.status >= 500) throw error
  const sentence = (code: string, params: Record<string, string | number>) => {
    const key = `fault.${code}`
    return isMessageKey(key) ? view.t(key, inWords(view.t, params)) : code
  }
  const faults = Object.fromEntries(
    error.faults.map(({ at, code, params = {} }) => [at, sentence(code, params)]),
  )
  const seconds = error.params['seconds']
  return {
    form: {
      values,
      faults,
      fault: error.faults.length > 0 ? undefined : sentence(error.code, error.params),
    },
    status: error.status,
    headers: seconds === undefined ? {} : { 'retry-after': String(seconds) },
  }
}
