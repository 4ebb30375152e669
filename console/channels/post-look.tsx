import { useId } from 'react'
import { t, tAny } from '../frame/messages.ts'
import { exactTime } from '../frame/times.tsx'
import type { PostPreview as Preview } from './delivery-queries.ts'
import type { Network } from './distribution-queries.ts'
import { looks, wordsIn, type Look } from './looks.ts'
import classes from './post-look.module.css'

interface PostLookProps {
  preview: Omit<Preview, 'cost' | 'faults' | 'notices'>
  account: { kind: Network; label: string; handle: string }
  /** When it goes out; left out: now. */
  at?: string | null
}

/** A post in the frame of its network, with the parts that hang below it, and the alt texts of its pictures. */
export function PostLook({ preview, account, at = null }: PostLookProps) {
  const { parts, pictures, film } = preview
  const look = looks[account.kind]
  const name = account.label || account.handle
  const alts = [...(film === null ? [] : [film]), ...pictures].map(({ alt }) => alt)
  return (
    <figure
      className={classes.look}
      data-network={account.kind}
      data-frame={look.frame}
      aria-label={t('console.preview.of', { network: tAny('network', account.kind), name })}
    >
      <Post {...{ look, account, at }} post={preview} media={preview} story={preview.story} first />
      {parts.map((part, index) => (
        // A part has nothing else to be known by.
        <Post key={index} {...{ look, account, at }} post={part} story={preview.story} />
      ))}
      {alts.length > 0 && (
        <details className={classes.alts}>
          <summary>{t('console.preview.alts', { n: alts.length })}</summary>
          <ol>
            {alts.map((alt, index) => (
              <li key={index}>{alt === '' ? t('console.preview.no_alt') : alt}</li>
            ))}
          </ol>
        </details>
      )}
    </figure>
  )
}

interface PostProps {
  look: Look
  account: PostLookProps['account']
  at: string | null
  post: Pick<Preview, 'text' | 'title' | 'link' | 'counts'>
  media?: Pick<Preview, 'pictures' | 'film'>
  story: Preview['story']
  first?: boolean
}

function Post({ look, account, at, post, media, story }: PostProps) {
  const name = account.label || account.handle
  const { text, title, link, counts } = post
  const shown = media !== undefined && (media.film !== null || media.pictures.length > 0)
  // Where the title is that of a card, the picture with it is the card's.
  const isCard = look.card !== 'none' && link !== null && (!shown || title !== null)
  const pictures = shown && !isCard && <Media {...media} cut={look.cut} />
  return (
    <div className={classes.post}>
      <span className={classes.face} aria-hidden>
        {name.replace('@', '').slice(0, 1).toUpperCase()}
      </span>
      <div className={classes.head}>
        <b>{name}</b>
        {account.handle !== name && <span>{account.handle}</span>}
        <span>{at === null ? t('console.preview.now') : exactTime(at)}</span>
      </div>
      <div className={classes.body}>
        {look.media === 'above' && pictures}
        {!isCard && title !== null && <p className={classes.title}>{title}</p>}
        <p className={classes.words}>
          {wordsIn(text, look, link).map(({ text: word, marked }, index) =>
            marked ? <span key={index}>{word}</span> : word,
          )}
        </p>
        {look.media === 'below' && pictures}
        {isCard && <Card link={link} story={story} size={look.card} />}
        <Counts counts={counts} />
      </div>
    </div>
  )
}

/** More than these are told by their number. */
const shownAtOnce = { four: 4, row: 3, slides: 1, wall: 5, whole: 1 } as const

function Media({ pictures, film, cut }: Pick<Preview, 'pictures' | 'film'> & Pick<Look, 'cut'>) {
  if (film !== null)
    return (
      <div className={classes.film} role="img" aria-label={film.alt || t('console.preview.film')}>
        <span aria-hidden>▶</span>
      </div>
    )
  const shown = pictures.slice(0, shownAtOnce[cut])
  const left = pictures.length - shown.length
  return (
    <div className={classes.media} data-cut={cut} data-n={shown.length}>
      {shown.map((picture, index) => (
        <Picture key={index} {...picture} />
      ))}
      {left > 0 && <span className={classes.more}>{`+${left}`}</span>}
    </div>
  )
}

/** From the house's own site, whatever name the console was opened under. */
function Picture({ address, alt }: Preview['pictures'][number]) {
  if (address === '') return <span className={classes.nopicture}>{alt}</span>
  const { pathname, search } = new URL(address, location.href)
  return <img src={pathname + search} alt={alt} loading="lazy" />
}

function Card({ link, story, size }: { link: string; story: Preview['story']; size: Look['card'] }) {
  return (
    <div className={classes.card} data-size={size}>
      {story.picture !== null && <Picture address={story.picture} alt="" />}
      <div>
        <small>{new URL(link).host}</small>
        <b>{story.headline}</b>
        <span>{story.summary}</span>
      </div>
    </div>
  )
}

/** How much room is left, as the network counts it. */
function Counts({ counts }: Pick<Preview, 'counts'>) {
  const id = useId()
  return (
    <ul className={classes.counts}>
      {counts.map(({ by, count, most }) => (
        <li key={by} data-over={count > most || undefined}>
          <meter aria-labelledby={`${id}${by}`} max={most} value={Math.min(count, most)} />
          <span id={`${id}${by}`}>
            {tAny('text_count', by)} {count} / {most}
          </span>
        </li>
      ))}
    </ul>
  )
}
