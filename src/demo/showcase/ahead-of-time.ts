import { embargoedPicture } from '../draw-pictures.ts'
import type { Stage } from '../stage.ts'
import { hours } from './ago.ts'

/** Approved, scheduled, under embargo. */
export function aheadOfTime({ story }: Stage): void {
  story({ template: 'office-visit', post: 'district2', writer: 'iwan', ago: hours(9), picture: 6 })
    .submit(hours(8), 'iwan')
    .approve(hours(2), 'maria')
  story({ template: 'weekend-run', post: 'district1', writer: 'rina', ago: hours(10), picture: 5 })
    .submit(hours(9), 'rina')
    .approve(hours(3), 'dadan')
    .schedule(hours(3) - 5, 'dadan', hours(3))
  story({ template: 'evening-hours', post: 'district3', writer: 'fitriani', ago: hours(13), picture: 7 })
    .submit(hours(12), 'fitriani')
    .approve(hours(6), 'nurhaliza')
    .schedule(hours(6) - 5, 'nurhaliza', hours(18))
  story({
    template: 'vehicle-returned',
    post: 'root',
    writer: 'laras',
    ago: hours(16),
    picture: embargoedPicture,
    headline: {
      id: 'Rincian layanan terpadu nasional diumumkan bersamaan di semua wilayah',
      en: 'Details of the national single counter are announced in every region at once',
    },
  })
    .submit(hours(15), 'laras')
    .embargo(hours(14), 'ratna', hours(40), 'Diumumkan serentak pada konferensi pers.')
    .approve(hours(12), 'ratna')
    .schedule(hours(12) - 5, 'ratna', hours(41))
}
