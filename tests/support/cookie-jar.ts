import type { House } from '../../src/house.ts'

/** Sends what a browser would: its cookies, its origin, from one address. */
export function browserOf(house: Pick<House, 'server' | 'config'>, address = '192.0.2.10') {
  const jar = new Map<string, string>()
  return {
    jar,
    async send(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await house.server.inject({
        method,
        url,
        remoteAddress: address,
        headers: { origin: house.config.url, ...(cookie === '' ? {} : { cookie }) },
        ...(payload === undefined ? {} : { payload }),
      })
      for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
        const [pair = '', ...attributes] = line.split('; ')
        const [name = '', value = ''] = pair.split(/=(.*)/s)
        if (attributes.includes('Max-Age=0')) jar.delete(name)
        else jar.set(name, value)
      }
      return answer
    },
    enter(email: string, password: string) {
      return this.send('POST', '/api/auth/sign-in/email', { email, password })
    },
  }
}
