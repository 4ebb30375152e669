import type { House } from '../../src/house.ts'

/** The newest letter to an address, read from the outbox. */
export async function letterTo(
  { mail }: Pick<House, 'mail'>,
  address: string,
): Promise<{ subject: string; text: string }> {
  const letter = (await mail.outbox({ limit: 50 })).find((row) => row.to === address)
  if (letter === undefined || letter.text === null) throw new Error(`No letter to ${address}.`)
  return { subject: letter.subject, text: letter.text }
}

/** The secret behind the link's hash sign. */
export async function tokenMailedTo(house: Pick<House, 'mail'>, address: string): Promise<string> {
  const { text } = await letterTo(house, address)
  const token = /#([\w-]+)/.exec(text)?.[1]
  if (token === undefined) throw new Error(`No link in: ${text}`)
  return token
}
