/** What a command answers goes to standard output; why it did not do what was asked, to standard error. */

export const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

export const complain = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
