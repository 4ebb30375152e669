import { expect, test } from 'vitest'
import { bareText } from './bare-text.ts'

test('of foreign markup the words are left, in their lines', () => {
  expect(
    bareText('<p>Buka <b>jam</b>&nbsp;7</p><p>Terima kasih<br/>Salam</p><script>alert(1)</script>'),
  ).toBe('Buka jam 7\nTerima kasih\nSalam')
})

test('markup that never ends takes no longer than other text of its length', () => {
  for (const begun of ['<br', '</p', '<!--', '<script', '<a', '&#x', '</script ']) {
    const began = performance.now()
    bareText(begun.repeat(100_000))
    expect(performance.now() - began, begun).toBeLessThan(2_000)
  }
})
