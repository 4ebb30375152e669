/** A post as X tells it. */
export interface Tweet {
  id: string
  text: string
  created_at: string
  entities?: { urls?: { url: string; expanded_url: string }[] }
}

/** X puts its own short addresses in place of links, and one more behind the text for a picture. */
export const asWritten = ({ text, entities }: Tweet): string =>
  (entities?.urls ?? []).reduce(
    (written, { url, expanded_url: real }) =>
      written.replace(url, /\/(photo|video)\/\d+$/.test(real) ? '' : real),
    text,
  )
