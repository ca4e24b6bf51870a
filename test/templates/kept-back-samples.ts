/** Plausible data for word of mails that were kept back. */
import type { Messages } from "../../templates/messages.ts";

export const keptBackSamples: Pick<Messages, "kept-back"> = {
  "kept-back": {
    deskName: "Lakeside Meetup Conduct",
    memberName: "Dee",
    headline: "mail that was kept back",
    opening: "The desk kept back 841 mails. Please see whether a true report is among them.",
    items: [
      {
        heading: "One mail",
        why: "Came in on Tuesday 10 March at 10:00, Chicago time. The mail service takes it for spam.",
        senderLine: "reporter@example.org",
        mailSubject: "What happened on Thursday",
        firstLines: "Somebody would not let me leave.\nI want to tell you about it.",
        label: "Open it as a report",
        command: "/report k3f7q2mabc",
        href: "mailto:conduct+desk@desk.test?subject=Re%3A%20Lakeside&body=%2Freport%20k3f7q2mabc",
      },
      {
        heading: "840 mails that are alike, of which this is the first",
        why: "Came in on Tuesday 10 March at 10:05, Chicago time. It came in a wave of mails that are alike.",
        senderLine: "one@example.net, and nothing vouches for it",
        mailSubject: "Join us",
        firstLines: "Join us today, friend, and win a prize.",
        label: "Open it as a report",
        command: "/report a2b3c4d5e6",
        href: "mailto:conduct+desk@desk.test?subject=Re%3A%20Lakeside&body=%2Freport%20a2b3c4d5e6",
      },
    ],
    more: "There are 12 more that are not shown here, because the mail would become too long.",
    until: "Each can be opened for 14 days from the day it came. After that it is erased.",
  },
};
