/** Pictures as they may travel on: without what they tell beside what they show. */

export interface Pictures {
  /**
   * The same picture without place, time, author, device, comments, thumbnails and whatever is hidden behind its end. The same
   * bytes where there was nothing of that; undefined for what is no picture of a known kind, or does not parse to its end.
   */
  withoutTraces(bytes: Uint8Array): Uint8Array | undefined;
}
