/** A call that costs credits once its answer begins. */
export interface BilledCall {
  method: string;
  credits: number;
}

/** What will be sent, before any fault gets at it. */
export interface Answer {
  status: number;
  contentType: string;
  body: string;
  headers?: Readonly<Record<string, string>>;
  /** Billed only with status 200, at the moment its headers are sent. */
  billed: readonly BilledCall[];
}

export const json = (value: unknown, status = 200, billed: readonly BilledCall[] = []): Answer => ({
  status,
  contentType: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
  billed,
});

export const plainText = (body: string, status: number): Answer => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body,
  billed: [],
});
