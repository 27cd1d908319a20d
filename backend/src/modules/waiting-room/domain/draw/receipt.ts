/** What a person in the pre-queue keeps: proof that they joined, as whom, and after whom. */
export interface Receipt {
  readonly performanceId: string;
  readonly commitment: string;
  readonly entryId: string;
  /** Theirs alone; with it they find their mark in the published list. */
  readonly nonce: string;
  /** Their number in the list, from one. */
  readonly entrant: number;
  /** The chain's head right after them: it fixes everybody who joined before. */
  readonly link: string;
  /** ISO 8601 in UTC with milliseconds. */
  readonly joinedAt: string;
}

export interface SignedReceipt extends Receipt {
  readonly kid: string;
  /** Ed25519 (RFC 8032) over receiptText, base64url; the keys are those of GET /ticket-keys. */
  readonly signature: string;
}

/** What is signed. A ticket's signed text begins with another word, so neither can be taken for the other. */
export function receiptText(receipt: Receipt): string {
  const { performanceId, commitment, entryId, nonce, entrant, link, joinedAt } = receipt;
  return ['tiketi-receipt/1', performanceId, commitment, entryId, nonce, entrant, link, joinedAt].join('\n');
}
