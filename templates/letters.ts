/**
 * Letters that the desk writes in a member's name when the member gives no words of their own. The message around them adds
 * the name and says how to answer.
 */
export const defaultLetters = {
  acknowledgement: [
    "Hello,",
    "I have read what you sent us, and I take it seriously.",
    "Next, a few of us will look at it together. Anyone who has a part in it stays out. If we ask you something, you choose what you answer.",
    "I cannot promise how this will end. I can promise that it is not forgotten.",
    "If you want to add something, or if something worries you, answer this mail. You do not have to do anything else now.",
  ].join("\n\n"),
} as const;
