import type { Trouble } from '../queue/item.ts'
import { Refusal } from '../send/call.ts'
import { t, tFault } from './messages.ts'

/** A sentence for anything that went wrong: the server's own, or ours for what never reached it. */
export function troubleText(error: unknown): string {
  if (!(error instanceof Refusal)) return t('field.trouble.unexpected')
  const { code, sentence, params = {} } = error
  return sentence ?? tFault(code, params) ?? t('field.trouble.unexpected')
}

export const troubleOf = ({ code, sentence, params = {} }: Trouble): string =>
  sentence ?? tFault(code, params) ?? t('field.trouble.unexpected')
