/** How often a change is decided again, because somebody else wrote first, before its mail goes back to the queue. */
export const mostTries = 12;
