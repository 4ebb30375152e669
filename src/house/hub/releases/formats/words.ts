/** What every form of a release says around its texts. */
import type { Locale, Translate } from '../../../../platform/messages.ts'
import { translator } from '../../../../platform/messages.ts'
import type { HandedAsset } from '../../../bank/index.ts'
import type { HubDeps } from '../../deps.ts'
import { momentText } from '../../moment-text.ts'
import type { Kit } from '../kit.ts'
import { inLanguage, releasePath } from '../release.ts'

export type FormatDeps = Pick<HubDeps, 'units' | 'pack' | 'config' | 'clock'>

export interface Frame {
  t: Translate
  title: string
  summary: string
  unit: string
  institution: string
  url: string
  /** Name and value, in order. */
  facts: [string, string][]
  /** Undefined unless it stands now. */
  embargo: string | undefined
  leftOut: string | undefined
}

export function frameOf({ units, pack, config }: FormatDeps, kit: Kit, locale: Locale): Frame {
  const { release } = kit
  const t = translator(locale)
  const unit = units.get(release.unitId) ?? units.root()
  const moment = (at: Date) => momentText(at, locale, unit.timeZone)
  const facts: [string, string][] = [
    [t('hub.release.from'), unit.name[locale]],
    ...(release.number === '' ? [] : ([[t('hub.release.number'), release.number]] as [string, string][])),
    ...(release.publishedAt === null
      ? []
      : ([[t('hub.release.published'), moment(release.publishedAt)]] as [string, string][])),
    [t('hub.release.version'), `${release.version} (${moment(release.changedAt)})`],
    ...(release.contact === '' ? [] : ([[t('hub.release.contact'), release.contact]] as [string, string][])),
  ]
  const left = kit.leftOut.editions + kit.leftOut.assets
  return {
    t,
    title: inLanguage(release.title, locale),
    summary: inLanguage(release.summary, locale),
    unit: unit.name[locale],
    institution: pack.institution[locale],
    url: `${config.url}${locale === 'en' ? '/en' : ''}${releasePath(release, locale)}`,
    facts,
    embargo:
      kit.early && release.embargoUntil !== null
        ? t('hub.release.embargo_line', { moment: moment(release.embargoUntil) })
        : undefined,
    leftOut: left === 0 ? undefined : t('hub.release.left_out', { count: left }),
  }
}

/** `Caption. Foto: credit. Rights` of today's record. */
export const captionOf = (asset: Pick<HandedAsset, 'caption' | 'headline' | 'credit' | 'rights'>): string =>
  [asset.caption === '' ? asset.headline : asset.caption, asset.credit, asset.rights]
    .filter((part) => part !== '')
    .join(' · ')
