/** Domains in letters beyond a to z travel as `xn--…`, and are compared and shown so. Read back, to see what they look like. */

const [base, tMin, tMax, skew, damp] = [36, 1, 26, 38, 700];
const [firstBias, firstSign] = [72, 128];
const highest = 0x10ffff;

const adapted = (delta: number, count: number, isFirst: boolean): number => {
  let left = isFirst ? Math.floor(delta / damp) : Math.floor(delta / 2);
  left += Math.floor(left / count);
  let steps = 0;
  for (; left > ((base - tMin) * tMax) / 2; steps += base) left = Math.floor(left / (base - tMin));
  return steps + Math.floor(((base - tMin + 1) * left) / (left + skew));
};

const digits = "abcdefghijklmnopqrstuvwxyz0123456789";

/** RFC 3492. Undefined where it is no such label. */
const signsOf = (label: string): string | undefined => {
  const end = label.lastIndexOf("-");
  const signs = [...label.slice(0, Math.max(0, end))];
  const rest = label.slice(end + 1);
  let [sign, bias, place, from] = [firstSign, firstBias, 0, 0];
  while (from < rest.length) {
    const before = place;
    for (let weight = 1, step = base; ; step += base) {
      const digit = digits.indexOf(rest[from] ?? " ");
      if (digit < 0) return undefined;
      from += 1;
      place += digit * weight;
      const least = Math.min(tMax, Math.max(tMin, step - bias));
      if (digit < least) break;
      weight *= base - least;
    }
    const count = signs.length + 1;
    bias = adapted(place - before, count, before === 0);
    sign += Math.floor(place / count);
    place %= count;
    if (sign > highest) return undefined;
    signs.splice(place, 0, String.fromCodePoint(sign));
    place += 1;
  }
  return signs.join("");
};

export const isALabel = (domain: string): boolean => /(?:^|\.)xn--/i.test(domain);

/** As a person may see it. What cannot be read back stays as it is. */
export const asSeen = (domain: string): string =>
  domain
    .toLowerCase()
    .split(".")
    .map((label) => (label.startsWith("xn--") ? (signsOf(label.slice("xn--".length)) ?? label) : label))
    .join(".");
