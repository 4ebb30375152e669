import { expect, test } from 'vitest'
import { isAtHome } from './address.ts'

test.each([
  ['http://localhost:8080', true],
  ['http://127.0.0.1', true],
  ['http://[::1]:8080', true],
  ['https://localhost.example', false],
  ['http://10.0.0.1', false],
  ['http://[fd00::1]', false],
])('%s is of this machine itself: %s', (address, itself) => {
  expect(isAtHome(address)).toBe(itself)
})
