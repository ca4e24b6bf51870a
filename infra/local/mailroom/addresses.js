/**
 * Addresses as people read them, and `mailto:` links as a mail program reads them (RFC 6068).
 */

/** Shorter tags are words (`+desk`, `+not-ada`) and stay; a line's token is longer than any of them. */
const privateLine = /(?<name>[^\s<>",+@]+)\+[a-z0-9]{20,}@/gi;

/**
 * `conduct+…@desk.test`: a token says nothing to a reader and breaks every layout.
 * @param {string} text
 */
export const shortened = (text) => text.replace(privateLine, "$<name>+…@");

/**
 * The addresses of a header or of a field: commas, semicolons or new lines between them, names left away.
 * @param {string} text
 * @returns {string[]}
 */
export const addressesIn = (text) =>
  text
    .replace(/"[^"]*"/g, "")
    .split(/[,;\n]/)
    .map((one) => /<([^<>]*)>/.exec(one)?.[1] ?? one)
    .map((one) => one.trim())
    .filter((one) => one !== "");

/**
 * @typedef {{ to: string[], subject: string, body: string, inReplyTo: string | undefined }} Prefilled
 */

/** A plus sign is a plus sign here, not a space as in web forms: `conduct+TOKEN@` depends on it. @param {string} text */
const unescaped = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * @param {string} href
 * @returns {Prefilled | undefined}
 */
export const prefilledBy = (href) => {
  const match = /^\s*mailto:([^?#]*)(?:\?([^#]*))?/i.exec(href);
  if (match === null) return undefined;
  const fields = new Map(
    (match[2] ?? "")
      .split("&")
      .filter((pair) => pair !== "")
      .map((pair) => {
        const [name = "", ...value] = pair.split("=");
        return [unescaped(name).toLowerCase(), unescaped(value.join("=")).replaceAll("\r\n", "\n")];
      }),
  );
  const to = [...(match[1] ?? "").split(","), ...(fields.get("to") ?? "").split(",")];
  return {
    to: to.map((one) => unescaped(one).trim()).filter((one) => one !== ""),
    subject: fields.get("subject") ?? "",
    body: fields.get("body") ?? "",
    inReplyTo: fields.get("in-reply-to"),
  };
};
