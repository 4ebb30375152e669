/**
 * The console runs under `require-trusted-types-for 'script'`. Mantine writes its style sheets through innerHTML;
 * the default policy lets text without markup through and nothing else, so that HTML from anywhere cannot become
 * part of the page. ProseMirror asks by name to parse pasted HTML in a detached document, where nothing runs.
 */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createHTML(html: string, type?: string, sink?: string): string | null },
  ): unknown
}

export function refuseMarkup(): void {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes
  factory?.createPolicy('default', {
    createHTML: (html, _type, sink) => (sink === undefined || !html.includes('<') ? html : null),
  })
}

/** The response's nonce for style elements; the browser hides it from scripts elsewhere. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
}

/** The libraries that lock scrolling add one style element of their own and look for its nonce here. */
export function shareNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() })
}
