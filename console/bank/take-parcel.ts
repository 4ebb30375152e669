import type { paths } from '../api.generated.ts'
import { api, got } from '../frame/api.ts'
import { locale } from '../frame/messages.ts'
import { notifyFault } from '../frame/notify.ts'

type Wanted = paths['/api/v1/parcels']['post']['requestBody']['content']['application/json']

/** Asks for many assets as one file and lets the browser fetch it, so that no page has to hold it. */
export async function takeParcel(wanted: Wanted): Promise<void> {
  try {
    const { id } = await got(api.POST('/api/v1/parcels', { body: wanted }))
    const link = document.createElement('a')
    link.href = `/api/v1/parcels/${id}?lang=${locale}`
    link.download = ''
    link.click()
  } catch (error) {
    notifyFault(error)
  }
}
