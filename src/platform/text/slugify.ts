/**
 * A piece of an address: lower-case ASCII words with single hyphens, cut at a word, at most `max` characters. Empty
 * when the text holds no Latin letter or digit.
 */
export function slugify(text: string, max = 80): string {
  const slug = text
    .toWellFormed()
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|['’ʼ]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (slug.length <= max) return slug
  const cut = slug.slice(0, max + 1)
  const end = cut.lastIndexOf('-')
  return end > max / 2 ? cut.slice(0, end) : slug.slice(0, max).replace(/-+$/, '')
}
