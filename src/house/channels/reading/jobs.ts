declare module '../../../platform/jobs.ts' {
  interface HouseJobs {
    /** Reads accounts that are due, a batch at a time, and calls itself again while there are more. */
    'pull-accounts': Record<string, never>
    /** Works what a network pushed. */
    'take-push': { network: string; digest: string }
    /** Says an answer to somebody who spoke to an account, once. */
    'say-answer': { heardId: string }
    /** Finds answers that nobody attends to: after a crash, or while a network had to be waited for. */
    'resume-answers': Record<string, never>
    /** Forgets what people wrote, once answering needs it no more. */
    'sweep-heard': Record<string, never>
  }
}

export {}
