/** Sends one act about the very version that was seen. */
import type { QueryClient } from '@tanstack/react-query'
import { api, got } from '../frame/api.ts'
import type { ActName } from './acts.ts'

export interface RemarkDraft {
  blockId: string | null
  quote: string | null
  text: string
}

export interface ActValues {
  reason: string
  publicNote: string
  /** Wall time in the zone, `YYYY-MM-DD HH:mm:ss`. */
  scheduledFor: string
  zone: string
  /** What a text beside a published one is for, or empty. */
  change: 'correction' | 'update' | ''
  remarks: RemarkDraft[]
}

export const noValues: ActValues = {
  reason: '',
  publicNote: '',
  scheduledFor: '',
  zone: 'Asia/Jakarta',
  change: '',
  remarks: [],
}

export async function performAct(
  queries: QueryClient,
  { editionId, storyId, versionHash }: { editionId: string; storyId: string; versionHash: string },
  act: ActName,
  values: ActValues,
): Promise<void> {
  const params = { params: { path: { id: editionId } } }
  const reason = values.reason.trim()
  const maybe = reason === '' ? {} : { reason }
  const publicly = { versionHash, reason, publicNote: values.publicNote.trim() }
  const send = {
    submit: () =>
      api.POST('/api/v1/editions/{id}/submit', {
        ...params,
        body:
          values.change === ''
            ? { versionHash, ...maybe }
            : { versionHash, change: { kind: values.change, reason, publicNote: publicly.publicNote } },
      }),
    return: () =>
      api.POST('/api/v1/editions/{id}/return', {
        ...params,
        body: { versionHash, reason, remarks: values.remarks.filter((remark) => remark.text.trim() !== '') },
      }),
    approve: () => api.POST('/api/v1/editions/{id}/approve', { ...params, body: { versionHash, ...maybe } }),
    schedule: () =>
      api.POST('/api/v1/editions/{id}/schedule', {
        ...params,
        body: {
          versionHash,
          scheduledFor: values.scheduledFor.slice(0, 16).replace(' ', 'T'),
          zone: values.zone,
        },
      }),
    unschedule: () =>
      api.POST('/api/v1/editions/{id}/unschedule', { ...params, body: { versionHash, ...maybe } }),
    publish: () => api.POST('/api/v1/editions/{id}/publish', { ...params, body: { versionHash, ...maybe } }),
    publish_emergency: () =>
      api.POST('/api/v1/editions/{id}/publish-emergency', { ...params, body: { versionHash, reason } }),
    correct: () => api.POST('/api/v1/editions/{id}/correct', { ...params, body: publicly }),
    update: () => api.POST('/api/v1/editions/{id}/update', { ...params, body: publicly }),
    withdraw: () => api.POST('/api/v1/editions/{id}/withdraw', { ...params, body: publicly }),
    recall: () => api.POST('/api/v1/editions/{id}/recall', { ...params, body: publicly }),
    discard: () => api.POST('/api/v1/editions/{id}/discard', { ...params, body: {} }),
  } as const
  try {
    await got<unknown>(send[act]())
  } finally {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['edition', editionId] }),
      queries.invalidateQueries({ queryKey: ['story', storyId] }),
      queries.invalidateQueries({ queryKey: ['board'] }),
      queries.invalidateQueries({ queryKey: ['desk'] }),
      queries.invalidateQueries({ queryKey: ['calendar'] }),
    ])
  }
}
