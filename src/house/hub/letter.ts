import '../../platform/mail.ts'

declare module '../../platform/mail.ts' {
  interface Letter {
    /** Address that ends the subscription by one POST: for List-Unsubscribe and List-Unsubscribe-Post (RFC 8058). */
    unsubscribe?: string
  }
}
