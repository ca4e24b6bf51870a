/** What the letters of the leak benchmark are made of. Nobody is called so: names are put together from syllables. */

/** Chance that can be had again. */
export interface Dice {
  readonly below: (limit: number) => number;
  readonly of: <Item>(items: readonly Item[]) => Item;
}

export const diceFrom = (seed: number): Dice => {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const of = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new RangeError("There is nothing to choose from.");
    return item;
  };
  return { below, of };
};

const onsets = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "t", "v", "z", "br", "dr", "fl", "kl", "tr", "sh", "y"];
const vowels = ["a", "e", "i", "o", "u", "ia", "eo"];
const codas = ["", "", "n", "r", "l", "s", "k", "m"];
const givenEnds = ["a", "o", "i", "en", "ik", "ana", "el", "ur"];
const familyEnds = ["ov", "sen", "ski", "eti", "ander", "ouka", "ell", "ardi"];

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const syllable = (dice: Dice): string => dice.of(onsets) + dice.of(vowels) + dice.of(codas);

export const givenName = (dice: Dice): string => capital(syllable(dice) + dice.of(onsets) + dice.of(givenEnds));
/** Seven letters or more. */
export const longGivenName = (dice: Dice): string =>
  capital(`${syllable(dice)}${syllable(dice)}${dice.of(onsets)}${dice.of(givenEnds)}l`);
export const familyName = (dice: Dice): string => capital(syllable(dice) + dice.of(onsets) + dice.of(familyEnds));

/** Given names that are words of a letter too. */
export const wordyNames = [
  "Will",
  "Mark",
  "May",
  "Hope",
  "Grace",
  "Faith",
  "Joy",
  "Rose",
  "Dawn",
  "Drew",
  "Grant",
  "Chase",
  "Art",
  "June",
];

export const familySigns = ["王", "李", "陈", "赵"];
export const givenSigns = ["小明", "丽华", "建国", "雨晴"];

export const events = ["PyRiver", "Compile Days", "Data Harvest", "Kernel Camp", "OpenShore"];
export const cities = ["Harborfield", "Lindenau", "Puerto Claro", "Stonebridge"];
export const venues = ["Copper Mill", "Old Granary", "Marovel Hotel", "Tivona Centre"];
export const bars = ["Zum Kessel", "Blue Heron Taproom", "Quillfeather", "Casa Bruma"];
export const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
export const months = ["January", "February", "March", "April", "May", "June", "September", "October"];

const titleFirst = ["Taming", "Growing", "Debugging", "Untangling", "Profiling", "Surviving"];
const titleSecond = ["Legacy", "Concurrent", "Fragile", "Distributed", "Haunted", "Recursive"];
const titleThird = ["Parsers", "Pipelines", "Notebooks", "Schedulers", "Compilers", "Gardens"];

export const talkTitle = (dice: Dice): string => `${dice.of(titleFirst)} ${dice.of(titleSecond)} ${dice.of(titleThird)}`;

export interface Incident {
  /** What the reporter wrote; `{time}`, `{room}`, `{title}`, `{bar}`, `{ticket}`, `{respondent}` and the like are filled in. */
  readonly report: readonly string[];
  /** How a committee puts the same to the person reported. */
  readonly neutral: readonly string[];
}

