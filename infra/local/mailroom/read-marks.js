/**
 * What has been read in this browser. The desk knows nothing of it: it does not track who opened what.
 */

const place = "conduct-desk.read";
/** Enough for a long trial; the oldest marks go first. */
const most = 5000;

const stored = () => {
  try {
    const ids = JSON.parse(localStorage.getItem(place) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
};

const read = new Set(stored());

/** @param {string} id */
export const isRead = (id) => read.has(id);

/**
 * @param {string} id
 * @returns {boolean} whether this was news
 */
export const markRead = (id) => {
  if (read.has(id)) return false;
  read.add(id);
  try {
    localStorage.setItem(place, JSON.stringify([...read].slice(-most)));
  } catch {
    // A browser that stores nothing still shows mail; the marks last until the page closes.
  }
  return true;
};
