/** What a submission answers, as far as it matters here. */
export interface Submitted {
  job_id: string;
  coalesced?: boolean;
  replayed?: boolean;
}

/** Who was joined to an analysis that others pay for spends nothing. */
export const isJoined = ({ coalesced, replayed }: Submitted): boolean =>
  coalesced === true || replayed === true;
