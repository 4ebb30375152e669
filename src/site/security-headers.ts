/**
 * Headers of every public page: nothing from elsewhere, nothing inline, nobody frames it. No more than that: they are
 * sent with every answer, and what has no script needs no opener or frame rules of older browsers beside the policy.
 */

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  // No page has a script that could connect; but a browser's own tools read robots.txt in its name.
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}

/** Of the one page that asks whether messages may be sent to this browser: its script and worker are the house's own. */
export const scriptedHeaders: Readonly<Record<string, string>> = {
  ...pageHeaders,
  'content-security-policy': `${policy}; script-src 'self'; worker-src 'self'`,
}

/** Of pages that play something: its files come from the house, and hls.js feeds the player from memory. */
export const playingHeaders: Readonly<Record<string, string>> = {
  ...pageHeaders,
  'content-security-policy': `${policy}; media-src 'self' blob:; script-src 'self'`,
}

/** Feeds and other files that are no page but open in a browser all the same. */
export const fileHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
}
