import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { patience } from './tests/support/patience.ts'

/** What takes longest begins first: at the end nobody waits for it alone. */
const longest = ['journeys/console-axe', 'journeys/main-job', 'journeys/', 'boot/']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = longest.findIndex((part) => moduleId.includes(`/tests/${part}`))
      return found === -1 ? longest.length : found
    }
    return files.toSorted((a, b) => place(a) - place(b) || a.moduleId.localeCompare(b.moduleId))
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts', 'packs/**/*.test.ts'],
    exclude: ['node_modules/**', 'tests/peers/**', 'tests/support/planted/**'],
    globalSetup: ['tests/support/global-setup.ts'],
    setupFiles: ['tests/support/each-file.ts'],
    pool: 'forks',
    // What a file opens it closes (tests/support/afterwards.ts), so the next one finds the modules loaded.
    isolate: false,
    // Two more than cores: journeys wait for minutes, mails and other processes.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    testTimeout: 5 * patience,
    hookTimeout: 5 * patience,
    expect: { poll: { timeout: patience } },
  },
})
