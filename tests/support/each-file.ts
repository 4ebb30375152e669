/** Vitest runs this before each test file. */
import { afterAll } from 'vitest'
import { closeAll } from './afterwards.ts'

afterAll(closeAll)
