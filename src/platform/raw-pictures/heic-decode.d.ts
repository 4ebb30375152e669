declare module 'heic-decode' {
  interface Decoded {
    width: number
    height: number
    /** Red, green, blue, alpha. */
    data: Uint8ClampedArray<ArrayBuffer>
  }
  interface Undecoded {
    width: number
    height: number
    decode(): Promise<Decoded>
  }
  const heicDecode: {
    /** Opens the file; the pixels come only when asked for. */
    all(given: { buffer: Uint8Array }): Promise<Undecoded[] & { dispose(): void }>
  }
  export default heicDecode
}
