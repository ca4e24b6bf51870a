/** What a letter must not tell, and what its reader knows anyway. */

export interface SecretPerson {
  readonly role: "reporter" | "witness";
  /** As written, each in any order of its parts, with nicknames and other names that the case knows. */
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  readonly handles: readonly string[];
}

export interface Secrets {
  readonly people: readonly SecretPerson[];
  /** The report, and what the reporter wrote later. */
  readonly texts: readonly string[];
  /** A letter may say these, whoever else is called so and whatever report has them too. */
  readonly open: {
    /** The reader's own, the respondent's, the members'. */
    readonly names: readonly string[];
    /** The code of conduct, the policy, what the event is called and where it was, what the reader wrote. */
    readonly texts: readonly string[];
  };
}

export interface Leak {
  readonly what: "name" | "near-name" | "initials" | "address" | "handle" | "words" | "retold" | "detail";
  /** The exact words of the letter. */
  readonly shown: string;
  readonly of: SecretPerson["role"] | "report";
}

/** A place in the letter, by its first and last word. */
export interface Span {
  readonly what: Leak["what"];
  readonly of: Leak["of"];
  readonly first: number;
  readonly last: number;
}
