/**
 * What a committee may choose from when it writes a proposal. They are ideas, not a closed list: a member's own words stand
 * beside them, or in their place.
 */

/** What the respondent could be asked to do, so that it does not happen again. */
export const plans: readonly string[] = [
  "Stop using certain words or phrases.",
  "Keep out of talks about certain topics.",
  "Send no private messages to a certain person.",
  "Stay away from certain channels or rooms.",
  "Hand back the rights of a moderator or an admin.",
  "Stop doing a certain job as a volunteer.",
  "Step down from a leading role.",
  "Give up being a member of a certain group.",
];

/** What could follow from what happened, the mildest first. */
export const consequences: readonly string[] = [
  "Nothing, because it did not break our rules.",
  "A warning, by voice or by mail.",
  "A last warning.",
  "A break from the community until a set date.",
  "Leaving the community for good.",
  "A public account of what happened.",
];
