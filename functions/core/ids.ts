/** Branded names, so that a member can never be passed where a case is meant. */
export type DeskId = string & { readonly __desk: true };
export type MemberId = string & { readonly __member: true };
export type CaseId = string & { readonly __case: true };
/** All mails that one desk kept back of one day. They have a key of their own, and go together. */
export type BurstId = string & { readonly __burst: true };
/** What SES calls a mail that it received. Unique for each receipt; the sender cannot choose it. */
export type SesId = string & { readonly __ses: true };
/** Unique within its case or desk; the full name of a piece of work is `owner/work`. */
export type WorkId = string & { readonly __work: true };
/** Where a sealed blob lies, relative to its owner: the hash of the sealed bytes. */
export type BlobId = string & { readonly __blob: true };

export const deskId = (text: string): DeskId => text as DeskId;
export const memberId = (text: string): MemberId => text as MemberId;
export const caseId = (text: string): CaseId => text as CaseId;
/** The bucket forgets by its beginning. The full stops keep it apart from every name that a desk may have. */
export const burstId = (desk: DeskId, day: string): BurstId => `burst.${desk}.${day}` as BurstId;
export const sesId = (text: string): SesId => text as SesId;
export const workId = (text: string): WorkId => text as WorkId;
export const blobId = (text: string): BlobId => text as BlobId;
