import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { readStorageSettings, type StorageSettings } from './storage/settings.ts'

export interface Config {
  mode: 'start' | 'demo' | 'test'
  data: string
  /** Undefined: the house runs its own PostgreSQL inside the data folder. */
  databaseUrl: string | undefined
  /** Public origin, without a trailing slash. */
  url: string
  host: string
  port: number
  roles: ReadonlySet<'web' | 'worker'>
  pack: string
  smtp: { host: string; port: number; secure: boolean; user?: string; pass?: string } | undefined
  mailFrom: string
  logLevel: string
  /** Reverse proxies whose X-Forwarded-For is believed: addresses or CIDR ranges. */
  trustProxy: string[]
  /** Loopback peers may be reached by outbound requests: only for tests and the demonstration. */
  allowLoopback: boolean
  /** WebSub hub that is told of new items; none by default. */
  websubHub: string | undefined
  storage: StorageSettings
  /** Where letters with deposits are taken; nowhere by default. */
  deposits: { host: string; port: number; domain: string } | undefined
  /** Path of ffmpeg, ffprobe beside it; else the system's, else the one that npm brought. */
  ffmpeg: string | undefined
  /** Days after which a rejected applicant of the media hub is forgotten. */
  rejectedDays: number
  /** Servers on the Fediverse, and all below them, that are neither heard nor told anything. */
  fediverseBlocked: readonly string[]
  /** Days after which the house forgets what people wrote to its accounts. */
  heardDays: number
  /** Days for which pictures that prove something are kept. */
  evidenceDays: number
  /** Of the institution's applications at Meta, that their news are believed; none are taken without. */
  meta: { appSecrets: string[]; verifyToken: string } | undefined
}

export class ConfigFault extends Error {
  readonly faults: string[]
  constructor(faults: string[]) {
    super(
      `The house did not start; ${faults.length} setting(s) need attention:\n${faults.map((f) => `  - ${f}`).join('\n')}`,
    )
    this.faults = faults
  }
}

/**
 * Reads and checks every setting at once.
 * @throws ConfigFault listing all faults, not only the first.
 */
