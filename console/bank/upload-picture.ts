/** Pictures on their way into the bank, with progress, which fetch cannot tell. */
import { Fault, faultOf } from '../frame/api.ts'
import { locale, t } from '../frame/messages.ts'

export interface UploadedPicture {
  id: string
  filename: string
  width: number
  height: number
  alt: string
  caption: string
  credit: string
  rights: string
}

export const pictureTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/heic',
  'image/tiff',
  'image/gif',
]

/** For signed-in staff; every picture has this size (or its own, if smaller). */
export const previewUrl = (assetId: string): string => `/api/v1/assets/${assetId}/renditions/640`

/**
 * Sends one picture to the bank of a unit.
 * @param onProgress receives the part that has been sent, 0 to 1.
 * @throws Fault of the server (too large, no picture, hostile content, …) or `offline`.
 */
export function uploadPicture(
  unitId: string,
  file: File,
  onProgress: (part: number) => void = () => {},
): Promise<UploadedPicture> {
  const form = new FormData()
  form.append('file', file, file.name)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1/assets?unitId=${encodeURIComponent(unitId)}`)
    request.setRequestHeader('accept-language', locale)
    request.responseType = 'json'
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    })
    request.addEventListener('load', () => {
      if (request.status < 300) resolve((request.response as { asset: UploadedPicture }).asset)
      else reject(faultOf(request.response, request.status))
    })
    request.addEventListener('error', () =>
      reject(new Fault({ code: 'offline', status: 0, title: t('console.fault.upload_offline') })),
    )
    request.send(form)
  })
}
