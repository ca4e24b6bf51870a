/**
 * A write costs by the kilobyte, so the older part of a long journal moves out of the item into a segment of its own.
 * Only entries that were read from the item move: whoever else writes the same segment writes the same bytes.
 */
export const mostItemBytes = 32 * 1024;

interface Journalled<Entry extends { readonly seq: number }> {
  readonly journal: readonly Entry[];
  readonly segments: readonly string[];
}

export interface Segment<Entry> {
  readonly name: string;
  readonly entries: readonly Entry[];
}

const padded = (seq: number): string => String(seq).padStart(8, "0");

/** Which segment holds the entry of that number. */
export const segmentHolding = (segments: readonly string[], seq: number): string | undefined =>
  segments.find((name) => {
    const [, first, last] = /^JOURNAL#(\d+)-(\d+)$/.exec(name) ?? [];
    return first !== undefined && last !== undefined && Number(first) <= seq && seq <= Number(last);
  });

/** Each holds more than the names of all before it: else those alone would fill the item, one for every write. */
const isWorthAName = ({ segments }: { readonly segments: readonly string[] }, moving: readonly object[]): boolean =>
  segments.length === 0 || JSON.stringify(moving).length >= JSON.stringify(segments).length;

/**
 * `stored` is how many entries of the journal were in the item when it was read. Open work keeps none of them in it: work can
 * wait for days, and a flood in that time would fill the item. `keepFrom` is for whoever cannot read a segment back.
 */
export const segmented = <Entry extends { readonly seq: number }, State extends Journalled<Entry>>(
  state: State & Journalled<Entry>,
  stored: number,
  bytes: number,
  keepFrom = Number.MAX_SAFE_INTEGER,
): { readonly state: State; readonly segment: Segment<Entry> | undefined } => {
  const moving = state.journal.slice(0, stored).filter((entry) => entry.seq < keepFrom);
  const [first, last] = [moving[0], moving.at(-1)];
  if (bytes <= mostItemBytes || !first || !last || !isWorthAName(state, moving)) return { state, segment: undefined };
  const name = `JOURNAL#${padded(first.seq)}-${padded(last.seq)}`;
  return {
    state: { ...state, journal: state.journal.slice(moving.length), segments: [...state.segments, name] },
    segment: { name, entries: moving },
  };
};
