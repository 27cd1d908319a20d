/** What is left of sign-ins that are over. */
export abstract class OldSignIns {
  /** Removes what ended 30 days ago or earlier; until then it explains what happened. Safe to run at once. */
  abstract forget(): Promise<void>;
}
