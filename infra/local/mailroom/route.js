/**
 * Where a person is in the mailroom, kept in the address bar so that a reload, a bookmark and the back button keep the place.
 */

/**
 * @typedef {{ view: "people" }
 *   | { view: "board" }
 *   | { view: "write", as: string | undefined }
 *   | { view: "messages", address: string }
 *   | { view: "message", address: string, id: string }} Route
 */

/** @param {string} piece */
const decoded = (piece) => {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
};

/**
 * @param {string} hash
 * @returns {Route}
 */
export const routeFrom = (hash) => {
  const [place, first, second] = hash.replace(/^#\/?/, "").split("/").map(decoded);
  if (place === "board") return { view: "board" };
  if (place === "write") return { view: "write", as: first || undefined };
  if (place === "mailbox" && first) {
    return second ? { view: "message", address: first, id: second } : { view: "messages", address: first };
  }
  return { view: "people" };
};

/**
 * @param {Route} route
 * @returns {string}
 */
export const hashOf = (route) => {
  // An "@" may stand in a fragment; leaving it makes the address bar readable.
  const piece = (/** @type {string} */ text) => encodeURIComponent(text).replaceAll("%40", "@");
  switch (route.view) {
    case "board":
      return "#/board";
    case "write":
      return route.as === undefined ? "#/write" : `#/write/${piece(route.as)}`;
    case "messages":
      return `#/mailbox/${piece(route.address)}`;
    case "message":
      return `#/mailbox/${piece(route.address)}/${piece(route.id)}`;
    default:
      return "#/";
  }
};

/** @param {Route} route */
export const addressOf = (route) => ("address" in route ? route.address : undefined);
