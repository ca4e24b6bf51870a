/** What a reporter may ask of the desk: less mail, another address, or to be left out of it. */
import * as z from "zod";
import { after, days } from "../instant.ts";
import { addressKey, destinationOf, isPlainAddress } from "../mail/address.ts";
import type { Asked, Ran, Runs } from "./running.ts";

const butOutcome = /^(?:(?:please|only|just|but|the) )*outcome(?: (?:please|only))*$/;

/** Whoever asks for quiet in a sentence is heard; only where it speaks of the outcome does a word more leave a doubt. */
const quietMeant = (said: string): "all" | "but-outcome" | undefined => {
  if (butOutcome.test(said)) return "but-outcome";
  return said.includes("outcome") ? undefined : "all";
};

const quiet = ({ state, line }: Asked): Ran => {
  const meant = quietMeant(line.argument.toLowerCase());
  if (meant === undefined) return { refused: "unclear-words", among: ["/quiet", "/quiet outcome"] };
  if (state.quiet === meant) return { refused: "already-so" };
  return { done: meant === "all" ? "quiet" : "quiet-but-outcome", events: [{ kind: "reporter-quiet", quiet: meant }] };
};

/** A mistyped address must not stay a way in for ever. */
const answersWithin = days(7);

export const isSame = (said: string, known: string | undefined): boolean =>
  known !== undefined && addressKey(said) === addressKey(known);

const address = z.email().max(254);

/** Without what people set around an address. Undefined where nobody can be written to. */
export const addressSaid = (words: string): string | undefined => {
  const said = words.replace(/^<|>$/g, "").replace(/^mailto:/i, "");
  return address.safeParse(said).success && isPlainAddress(said) ? said : undefined;
};

/** Not until somebody answers from there: a typing error must not send a case to a stranger. */
const writeTo = ({ state, line, context }: Asked): Ran => {
  const said = addressSaid(line.argument);
  if (said === undefined || destinationOf(said, context.desk.alias) !== undefined)
    return { refused: "unclear-words", among: ["/write-to ADDRESS"] };
  if (isSame(said, state.reporter.address))
    return state.newAddress === undefined
      ? { refused: "already-so" }
      : { done: "address-kept", events: [{ kind: "new-address-dropped" }] };
  if (isSame(said, state.newAddress)) return { refused: "already-so" };
  return {
    done: "address-asked",
    events: [{ kind: "new-address-named", address: said, until: after(context.now, answersWithin) }],
  };
};

export const reporterRuns: Runs<"quiet" | "write-to" | "withdraw"> = {
  quiet,
  "write-to": writeTo,
  withdraw: ({ state }) =>
    state.withdrawn ? { refused: "already-so" } : { done: "withdrawn", events: [{ kind: "reporter-withdrew" }] },
};
