import { fold, type TransactionsPage } from '@meridinate/analysis-core';
import type { PageFolder } from '../fold-pool';

/** Folds on the spot: for laws over thousands of runs, in which threads would only cost time. */
export const inlineFolder: PageFolder = {
  fold(task, signal) {
    signal.throwIfAborted();
    const page = JSON.parse(Buffer.from(task.body).toString('utf8')) as TransactionsPage;
    return Promise.resolve({ state: fold(task.state, page, task.limits), nextCursor: page.nextCursor });
  },
  close: () => Promise.resolve(),
};
