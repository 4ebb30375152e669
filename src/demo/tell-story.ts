/** Tells one story in both languages from a template, a unit and a day: the same facts, each language's own words. */
import { emptyContent, type EditionContent } from '../house/newsroom/index.ts'
import type { Unit } from '../house/units/index.ts'
import type { Locale } from '../platform/messages.ts'
import type { Random } from '../platform/art/random.ts'
import { copyEdit, numberInText } from './copy-edit.ts'
import { residents, streets, villages } from './names.ts'
import { placeOf, regionPlace, type InBoth, type UnitTree } from './places.ts'
import type { Template } from './template.ts'

export type Telling = Readonly<Record<Locale, EditionContent>>

export interface Subject {
  template: Template
  unit: Unit
  /** When it happened. */
  at: Date
  /** Key of a topic that the pack knows. */
  topic: string
}

type Body = EditionContent['body']['content']
const languages: Record<Locale, string> = { id: 'id-ID', en: 'en-GB' }

export function tellStory(units: UnitTree, { template, unit, at, topic }: Subject, random: Random): Telling {
  const place = placeOf(units, unit)
  const region = regionPlace(units, unit)
  const facts = factsOf(template, { unit, at, place, random })
  const tell = (locale: Locale): EditionContent => {
    const wording = template[locale]
    const fill = (text: string) =>
      text.replace(/\{(\w+)\}(?=(.?))/g, (slot, name: string, next: string) => {
        const fact = facts[name]?.[locale]
        return fact === undefined ? slot : numberInText(fact, locale, next)
      })
    const headline = upperFirst(fill(random.pick(wording.headlines)))
    return emptyContent({
      headline,
      summary: copyEdit(fill(wording.summary), locale),
      slugline: `${template.key}/${place[locale].toLowerCase().replaceAll(' ', '-')}`.slice(0, 100),
      dateline:
        region[locale] === place[locale]
          ? place[locale]
          : `${place[locale]}, ${region[locale]}`.slice(0, 200),
      byline: locale === 'id' ? `Humas ${unit.name.id}` : `Public information, ${unit.name.en}`,
      signOff: 'humas',
      urgency: template.urgency,
      topic,
      tags: [...template.tags.map((tag) => tag[locale === 'id' ? 0 : 1]), place[locale].toLowerCase()],
      place: { unitId: unit.id },
      body: { type: 'doc', content: bodyOf(wording.body, fill, locale, random) },
    })
  }
  return { id: tell('id'), en: tell('en') }
}

// Making one costs more than telling a whole story.
const dayWriters = new Map<string, Intl.DateTimeFormat>()

function dayWriter(locale: Locale, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`
  const known = dayWriters.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(languages[locale], {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  })
  dayWriters.set(key, made)
  return made
}

const written: Record<Locale, Intl.NumberFormat> = {
  id: new Intl.NumberFormat('id-ID'),
  en: new Intl.NumberFormat('en-GB'),
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function factsOf(
  template: Template,
  { unit, at, place, random }: { unit: Unit; at: Date; place: InBoth; random: Random },
): Record<string, InBoth> {
  const same = (text: string): InBoth => ({ id: text, en: text })
  const day = (locale: Locale) => dayWriter(locale, unit.timeZone).format(at)
  const facts: Record<string, InBoth> = {
    unit: unit.name,
    place,
    date: { id: day('id').replace(', ', ' (') + ')', en: day('en').replace(',', '') },
    name: same(random.pick(residents)),
    village: same(random.pick(villages)),
    street: same(random.pick(streets)),
  }
  for (const [name, [low, high]] of Object.entries(template.numbers ?? {})) {
    const value = random.whole(low, high)
    facts[name] = { id: written.id.format(value), en: written.en.format(value) }
  }
  for (const [name, list] of Object.entries(template.choices ?? {})) {
    const [id, en] = random.pick(list)
    facts[name] = { id, en }
  }
  return facts
}

function bodyOf(
  lines: Template['id']['body'],
  fill: (text: string) => string,
  locale: Locale,
  random: Random,
): Body {
  const blocks: Body = []
  const id = () => `b${blocks.length + 1}`
  const text = (line: string) => [{ type: 'text' as const, text: line }]
  for (const choice of lines) {
    const line = upperFirst(fill(typeof choice === 'string' ? choice : random.pick(choice)))
    const last = blocks.at(-1)
    if (line.startsWith('## '))
      blocks.push({ type: 'heading', attrs: { id: id(), level: 2 }, content: text(line.slice(3)) })
    else if (line.startsWith('> '))
      blocks.push({
        type: 'blockquote',
        attrs: { id: id() },
        content: [{ type: 'paragraph', content: text(line.slice(2)) }],
      })
    else if (line.startsWith('- ')) {
      const item = {
        type: 'listItem' as const,
        content: [{ type: 'paragraph' as const, content: text(upperFirst(line.slice(2))) }],
      }
      if (last?.type === 'bulletList') last.content.push(item)
      else blocks.push({ type: 'bulletList', attrs: { id: id() }, content: [item] })
    } else blocks.push({ type: 'paragraph', attrs: { id: id() }, content: text(copyEdit(line, locale)) })
  }
  return blocks
}
