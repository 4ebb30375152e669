import type { EditionUpdate } from './edition-rows.ts'
import type { State } from './state-machine.ts'

const noAppointment: EditionUpdate = {
  scheduled_for: null,
  scheduled_local: null,
  scheduled_zone: null,
  schedule_id: null,
}
const noApproval: EditionUpdate = {
  ...noAppointment,
  approved_by: null,
  approved_by_name: null,
  approved_at: null,
}
const noSubmission: EditionUpdate = {
  ...noApproval,
  pending_version_id: null,
  submitted_by: null,
  submitted_by_name: null,
  submitted_at: null,
  routed_unit_id: null,
  routed_path: null,
  approving_path: null,
  escalations: 0,
}

/** What no longer holds of an edition whose text at work comes to this stage: a returned one has no approval. */
export function factsEndedBy(stage: State): EditionUpdate {
  switch (stage) {
    case 'scheduled':
      return {}
    case 'approved':
      return noAppointment
    case 'submitted':
      return noApproval
    case 'draft':
    case 'returned':
      return noSubmission
    default:
      return { ...noSubmission, change_kind: null, change_reason: null, change_note: null }
  }
}
