import type { Locale } from '../../../../platform/messages.ts'
import type { Kit } from '../kit.ts'
import { captionOf, frameOf, type FormatDeps } from './words.ts'

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const safe = (text: string) => text.replace(/[&<>"']/g, (char) => entities[char] ?? char)
const tag = (name: string, text: string) => (text === '' ? '' : `<${name}>${safe(text)}</${name}>`)

/** One file without style or script, to be taken into an editor. The bodies were made safe by the newsroom. */
export function asHtml(deps: FormatDeps, kit: Kit, locale: Locale): string {
  const frame = frameOf(deps, kit, locale)
  const parts = [
    tag('strong', frame.embargo ?? ''),
    tag('h1', frame.title),
    ...frame.facts.map(([name, value]) => tag('p', `${name}: ${value}`)),
    tag('p', frame.summary),
    ...kit.editions.map(
      ({ text, locale: spoken }) =>
        `<article lang="${spoken}">${tag('h2', text.headline)}${tag('p', text.summary)}${tag('p', text.dateline)}${text.html}${tag('p', text.byline)}</article>`,
    ),
    kit.assets.length === 0
      ? ''
      : `<ul>${kit.assets.map((asset) => tag('li', `${asset.filename}: ${captionOf(asset)}`)).join('')}</ul>`,
    tag('p', frame.leftOut ?? ''),
    `<p><a href="${safe(frame.url)}">${safe(frame.url)}</a></p>`,
  ].filter((part) => part !== '')
  return `<!doctype html>\n<html lang="${locale}">\n<head><meta charset="utf-8"><title>${safe(frame.title)}</title></head>\n<body>\n${parts.join('\n')}\n</body>\n</html>\n`
}
