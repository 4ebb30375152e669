/** better-auth over the tables of schema identity: passwords, passkeys, second factor, sessions. */
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { theHouse, type Actor } from '../../platform/actor.ts'
import { newId } from '../../platform/ids.ts'
import { translator, type Locale } from '../../platform/messages.ts'
import type { IdentityDeps } from './deps.ts'
import { cookiePrefix } from './session-cookie.ts'

export const authPath = '/api/auth'
export const passwordLength = { min: 12, max: 256 }
export const sessionSeconds = 7 * 86_400
const resetSeconds = 3_600

/** Set by our own handler from the connection; whatever a client sends under this name is replaced. */
export const addressHeader = 'x-pendopo-address'

export interface Auth {
  handle(request: Request): Promise<Response>
  /** Settles what goes on after an answer was given (letters of reset requests). */
  idle(): Promise<void>
}

export function createAuth(deps: IdentityDeps): Auth {
  const { config, db, secrets, mail, audit, log } = deps
  const background = new Set<Promise<unknown>>()

  const asPerson = (user: { id: string; name: string }, sessionId = ''): Actor => ({
    kind: 'person',
    id: user.id,
    name: user.name,
    sessionId,
  })
  const note = (actor: Actor, act: string, personId: string) =>
    db
      .transaction()
      .execute((trx) => audit.record(trx, { actor, act, objectKind: 'person', objectId: personId }))

  const auth = betterAuth({
    appName: 'Pendopo',
    baseURL: config.url,
    basePath: authPath,
    secret: secrets.key('auth'),
    database: { db, type: 'postgres', schemaName: 'identity', transaction: true },
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) => log[level === 'error' ? 'error' : 'debug']({ from: 'auth' }, message),
    },
    // Counted by platform/throttle.ts, for every process together and by account as well as by address.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix,
      useSecureCookies: config.url.startsWith('https:'),
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      backgroundTasks: {
        handler: (promise) => {
          const task = promise
            .catch((error: unknown) => log.error({ err: error }, 'a task of the sign-in doors failed'))
            .finally(() => background.delete(task))
          background.add(task)
        },
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: resetSeconds,
      async sendResetPassword({ user, token }) {
        const person = user as typeof user & { locale?: Locale; suspendedAt?: Date | null }
        if (person.suspendedAt) return
        const t = translator(person.locale ?? 'id')
        await db.transaction().execute(async (trx) => {
          await mail.send(trx, {
            to: user.email,
            subject: t('mail.reset_subject'),
            text: t('mail.reset_text', {
              name: user.name,
              link: `${config.url}/konsol/sandi-baru#${token}`,
              minutes: resetSeconds / 60,
            }),
          })
          await audit.record(trx, {
            actor: theHouse,
            act: 'person.reset_requested',
            objectKind: 'person',
            objectId: user.id,
          })
        })
      },
      onPasswordReset: ({ user }) => note(asPerson(user), 'person.password_reset', user.id),
    },
    session: {
      fields: {
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        userId: 'user_id',
      },
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        locale: { type: 'string', required: false, input: false },
        homeUnitId: {
          type: 'string',
          required: true,
          input: false,
          returned: false,
          fieldName: 'home_unit_id',
        },
        suspendedAt: { type: 'date', required: false, input: false, fieldName: 'suspended_at' },
      },
    },
    account: {
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      accountLinking: { enabled: false },
    },
    verification: {
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
      storeIdentifier: 'hashed',
    },
    plugins: [
      twoFactor({
        issuer: 'Pendopo',
        twoFactorTable: 'two_factor',
        allowPasswordless: true,
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'two_factor',
            fields: {
              backupCodes: 'backup_codes',
              userId: 'user_id',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      passkey({
        rpID: new URL(config.url).hostname,
        rpName: 'Pendopo',
        origin: config.url,
        schema: {
          passkey: {
            fields: {
              publicKey: 'public_key',
              userId: 'user_id',
              credentialID: 'credential_id',
              deviceType: 'device_type',
              backedUp: 'backed_up',
              createdAt: 'created_at',
            },
          },
        },
      }),
    ],
    databaseHooks: {
      session: {
        create: {
          // A suspended person is turned away at every door alike, whichever credential opened it.
          async before(session) {
            const person = await db
              .selectFrom('identity.person')
              .select('suspended_at')
              .where('id', '=', session.userId)
              .executeTakeFirst()
            return person?.suspended_at === null
          },
        },
      },
    },
  })

  return {
    handle: (request) => auth.handler(request),
    async idle() {
      await Promise.allSettled(background)
    },
  }
}
