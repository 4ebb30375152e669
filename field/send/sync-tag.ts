/** Name of the Background Sync that sends the queue. */
export const syncTag = 'setor'
