/** Files on their way into the bank: asked for first, then sent piece by piece, again and again until they are there. */
import * as tus from 'tus-js-client'
import { useCallback, useRef, useState } from 'react'
import { api, Fault, faultOf, got } from '../frame/api.ts'
import { locale, t } from '../frame/messages.ts'

export interface Sending {
  key: string
  name: string
  bytes: number
  state: 'waiting' | 'sending' | 'kept' | 'known' | 'refused'
  /** 0 to 1. */
  part: number
  receipt: string | null
  assetId: string | null
  error: Fault | null
}

/** Larger ones are not read twice just to ask whether they are there. */
const askedUpTo = 300_000_000
const piece = 8_000_000

async function sha256(file: File): Promise<string | undefined> {
  if (file.size > askedUpTo) return undefined
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function sendByPieces(
  file: File,
  said: Record<string, string>,
  onPart: (part: number) => void,
): Promise<{ receipt: string | null; assetId: string | null }> {
  return new Promise((resolve, reject) => {
    let last: { receipt: string | null; assetId: string | null } = { receipt: null, assetId: null }
    const upload = new tus.Upload(file, {
      endpoint: '/api/v1/uploads',
      chunkSize: piece,
      retryDelays: [0, 1000, 3000, 8000, 20_000, 60_000],
      removeFingerprintOnSuccess: true,
      headers: { 'accept-language': locale },
      metadata: { filename: file.name, ...said },
      onProgress: (sent, all) => onPart(all === 0 ? 0 : sent / all),
      onAfterResponse: (_request, response) => {
        const receipt = response.getHeader('Upload-Receipt')
        if (receipt) last = { receipt, assetId: response.getHeader('Upload-Asset') ?? null }
      },
      // What the server refuses it would refuse again.
      onShouldRetry: (error) => (error.originalResponse?.getStatus() ?? 0) === 0,
      onError: (error) => {
        const response = 'originalResponse' in error ? error.originalResponse : null
        reject(
          response === null || response === undefined
            ? new Fault({ code: 'offline', status: 0, title: t('console.fault.upload_offline') })
            : faultOf(JSON.parse(response.getBody() || 'null'), response.getStatus()),
        )
      },
      onSuccess: () => resolve(last),
    })
    const begin = async () => {
      const [previous] = await upload.findPreviousUploads()
      if (previous !== undefined) upload.resumeFromPreviousUpload(previous)
      upload.start()
    }
    begin().catch(reject)
  })
}

/** Sends one file after another; what failed may be sent again. */
export function useSendFiles(unitId: string, onKept: () => void) {
  const [files, setFiles] = useState<Sending[]>([])
  const queue = useRef<Promise<void>>(Promise.resolve())
  const change = useCallback(
    (key: string, changes: Partial<Sending>) =>
      setFiles((before) => before.map((one) => (one.key === key ? { ...one, ...changes } : one))),
    [],
  )
  const send = useCallback(
    async (key: string, file: File, said: Record<string, string>) => {
      change(key, { state: 'sending', error: null })
      try {
        const hash = await sha256(file)
        const known =
          hash === undefined
            ? undefined
            : await got(
                api.POST('/api/v1/assets/known', { body: { unitId, sha256: hash, filename: file.name } }),
              )
        if (known !== undefined && 'receipt' in known) {
          change(key, { state: 'known', part: 1, receipt: known.receipt, assetId: known.asset.id })
          return
        }
        const { receipt, assetId } = await sendByPieces(
          file,
          { unitId, ...(hash === undefined ? {} : { sha256: hash }), ...said },
          (part) => change(key, { part }),
        )
        change(key, { state: 'kept', part: 1, receipt, assetId })
        onKept()
      } catch (error) {
        change(key, {
          state: 'refused',
          error:
            error instanceof Fault
              ? error
              : new Fault({ code: 'internal', status: 0, title: t('console.fault.unexpected') }),
        })
      }
    },
    [change, onKept, unitId],
  )
  const add = useCallback(
    (chosen: readonly File[], said: Record<string, string>) => {
      for (const file of chosen) {
        const key = crypto.randomUUID()
        setFiles((before) => [
          ...before,
          {
            key,
            name: file.name,
            bytes: file.size,
            state: 'waiting',
            part: 0,
            receipt: null,
            assetId: null,
            error: null,
          },
        ])
        queue.current = queue.current.then(() => send(key, file, said))
      }
    },
    [send],
  )
  return { files, add, busy: files.some(({ state }) => state === 'waiting' || state === 'sending') }
}