export function readConfig(env: NodeJS.ProcessEnv, mode: Config['mode'] = 'start'): Config {
  const faults: string[] = []
  const text = (name: string) => env[name]?.trim() || undefined
  const whole = (name: string, fallback: number, min: number, max: number) => {
    const raw = text(name)
    if (raw === undefined) return fallback
    const value = Number(raw)
    if (!Number.isInteger(value) || value < min || value > max)
      faults.push(`${name}="${raw}" must be a whole number from ${min} to ${max}.`)
    return value
  }
  const yes = (name: string, fallback: boolean) => {
    const raw = text(name)
    if (raw === undefined) return fallback
    if (!['true', 'false', '1', '0'].includes(raw)) faults.push(`${name}="${raw}" must be true or false.`)
    return raw === 'true' || raw === '1'
  }
  const address = (name: string, protocols: string[]) => {
    const raw = text(name)
    if (raw === undefined) return undefined
    const parsed = URL.canParse(raw) ? new URL(raw) : undefined
    if (!parsed || !protocols.includes(parsed.protocol)) {
      faults.push(
        `${name}="${raw}" must be an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}.`,
      )
      return undefined
    }
    return raw
  }

  const port = whole('PORT', 8080, 1, 65535)
  const host = text('HOST') ?? '127.0.0.1'
  const roles = (text('PENDOPO_ROLES') ?? 'web,worker').split(',').map((role) => role.trim())
  for (const role of roles)
    if (role !== 'web' && role !== 'worker')
      faults.push(`PENDOPO_ROLES: "${role}" is not a role; use web, worker or both.`)
  const databaseUrl = address('DATABASE_URL', ['postgres:', 'postgresql:'])
  const url = address('PENDOPO_URL', ['http:', 'https:'])
  if (url !== undefined && new URL(url).pathname !== '/')
    faults.push(`PENDOPO_URL="${url}" must not have a path.`)
  const smtpHost = text('SMTP_HOST')
  const smtpPort = whole('SMTP_PORT', 587, 1, 65535)
  const smtpSecure = yes('SMTP_SECURE', smtpPort === 465)
  const user = text('SMTP_USER')
  const pass = text('SMTP_PASS')
  if (smtpHost === undefined && (user !== undefined || pass !== undefined))
    faults.push('SMTP_USER or SMTP_PASS is set, but SMTP_HOST is not.')
  if ((user === undefined) !== (pass === undefined))
    faults.push('SMTP_USER and SMTP_PASS go together; one of them is missing.')
  const trustProxy = (text('PENDOPO_TRUST_PROXY') ?? '')
    .split(',')
    .map((a) => a.trim())
    .filter(Boolean)
  for (const proxy of trustProxy)
    if (isIP(proxy.split('/')[0] ?? '') === 0)
      faults.push(`PENDOPO_TRUST_PROXY: "${proxy}" is not an address or range.`)
  const logLevel = text('LOG_LEVEL') ?? 'info'
  if (!['trace', 'debug', 'info', 'warn', 'error', 'silent'].includes(logLevel))
    faults.push(`LOG_LEVEL="${logLevel}" must be trace, debug, info, warn, error or silent.`)
  const pack = text('PENDOPO_PACK') ?? 'polri'
  if (!/^[a-z][a-z0-9-]*$/.test(pack))
    faults.push(`PENDOPO_PACK="${pack}" must be the name of a folder in packs/.`)
  const websubHub = address('WEBSUB_HUB', ['http:', 'https:'])
  const allowLoopback = yes('PENDOPO_ALLOW_LOOPBACK', mode !== 'start')
  const depositPort =
    text('PENDOPO_DEPOSIT_PORT') === undefined ? undefined : whole('PENDOPO_DEPOSIT_PORT', 0, 0, 65535)
  const depositDomain = text('PENDOPO_DEPOSIT_DOMAIN')?.toLowerCase()
  if ((depositPort === undefined) !== (depositDomain === undefined))
    faults.push('PENDOPO_DEPOSIT_PORT and PENDOPO_DEPOSIT_DOMAIN go together; one of them is missing.')
  if (depositDomain !== undefined && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(depositDomain))
    faults.push(`PENDOPO_DEPOSIT_DOMAIN="${depositDomain}" must be a domain, e.g. setor.example.go.id.`)
  if (depositPort !== undefined && depositPort !== 0 && depositPort === port)
    faults.push('PENDOPO_DEPOSIT_PORT and PORT must differ.')
  const depositHost = text('PENDOPO_DEPOSIT_HOST') ?? '127.0.0.1'
  if (isIP(depositHost) === 0) faults.push(`PENDOPO_DEPOSIT_HOST="${depositHost}" must be an IP address.`)
  const rejectedDays = whole('PENDOPO_REJECTED_DAYS', 180, 1, 3650)
  const fediverseBlocked = (text('PENDOPO_FEDIVERSE_BLOCKED') ?? '')
    .toLowerCase()
    .split(',')
    .map((server) => server.trim())
    .filter(Boolean)
  for (const server of fediverseBlocked)
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(server))
      faults.push(`PENDOPO_FEDIVERSE_BLOCKED: "${server}" is not a server's name, e.g. spam.example.`)
  const heardDays = whole('PENDOPO_REPLIES_DAYS', 30, 1, 365)
  const evidenceDays = whole('PENDOPO_EVIDENCE_DAYS', 365, 30, 3650)
  const appSecrets = (text('PENDOPO_META_APP_SECRETS') ?? '')
    .split(',')
    .map((secret) => secret.trim())
    .filter(Boolean)
  const verifyToken = text('PENDOPO_META_VERIFY_TOKEN')
  if (appSecrets.length > 0 !== (verifyToken !== undefined))
    faults.push('PENDOPO_META_APP_SECRETS and PENDOPO_META_VERIFY_TOKEN go together; one of them is missing.')
  const storage = readStorageSettings({ faults, text, yes, address })

  if (faults.length > 0) throw new ConfigFault(faults)
  return {
    mode,
    data: resolve(text('PENDOPO_DATA') ?? './data'),
    databaseUrl,
    url: (
      url ?? `http://${['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host) ? 'localhost' : host}:${port}`
    ).replace(/\/$/, ''),
    host,
    port,
    roles: new Set(roles as ('web' | 'worker')[]),
    pack,
    smtp:
      smtpHost === undefined
        ? undefined
        : {
            host: smtpHost,
            port: smtpPort,
            secure: smtpSecure,
            ...(user !== undefined && pass !== undefined ? { user, pass } : {}),
          },
    mailFrom: text('SMTP_FROM') ?? `no-reply@${new URL(url ?? 'http://localhost').hostname}`,
    logLevel,
    trustProxy,
    allowLoopback,
    websubHub,
    storage,
    deposits:
      depositPort === undefined || depositDomain === undefined
        ? undefined
        : { host: depositHost, port: depositPort, domain: depositDomain },
    ffmpeg: text('PENDOPO_FFMPEG'),
    rejectedDays,
    fediverseBlocked,
    heardDays,
    evidenceDays,
    meta: verifyToken === undefined || appSecrets.length === 0 ? undefined : { appSecrets, verifyToken },
  }
}
