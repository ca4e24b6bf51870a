/** In a file of its own, because the start needs it before anything else is loaded. */
export const demoAlias = "conduct@desk.test";
