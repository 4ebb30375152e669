/**
 * The words of a command line, written as one reads it. What is put in with `${}` stays one word, whatever it contains:
 * there is no shell, and no quoting.
 */
export function words(text: TemplateStringsArray, ...values: (string | number | null)[]): string[] {
  const marked = text.map((part, at) => (at === 0 ? part : `\0${at - 1}\0${part}`)).join('')
  return marked
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/\0(\d+)\0/g, (_, at: string) => String(values[Number(at)])))
}
