// Films of a story, in browsers that cannot climb a film's ladder by themselves: once somebody presses play, hls.js is
// fetched and chooses the size that the line carries. Without it, and without this file, the one MP4 plays.
const ladderType = 'application/vnd.apple.mpegurl'
const library = document.querySelector('script[data-hls]')?.dataset.hls
const usual = 'video/mp4; codecs="avc1.4d401f,mp4a.40.2"'

for (const film of document.querySelectorAll('figure.film video')) {
  const ladder = [...film.querySelectorAll('source')].find(({ type }) => type === ladderType)
  if (ladder === undefined || film.canPlayType(ladderType) !== '') continue
  if (library === undefined || !window.MediaSource?.isTypeSupported(usual)) continue
  film.addEventListener('play', () => void climb(film, ladder.src), { once: true })
}

async function climb(film, ladder) {
  const file = film.currentSrc
  film.pause()
  try {
    const { default: Hls } = await import(library)
    const hls = new Hls({ enableWorker: false, capLevelToPlayerSize: true, startPosition: film.currentTime })
    hls.on(Hls.Events.ERROR, (_, { fatal }) => {
      if (!fatal) return
      const at = film.currentTime
      hls.destroy()
      film.src = file
      film.currentTime = at
      void film.play().catch(() => {})
    })
    hls.on(Hls.Events.MANIFEST_PARSED, () => void film.play().catch(() => {}))
    hls.loadSource(ladder)
    hls.attachMedia(film)
    film.dataset.player = 'hls'
  } catch {
    void film.play().catch(() => {})
  }
}
