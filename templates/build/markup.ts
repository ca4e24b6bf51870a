/**
 * Where in a piece of markup we are: the one question that decides whether a value there is safe. Escaping protects text
 * and quoted attributes; nothing protects a value in a style, a script, a comment or the name of a tag.
 */
export interface Spot {
  readonly in: "text" | "tag" | "attribute" | "comment";
  /** The attribute whose value is open. */
  readonly attribute: string;
  /** The tag that was opened last. */
  readonly tag: string;
  /** The mj elements that are open, outermost first. */
  readonly elements: readonly string[];
}

export const start: Spot = { in: "text", attribute: "", tag: "", elements: [] };

const opensTag = /^<(\/?)([a-zA-Z][\w:-]*)/;

const isMjml = (tag: string): boolean => tag.startsWith("mj");

const enter = (elements: readonly string[], closing: boolean, tag: string): readonly string[] => {
  if (!isMjml(tag)) return elements;
  return closing ? elements.slice(0, -1) : [...elements, tag];
};

interface Step {
  readonly spot: Spot;
  readonly length: number;
}

const inText = (spot: Spot, rest: string): Step => {
  if (rest.startsWith("<!--")) return { spot: { ...spot, in: "comment" }, length: 4 };
  const tag = opensTag.exec(rest);
  if (tag !== null) {
    const name = tag[2] ?? "";
    const elements = enter(spot.elements, tag[1] === "/", name);
    return { spot: { ...spot, in: "tag", tag: name, elements }, length: tag[0].length };
  }
  // A bare bracket right before a value would make a tag of the value.
  if (rest === "<" || rest === "</") return { spot: { ...spot, in: "tag", tag: "" }, length: rest.length };
  const next = rest.indexOf("<", 1);
  return { spot, length: next < 0 ? rest.length : next };
};

const inTag = (spot: Spot, rest: string): Step => {
  const attribute = /^([\w:-]+)="/.exec(rest);
  if (attribute !== null) {
    return { spot: { ...spot, in: "attribute", attribute: attribute[1] ?? "" }, length: attribute[0].length };
  }
  if (rest.startsWith("/>")) {
    return { spot: { ...spot, in: "text", elements: enter(spot.elements, true, spot.tag) }, length: 2 };
  }
  return rest.startsWith(">") ? { spot: { ...spot, in: "text" }, length: 1 } : { spot, length: 1 };
};

const until = (spot: Spot, rest: string, end: string, then: Spot["in"]): Step => {
  const found = rest.indexOf(end);
  return found < 0 ? { spot, length: rest.length } : { spot: { ...spot, in: then, attribute: "" }, length: found + end.length };
};

const stepFrom = (spot: Spot, rest: string): Step => {
  switch (spot.in) {
    case "text":
      return inText(spot, rest);
    case "tag":
      return inTag(spot, rest);
    case "attribute":
      return until(spot, rest, '"', "tag");
    case "comment":
      return until(spot, rest, "-->", "text");
  }
};

/** Where we are after these words. */
export const spotAfter = (from: Spot, words: string): Spot => {
  let spot = from;
  let rest = words;
  while (rest !== "") {
    const step = stepFrom(spot, rest);
    spot = step.spot;
    rest = rest.slice(step.length);
  }
  return spot;
};
