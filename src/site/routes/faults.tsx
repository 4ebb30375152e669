import { FaultPage, faultTitle, type FaultKind } from '../pages/notices.tsx'
import type { View } from '../view.ts'
import { htmlPage } from '../visit.ts'

/** Never kept: what is missing now may be there in a second. */
export function faultPage(
  view: View,
  kind: FaultKind,
  status: number,
  requestId = '',
  headers: Record<string, string> = {},
) {
  return htmlPage(view, {
    status,
    keep: false,
    keys: [],
    headers,
    head: { title: faultTitle(view, kind), description: faultTitle(view, kind), robots: 'noindex' },
    body: <FaultPage view={view} kind={kind} requestId={requestId} />,
  })
}
