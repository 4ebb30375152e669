/**
 * The page runs under `require-trusted-types-for 'script'`: an address becomes a program only here, and only if it is one
 * of our own below /setor/.
 */
interface Policy {
  createScriptURL(address: string): unknown
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): Policy
}

const own = (address: string): string => {
  const { origin, pathname } = new URL(address, location.href)
  if (origin !== location.origin || !/^\/setor\/(sw\.js|assets\/[\w.-]+\.js)$/.test(pathname))
    throw new TypeError(`not a program of ours: ${address}`)
  return address
}

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes
const policy = factory?.createPolicy('setor-programs', { createScriptURL: own })

/** For `new Worker` and `serviceWorker.register`. The browser takes the trusted value where TypeScript sees a string. */
export const scriptAddress = (address: string): string =>
  policy === undefined ? own(address) : (policy.createScriptURL(address) as string)
