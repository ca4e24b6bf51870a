/** What is wrong with a template, where, and what to do about it. */
export interface Place {
  readonly file: string;
  readonly line?: number;
}

export class TemplateProblem extends Error {
  constructor(place: Place, what: string, todo: string) {
    const where = place.line === undefined ? place.file : `${place.file}:${place.line}`;
    super(`${where}: ${what}\n  ${todo}`);
    this.name = "TemplateProblem";
  }
}
