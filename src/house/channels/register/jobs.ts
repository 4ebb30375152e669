declare module '../../../platform/jobs.ts' {
  interface HouseJobs {
    /** Proofs and reminders that are due, recoveries whose week is over, names not yet drawn. */
    'tend-register': Record<string, never>
    'check-proof': { outletId: string }
    'tell-register-officers': { unitId: string; late: boolean; labels: string[] }
    'gather-evidence': { impostorId: string }
  }
}

declare module '../../../platform/events.ts' {
  interface HouseEvents {
    /** A case was reported or judged: the public list may differ. */
    'impostors.changed': { ids: string[] }
  }
}

export {}
