/**
 * Letters that the desk writes in a member's name when the member gives no words of their own. The message around them adds
 * the name and says how to answer.
 */
export const defaultLetters = {
  acknowledgement: [
    "Hello,",
    "I have read what you sent us, and I take it seriously.",
    "Next, a few of us will look at it together. Anyone who has a part in it stays out. We may want to ask you something. You choose what you answer.",
    "I will write to you again, also if there is no news yet. I cannot promise how this will end.",
    "If you want to add something, or if something worries you, answer this mail. You do not have to do anything else now.",
  ].join("\n\n"),
} as const;