export const incidents: readonly Incident[] = [
  {
    report: [
      "On {day} at {time} I was standing at the coffee counter outside room {room} when {respondent} leaned in and asked whether my husband knew I was out alone.",
      "I laughed because I froze, and then {respondent} put an arm around my waist and steered me toward the elevator.",
      "My colleague {witness} pulled me away before the doors closed.",
    ],
    neutral: [
      "At the event on {day} you made personal remarks to another attendee and touched them without being asked.",
      "You stayed close to them although they had not invited it.",
    ],
  },
  {
    report: [
      'During my talk "{title}" {respondent} shouted from the back row that people like me only get invited to fill a quota.',
      "Half of the audience snickered and I lost my thread for several minutes.",
      "It was {time} by the clock on the wall, I remember staring at it while I tried to find my slide again.",
    ],
    neutral: [
      "During a talk on {day} you called out remarks about the background of a speaker.",
      "Other people in the room heard them too.",
    ],
  },
  {
    report: [
      "In the chat channel {respondent} keeps answering each of my pull requests with a picture of a clown.",
      "The worst one was under ticket {ticket}, where {respondent} wrote that nobody asked the diversity hire for a review.",
      "The screenshot is here: https://chat.example/archive/{ticket}/thread",
    ],
    neutral: [
      "In our chat channel you repeatedly answered contributions of one person with mocking pictures and with remarks about who they are.",
      "We looked at the messages ourselves.",
    ],
  },
  {
    report: [
      "After the social evening {respondent} followed me from {bar} all the way to my hotel, still talking, although I had said goodnight twice.",
      "I went around the block so that {respondent} would not learn which entrance I use.",
      "It must have been about {time} because the tram had just stopped running.",
    ],
    neutral: [
      "After the social evening on {day} you followed another attendee on their way home although they had asked you to stop.",
    ],
  },
  {
    report: [
      "At the sprint table {respondent} told the newcomers that they should learn to read before they touch a keyboard.",
      "One of them, a student who came with me, packed up her laptop and cried in the corridor.",
      "When I objected, {respondent} rolled his eyes and said I was too sensitive for open source.",
    ],
    neutral: [
      "At the sprints you spoke to new contributors in a way that several people experienced as demeaning.",
      "When this was mentioned to you, you dismissed it.",
    ],
  },
  {
    report: [
      '{respondent} photographed me in the quiet room while I was asleep on the beanbag and posted it with the caption "conference zombie".',
      "I only found out at {time} when {witness} showed me the post on a phone.",
      "I asked twice for it to be deleted and got a winking emoji back.",
    ],
    neutral: [
      "You took a photograph of an attendee in a room that is set aside for rest, and published it without asking.",
      "You did not delete it when you were requested to.",
    ],
  },
  {
    report: [
      "On the mailing list {respondent} replied to my proposal with three paragraphs about my accent in last year's recording.",
      "My message was number {ticket} in the archive, and the answer came within the hour.",
      "Since then two strangers have imitated my pronunciation in private messages to me.",
    ],
    neutral: ["On our mailing list you answered a technical proposal with comments about the way in which its author speaks."],
  },
  {
    report: [
      "At dinner {respondent} grabbed my wrist, held a glass of schnapps under my nose and would not let go until I swallowed it.",
      "I do not drink, for religious reasons, and I had explained exactly that ten minutes earlier.",
      "{witness} sat across from us and can confirm every word.",
    ],
    neutral: [
      "At the dinner on {day} you pressed another guest to drink alcohol after they had declined.",
      "You also took hold of them while you did so.",
    ],
  },
];

/** What reporters write afterwards, when they are asked. */
export const laterMails = [
  "Thank you for answering so quickly. I can talk on the phone this week, but not in the evening. Yes, I would like to stay anonymous. I do not want an apology, I only want this to stop and to be able to come back next year without being afraid.",
  "Hello again, sorry for the long silence. I have thought about your question. As far as I remember there were five or six people in the room, and none of them said anything. Please let me know what the committee decides, and whether I should expect an answer from them.",
  "I read the code of conduct again before I wrote to you, and I think that this is what it is for. If you want to speak to others who were there, please ask me first. It would be good to know what happens next and how long it will take. Kind regards.",
];

export const openings = [
  "Dear {respondent},\n\nwe are the Code of Conduct committee of {event}, and we write to you about something that was brought to our attention.",
  "Hello {respondent},\n\nthis letter is from the Code of Conduct committee. It is about your behaviour at {event} in {city}.",
  "Dear {respondent},\n\nthank you for taking the time to talk with us. As promised, here is what the committee has decided.",
];

export const impacts = [
  "This made people feel unsafe, and it goes against what we promise to everybody who comes to our events.",
  "Behaviour like this keeps people away from our community, even if it was meant as a joke.",
  "It hurt those who were there. Whether you intended that or not, the effect is the same.",
  "The person concerned no longer felt welcome among us, and neither did others who noticed it.",
];

export const plans = [
  "We ask you not to contact anybody whom you believe to be involved, and not to try to find out who they are.",
  "Please read the code of conduct again and tell us in your own words what you will do differently. We expect your answer by {deadline}.",
  "If you would like to apologise, send your words to us. We will decide together whether they can be passed on.",
  "We would be glad if you took part in a short conversation with two of us, at a time that suits you.",
];

export const consequences = [
  "You may not attend the remaining days of {event}, and your ticket will be refunded.",
  "For the next 12 months you may not speak at our events.",
  "This is a formal warning. Should it happen again, we will remove you from all our channels.",
  "Your moderator rights are suspended for 30 days.",
];

export const closings = [
  "If you see this differently, answer this mail. We read every reply.\n\nKind regards,\n{member}\nfor the Code of Conduct committee",
  "You can appeal within 14 days by answering this mail.\n\nBest wishes,\n{member}",
];

/** What everybody may know: the caller hands in the desk's own texts as these. */
export const openText =
  "Code of Conduct of {event}, held at the {venue} in {city}. We are dedicated to a harassment-free experience for everyone. " +
  "Harassment includes offensive comments, deliberate intimidation, stalking, following, unwelcome photography, sustained " +
  "disruption of talks, inappropriate physical contact and unwelcome sexual attention.";
