/**
 * Letters that the desk writes in a member's name when the member gives no words of their own. The message around them adds
 * the name and says how to answer. None of them tells how a case ended: what the desk cannot know, only a member may say.
 */
export const defaultLetters = {
  acknowledgement: [
    "Hello,",
    "Thank you for telling us. I have read what you sent us, and I take it seriously.",
    "Next, a few of us will look at it together. Anyone who has a part in it stays out. If we ask you something, you choose what you answer.",
    "I cannot promise how this will end. I can promise that it is not forgotten.",
    "Is there something that would help you, or make this easier for you? Then answer this mail and say so. You can also add to what you told us. You do not have to do anything else now.",
  ].join("\n\n"),
  /** For a report that its reporter wants to be kept, and not acted on. */
  kept: [
    "Hello,",
    "Thank you for telling us. I have read what you sent us, and I take it seriously.",
    "We keep it, and do nothing with it, as you asked. That stays so unless somebody else tells us about the same person, or you change your mind.",
    "If you want us to look at it after all, answer this mail with /release as the first line.",
    "Is there something else that would help you? Then answer this mail and say so. You do not have to do anything now.",
  ].join("\n\n"),
  /** For a report of something that was already handled. */
  recorded: [
    "Hello,",
    "Thank you for telling us. I have read what you sent.",
    "As I read it, this was already taken care of. So we keep it on file, and we plan nothing more for now.",
    "If I got that wrong, or if you want more from us, answer this mail. Then we look at it again.",
    "You do not have to do anything else.",
  ].join("\n\n"),
  /** For the end of a case, whatever the end was. */
  closed: [
    "Hello,",
    "We have come to the end of our work on what you sent us. The case is closed now.",
    "Thank you for telling us. I know that it can be hard to write such a mail.",
    "If you learn something new, or if something happens again, answer this mail. New information opens the case again.",
    "If you have a question about how it ended, you can answer this mail too. You do not have to do anything else.",
  ].join("\n\n"),
} as const;
