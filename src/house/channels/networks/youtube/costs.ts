/** What calls take of a project's units. Uploads are counted by themselves. Source: developers.google.com/youtube/v3/determine_quota_cost. */
export const costs = { list: 1, change: 50, caption: 400 }
