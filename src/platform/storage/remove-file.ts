import { unlink } from 'node:fs/promises'

/** Gone afterwards, and no fault if it was before. `fs.rm` would first ask what it is, for more than the removal costs. */
export const removeFile = (path: string): Promise<void> =>
  unlink(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
