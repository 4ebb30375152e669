/**
 * HTML of this house to be read elsewhere: every address on this house gets its origin, those of a picture's sizes, too.
 * @param html rendered by the newsroom: values stand in double quotes.
 */
export const withOrigin = (html: string, origin: string): string =>
  html
    .replaceAll(/(\s(?:src|href|poster)=")\/(?!\/)/g, `$1${origin}/`)
    .replaceAll(/(\ssrcset=")([^"]*)"/g, (_, begin: string, set: string) =>
      `${begin}${set.replaceAll(/(^|,\s*)\/(?!\/)/g, `$1${origin}/`)}"`,
    ) // prettier-ignore
