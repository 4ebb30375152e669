import { pino, type Logger } from 'pino'

export type Log = Logger

/** Structured logs on standard output; what could sign somebody in never reaches them. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.token', '*.secret'],
      remove: true,
    },
  })
}
