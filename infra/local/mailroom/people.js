/**
 * Who has a mailbox: the people the demo desk knows, and every other address that mail has gone to.
 */

/**
 * @typedef {import("./desk-api.js").Person} Person
 * @typedef {{ title: string, people: Person[] }} Group
 */

const groups = [
  { title: "Reporter and others", roles: ["reporter", "respondent"] },
  { title: "Committee", roles: ["member"] },
  { title: "Outside contact", roles: ["outside contact"] },
  { title: "Organisers", roles: ["organisers"] },
];

/**
 * @param {readonly Person[]} people
 * @param {Iterable<string>} addresses
 * @returns {Person[]}
 */
export const withStrangers = (people, addresses) => {
  const known = new Set(people.map((person) => person.address));
  const strangers = [...addresses].filter((address) => !known.has(address)).sort();
  return [...people, ...strangers.map((address) => ({ address, role: "other", name: address }))];
};

/**
 * @param {readonly Person[]} people
 * @returns {Group[]}
 */
export const grouped = (people) => {
  const placed = new Set(groups.flatMap(({ roles }) => roles));
  return groups
    .map(({ title, roles }, index) => ({
      title,
      people: people.filter(({ role }) => roles.includes(role) || (index === 0 && !placed.has(role))),
    }))
    .filter((group) => group.people.length > 0);
};

/**
 * @param {import("./desk-api.js").Duty | undefined} duty
 * @param {string} address
 */
export const dutyOf = (duty, address) => {
  if (duty?.primary?.email === address) return "primary";
  return duty?.secondary?.email === address ? "secondary" : undefined;
};

/** @param {readonly Person[]} people @param {string} address */
export const nameOf = (people, address) => people.find((person) => person.address === address)?.name ?? address;

/** `Ada, Bo and Dee` @param {readonly string[]} names */
export const listed = (names) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);
