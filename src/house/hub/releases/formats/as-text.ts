import type { Locale } from '../../../../platform/messages.ts'
import type { Taken } from '../../../bank/index.ts'
import type { Kit } from '../kit.ts'
import { captionOf, frameOf, type FormatDeps } from './words.ts'

const paragraphs = (parts: readonly (string | undefined)[]) =>
  `${parts.filter((part) => part !== undefined && part !== '').join('\n\n')}\n`

/** To be pasted anywhere: no markup, an empty line between paragraphs. */
export function asText(deps: FormatDeps, kit: Kit, locale: Locale): string {
  const frame = frameOf(deps, kit, locale)
  return paragraphs([
    frame.embargo,
    frame.title.toUpperCase(),
    frame.facts.map(([name, value]) => `${name}: ${value}`).join('\n'),
    frame.summary,
    ...kit.editions.flatMap(({ text }) => [
      '———',
      text.headline,
      text.summary,
      text.dateline === '' ? text.plain : `${text.dateline} – ${text.plain}`,
      text.byline,
    ]),
    kit.assets.length === 0 ? undefined : '———',
    ...kit.assets.map((asset) => `${asset.filename}\n${captionOf(asset)}`),
    frame.leftOut,
    frame.url,
  ])
}

/** What lies in the zip, under which words and terms; and what does not, so that nobody takes it for whole. */
export function readme(
  deps: FormatDeps,
  kit: Kit,
  locale: Locale,
  { given, missing }: { given: readonly Taken[]; missing: readonly string[] },
): string {
  const frame = frameOf(deps, kit, locale)
  return paragraphs([
    frame.embargo,
    frame.title,
    frame.facts.map(([name, value]) => `${name}: ${value}`).join('\n'),
    frame.t('hub.release.readme_terms'),
    ...given.map(({ filename, asset }) => `media/${filename}\n${captionOf(asset)}`),
    missing.length === 0
      ? undefined
      : `${frame.t('hub.release.readme_missing')}\n${missing.map((name) => `- ${name}`).join('\n')}`,
    frame.leftOut,
    frame.url,
  ])
}
