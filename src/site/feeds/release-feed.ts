/** Feeds of what anybody may read of the press releases, in either language. */
import { inLanguage, releasePath, type LatestRelease, type ReleaseNote } from '../../house/hub/index.ts'
import { inLocale, type FeedFile } from '../addresses.ts'
import type { Page } from '../cache/cached-page.ts'
import { absolute, here, houseName, momentIn, zoneOf, type View } from '../view.ts'
import { escapeXml, writeFeed, type FeedEntry } from './write-feed.ts'

export function releaseFeed(
  view: View,
  file: FeedFile,
  releases: readonly LatestRelease[],
  keys: readonly string[],
): Page {
  return writeFeed(
    view,
    file,
    {
      title: `${view.t('site.media.release.list')} · ${houseName(view)}`,
      description: view.t('site.media.release.list_lead'),
      home: absolute(view, here(view, '/media/rilis')),
      self: absolute(view, here(view, `/media/${file}`)),
      entries: releases.map((release) => entryOf(view, release)),
    },
    { keys },
  )
}

function entryOf(view: View, release: LatestRelease): FeedEntry {
  const summary = inLanguage(release.summary, view.locale)
  const paragraphs = summary
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => `<p>${escapeXml(part)}</p>`)
  return {
    id: `${view.config.url}/media/rilis/${release.ref}#${view.locale}`,
    url: absolute(view, inLocale(view.locale, releasePath(release, view.locale))),
    title: inLanguage(release.title, view.locale),
    summary,
    html: [...release.notes.map((note) => noteHtml(view, release, note)), ...paragraphs].join('\n'),
    locale: release.title.en === null ? 'id' : view.locale,
    published: release.shownAt,
    updated: release.changedAt > release.shownAt ? release.changedAt : release.shownAt,
    author: view.units.get(release.unitId)?.name[view.locale] ?? houseName(view),
    categories: [],
  }
}

/** Readers of feeds must hear of changes, too. */
const noteHtml = (view: View, { unitId }: LatestRelease, { act, note, at }: ReleaseNote) =>
  `<p><strong>${escapeXml(view.t(`site.media.release.act_${act}`))}</strong> ${note === null ? '' : `${escapeXml(note)} `}${escapeXml(momentIn(view, at, zoneOf(view, unitId)))}</p>`
