import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Locale } from '../../platform/messages.ts'
import { safeJson } from '../metadata/safe-json.ts'
import { absolute, here, houseName, type View } from '../view.ts'
import { Footer } from './footer.tsx'
import { Masthead } from './masthead.tsx'

export interface Head {
  title: string
  description: string
  /** Absolute address at which the page is at home; none for pages that are nobody's home. */
  canonical?: string
  /** The same in other languages, absolute. */
  alternates?: readonly { locale: Locale; href: string }[]
  /** Path of the folder whose feeds this page has, without language: `/`, `/satuan/…`, `/topik/…`. */
  feeds?: string
  image?: { url: string; width: number; height: number; alt: string }
  kind?: 'website' | 'article'
  /** Extra OpenGraph properties, e.g. `article:published_time`. */
  properties?: readonly (readonly [string, string])[]
  jsonLd?: readonly object[]
  robots?: string
  /** Name of the asset that the page runs; only pages of `scriptedHeaders` or `playingHeaders` may. */
  script?: string
  /** A film or sound is on the page: its styles, and the script that helps browsers to play the ladder. */
  plays?: boolean
  previous?: string
  next?: string
}

const ogLocale: Record<Locale, string> = { id: 'id_ID', en: 'en_GB' }

/** The whole page as text. `current` is the path of the entry of the main navigation that stands for this page. */
export function renderDocument(view: View, head: Head, current: string | undefined, body: ReactNode): string {
  return `<!doctype html>${renderToStaticMarkup(<Document view={view} head={head} current={current} body={body} />)}`
}

interface DocumentProps {
  view: View
  head: Head
  current: string | undefined
  body: ReactNode
}

function Document({ view, head, current, body }: DocumentProps) {
  const site = view.unit.parentId === null ? houseName(view) : view.unit.name[view.locale]
  const title = head.title === site ? site : `${head.title} · ${site}`
  const { canonical, image } = head
  return (
    <html lang={view.locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={head.description} />
        {head.robots === undefined ? null : <meta name="robots" content={head.robots} />}
        {['serif.woff2', 'sans.woff2'].map((font) => (
          <link
            key={font}
            rel="preload"
            href={view.assets.url(font)}
            as="font"
            type="font/woff2"
            crossOrigin=""
          />
        ))}
        <link rel="stylesheet" href={view.assets.url('site.css')} />
        {head.plays === true ? <link rel="stylesheet" href={view.assets.url('film.css')} /> : null}
        <link rel="icon" href={view.assets.url('icon.svg')} type="image/svg+xml" />
        <meta name="theme-color" content="#fbfaf7" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#15140f" media="(prefers-color-scheme: dark)" />
        {canonical === undefined ? null : <link rel="canonical" href={canonical} />}
        {(head.alternates ?? []).map(({ locale, href }) => (
          <link key={locale} rel="alternate" hrefLang={locale} href={href} />
        ))}
        <FeedLinks view={view} folder={head.feeds} />
        {head.previous === undefined ? null : <link rel="prev" href={head.previous} />}
        {head.next === undefined ? null : <link rel="next" href={head.next} />}
        <meta property="og:site_name" content={houseName(view)} />
        <meta property="og:locale" content={ogLocale[view.locale]} />
        <meta property="og:type" content={head.kind ?? 'website'} />
        <meta property="og:title" content={head.title} />
        <meta property="og:description" content={head.description} />
        {canonical === undefined ? null : <meta property="og:url" content={canonical} />}
        {image === undefined ? null : (
          <>
            <meta property="og:image" content={image.url} />
            <meta property="og:image:width" content={String(image.width)} />
            <meta property="og:image:height" content={String(image.height)} />
            <meta property="og:image:alt" content={image.alt} />
            <meta name="twitter:card" content="summary_large_image" />
          </>
        )}
        {(head.properties ?? []).map(([property, content]) => (
          <meta key={`${property} ${content}`} property={property} content={content} />
        ))}
        {head.script === undefined ? null : <script type="module" src={view.assets.url(head.script)} />}
        {head.plays === true ? (
          <script type="module" src={view.assets.url('film.js')} data-hls={view.assets.url('hls.js')} />
        ) : null}
        {(head.jsonLd ?? []).map((thing) => (
          <JsonLd key={safeJson(thing)} thing={thing} />
        ))}
      </head>
      <body>
        <a className="skip" href="#isi">
          {view.t('site.skip')}
        </a>
        {view.config.mode !== 'demo' ? null : <p className="demo">{view.t('site.demo_band')}</p>}
        <Masthead view={view} current={current} alternates={head.alternates} />
        <main id="isi">{body}</main>
        <Footer view={view} />
      </body>
    </html>
  )
}

function FeedLinks({ view, folder }: { view: View; folder: string | undefined }) {
  const base = folder === undefined || folder === '/' ? '' : folder
  const address = (file: string) => absolute(view, here(view, `${base}/${file}`))
  return (
    <>
      <link rel="alternate" type="application/rss+xml" title="RSS" href={address('feed.xml')} />
      <link rel="alternate" type="application/atom+xml" title="Atom" href={address('atom.xml')} />
      <link rel="alternate" type="application/feed+json" title="JSON Feed" href={address('feed.json')} />
    </>
  )
}

// A data block: it is never run, so the policy's missing script-src does not touch it. The text is escaped by safeJson.
const JsonLd = ({ thing }: { thing: object }) => (
  <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: safeJson(thing) }} />
)
