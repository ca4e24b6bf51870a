/** What a reporter wishes: whether and where the desk writes to them. */
import type { Case } from "./case.ts";
import type { EventOf } from "./events.ts";
import { withoutChallenge } from "./evolve-challenges.ts";
import { withLines, withNewLine, withoutLine } from "./own-lines.ts";
import { takenIn } from "./taken-in.ts";

type ReporterEvent = EventOf<
  "reporter-withdrew" | "reporter-quiet" | "new-address-named" | "new-address-dropped" | "new-address-confirmed"
>;

export const evolveReporter = (state: Case, event: ReporterEvent): Case => {
  switch (event.kind) {
    case "reporter-withdrew":
      return { ...state, withdrawn: true };
    case "reporter-quiet":
      return { ...state, quiet: event.quiet, wroteSinceQuiet: false };
    case "new-address-named":
      return {
        ...state,
        newAddress: event.address,
        newAddressUntil: event.until,
        lines: withNewLine(state.lines, "new-address"),
      };
    case "new-address-dropped":
      return withoutNewAddress(state);
    case "new-address-confirmed":
      return takenIn(withNewAddress(state), event.mail.mail);
  }
};

const withoutNewAddress = ({ newAddress: _, newAddressUntil: __, ...rest }: Case): Case => ({
  ...rest,
  lines: withoutLine(rest.lines, "new-address"),
});

/** A case is one item, and an item has an end. */
const mostKnown = 5;

/** The new address takes the reporter's place, and whoever reads the old one holds a dead line. */
const withNewAddress = (state: Case): Case => {
  const { newAddress } = state;
  if (newAddress === undefined) return state;
  const rest = withoutChallenge(withoutNewAddress(state), "reporter");
  const lines = withoutLine(rest.lines, "reporter");
  // What is known of the old address says nothing of this one.
  const { unreachable: _, whyUnreachable: __, address, earlier = [], ...reporter } = rest.reporter;
  const known = address === undefined ? earlier : [...earlier, address].slice(-mostKnown);
  return {
    ...rest,
    reporter: { ...reporter, address: newAddress, earlier: known, vouched: true },
    lines: withLines(lines, ["reporter"]),
  };
};
