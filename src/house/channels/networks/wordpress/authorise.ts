/** WordPress' own page that makes an application password for the house. Source: Application Passwords, Integration Guide. */
import { v5 } from 'uuid'
import type { Adapter, AdapterTools, Setback } from '../../adapter.ts'
import type { Authorise } from '../../adapter-signing-in.ts'
import { call, type Answer } from './rest.ts'

interface Index {
  name: string
  authentication?: { 'application-passwords'?: { endpoints?: { authorization?: string } } }
}

export const createAuthorise = (
  tools: AdapterTools,
  {
    home,
    connect,
    refused,
    setback,
  }: {
    home(typed: string): Promise<string>
    connect: Adapter['connect']
    refused(answer: Answer<unknown>): Setback
    setback(error: unknown): Setback
  },
): Authorise => ({
  application: 'none',
  scopes: { needed: [], also: [] },

  async begin({ server: typed, redirect, state }) {
    try {
      const server = await home(typed)
      const answer = await call<Index>(tools, { server }, '/')
      if (!answer.ok || answer.body === undefined) return refused(answer)
      const page = answer.body.authentication?.['application-passwords']?.endpoints?.authorization ?? ''
      // Without https, or where somebody switched them off, a site does not name the page.
      if (!URL.canParse(page)) return { kind: 'rejected', why: 'no_application_passwords', lasting: false }
      const address = new URL(page)
      if (address.hostname !== new URL(server).hostname)
        return { kind: 'rejected', why: 'not_this_network', lasting: false, detail: address.origin }
      const back = new URL(redirect)
      back.searchParams.set('state', state)
      for (const [name, value] of Object.entries({
        app_name: `Pendopo (${back.host})`,
        app_id: v5(back.origin, v5.URL),
        success_url: back.href,
        reject_url: back.href,
      }))
        address.searchParams.set(name, value)
      return { kind: 'address', address }
    } catch (error) {
      return setback(error)
    }
  },

  async finish({ server }, brought) {
    const password = brought.get('password') ?? ''
    if (password === '') return { kind: 'declined' }
    // Whatever address came along, the password is only ever sent to the site that was asked.
    const account = await connect({ server, identifier: brought.get('user_login') ?? '', password })
    return account.kind === 'connected' ? { kind: 'arrived', accounts: [account], refused: [] } : account
  },
})
