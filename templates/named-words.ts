/** What members are told of a colleague whom a later mail names, and of what somebody who is off a case had been sent. */
export const namedNow = {
  keptOut: (name: string): string =>
    `${name} is named in this mail and did not get it. ${name} is kept out of this case from now on. If that is a mistake, two of you can ask ${name} back with /include ${name}.`,
  /** Nobody proven wrote it, or somebody who may want to choose who judges. */
  mayBe: (name: string): string =>
    `${name} is named in this mail. If the case is too close to ${name}, answer with /exclude ${name}.`,
};

export const wasSentBefore = (who: string, rows: readonly string[]): readonly string[] =>
  rows.length === 0
    ? [`${who} had not been sent anything about it.`]
    : [
        `Before that, ${who} had been sent: ${rows.join("; ")}.`,
        "Mail that has arrived cannot be taken back. You can ask for it to be deleted.",
      ];

export const sentRow = (what: string, times: number, first: string, last: string): string =>
  times === 1 ? `${what} (${first})` : `${what}, ${times} times (${first === last ? first : `${first} to ${last}`})`;
