/* eslint-disable -- generated */
// Generated from the API document of the gateway by generate.mjs; do not edit.
export interface paths {
  '/': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Name, version and where to find what */
    get: operations['get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/address/{address}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One watched address */
    get: operations['getAddressByAddress'];
    put?: never;
    post?: never;
    /** Watches an address no longer */
    delete: operations['deleteAddressByAddress'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/address/{address}/note': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Replaces the note of a watched address */
    put: operations['putAddressByAddressNote'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/addresses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All watched addresses, newest registration first */
    get: operations['getAddresses'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/analysis': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Analyses, newest first */
    get: operations['getAnalysis'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/analysis/{job_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** State, place, progress and result of one analysis */
    get: operations['getAnalysisByJobId'];
    put?: never;
    post?: never;
    /** Cancels an analysis; what it has paid by then stays in its credits */
    delete: operations['deleteAnalysisByJobId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/analysis/{job_id}/axiom': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The early buyers of a completed analysis, to import into the wallet tracker of Axiom */
    get: operations['getAnalysisByJobIdAxiom'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/analysis/{job_id}/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The early buyers of a completed analysis as a table
     * @description RFC 4180 with a header row. Times are naive UTC, what is not known is empty, and text that a spreadsheet would take for a formula has an apostrophe in front.
     */
    get: operations['getAnalysisByJobIdCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/analysis/{job_id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * State and progress of one analysis as Server-Sent Events
     * @description Events are named analysis, their data is the answer of GET /analysis/{job_id} and their id its sequence. The first comes at once, the last when the analysis has ended; then the stream ends.
     */
    get: operations['getAnalysisByJobIdEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/analysis/{job_id}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Begins a set-aside analysis again from its checkpoint, as a new analysis */
    post: operations['postAnalysisByJobIdReplay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/analysis/set-aside': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Analyses that lost the process they ran in too often, newest first, with the evidence */
    get: operations['getAnalysisSetAside'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/analyze/token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Finds the early buyers of a token in the threads of this process */
    post: operations['postAnalyzeToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/analyze/token/redis': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Finds the early buyers of a token in a worker, by way of the Redis queue */
    post: operations['postAnalyzeTokenRedis'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/debug-mode': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether web frontends shall show what helps to find faults */
    get: operations['getApiDebugMode'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/debug/config': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How the gateway is set up, as far as web frontends need it */
    get: operations['getApiDebugConfig'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What an analysis gets that leaves a setting out */
    get: operations['getApiSettings'];
    put?: never;
    /**
     * Changes what an analysis gets that leaves a setting out
     * @description A value that cannot be used keeps the old one and is named in `rejected`; the others are stored. Unknown keys and null change nothing.
     */
    post: operations['postApiSettings'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/solscan-settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The filters of links to Solscan */
    get: operations['getApiSolscanSettings'];
    put?: never;
    /**
     * Changes the filters of links to Solscan
     * @description A value that cannot be used keeps the old one and is named in `rejected`; the others are stored. Unknown keys and null change nothing.
     */
    post: operations['postApiSolscanSettings'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tokens/{token_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One token with the early buyers of its latest run */
    get: operations['getApiTokensByTokenId'];
    put?: never;
    post?: never;
    /**
     * Moves a token to the trash
     * @description One that is there already stays there. A later analysis of its mint brings it back.
     */
    delete: operations['deleteApiTokensByTokenId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tokens/{token_id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All runs of a token with the early buyers of each, newest first */
    get: operations['getApiTokensByTokenIdHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tokens/{token_id}/permanent': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Deletes a token that is in the trash, with its runs and early buyers, for good
     * @description Its analyses stay, and so do tags and balances of wallets.
     */
    delete: operations['deleteApiTokensByTokenIdPermanent'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tokens/{token_id}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Takes a token out of the trash
     * @description One that is not in the trash stays as it is.
     */
    post: operations['postApiTokensByTokenIdRestore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tokens/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All tokens that are not deleted, newest analysis first */
    get: operations['getApiTokensHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tokens/refresh-market-caps': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reads the present market caps of tokens again
     * @description Thirty tokens take one call to DexScreener. When a call fails, its tokens fail and no others. Each token counts as one in the limit market_cap_credits.
     */
    post: operations['postApiTokensRefreshMarketCaps'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tokens/trash': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Deleted tokens, the last deleted first */
    get: operations['getApiTokensTrash'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/clear': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Watches nothing any more */
    post: operations['postClear'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/codex': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every wallet that has tags, with the number of its tokens */
    get: operations['getCodex'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the gateway and what it stands on are well */
    get: operations['getHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** That the process runs; says nothing of what it stands on */
    get: operations['getHealthLive'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether requests should be sent to this process */
    get: operations['getHealthReady'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Watches many addresses at once
     * @description Takes what GET /addresses gives, at most 50,000 entries; a longer list goes in parts. What is watched already stays as it is. Valid entries are stored in one transaction; of the others nothing is, and `invalid` says why.
     */
    post: operations['postImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Metrics in the text format of Prometheus */
    get: operations['getMetrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Queue depth and success rate */
    get: operations['getMetricsHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics/stats': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All metrics as JSON */
    get: operations['getMetricsStats'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/multi-token-wallets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Wallets that are early buyers of several tokens, most tokens first */
    get: operations['getMultiTokenWallets'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/notify/analysis_complete': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Tells every WebSocket client that an analysis has completed */
    post: operations['postNotifyAnalysisComplete'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/notify/analysis_start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Tells every WebSocket client that an analysis has begun */
    post: operations['postNotifyAnalysisStart'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/rate-limit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Your own limits and what is left of them; asking is free */
    get: operations['getRateLimit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/register': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Watches an address */
    post: operations['postRegister'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tags': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every tag that a wallet has, sorted */
    get: operations['getTags'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tags/{tag}/wallets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Wallets that have a tag; none have one that nobody gave */
    get: operations['getTagsByTagWallets'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tokens/refresh-market-caps': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reads the present market caps of tokens again
     * @description Thirty tokens take one call to DexScreener. When a call fails, its tokens fail and no others. Each token counts as one in the limit market_cap_credits.
     */
    post: operations['postTokensRefreshMarketCaps'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/wallets/{wallet_address}/tags': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tags of a wallet */
    get: operations['getWalletsByWalletAddressTags'];
    put?: never;
    /** Gives a tag to a wallet */
    post: operations['postWalletsByWalletAddressTags'];
    /** Takes a tag from a wallet */
    delete: operations['deleteWalletsByWalletAddressTags'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/wallets/batch-tags': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Tags of many wallets, by address */
    post: operations['postWalletsBatchTags'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/wallets/refresh-balances': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reads the SOL balances of wallets again
     * @description One Helius credit for each hundred wallets. Wallets that could not be read have success false; where none could be read the answer is an error.
     */
    post: operations['postWalletsRefreshBalances'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks/{webhook_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One webhook of the API key, as of at most five minutes ago */
    get: operations['getWebhooksByWebhookId'];
    put?: never;
    post?: never;
    /** Deletes a webhook at Helius; its addresses stay watched. 100 credits */
    delete: operations['deleteWebhooksByWebhookId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes transactions that Helius delivers; a repeated one changes nothing */
    post: operations['postWebhooksCallback'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks/create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Has Helius tell of the transactions of a token’s early buyers; 100 credits */
    post: operations['postWebhooksCreate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks/list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All webhooks of the API key, as of at most five minutes ago */
    get: operations['getWebhooksList'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AddressNoteDto: {
      /**
       * @description Left out or null takes the note away
       * @example buys early
       */
      note?: string | null;
    };
    AddTagDto: {
      /**
       * @description Marks a key opinion leader
       * @default false
       */
      is_kol?: boolean;
      /**
       * @description Taken without the space around it; case counts
       * @example whale
       */
      tag: string;
    };
    AnalysisCompleteNotificationDto: {
      /** @example BP */
      acronym: string;
      /** @example 0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11 */
      job_id: string;
      /** @example 1 */
      token_id: number;
      /** @example The Bird of Paradise */
      token_name: string;
      /** @example BIRD */
      token_symbol: string;
      /** @example 10 */
      wallets_found: number;
    };
    AnalysisDto: {
      api_settings: {
        [key: string]: unknown;
      };
      attempt: number;
      /** @description Always null: nothing is written to files */
      axiom_file: string | null;
      /** @description Somebody wished to cancel it */
      cancel_requested: boolean;
      /** @description Naive UTC */
      created_at: string;
      /** @description What was paid so far, by kind of call */
      credits: components['schemas']['CreditLedgerDto'];
      credits_used: number;
      /** @description One sentence, when it failed */
      error: string | null;
      error_code: string | null;
      /** @description Seconds until it may start, by the mean of the last hour; null when that is not known */
      estimated_start_seconds: number | null;
      /** @description Naive UTC */
      finished_at: string | null;
      /** Format: uuid */
      job_id: string;
      /**
       * @description What a running analysis is busy with
       * @enum {string|null}
       */
      phase: 'reading_token' | 'reading_history' | 'pricing' | 'reading_balances' | 'done' | null;
      /** @description Place among those that wait, 1 is next; null when it does not wait or that is not known */
      position: number | null;
      progress: components['schemas']['AnalysisProgressDto'] | null;
      result: components['schemas']['AnalysisResultDto'] | null;
      /** @description Always null */
      result_file: string | null;
      /**
       * @description Who can try a failed analysis again: the caller by the same request, or an operator by POST /analysis/{job_id}/replay
       * @enum {string|null}
       */
      retry_by: 'caller' | 'operator' | null;
      /** @description True when it failed and the same request may succeed later */
      retryable: boolean;
      /** @description Grows with every change */
      sequence: number;
      /** @description Naive UTC */
      started_at: string | null;
      /**
       * @description The same as status
       * @enum {string}
       */
      state: 'queued' | 'processing' | 'completed' | 'failed' | 'cancelled';
      /** @enum {string} */
      status: 'queued' | 'processing' | 'completed' | 'failed' | 'cancelled';
      token_address: string;
    };
    AnalysisListDto: {
      jobs: components['schemas']['AnalysisSummaryDto'][];
      total: number;
    };
    AnalysisProgressDto: {
      buyers_found: number;
      credits_used: number;
      /** @enum {string} */
      phase: 'reading_token' | 'reading_history' | 'pricing' | 'reading_balances' | 'done';
      /** @description 0 to 1 */
      share: number;
      transactions: number;
    };
    AnalysisResultDto: {
      /** @description Naive UTC; later buys did not count */
      analysis_window_end: string | null;
      api_credits_used: number;
      /** @description False when more was asked for than was read: credits ended, enough wallets were found, or the first transactions cannot be reached, in which case nobody is listed */
      complete: boolean;
      credits: components['schemas']['CreditLedgerDto'];
      /** @description Credits that attempts which crashed in the middle of a call may have spent besides, at most */
      credits_unaccounted: number;
      early_bidders: components['schemas']['EarlyBidderDto'][];
      /** @description Naive UTC */
      first_transaction_time: string | null;
      /** @description Launchpad the mint was created on, as far as it is known */
      launchpad: string | null;
      /** @description What was kept out of the list, by reason */
      left_out: {
        [key: string]: number;
      };
      /** @enum {string|null} */
      market_cap_basis: 'market_cap' | 'fdv' | null;
      /** @description US dollars */
      market_cap_usd: number | null;
      /** @description Sources of the SOL prices used */
      price_sources: string[];
      /** @description SOL/USD of the listed buyers’ minutes */
      sol_prices: components['schemas']['SolPriceDto'][];
      /** @description SOL/USD used for the balances */
      sol_usd: number | null;
      /** @enum {string} */
      stopped_by:
        | 'end_of_history'
        | 'time_window'
        | 'transaction_limit'
        | 'credit_limit'
        | 'wallets_found'
        | 'beginning_out_of_reach'
        | 'rest_out_of_reach';
      token_address: string;
      token_info: components['schemas']['TokenInfoDto'];
      total_transactions_analyzed: number;
      total_unique_buyers: number;
    };
    AnalysisSettingsDto: {
      /**
       * @description Milliseconds; kept and not used
       * @example 100
       */
      apiRateDelay: number;
      /**
       * @description Helius credits of an analysis, at most
       * @example 1000
       */
      maxCreditsPerAnalysis: number;
      /**
       * @description Kept and not used
       * @example 3
       */
      maxRetries: number;
      /**
       * @description Always walletCount; clients send it back
       * @example 10
       */
      maxWalletsToStore: number;
      /**
       * @description US dollars a wallet must have spent to be reported
       * @example 50
       */
      minUsdFilter: number;
      /**
       * @description Transactions to read, at most
       * @example 500
       */
      transactionLimit: number;
      /**
       * @description Wallets to report, at most
       * @example 10
       */
      walletCount: number;
    };
    AnalysisStartNotificationDto: {
      /** @example 0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11 */
      job_id: string;
      /** @example The Bird of Paradise */
      token_name: string;
      /** @example BIRD */
      token_symbol: string;
    };
    AnalysisSummaryDto: {
      acronym: string | null;
      credits_used: number;
      /** Format: uuid */
      job_id: string;
      results_url: string;
      /** @enum {string} */
      status: 'queued' | 'processing' | 'completed' | 'failed' | 'cancelled';
      /** @description Naive UTC of its end, or of its submission while it has not ended */
      timestamp: string;
      token_address: string;
      token_name: string | null;
      token_symbol: string | null;
      wallets_found: number | null;
    };
    AnalyzeTokenDto: {
      /**
       * @description Address of the token’s mint: base58 of 32 bytes
       * @example So11111111111111111111111111111111111111112
       */
      address: string;
      api_settings?: components['schemas']['ApiSettingsDto'] | null;
      /**
       * @description Buyers with one of these marks are counted and not listed; an empty list keeps everybody
       * @default [
       *       "creator",
       *       "off_curve"
       *     ]
       */
      exclude_flags?: (
        'off_curve' | 'not_signer' | 'creator' | 'bundle' | 'same_slot_as_creation' | 'sandwich'
      )[];
      /** @description Replaces minUsdFilter */
      min_usd?: number | null;
      /** @description Done after the analysis has completed, also when the service was restarted meanwhile. Where the answer says coalesced, the steps of the analysis that was already under way hold and these are not added */
      next_steps?: components['schemas']['NextStepDto'][];
      /**
       * @description Stop as soon as walletCount wallets qualify: cheaper, and later buys are not in their totals
       * @default false
       */
      stop_when_found?: boolean;
      /** @default 999999 */
      time_window_hours?: number;
    };
    ApiSettingsDto: {
      /**
       * @description Accepted and not used
       * @default 100
       */
      apiRateDelay?: number;
      /** @default 1000 */
      maxCreditsPerAnalysis?: number;
      /**
       * @description Accepted and not used
       * @default 3
       */
      maxRetries?: number;
      /** @description Replaces walletCount; ignored out of range */
      maxWalletsToStore?: Record<string, never>;
      /** @default 50 */
      minUsdFilter?: number;
      /** @default 500 */
      transactionLimit?: number;
      /** @default 10 */
      walletCount?: number;
    };
    ApiUsageDto: {
      /** @description Requests of the analyses that ended since the start */
      dexscreener_requests: number;
      /** @description Credits of the analyses that ended since the start */
      helius_credits: number;
      /** @description Requests of this process by upstream and outcome */
      upstreams: {
        [key: string]: {
          [key: string]: number;
        };
      };
    };
    AxiomWalletDto: {
      /** @example false */
      alertsOnBubble: boolean;
      /** @example true */
      alertsOnFeed: boolean;
      /** @example false */
      alertsOnToast: boolean;
      /** @example 😈 */
      emoji: string;
      /**
       * @example [
       *       "Main"
       *     ]
       */
      groups: string[];
      /**
       * @description Place among the buyers, US dollars spent, token
       * @example (1/10)$412|PEPE
       */
      name: string;
      /** @example default */
      sound: string;
      /** @example 9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin */
      trackedWalletAddress: string;
    };
    BatchTagsDto: {
      /**
       * @description Solana addresses
       * @example [
       *       "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin"
       *     ]
       */
      addresses: string[];
    };
    CacheStatsDto: {
      /** @description Answered from memory */
      hits: number;
      /** @description Read from the database */
      misses: number;
    };
    CancelledAnalysisDto: {
      /** Format: uuid */
      job_id: string;
      /**
       * @description cancelling: its run was told to stop
       * @enum {string}
       */
      status: 'cancelled' | 'cancelling';
    };
    ChangedAddressDto: {
      /** @example 9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM */
      address: string;
      /**
       * @description Naive UTC
       * @example 2025-11-20 12:34:56
       */
      last_notification: string | null;
      /** @example The address is watched from now on. */
      message: string;
      /** @example buys early */
      note: string | null;
      /**
       * @description Naive UTC
       * @example 2025-11-20 12:34:56
       */
      registered_at: string;
      /**
       * @example success
       * @enum {string}
       */
      status: 'success';
      /**
       * @description As it was imported; not used
       * @example null
       */
      threshold: number | null;
      /**
       * @description Transactions of it that were told of
       * @example 3
       */
      total_notifications: number;
    };
    ClearedAddressesDto: {
      /**
       * @description Addresses that were watched
       * @example 12
       */
      cleared: number;
      /** @example No address is watched any more. */
      message: string;
      /**
       * @example success
       * @enum {string}
       */
      status: 'success';
    };
    CodexDto: {
      /**
       * @description Asks for what follows; null at the end of the list
       * @example null
       */
      next_cursor: string | null;
      wallets: components['schemas']['CodexWalletDto'][];
    };
    CodexWalletDto: {
      tags: components['schemas']['WalletTagDto'][];
      /**
       * @description Tokens that are not deleted of which it is an early buyer
       * @example 3
       */
      token_count: number;
      /** @example 9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin */
      wallet_address: string;
    };
    CreatedWebhookDto: {
      /** @example Webhook 6c0f4a52-5f0e-4b7c-9a53-8d7d3b6f2f11 watches 10 wallets */
      message: string;
      /** @example created */
      status: string;
      /** @example 7 */
      token_id: number;
      /** @example 10 */
      wallets_monitored: number;
      /** @example 6c0f4a52-5f0e-4b7c-9a53-8d7d3b6f2f11 */
      webhook_id: string;
      /** @example https://example.org/webhooks/callback */
      webhook_url: string;
    };
    CreateWebhookDto: {
      /**
       * @description Token whose early buyers are watched
       * @example 7
       */
      token_id: number;
      /**
       * @description Another receiver than this service; its deliveries carry no secret. https, not in a private network. WEBHOOK_CALLBACK_URL, with WEBHOOK_SECRET, when absent, null or empty
       * @example https://example.org/webhooks/callback
       */
      webhook_url?: string | null;
    };
    CreditLedgerDto: {
      /** @description By upstream and call */
      calls: {
        [key: string]: {
          calls?: number;
          credits?: number;
        };
      };
      credits: number;
    };
    DatabaseHealthDto: {
      /** @enum {string} */
      engine: 'embedded' | 'postgres';
      /** @description Whether it answered within a second */
      reachable: boolean;
    };
    DebugConfigDto: {
      /**
       * @description DEBUG_MODE of the gateway
       * @example false
       */
      debug_mode: boolean;
      /**
       * @description Whether POST /analyze/token/redis is open
       * @example false
       */
      queue_enabled: boolean;
      /**
       * @description Whether callers are limited; GET /rate-limit shows how
       * @example false
       */
      rate_limits_enabled: boolean;
      /**
       * @description Version of the gateway
       * @example 0.1.0
       */
      version: string;
    };
    DebugModeDto: {
      /**
       * @description DEBUG_MODE of the gateway
       * @example false
       */
      debug_mode: boolean;
    };
    DeletedWebhookDto: {
      /** @example Webhook 6c0f4a52-5f0e-4b7c-9a53-8d7d3b6f2f11 is deleted */
      message: string;
      /** @example deleted */
      status: string;
      /** @example 6c0f4a52-5f0e-4b7c-9a53-8d7d3b6f2f11 */
      webhook_id: string;
    };
    DeliveryDto: {
      /**
       * @description Transactions that were not delivered before
       * @example 1
       */
      new: number;
      /**
       * @description The same as received
       * @example 3
       */
      processed: number;
      /**
       * @description Entries of the body
       * @example 3
       */
      received: number;
      /**
       * @description Entries without a signature
       * @example 1
       */
      skipped: number;
      /** @example success */
      status: string;
      /**
       * @description Notifications counted: one for each watched address in each new transaction
       * @example 2
       */
      watched: number;
    };
    EarlyBidderDto: {
      /** @description US dollars */
      average_buy_usd: number | null;
      first_buy_signature: string;
      first_buy_slot: number;
      /** @description Naive UTC */
      first_buy_time: string | null;
      flags: string[];
      /** @description Decimal text */
      lamports_spent: string;
      /** @description 1 is the earliest */
      rank: number;
      /** @description US dollars spent in stable coins */
      stable_usd_spent: number;
      /** @description Raw units bought, decimal text */
      token_amount: string;
      /** @description US dollars at the SOL price of each buy’s minute */
      total_usd: number | null;
      transaction_count: number;
      venues: string[];
      wallet_address: string;
      /** @description US dollars of SOL held at the end of the analysis */
      wallet_balance_usd: number | null;
    };
    FaultDto: {
      /** @example api_settings.transactionLimit */
      field: string;
      /** @example must be a whole number from 1 to 10000, not "500" */
      reason: string;
    };
    HealthDto: {
      database: components['schemas']['DatabaseHealthDto'];
      /** @description The same as `error` */
      detail?: string;
      /** @description Why the status is unavailable */
      error?: string;
      redis: components['schemas']['RedisHealthDto'];
      /**
       * @description degraded: Redis is enabled, and gone or refusing writes, everything else works; unavailable: no database
       * @enum {string}
       */
      status: 'healthy' | 'degraded' | 'unavailable';
      /** @description True once the process has been told to stop */
      stopping: boolean;
      uptime_seconds: number;
      /** @example 0.1.0 */
      version: string;
      websocket_connections: number;
    };
    HttpStatsDto: {
      /**
       * @example {
       *       "2xx": 12
       *     }
       */
      by_status: {
        [key: string]: number;
      };
      requests_total: number;
    };
    ImportAddressEntryDto: {
      /** @example 9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM */
      address: string;
      /**
       * @description Never when left out; naive UTC, or ISO 8601 with an offset
       * @example 2025-11-20 12:34:56
       */
      last_notification?: string | null;
      /** @example buys early */
      note?: string | null;
      /**
       * @description Now when left out; naive UTC, or ISO 8601 with an offset
       * @example 2025-11-20 12:34:56
       */
      registered_at?: string | null;
      /** @example null */
      threshold?: number | null;
      /** @example 3 */
      total_notifications?: number | null;
    };
    ImportAddressesDto: {
      addresses: components['schemas']['ImportAddressEntryDto'][];
    };
    ImportedAddressesDto: {
      /**
       * @description Entries that are watched now and were not
       * @example 7
       */
      imported: number;
      /** @description Entries of which nothing was stored */
      invalid: components['schemas']['InvalidEntryDto'][];
      /** @example 7 of 9 entries were imported. */
      message: string;
      /**
       * @description Watched already, or named before in the list
       * @example 1
       */
      skipped: number;
      /**
       * @example success
       * @enum {string}
       */
      status: 'success';
      /**
       * @description Addresses that are watched now
       * @example 40
       */
      total: number;
    };
    InvalidEntryDto: {
      /**
       * @description As it came, cut; null when no text
       * @example abc
       */
      address: string | null;
      /**
       * @description Its place in the list; the first is 0
       * @example 4
       */
      index: number;
      /** @example address must be a Solana address as text, not "abc" */
      reason: string;
    };
    LivenessDto: {
      /** @enum {string} */
      status: 'live';
    };
    MessageDto: {
      /**
       * @description What was done, or why nothing had to be
       * @example Token 3 was restored
       */
      message: string;
    };
    MetricsHealthDto: {
      /** @description The same as `error` */
      detail?: string;
      /** @description Why the status is unavailable */
      error?: string;
      queue: components['schemas']['QueueDepthDto'] | null;
      /** @enum {string} */
      status: 'healthy' | 'unavailable';
      /** @description Completed over ended, 0 to 1; null when none ended in the window */
      success_rate: number | null;
      uptime_seconds: number;
      window_seconds: number;
    };
    MetricsStatsDto: {
      api_usage: components['schemas']['ApiUsageDto'];
      /** @description By name, since the start */
      caches: {
        [key: string]: components['schemas']['CacheStatsDto'];
      };
      http: components['schemas']['HttpStatsDto'];
      processing: components['schemas']['ProcessingDto'];
      queue: components['schemas']['QueueDepthDto'] | null;
      /** @description All 0 without RATE_LIMIT_ENABLED */
      rate_limits: components['schemas']['RateLimitStatsDto'];
      uptime_seconds: number;
      websocket: components['schemas']['WebSocketStatsDto'];
      /** @description Seconds over which `processing` is averaged */
      window_seconds: number;
    };
    MultiTokenWalletDto: {
      /**
       * @example [
       *       "DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263",
       *       "EKpQGSJtjMFqKZ9KQanSqYXRcF8fBopzLHYxdM65zcjm"
       *     ]
       */
      token_addresses: string[];
      /** @example 2 */
      token_count: number;
      /**
       * @example [
       *       1,
       *       7
       *     ]
       */
      token_ids: number[];
      /**
       * @description One for each address, in the same order: name, else symbol, else the start of the address
       * @example [
       *       "Bonk",
       *       "dogwifhat"
       *     ]
       */
      token_names: string[];
      /** @example 9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin */
      wallet_address: string;
      /**
       * @description Naive UTC
       * @example 2025-11-20 12:34:56
       */
      wallet_balance_updated_at: string | null;
      /**
       * @description US dollars of its SOL
       * @example 412.5
       */
      wallet_balance_usd: number | null;
      /**
       * @description The balance before
       * @example 398.11
       */
      wallet_balance_usd_previous: number | null;
    };
    MultiTokenWalletsDto: {
      /**
       * @description Asks for what follows; null at the end of the list
       * @example null
       */
      next_cursor: string | null;
      /**
       * @description Wallets of the whole list
       * @example 1
       */
      total: number;
      /** @description Most tokens first, then by address */
      wallets: components['schemas']['MultiTokenWalletDto'][];
    };
    NextStepDto: {
      /** @description After its completion */
      after_minutes: number;
      /** @enum {string} */
      step: 'refresh_market_cap';
    };
    NotifiedDto: {
      /**
       * @example ok
       * @enum {string}
       */
      status: 'ok';
    };
    ProblemDto: {
      /**
       * @description Stable; match on it
       * @example REQUEST_FIELD_INVALID
       */
      code: string;
      /**
       * @description The same sentence
       * @example Change these fields and send again: min_usd must be a number of 0 or more, not -1.
       */
      detail: string;
      /**
       * @description One sentence a person can act on
       * @example Change these fields and send again: min_usd must be a number of 0 or more, not -1.
       */
      error: string;
      faults?: components['schemas']['FaultDto'][];
      /**
       * @description Also in the header x-request-id
       * @example 7f1f5a7e-2f0c-4a0e-9a5e-0c7e6f7c2d10
       */
      request_id: string;
      /** @example 422 */
      status: number;
      /**
       * @description Of 429 and 503: the limits asked about
       * @example analysis
       */
      tier?: string;
      /** @example Unprocessable Entity */
      title: string;
      /** @example about:blank */
      type: string;
      /** @description Of 429 and 503: names from RateLimit-Policy */
      'violated-policies'?: string[];
    };
    ProcessingDto: {
      /** @description Mean seconds from start to end; null when none ended in the window */
      avg_processing_time: number | null;
      /** @description Mean seconds from submission to start; null when none started in the window */
      avg_queue_time: number | null;
      /** @description Completed over ended, 0 to 1; null when none ended in the window */
      success_rate: number | null;
    };
    QueueDepthDto: {
      completed: number;
      failed: number;
      processing: number;
      queued: number;
    };
    QuotaDto: {
      /** @example 5 */
      limit: number;
      /**
       * @description As in RateLimit-Policy
       * @example analysis
       */
      policy: string;
      /**
       * @description Null for a credit budget while Redis is lost
       * @example 3
       */
      remaining: number | null;
      /**
       * @description Seconds until more is free; 0 where nothing is used. Null for a credit budget while Redis is lost
       * @example 1800
       */
      reset_seconds: number | null;
      /**
       * @description The route, where each has a quota of its own; null where all of the policy share one
       * @example null
       */
      route: string | null;
      /** @enum {string} */
      unit: 'request' | 'credit';
      /**
       * @description Null for a credit budget while Redis is lost
       * @example 2
       */
      used: number | null;
      /** @example 3600 */
      window_seconds: number;
    };
    QuotasDto: {
      /**
       * @description Whether your key is known here
       * @enum {string}
       */
      caller: 'anonymous' | 'keyed';
      /** @description False where RATE_LIMIT_ENABLED is; then there are no limits */
      enabled: boolean;
      limits: components['schemas']['QuotaDto'][];
      /** @enum {string} */
      mode: 'enforce' | 'shadow';
    };
    RateLimitStatsDto: {
      blocks: number;
      /** @description By route template */
      endpoints: {
        [key: string]: {
          [key: string]: unknown;
        };
      };
      hits: number;
      /** @description Hits that would have been refused but for shadow mode */
      shadow_blocks: number;
      /** @description Turned away under overload */
      shed: number;
    };
    ReadinessDto: {
      /** @description Whether the database answered within a second */
      database: boolean;
      /** @enum {string} */
      status: 'ready' | 'not_ready';
      /** @description True once the process has been told to stop */
      stopping: boolean;
    };
    RedisHealthDto: {
      enabled: boolean;
      /** @description Whether it took a write within a second; null when Redis is not in use */
      reachable: boolean | null;
    };
    RefreshBalancesDto: {
      /**
       * @description Solana addresses; one that comes twice is read once
       * @example [
       *       "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin"
       *     ]
       */
      wallet_addresses: string[];
    };
    RefreshedBalanceDto: {
      /**
       * @description US dollars of its SOL; 0 for a wallet without an account, null when it could not be read
       * @example 412.5
       */
      balance_usd: number | null;
      /**
       * @description The balance before
       * @example 398.11
       */
      previous_balance_usd: number | null;
      /** @example true */
      success: boolean;
      /**
       * @description Naive UTC
       * @example 2025-11-20 12:34:56
       */
      updated_at: string | null;
      /** @example 9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin */
      wallet_address: string;
    };
    RefreshedBalancesDto: {
      /**
       * @description Helius credits this request paid; a read that another request had begun already is not paid again
       * @example 1
       */
      api_credits_used: number;
      /** @example Refreshed 1 of 1 wallets */
      message: string;
      /** @description In the order of the request, each wallet once */
      results: components['schemas']['RefreshedBalanceDto'][];
      /** @example 1 */
      successful: number;
      /** @example 1 */
      total_wallets: number;
    };
    RefreshedMarketCapDto: {
      /**
       * @description Highest US dollars seen by this service
       * @example 300000
       */
      market_cap_ath: number | null;
      /**
       * @description When the highest was seen; naive UTC
       * @example 2025-11-20 12:34:56
       */
      market_cap_ath_timestamp: string | null;
      /**
       * @description When the market cap was last looked up; naive UTC
       * @example 2025-11-20 12:34:56
       */
      market_cap_updated_at: string | null;
      /**
       * @description US dollars when last looked up
       * @example 251474.5
       */
      market_cap_usd_current: number | null;
      /**
       * @description US dollars at the look-up before
       * @example 198020
       */
      market_cap_usd_previous: number | null;
      /**
       * @description False when it could not be looked up, no pair trades it, or there is no such token
       * @example true
       */
      success: boolean;
      /** @example 3 */
      token_id: number;
    };
    RefreshedMarketCapsDto: {
      /**
       * @description Always 0: DexScreener takes no credits
       * @example 0
       */
      api_credits_used: number;
      /** @example Refreshed the market cap of 1 of 1 tokens */
      message: string;
      /** @description One for each id, in the order of the request */
      results: components['schemas']['RefreshedMarketCapDto'][];
      /** @example 1 */
      successful: number;
      /**
       * @description Different ids in the request
       * @example 1
       */
      total_tokens: number;
    };
    RefreshMarketCapsDto: {
      /**
       * @description Ids of tokens; one that stands there twice is refreshed and answered once
       * @example [
       *       3,
       *       7
       *     ]
       */
      token_ids: number[];
    };
    RegisterAddressDto: {
      /** @example 9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM */
      address: string;
      /** @example buys early */
      note?: string | null;
      /**
       * @description When it was registered, instead of now; naive UTC, or ISO 8601 with an offset
       * @example 2025-11-20 12:34:56
       */
      timestamp?: string | null;
    };
    RemovedAddressDto: {
      /** @example 9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM */
      address: string;
      /** @example The address is no longer watched. */
      message: string;
      /**
       * @example success
       * @enum {string}
       */
      status: 'success';
    };
    RemoveTagDto: {
      /** @example whale */
      tag: string;
    };
    RootDto: {
      links: components['schemas']['RootLinksDto'];
      /** @example Finds the earliest buyers of a Solana token. */
      message: string;
      /** @example Meridinate */
      name: string;
      /** @example 0.1.0 */
      version: string;
    };
    RootLinksDto: {
      /**
       * @description The API to read
       * @example /docs
       */
      docs: string;
      /**
       * @description Live events, by WebSocket
       * @example /ws
       */
      events: string;
      /** @example /health */
      health: string;
      /** @example /metrics */
      metrics: string;
      /**
       * @description The API as an OpenAPI document
       * @example /docs-json
       */
      openapi: string;
      /**
       * @description Your own limits
       * @example /rate-limit
       */
      rate_limit: string;
    };
    SetAsideAnalysisDto: {
      api_settings: {
        [key: string]: unknown;
      };
      attempt: number;
      /** @description True when a replay goes on from what was paid for already */
      checkpoint_kept: boolean;
      /** @description What was paid, as far as it is known */
      credits: components['schemas']['CreditLedgerDto'];
      error: string | null;
      /** Format: uuid */
      job_id: string;
      losses: components['schemas']['WorkerLossDto'][];
      results_url: string;
      /** @enum {string} */
      road: 'in_process' | 'redis';
      /** @description Naive UTC */
      set_aside_at: string;
      token_address: string;
    };
    SetAsideListDto: {
      jobs: components['schemas']['SetAsideAnalysisDto'][];
      total: number;
    };
    SolPriceDto: {
      /** @description Minutes between the minute and the trade that priced it; negative when that came later */
      age_minutes: number;
      /** @description Naive UTC */
      minute: string;
      /** @example coinbase */
      source: string;
      usd: number;
    };
    SolscanSettingsDto: {
      /** @example ACTIVITY_SPL_TRANSFER */
      activity_type: string;
      /** @example true */
      exclude_amount_zero: string;
      /** @example 10 */
      page_size: string;
      /** @example true */
      remove_spam: string;
      /** @example So11111111111111111111111111111111111111111 */
      token_address: string;
      /** @example 100 */
      value: string;
    };
    SubmittedAnalysisDto: {
      /** @description As they take effect */
      api_settings: {
        [key: string]: unknown;
      };
      /** @description True when an unfinished analysis buys the same: it is the one named here */
      coalesced: boolean;
      /** @description Naive UTC */
      created_at: string;
      /** @description One sentence: what of an accepted analysis outlives which mishap */
      guarantee: string;
      /** Format: uuid */
      job_id: string;
      /** @description True when the same request came with the same Idempotency-Key before */
      replayed: boolean;
      /** @example /analysis/0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11 */
      results_url: string;
      /**
       * @description queued for a new analysis
       * @enum {string}
       */
      status: 'queued' | 'processing' | 'completed' | 'failed' | 'cancelled';
      token_address: string;
    };
    TagMessageDto: {
      /** @example Tag added */
      message: string;
    };
    TagsDto: {
      /**
       * @example [
       *       "sniper",
       *       "whale"
       *     ]
       */
      tags: string[];
    };
    TokenDetailDto: {
      /**
       * @description Short name; the symbol or the start of the address when there is none
       * @example BP
       */
      acronym: string;
      /**
       * @description When the latest run ended; naive UTC
       * @example 2025-11-20 12:34:56
       */
      analysis_timestamp: string;
      /** @description The same wallets, to import into Axiom */
      axiom_json: components['schemas']['AxiomWalletDto'][];
      /**
       * @description Helius credits of all runs together
       * @example 300
       */
      credits_used: number;
      /**
       * @description When it was moved to the trash; naive UTC
       * @example null
       */
      deleted_at: string | null;
      /**
       * @description Earliest buy of the latest run; naive UTC
       * @example 2025-11-20 12:34:56
       */
      first_buy_timestamp: string | null;
      /** @example 3 */
      id: number;
      /**
       * @description Helius credits of the latest run
       * @example 150
       */
      last_analysis_credits: number;
      /**
       * @description Highest US dollars seen by this service
       * @example 300000
       */
      market_cap_ath: number | null;
      /**
       * @description When the highest was seen; naive UTC
       * @example 2025-11-20 12:34:56
       */
      market_cap_ath_timestamp: string | null;
      /**
       * @description When the market cap was last looked up; naive UTC
       * @example 2025-11-20 12:34:56
       */
      market_cap_updated_at: string | null;
      /**
       * @description US dollars at the latest analysis
       * @example 198020
       */
      market_cap_usd: number | null;
      /**
       * @description US dollars when last looked up
       * @example 251474.5
       */
      market_cap_usd_current: number | null;
      /**
       * @description US dollars at the look-up before
       * @example 198020
       */
      market_cap_usd_previous: number | null;
      /**
       * @description Address of the token's mint
       * @example So11111111111111111111111111111111111111112
       */
      token_address: string;
      /** @example The Bird of Paradise */
      token_name: string | null;
      /** @example BIRD */
      token_symbol: string | null;
      /**
       * @description Early buyers of the latest run, earliest first
       * @example [
       *       "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin"
       *     ]
       */
      wallet_addresses: string[];
      /** @description Earliest buyer first */
      wallets: components['schemas']['WalletDto'][];
      /**
       * @description Early buyers of the latest run
       * @example 1
       */
      wallets_found: number;
    };
    TokenDto: {
      /**
       * @description Short name; the symbol or the start of the address when there is none
       * @example BP
       */
      acronym: string;
      /**
       * @description When the latest run ended; naive UTC
       * @example 2025-11-20 12:34:56
       */
      analysis_timestamp: string;
      /**
       * @description Helius credits of all runs together
       * @example 300
       */
      credits_used: number;
      /**
       * @description When it was moved to the trash; naive UTC
       * @example null
       */
      deleted_at: string | null;
      /**
       * @description Earliest buy of the latest run; naive UTC
       * @example 2025-11-20 12:34:56
       */
      first_buy_timestamp: string | null;
      /** @example 3 */
      id: number;
      /**
       * @description Helius credits of the latest run
       * @example 150
       */
      last_analysis_credits: number;
      /**
       * @description Highest US dollars seen by this service
       * @example 300000
       */
      market_cap_ath: number | null;
      /**
       * @description When the highest was seen; naive UTC
       * @example 2025-11-20 12:34:56
       */
      market_cap_ath_timestamp: string | null;
      /**
       * @description When the market cap was last looked up; naive UTC
       * @example 2025-11-20 12:34:56
       */
      market_cap_updated_at: string | null;
      /**
       * @description US dollars at the latest analysis
       * @example 198020
       */
      market_cap_usd: number | null;
      /**
       * @description US dollars when last looked up
       * @example 251474.5
       */
      market_cap_usd_current: number | null;
      /**
       * @description US dollars at the look-up before
       * @example 198020
       */
      market_cap_usd_previous: number | null;
      /**
       * @description Address of the token's mint
       * @example So11111111111111111111111111111111111111112
       */
      token_address: string;
      /** @example The Bird of Paradise */
      token_name: string | null;
      /** @example BIRD */
      token_symbol: string | null;
      /**
       * @description Early buyers of the latest run, earliest first
       * @example [
       *       "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin"
       *     ]
       */
      wallet_addresses: string[];
      /**
       * @description Early buyers of the latest run
       * @example 1
       */
      wallets_found: number;
    };
    TokenHistoryDto: {
      /** @description Newest first */
      runs: components['schemas']['TokenRunDto'][];
      /** @example 3 */
      token_id: number;
      /** @example 1 */
      total_runs: number;
    };
    TokenInfoDto: {
      acronym: string | null;
      decimals: number;
      name: string | null;
      /** @enum {string} */
      program: 'spl-token' | 'token-2022';
      /** @description Raw units, decimal text */
      supply: string;
      symbol: string | null;
    };
    TokenRunDto: {
      /**
       * @description When it ended; naive UTC
       * @example 2025-11-20 12:34:56
       */
      analysis_timestamp: string;
      /**
       * @description Helius credits
       * @example 150
       */
      credits_used: number;
      /** @example 12 */
      id: number;
      /**
       * Format: uuid
       * @description The analysis that it was
       * @example 0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11
       */
      job_id: string;
      /** @description Earliest buyer first, with present balances */
      wallets: components['schemas']['WalletDto'][];
      /** @example 1 */
      wallets_found: number;
    };
    TokensResponseDto: {
      /**
       * @description Send it as cursor to see what follows; null when nothing does
       * @example null
       */
      next_cursor: string | null;
      /** @description Newest first */
      tokens: components['schemas']['TokenDto'][];
      /**
       * @description Tokens of the whole list
       * @example 1
       */
      total: number;
      /**
       * @description Distinct early buyers over all runs of the tokens that are not deleted
       * @example 1
       */
      total_wallets: number;
    };
    UpdateAnalysisSettingsDto: {
      /** @description Kept and not used */
      apiRateDelay?: number | null;
      /** @description Helius credits */
      maxCreditsPerAnalysis?: number | null;
      /** @description Kept and not used */
      maxRetries?: number | null;
      /** @description US dollars a wallet must have spent */
      minUsdFilter?: number | null;
      /** @description Transactions to read */
      transactionLimit?: number | null;
      /** @description Wallets to report */
      walletCount?: number | null;
    };
    UpdatedAnalysisSettingsDto: {
      /**
       * @description Milliseconds; kept and not used
       * @example 100
       */
      apiRateDelay: number;
      /**
       * @description Helius credits of an analysis, at most
       * @example 1000
       */
      maxCreditsPerAnalysis: number;
      /**
       * @description Kept and not used
       * @example 3
       */
      maxRetries: number;
      /**
       * @description Always walletCount; clients send it back
       * @example 10
       */
      maxWalletsToStore: number;
      /**
       * @description US dollars a wallet must have spent to be reported
       * @example 50
       */
      minUsdFilter: number;
      /**
       * @description Why a setting kept its old value, by name; empty when all were taken
       * @example {
       *       "transactionLimit": "must be a whole number from 1 to 10000, not 0"
       *     }
       */
      rejected: {
        [key: string]: string;
      };
      /**
       * @description Transactions to read, at most
       * @example 500
       */
      transactionLimit: number;
      /**
       * @description Wallets to report, at most
       * @example 10
       */
      walletCount: number;
    };
    UpdatedSolscanSettingsDto: {
      /** @example ACTIVITY_SPL_TRANSFER */
      activity_type: string;
      /** @example true */
      exclude_amount_zero: string;
      /** @example 10 */
      page_size: string;
      /**
       * @description Why a setting kept its old value, by name; empty when all were taken
       * @example {
       *       "page_size": "must be a whole number from 1 to 100 as text, not \"0\""
       *     }
       */
      rejected: {
        [key: string]: string;
      };
      /** @example true */
      remove_spam: string;
      /** @example So11111111111111111111111111111111111111111 */
      token_address: string;
      /** @example 100 */
      value: string;
    };
    UpdateSolscanSettingsDto: {
      activity_type?: string | null;
      /** @enum {string|null} */
      exclude_amount_zero?: 'true' | 'false' | null;
      page_size?: string | null;
      /** @enum {string|null} */
      remove_spam?: 'true' | 'false' | null;
      token_address?: string | null;
      value?: string | null;
    };
    WalletDto: {
      /**
       * @description US dollars of a buy on average
       * @example 126.25
       */
      average_buy_usd: number | null;
      /**
       * @description Naive UTC; empty when the chain does not know the time
       * @example 2025-11-20 12:34:56
       */
      first_buy_timestamp: string;
      /**
       * @description Unique over all runs
       * @example 41
       */
      id: number;
      /**
       * @description US dollars spent
       * @example 252.5
       */
      total_usd: number | null;
      /**
       * @description Buys
       * @example 2
       */
      transaction_count: number;
      /** @example 9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin */
      wallet_address: string;
      /**
       * @description Naive UTC
       * @example 2025-11-20 12:34:56
       */
      wallet_balance_updated_at: string | null;
      /**
       * @description US dollars
       * @example 150
       */
      wallet_balance_usd: number | null;
      /**
       * @description The reading before
       * @example 120.5
       */
      wallet_balance_usd_previous: number | null;
    };
    WalletsOfTagDto: {
      /**
       * @description Asks for what follows; null at the end of the list
       * @example null
       */
      next_cursor: string | null;
      /**
       * @example [
       *       "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin"
       *     ]
       */
      wallets: string[];
    };
    WalletTagDto: {
      /**
       * @description Marks a key opinion leader
       * @example false
       */
      is_kol: boolean;
      /** @example whale */
      tag: string;
    };
    WalletTagsDto: {
      tags: components['schemas']['WalletTagDto'][];
    };
    WatchedAddressDto: {
      /** @example 9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM */
      address: string;
      /**
       * @description Naive UTC
       * @example 2025-11-20 12:34:56
       */
      last_notification: string | null;
      /** @example buys early */
      note: string | null;
      /**
       * @description Naive UTC
       * @example 2025-11-20 12:34:56
       */
      registered_at: string;
      /**
       * @description As it was imported; not used
       * @example null
       */
      threshold: number | null;
      /**
       * @description Transactions of it that were told of
       * @example 3
       */
      total_notifications: number;
    };
    WatchedAddressesDto: {
      /** @description Newest registration first */
      addresses: components['schemas']['WatchedAddressDto'][];
      /** @example 1 */
      total: number;
    };
    WebhookDto: {
      /**
       * @example [
       *       "So11111111111111111111111111111111111111112"
       *     ]
       */
      accountAddresses: string[];
      /**
       * @description False once Helius has turned it off for failed deliveries
       * @example true
       */
      active: boolean;
      /**
       * @example [
       *       "ANY"
       *     ]
       */
      transactionTypes: string[];
      /** @example 6c0f4a52-5f0e-4b7c-9a53-8d7d3b6f2f11 */
      webhookID: string;
      /** @example enhanced */
      webhookType: string;
      /** @example https://example.org/webhooks/callback */
      webhookURL: string;
    };
    WebhookListDto: {
      /** @example 1 */
      total: number;
      webhooks: components['schemas']['WebhookDto'][];
    };
    WebSocketStatsDto: {
      connections_active: number;
      messages_sent: number;
    };
    WorkerLossDto: {
      /** @description True when nothing else ran in that process */
      alone: boolean;
      /** @description Naive UTC of its beginning, where it is known */
      started_at: string | null;
      /** @description Host and process id, where they are known */
      worker: string | null;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  get: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "name": "Meridinate",
           *       "message": "Finds the earliest buyers of a Solana token.",
           *       "version": "0.1.0",
           *       "links": {
           *         "docs": "/docs",
           *         "openapi": "/docs-json",
           *         "health": "/health",
           *         "metrics": "/metrics",
           *         "rate_limit": "/rate-limit",
           *         "events": "/ws"
           *       }
           *     }
           */
          'application/json': components['schemas']['RootDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getAddressByAddress: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        address: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "address": "9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM",
           *       "note": "buys early",
           *       "threshold": null,
           *       "registered_at": "2025-11-20 12:34:56",
           *       "total_notifications": 3,
           *       "last_notification": "2025-11-20 12:34:56"
           *     }
           */
          'application/json': components['schemas']['WatchedAddressDto'];
        };
      };
      /** @description ADDRESS_MALFORMED */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ADDRESS_NOT_WATCHED */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  deleteAddressByAddress: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        address: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "success",
           *       "message": "The address is no longer watched.",
           *       "address": "9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM"
           *     }
           */
          'application/json': components['schemas']['RemovedAddressDto'];
        };
      };
      /** @description ADDRESS_MALFORMED */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ADDRESS_NOT_WATCHED */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  putAddressByAddressNote: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        address: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "note": "buys early"
         *     }
         */
        'application/json': components['schemas']['AddressNoteDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "address": "9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM",
           *       "note": "buys early",
           *       "threshold": null,
           *       "registered_at": "2025-11-20 12:34:56",
           *       "total_notifications": 3,
           *       "last_notification": "2025-11-20 12:34:56",
           *       "status": "success",
           *       "message": "The address is watched from now on."
           *     }
           */
          'application/json': components['schemas']['ChangedAddressDto'];
        };
      };
      /** @description REQUEST_MALFORMED, ADDRESS_MALFORMED */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ADDRESS_NOT_WATCHED */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_TOO_LARGE */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_MEDIA_TYPE_UNSUPPORTED */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getAddresses: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "total": 1,
           *       "addresses": [
           *         {
           *           "address": "9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM",
           *           "note": "buys early",
           *           "threshold": null,
           *           "registered_at": "2025-11-20 12:34:56",
           *           "total_notifications": 3,
           *           "last_notification": "2025-11-20 12:34:56"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['WatchedAddressesDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getAnalysis: {
    parameters: {
      query?: {
        limit?: number;
        /** @description Part of a mint, token name or symbol; case does not matter */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "total": 1,
           *       "jobs": [
           *         {
           *           "job_id": "0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *           "status": "completed",
           *           "token_address": "So11111111111111111111111111111111111111112",
           *           "token_name": "Wrapped SOL",
           *           "token_symbol": "SOL",
           *           "acronym": "WS",
           *           "wallets_found": 10,
           *           "timestamp": "2026-01-05T14:30:00",
           *           "credits_used": 61,
           *           "results_url": "/analysis/0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['AnalysisListDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getAnalysisByJobId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        job_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "job_id": "0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *       "token_address": "So11111111111111111111111111111111111111112",
           *       "status": "completed",
           *       "state": "completed",
           *       "sequence": 7,
           *       "attempt": 1,
           *       "phase": "reading_token",
           *       "position": null,
           *       "estimated_start_seconds": null,
           *       "cancel_requested": true,
           *       "progress": {
           *         "phase": "reading_token",
           *         "transactions": 500,
           *         "buyers_found": 10,
           *         "credits_used": 61,
           *         "share": 1
           *       },
           *       "credits_used": 61,
           *       "credits": {
           *         "credits": 61,
           *         "calls": {
           *           "helius.getTransactionsForAddress": {
           *             "calls": 5,
           *             "credits": 50
           *           }
           *         }
           *       },
           *       "api_settings": {
           *         "transactionLimit": 500,
           *         "minUsdFilter": 50,
           *         "walletCount": 10
           *       },
           *       "created_at": "2026-01-05T14:30:00",
           *       "started_at": "2026-01-05T14:30:00",
           *       "finished_at": "2026-01-05T14:30:00",
           *       "result": {
           *         "token_address": "So11111111111111111111111111111111111111112",
           *         "token_info": {
           *           "name": "Wrapped SOL",
           *           "symbol": "SOL",
           *           "acronym": "WS",
           *           "decimals": 9,
           *           "supply": "1000000000000000",
           *           "program": "spl-token"
           *         },
           *         "market_cap_usd": 120000,
           *         "market_cap_basis": "market_cap",
           *         "launchpad": "pump.fun",
           *         "first_transaction_time": "2026-01-05T14:30:00",
           *         "analysis_window_end": "2026-01-05T14:30:00",
           *         "early_bidders": [
           *           {
           *             "rank": 1,
           *             "wallet_address": "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin",
           *             "first_buy_time": "2026-01-05T14:30:00",
           *             "first_buy_signature": "5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW",
           *             "first_buy_slot": 250000000,
           *             "total_usd": 250.5,
           *             "transaction_count": 2,
           *             "average_buy_usd": 125.25,
           *             "wallet_balance_usd": 1250.75,
           *             "token_amount": "2500000000",
           *             "lamports_spent": "1500000000",
           *             "stable_usd_spent": 0,
           *             "venues": [
           *               "pump.fun"
           *             ],
           *             "flags": []
           *           }
           *         ],
           *         "total_unique_buyers": 42,
           *         "total_transactions_analyzed": 500,
           *         "api_credits_used": 1,
           *         "left_out": {
           *           "below_min_usd": 3
           *         },
           *         "stopped_by": "end_of_history",
           *         "complete": true,
           *         "sol_usd": 142.5,
           *         "price_sources": [
           *           "coinbase"
           *         ],
           *         "sol_prices": [
           *           {
           *             "minute": "2026-01-05T14:30:00",
           *             "usd": 142.5,
           *             "source": "coinbase",
           *             "age_minutes": 0
           *           }
           *         ],
           *         "credits": {
           *           "credits": 61,
           *           "calls": {
           *             "helius.getTransactionsForAddress": {
           *               "calls": 5,
           *               "credits": 50
           *             }
           *           }
           *         },
           *         "credits_unaccounted": 0
           *       },
           *       "error": null,
           *       "error_code": null,
           *       "retryable": true,
           *       "retry_by": "caller",
           *       "axiom_file": null,
           *       "result_file": null
           *     }
           */
          'application/json': components['schemas']['AnalysisDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ANALYSIS_NOT_FOUND */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  deleteAnalysisByJobId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        job_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is cancelled */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "job_id": "0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *       "status": "cancelled"
           *     }
           */
          'application/json': components['schemas']['CancelledAnalysisDto'];
        };
      };
      /** @description Its run has been told to stop */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "job_id": "0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *       "status": "cancelled"
           *     }
           */
          'application/json': components['schemas']['CancelledAnalysisDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ANALYSIS_NOT_FOUND */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ANALYSIS_ALREADY_ENDED */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getAnalysisByJobIdAxiom: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        job_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Earliest buyer first */
      200: {
        headers: {
          /** @description An attachment that is named after the token */
          'Content-Disposition'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example [
           *       {
           *         "trackedWalletAddress": "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin",
           *         "name": "(1/10)$412|PEPE",
           *         "emoji": "😈",
           *         "alertsOnToast": false,
           *         "alertsOnBubble": false,
           *         "alertsOnFeed": true,
           *         "groups": [
           *           "Main"
           *         ],
           *         "sound": "default"
           *       }
           *     ]
           */
          'application/json': components['schemas']['AxiomWalletDto'][];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ANALYSIS_NOT_FOUND */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ANALYSIS_NOT_COMPLETED */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getAnalysisByJobIdCsv: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        job_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Earliest buyer first */
      200: {
        headers: {
          /** @description An attachment that is named after the token */
          'Content-Disposition'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example wallet_address,first_buy_timestamp,total_usd,transaction_count,average_buy_usd,wallet_balance_usd,rank,first_buy_slot,first_buy_signature
           *     9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin,2025-11-20 12:34:56,252.5,2,126.25,150,1,312345678,5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW
           */
          'text/csv': string;
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ANALYSIS_NOT_FOUND */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ANALYSIS_NOT_COMPLETED */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getAnalysisByJobIdEvents: {
    parameters: {
      query?: never;
      header?: {
        /** @description The last id the client has seen */
        'Last-Event-ID'?: string;
      };
      path: {
        job_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example retry: 2000
           *
           *     event: analysis
           *     id: 7
           *     data: {"status":"completed","sequence":7}
           */
          'text/event-stream': string;
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ANALYSIS_NOT_FOUND */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description EVENT_LISTENERS_FULL; SERVICE_STOPPING; both with Retry-After; CAPACITY_REDUCED; DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  postAnalysisByJobIdReplay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        job_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One that buys the same is under way already */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "completed",
           *       "coalesced": true,
           *       "replayed": true,
           *       "job_id": "0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *       "token_address": "So11111111111111111111111111111111111111112",
           *       "api_settings": {
           *         "transactionLimit": 500,
           *         "minUsdFilter": 50,
           *         "walletCount": 10
           *       },
           *       "results_url": "/analysis/0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *       "created_at": "2026-01-05T14:30:00",
           *       "guarantee": "It goes on after a restart of this service."
           *     }
           */
          'application/json': components['schemas']['SubmittedAnalysisDto'];
        };
      };
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "completed",
           *       "coalesced": true,
           *       "replayed": true,
           *       "job_id": "0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *       "token_address": "So11111111111111111111111111111111111111112",
           *       "api_settings": {
           *         "transactionLimit": 500,
           *         "minUsdFilter": 50,
           *         "walletCount": 10
           *       },
           *       "results_url": "/analysis/0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *       "created_at": "2026-01-05T14:30:00",
           *       "guarantee": "It goes on after a restart of this service."
           *     }
           */
          'application/json': components['schemas']['SubmittedAnalysisDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ADMIN_KEY_NEEDED */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ANALYSIS_NOT_FOUND */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ANALYSIS_NOT_SET_ASIDE */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description POOL_FULL, QUEUE_DISABLED, QUEUE_UNREACHABLE, SERVICE_STOPPING; CAPACITY_REDUCED; DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getAnalysisSetAside: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "total": 1,
           *       "jobs": [
           *         {
           *           "job_id": "0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *           "token_address": "So11111111111111111111111111111111111111112",
           *           "road": "in_process",
           *           "set_aside_at": "2026-01-05T14:30:00",
           *           "attempt": 1,
           *           "error": null,
           *           "losses": [
           *             {
           *               "worker": "worker-1:4711",
           *               "started_at": "2026-01-05T14:30:00",
           *               "alone": true
           *             }
           *           ],
           *           "credits": {
           *             "credits": 61,
           *             "calls": {
           *               "helius.getTransactionsForAddress": {
           *                 "calls": 5,
           *                 "credits": 50
           *               }
           *             }
           *           },
           *           "checkpoint_kept": true,
           *           "api_settings": {
           *             "transactionLimit": 500,
           *             "minUsdFilter": 50,
           *             "walletCount": 10
           *           },
           *           "results_url": "/analysis/0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['SetAsideListDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ADMIN_KEY_NEEDED */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  postAnalyzeToken: {
    parameters: {
      query?: never;
      header?: {
        /** @description Your name for this request, 1 to 255 printable ASCII characters, remembered for 24 hours: sending the same again answers 200 with the analysis of the first time */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "address": "So11111111111111111111111111111111111111112",
         *       "api_settings": {
         *         "transactionLimit": 500,
         *         "minUsdFilter": 50,
         *         "walletCount": 10,
         *         "apiRateDelay": 100,
         *         "maxCreditsPerAnalysis": 1000,
         *         "maxRetries": 3,
         *         "maxWalletsToStore": {}
         *       },
         *       "min_usd": 50,
         *       "time_window_hours": 24,
         *       "stop_when_found": false,
         *       "exclude_flags": [
         *         "creator",
         *         "off_curve"
         *       ],
         *       "next_steps": [
         *         {
         *           "step": "refresh_market_cap",
         *           "after_minutes": 60
         *         }
         *       ]
         *     }
         */
        'application/json': components['schemas']['AnalyzeTokenDto'];
      };
    };
    responses: {
      /** @description One that is there already; it is not paid twice */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "completed",
           *       "coalesced": true,
           *       "replayed": true,
           *       "job_id": "0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *       "token_address": "So11111111111111111111111111111111111111112",
           *       "api_settings": {
           *         "transactionLimit": 500,
           *         "minUsdFilter": 50,
           *         "walletCount": 10
           *       },
           *       "results_url": "/analysis/0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *       "created_at": "2026-01-05T14:30:00",
           *       "guarantee": "It goes on after a restart of this service."
           *     }
           */
          'application/json': components['schemas']['SubmittedAnalysisDto'];
        };
      };
      /** @description A new analysis */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "completed",
           *       "coalesced": true,
           *       "replayed": true,
           *       "job_id": "0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *       "token_address": "So11111111111111111111111111111111111111112",
           *       "api_settings": {
           *         "transactionLimit": 500,
           *         "minUsdFilter": 50,
           *         "walletCount": 10
           *       },
           *       "results_url": "/analysis/0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *       "created_at": "2026-01-05T14:30:00",
           *       "guarantee": "It goes on after a restart of this service."
           *     }
           */
          'application/json': components['schemas']['SubmittedAnalysisDto'];
        };
      };
      /** @description ADDRESS_MALFORMED, REQUEST_MALFORMED */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_TOO_LARGE */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_MEDIA_TYPE_UNSUPPORTED */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID, IDEMPOTENCY_KEY_REUSED */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description POOL_FULL, SERVICE_STOPPING; with Retry-After where waiting helps; CAPACITY_REDUCED; DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  postAnalyzeTokenRedis: {
    parameters: {
      query?: never;
      header?: {
        /** @description Your name for this request, 1 to 255 printable ASCII characters, remembered for 24 hours: sending the same again answers 200 with the analysis of the first time */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "address": "So11111111111111111111111111111111111111112",
         *       "api_settings": {
         *         "transactionLimit": 500,
         *         "minUsdFilter": 50,
         *         "walletCount": 10,
         *         "apiRateDelay": 100,
         *         "maxCreditsPerAnalysis": 1000,
         *         "maxRetries": 3,
         *         "maxWalletsToStore": {}
         *       },
         *       "min_usd": 50,
         *       "time_window_hours": 24,
         *       "stop_when_found": false,
         *       "exclude_flags": [
         *         "creator",
         *         "off_curve"
         *       ],
         *       "next_steps": [
         *         {
         *           "step": "refresh_market_cap",
         *           "after_minutes": 60
         *         }
         *       ]
         *     }
         */
        'application/json': components['schemas']['AnalyzeTokenDto'];
      };
    };
    responses: {
      /** @description One that is there already; it is not paid twice */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "completed",
           *       "coalesced": true,
           *       "replayed": true,
           *       "job_id": "0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *       "token_address": "So11111111111111111111111111111111111111112",
           *       "api_settings": {
           *         "transactionLimit": 500,
           *         "minUsdFilter": 50,
           *         "walletCount": 10
           *       },
           *       "results_url": "/analysis/0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *       "created_at": "2026-01-05T14:30:00",
           *       "guarantee": "It goes on after a restart of this service."
           *     }
           */
          'application/json': components['schemas']['SubmittedAnalysisDto'];
        };
      };
      /** @description A new analysis */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "completed",
           *       "coalesced": true,
           *       "replayed": true,
           *       "job_id": "0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *       "token_address": "So11111111111111111111111111111111111111112",
           *       "api_settings": {
           *         "transactionLimit": 500,
           *         "minUsdFilter": 50,
           *         "walletCount": 10
           *       },
           *       "results_url": "/analysis/0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *       "created_at": "2026-01-05T14:30:00",
           *       "guarantee": "It goes on after a restart of this service."
           *     }
           */
          'application/json': components['schemas']['SubmittedAnalysisDto'];
        };
      };
      /** @description ADDRESS_MALFORMED, REQUEST_MALFORMED */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_TOO_LARGE */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_MEDIA_TYPE_UNSUPPORTED */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID, IDEMPOTENCY_KEY_REUSED */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description QUEUE_DISABLED, QUEUE_UNREACHABLE, SERVICE_STOPPING; with Retry-After where waiting helps; CAPACITY_REDUCED; DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getApiDebugMode: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "debug_mode": false
           *     }
           */
          'application/json': components['schemas']['DebugModeDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getApiDebugConfig: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "debug_mode": false,
           *       "version": "0.1.0",
           *       "queue_enabled": false,
           *       "rate_limits_enabled": false
           *     }
           */
          'application/json': components['schemas']['DebugConfigDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getApiSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "transactionLimit": 500,
           *       "minUsdFilter": 50,
           *       "walletCount": 10,
           *       "apiRateDelay": 100,
           *       "maxCreditsPerAnalysis": 1000,
           *       "maxRetries": 3,
           *       "maxWalletsToStore": 10
           *     }
           */
          'application/json': components['schemas']['AnalysisSettingsDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  postApiSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "transactionLimit": 500,
         *       "minUsdFilter": 50,
         *       "walletCount": 10,
         *       "apiRateDelay": 100,
         *       "maxCreditsPerAnalysis": 1000,
         *       "maxRetries": 3
         *     }
         */
        'application/json': components['schemas']['UpdateAnalysisSettingsDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "transactionLimit": 500,
           *       "minUsdFilter": 50,
           *       "walletCount": 10,
           *       "apiRateDelay": 100,
           *       "maxCreditsPerAnalysis": 1000,
           *       "maxRetries": 3,
           *       "maxWalletsToStore": 10,
           *       "rejected": {
           *         "transactionLimit": "must be a whole number from 1 to 10000, not 0"
           *       }
           *     }
           */
          'application/json': components['schemas']['UpdatedAnalysisSettingsDto'];
        };
      };
      /** @description REQUEST_MALFORMED */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description API_KEY_UNKNOWN, only with ADMIN_OPERATIONS_PROTECTED */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ADMIN_KEY_NEEDED, only with ADMIN_OPERATIONS_PROTECTED */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_TOO_LARGE */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_MEDIA_TYPE_UNSUPPORTED */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID: the body is no JSON object */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getApiSolscanSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "activity_type": "ACTIVITY_SPL_TRANSFER",
           *       "exclude_amount_zero": "true",
           *       "remove_spam": "true",
           *       "value": "100",
           *       "token_address": "So11111111111111111111111111111111111111111",
           *       "page_size": "10"
           *     }
           */
          'application/json': components['schemas']['SolscanSettingsDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  postApiSolscanSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "activity_type": "ACTIVITY_SPL_TRANSFER",
         *       "exclude_amount_zero": "true",
         *       "remove_spam": "true",
         *       "value": "100",
         *       "token_address": "So11111111111111111111111111111111111111112",
         *       "page_size": "10"
         *     }
         */
        'application/json': components['schemas']['UpdateSolscanSettingsDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "activity_type": "ACTIVITY_SPL_TRANSFER",
           *       "exclude_amount_zero": "true",
           *       "remove_spam": "true",
           *       "value": "100",
           *       "token_address": "So11111111111111111111111111111111111111111",
           *       "page_size": "10",
           *       "rejected": {
           *         "page_size": "must be a whole number from 1 to 100 as text, not \"0\""
           *       }
           *     }
           */
          'application/json': components['schemas']['UpdatedSolscanSettingsDto'];
        };
      };
      /** @description REQUEST_MALFORMED */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description API_KEY_UNKNOWN, only with ADMIN_OPERATIONS_PROTECTED */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ADMIN_KEY_NEEDED, only with ADMIN_OPERATIONS_PROTECTED */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_TOO_LARGE */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_MEDIA_TYPE_UNSUPPORTED */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID: the body is no JSON object */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getApiTokensByTokenId: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of the answer you have */
        'If-None-Match'?: string;
      };
      path: {
        token_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": 3,
           *       "token_address": "So11111111111111111111111111111111111111112",
           *       "token_name": "The Bird of Paradise",
           *       "token_symbol": "BIRD",
           *       "acronym": "BP",
           *       "analysis_timestamp": "2025-11-20 12:34:56",
           *       "first_buy_timestamp": "2025-11-20 12:34:56",
           *       "wallets_found": 1,
           *       "credits_used": 300,
           *       "last_analysis_credits": 150,
           *       "wallet_addresses": [
           *         "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin"
           *       ],
           *       "deleted_at": null,
           *       "market_cap_usd": 198020,
           *       "market_cap_usd_current": 251474.5,
           *       "market_cap_usd_previous": 198020,
           *       "market_cap_updated_at": "2025-11-20 12:34:56",
           *       "market_cap_ath": 300000,
           *       "market_cap_ath_timestamp": "2025-11-20 12:34:56",
           *       "wallets": [
           *         {
           *           "id": 41,
           *           "wallet_address": "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin",
           *           "first_buy_timestamp": "2025-11-20 12:34:56",
           *           "total_usd": 252.5,
           *           "transaction_count": 2,
           *           "average_buy_usd": 126.25,
           *           "wallet_balance_usd": 150,
           *           "wallet_balance_usd_previous": 120.5,
           *           "wallet_balance_updated_at": "2025-11-20 12:34:56"
           *         }
           *       ],
           *       "axiom_json": [
           *         {
           *           "trackedWalletAddress": "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin",
           *           "name": "(1/10)$412|PEPE",
           *           "emoji": "😈",
           *           "alertsOnToast": false,
           *           "alertsOnBubble": false,
           *           "alertsOnFeed": true,
           *           "groups": [
           *             "Main"
           *           ],
           *           "sound": "default"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['TokenDetailDto'];
        };
      };
      /** @description The answer you have is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description TOKEN_NOT_FOUND, also for a deleted token */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  deleteApiTokensByTokenId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "message": "Token 3 was restored"
           *     }
           */
          'application/json': components['schemas']['MessageDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description TOKEN_NOT_FOUND */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getApiTokensByTokenIdHistory: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of the answer you have */
        'If-None-Match'?: string;
      };
      path: {
        token_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "token_id": 3,
           *       "total_runs": 1,
           *       "runs": [
           *         {
           *           "id": 12,
           *           "job_id": "0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *           "analysis_timestamp": "2025-11-20 12:34:56",
           *           "wallets_found": 1,
           *           "credits_used": 150,
           *           "wallets": [
           *             {
           *               "id": 41,
           *               "wallet_address": "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin",
           *               "first_buy_timestamp": "2025-11-20 12:34:56",
           *               "total_usd": 252.5,
           *               "transaction_count": 2,
           *               "average_buy_usd": 126.25,
           *               "wallet_balance_usd": 150,
           *               "wallet_balance_usd_previous": 120.5,
           *               "wallet_balance_updated_at": "2025-11-20 12:34:56"
           *             }
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['TokenHistoryDto'];
        };
      };
      /** @description The answer you have is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description TOKEN_NOT_FOUND, also for a deleted token */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  deleteApiTokensByTokenIdPermanent: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "message": "Token 3 was restored"
           *     }
           */
          'application/json': components['schemas']['MessageDto'];
        };
      };
      /** @description API_KEY_UNKNOWN, only with ADMIN_OPERATIONS_PROTECTED */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ADMIN_KEY_NEEDED, only with ADMIN_OPERATIONS_PROTECTED */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description TOKEN_NOT_FOUND */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description TOKEN_NOT_IN_TRASH: move it there first */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  postApiTokensByTokenIdRestore: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "message": "Token 3 was restored"
           *     }
           */
          'application/json': components['schemas']['MessageDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description TOKEN_NOT_FOUND */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getApiTokensHistory: {
    parameters: {
      query?: {
        /** @description The next_cursor of an answer of the same list: shows what follows it */
        cursor?: string;
        /** @description Rows to show at most; all when neither this nor a cursor is sent, 1000 when only a cursor is */
        limit?: number;
      };
      header?: {
        /** @description ETag of the answer you have */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "total": 1,
           *       "total_wallets": 1,
           *       "tokens": [
           *         {
           *           "id": 3,
           *           "token_address": "So11111111111111111111111111111111111111112",
           *           "token_name": "The Bird of Paradise",
           *           "token_symbol": "BIRD",
           *           "acronym": "BP",
           *           "analysis_timestamp": "2025-11-20 12:34:56",
           *           "first_buy_timestamp": "2025-11-20 12:34:56",
           *           "wallets_found": 1,
           *           "credits_used": 300,
           *           "last_analysis_credits": 150,
           *           "wallet_addresses": [
           *             "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin"
           *           ],
           *           "deleted_at": null,
           *           "market_cap_usd": 198020,
           *           "market_cap_usd_current": 251474.5,
           *           "market_cap_usd_previous": 198020,
           *           "market_cap_updated_at": "2025-11-20 12:34:56",
           *           "market_cap_ath": 300000,
           *           "market_cap_ath_timestamp": "2025-11-20 12:34:56"
           *         }
           *       ],
           *       "next_cursor": null
           *     }
           */
          'application/json': components['schemas']['TokensResponseDto'];
        };
      };
      /** @description The answer you have is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  postApiTokensRefreshMarketCaps: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "token_ids": [
         *         3,
         *         7
         *       ]
         *     }
         */
        'application/json': components['schemas']['RefreshMarketCapsDto'];
      };
    };
    responses: {
      /** @description Also when some or all tokens failed */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "message": "Refreshed the market cap of 1 of 1 tokens",
           *       "results": [
           *         {
           *           "token_id": 3,
           *           "market_cap_usd_current": 251474.5,
           *           "market_cap_usd_previous": 198020,
           *           "market_cap_updated_at": "2025-11-20 12:34:56",
           *           "market_cap_ath": 300000,
           *           "market_cap_ath_timestamp": "2025-11-20 12:34:56",
           *           "success": true
           *         }
           *       ],
           *       "total_tokens": 1,
           *       "successful": 1,
           *       "api_credits_used": 0
           *     }
           */
          'application/json': components['schemas']['RefreshedMarketCapsDto'];
        };
      };
      /** @description REQUEST_MALFORMED */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_TOO_LARGE */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_MEDIA_TYPE_UNSUPPORTED */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID, RATE_COST_TOO_LARGE */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getApiTokensTrash: {
    parameters: {
      query?: {
        /** @description The next_cursor of an answer of the same list: shows what follows it */
        cursor?: string;
        /** @description Rows to show at most; all when neither this nor a cursor is sent, 1000 when only a cursor is */
        limit?: number;
      };
      header?: {
        /** @description ETag of the answer you have */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "total": 1,
           *       "total_wallets": 1,
           *       "tokens": [
           *         {
           *           "id": 3,
           *           "token_address": "So11111111111111111111111111111111111111112",
           *           "token_name": "The Bird of Paradise",
           *           "token_symbol": "BIRD",
           *           "acronym": "BP",
           *           "analysis_timestamp": "2025-11-20 12:34:56",
           *           "first_buy_timestamp": "2025-11-20 12:34:56",
           *           "wallets_found": 1,
           *           "credits_used": 300,
           *           "last_analysis_credits": 150,
           *           "wallet_addresses": [
           *             "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin"
           *           ],
           *           "deleted_at": null,
           *           "market_cap_usd": 198020,
           *           "market_cap_usd_current": 251474.5,
           *           "market_cap_usd_previous": 198020,
           *           "market_cap_updated_at": "2025-11-20 12:34:56",
           *           "market_cap_ath": 300000,
           *           "market_cap_ath_timestamp": "2025-11-20 12:34:56"
           *         }
           *       ],
           *       "next_cursor": null
           *     }
           */
          'application/json': components['schemas']['TokensResponseDto'];
        };
      };
      /** @description The answer you have is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  postClear: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "success",
           *       "message": "No address is watched any more.",
           *       "cleared": 12
           *     }
           */
          'application/json': components['schemas']['ClearedAddressesDto'];
        };
      };
      /** @description API_KEY_UNKNOWN, only with ADMIN_OPERATIONS_PROTECTED */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ADMIN_KEY_NEEDED, only with ADMIN_OPERATIONS_PROTECTED */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getCodex: {
    parameters: {
      query?: {
        /** @description The next_cursor of an answer of the same list: shows what follows it */
        cursor?: string;
        /** @description Rows to show at most; all when neither this nor a cursor is sent, 1000 when only a cursor is */
        limit?: number;
      };
      header?: {
        /** @description ETag of the answer you have */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "wallets": [
           *         {
           *           "wallet_address": "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin",
           *           "tags": [
           *             {
           *               "tag": "whale",
           *               "is_kol": false
           *             }
           *           ],
           *           "token_count": 3
           *         }
           *       ],
           *       "next_cursor": null
           *     }
           */
          'application/json': components['schemas']['CodexDto'];
        };
      };
      /** @description The answer you have is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "healthy",
           *       "stopping": true,
           *       "database": {
           *         "engine": "embedded",
           *         "reachable": true
           *       },
           *       "redis": {
           *         "enabled": true,
           *         "reachable": true
           *       },
           *       "websocket_connections": 3,
           *       "uptime_seconds": 3600,
           *       "version": "0.1.0",
           *       "error": "There is no account at that address. Check the address of the token’s mint.",
           *       "detail": "There is no account at that address. Check the address of the token’s mint."
           *     }
           */
          'application/json': components['schemas']['HealthDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The database does not answer */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "healthy",
           *       "stopping": true,
           *       "database": {
           *         "engine": "embedded",
           *         "reachable": true
           *       },
           *       "redis": {
           *         "enabled": true,
           *         "reachable": true
           *       },
           *       "websocket_connections": 3,
           *       "uptime_seconds": 3600,
           *       "version": "0.1.0",
           *       "error": "There is no account at that address. Check the address of the token’s mint.",
           *       "detail": "There is no account at that address. Check the address of the token’s mint."
           *     }
           */
          'application/json': components['schemas']['HealthDto'];
        };
      };
    };
  };
  getHealthLive: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "live"
           *     }
           */
          'application/json': components['schemas']['LivenessDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getHealthReady: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "ready",
           *       "stopping": true,
           *       "database": true
           *     }
           */
          'application/json': components['schemas']['ReadinessDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The process is stopping, or the database does not answer */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "ready",
           *       "stopping": true,
           *       "database": true
           *     }
           */
          'application/json': components['schemas']['ReadinessDto'];
        };
      };
    };
  };
  postImport: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "addresses": [
         *         {
         *           "address": "9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM",
         *           "registered_at": "2025-11-20 12:34:56",
         *           "threshold": null,
         *           "total_notifications": 3,
         *           "last_notification": "2025-11-20 12:34:56",
         *           "note": "buys early"
         *         }
         *       ]
         *     }
         */
        'application/json': components['schemas']['ImportAddressesDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "success",
           *       "message": "7 of 9 entries were imported.",
           *       "imported": 7,
           *       "skipped": 1,
           *       "total": 40,
           *       "invalid": [
           *         {
           *           "index": 4,
           *           "address": "abc",
           *           "reason": "address must be a Solana address as text, not \"abc\""
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['ImportedAddressesDto'];
        };
      };
      /** @description REQUEST_MALFORMED */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_TOO_LARGE, from 16 MiB on */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_MEDIA_TYPE_UNSUPPORTED */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getMetrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /** @example app_uptime_seconds 3600 */
          'text/plain': string;
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getMetricsHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "healthy",
           *       "queue": {
           *         "queued": 0,
           *         "processing": 1,
           *         "completed": 12,
           *         "failed": 0
           *       },
           *       "success_rate": 1,
           *       "uptime_seconds": 3600,
           *       "window_seconds": 300,
           *       "error": "There is no account at that address. Check the address of the token’s mint.",
           *       "detail": "There is no account at that address. Check the address of the token’s mint."
           *     }
           */
          'application/json': components['schemas']['MetricsHealthDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The database does not answer; CAPACITY_REDUCED; DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "healthy",
           *       "queue": {
           *         "queued": 0,
           *         "processing": 1,
           *         "completed": 12,
           *         "failed": 0
           *       },
           *       "success_rate": 1,
           *       "uptime_seconds": 3600,
           *       "window_seconds": 300,
           *       "error": "There is no account at that address. Check the address of the token’s mint.",
           *       "detail": "There is no account at that address. Check the address of the token’s mint."
           *     }
           */
          'application/json': components['schemas']['MetricsHealthDto'];
        };
      };
    };
  };
  getMetricsStats: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "queue": {
           *         "queued": 0,
           *         "processing": 1,
           *         "completed": 12,
           *         "failed": 0
           *       },
           *       "processing": {
           *         "avg_processing_time": 4.2,
           *         "avg_queue_time": 0.8,
           *         "success_rate": 1
           *       },
           *       "api_usage": {
           *         "helius_credits": 61,
           *         "dexscreener_requests": 3,
           *         "upstreams": {
           *           "helius": {
           *             "answered": 5,
           *             "refused": 0,
           *             "failed": 0
           *           }
           *         }
           *       },
           *       "rate_limits": {
           *         "hits": 40,
           *         "blocks": 2,
           *         "shadow_blocks": 0,
           *         "shed": 0,
           *         "endpoints": {
           *           "/api/tokens/history": {
           *             "hits": 40,
           *             "blocks": 0,
           *             "block_rate": 0
           *           }
           *         }
           *       },
           *       "caches": {},
           *       "websocket": {
           *         "connections_active": 3,
           *         "messages_sent": 24
           *       },
           *       "http": {
           *         "requests_total": 120,
           *         "by_status": {
           *           "2xx": 12
           *         }
           *       },
           *       "uptime_seconds": 3600,
           *       "window_seconds": 300
           *     }
           */
          'application/json': components['schemas']['MetricsStatsDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getMultiTokenWallets: {
    parameters: {
      query?: {
        /** @description The next_cursor of an answer of the same list: shows what follows it */
        cursor?: string;
        /** @description Rows to show at most; all when neither this nor a cursor is sent, 1000 when only a cursor is */
        limit?: number;
        /** @description Tokens of a wallet, at least */
        min_tokens?: number;
      };
      header?: {
        /** @description ETag of the answer you have */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "total": 1,
           *       "wallets": [
           *         {
           *           "wallet_address": "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin",
           *           "token_count": 2,
           *           "token_names": [
           *             "Bonk",
           *             "dogwifhat"
           *           ],
           *           "token_addresses": [
           *             "DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263",
           *             "EKpQGSJtjMFqKZ9KQanSqYXRcF8fBopzLHYxdM65zcjm"
           *           ],
           *           "token_ids": [
           *             1,
           *             7
           *           ],
           *           "wallet_balance_usd": 412.5,
           *           "wallet_balance_usd_previous": 398.11,
           *           "wallet_balance_updated_at": "2025-11-20 12:34:56"
           *         }
           *       ],
           *       "next_cursor": null
           *     }
           */
          'application/json': components['schemas']['MultiTokenWalletsDto'];
        };
      };
      /** @description The answer you have is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  postNotifyAnalysisComplete: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "job_id": "0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
         *       "token_name": "The Bird of Paradise",
         *       "token_symbol": "BIRD",
         *       "acronym": "BP",
         *       "wallets_found": 10,
         *       "token_id": 1
         *     }
         */
        'application/json': components['schemas']['AnalysisCompleteNotificationDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "ok"
           *     }
           */
          'application/json': components['schemas']['NotifiedDto'];
        };
      };
      /** @description REQUEST_MALFORMED */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description API_KEY_UNKNOWN, only with ADMIN_OPERATIONS_PROTECTED */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ADMIN_KEY_NEEDED, only with ADMIN_OPERATIONS_PROTECTED */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_TOO_LARGE */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_MEDIA_TYPE_UNSUPPORTED */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  postNotifyAnalysisStart: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "job_id": "0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
         *       "token_name": "The Bird of Paradise",
         *       "token_symbol": "BIRD"
         *     }
         */
        'application/json': components['schemas']['AnalysisStartNotificationDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "ok"
           *     }
           */
          'application/json': components['schemas']['NotifiedDto'];
        };
      };
      /** @description REQUEST_MALFORMED */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description API_KEY_UNKNOWN, only with ADMIN_OPERATIONS_PROTECTED */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ADMIN_KEY_NEEDED, only with ADMIN_OPERATIONS_PROTECTED */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_TOO_LARGE */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_MEDIA_TYPE_UNSUPPORTED */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getRateLimit: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "enabled": true,
           *       "mode": "enforce",
           *       "caller": "anonymous",
           *       "limits": [
           *         {
           *           "policy": "analysis",
           *           "route": null,
           *           "unit": "request",
           *           "limit": 5,
           *           "window_seconds": 3600,
           *           "used": 2,
           *           "remaining": 3,
           *           "reset_seconds": 1800
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['QuotasDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  postRegister: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "address": "9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM",
         *       "note": "buys early",
         *       "timestamp": "2025-11-20 12:34:56"
         *     }
         */
        'application/json': components['schemas']['RegisterAddressDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "address": "9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM",
           *       "note": "buys early",
           *       "threshold": null,
           *       "registered_at": "2025-11-20 12:34:56",
           *       "total_notifications": 3,
           *       "last_notification": "2025-11-20 12:34:56",
           *       "status": "success",
           *       "message": "The address is watched from now on."
           *     }
           */
          'application/json': components['schemas']['ChangedAddressDto'];
        };
      };
      /** @description REQUEST_MALFORMED, ADDRESS_MALFORMED */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ADDRESS_ALREADY_WATCHED */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_TOO_LARGE */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_MEDIA_TYPE_UNSUPPORTED */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getTags: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of the answer you have */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "tags": [
           *         "sniper",
           *         "whale"
           *       ]
           *     }
           */
          'application/json': components['schemas']['TagsDto'];
        };
      };
      /** @description The answer you have is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getTagsByTagWallets: {
    parameters: {
      query?: {
        /** @description The next_cursor of an answer of the same list: shows what follows it */
        cursor?: string;
        /** @description Rows to show at most; all when neither this nor a cursor is sent, 1000 when only a cursor is */
        limit?: number;
      };
      header?: {
        /** @description ETag of the answer you have */
        'If-None-Match'?: string;
      };
      path: {
        tag: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "wallets": [
           *         "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin"
           *       ],
           *       "next_cursor": null
           *     }
           */
          'application/json': components['schemas']['WalletsOfTagDto'];
        };
      };
      /** @description The answer you have is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  postTokensRefreshMarketCaps: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "token_ids": [
         *         3,
         *         7
         *       ]
         *     }
         */
        'application/json': components['schemas']['RefreshMarketCapsDto'];
      };
    };
    responses: {
      /** @description Also when some or all tokens failed */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "message": "Refreshed the market cap of 1 of 1 tokens",
           *       "results": [
           *         {
           *           "token_id": 3,
           *           "market_cap_usd_current": 251474.5,
           *           "market_cap_usd_previous": 198020,
           *           "market_cap_updated_at": "2025-11-20 12:34:56",
           *           "market_cap_ath": 300000,
           *           "market_cap_ath_timestamp": "2025-11-20 12:34:56",
           *           "success": true
           *         }
           *       ],
           *       "total_tokens": 1,
           *       "successful": 1,
           *       "api_credits_used": 0
           *     }
           */
          'application/json': components['schemas']['RefreshedMarketCapsDto'];
        };
      };
      /** @description REQUEST_MALFORMED */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_TOO_LARGE */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_MEDIA_TYPE_UNSUPPORTED */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID, RATE_COST_TOO_LARGE */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getWalletsByWalletAddressTags: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        wallet_address: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "tags": [
           *         {
           *           "tag": "whale",
           *           "is_kol": false
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['WalletTagsDto'];
        };
      };
      /** @description ADDRESS_MALFORMED */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  postWalletsByWalletAddressTags: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        wallet_address: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "tag": "whale",
         *       "is_kol": false
         *     }
         */
        'application/json': components['schemas']['AddTagDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "message": "Tag added"
           *     }
           */
          'application/json': components['schemas']['TagMessageDto'];
        };
      };
      /** @description ADDRESS_MALFORMED, REQUEST_MALFORMED */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description TAG_ALREADY_GIVEN: the wallet has exactly this tag */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_TOO_LARGE */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_MEDIA_TYPE_UNSUPPORTED */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  deleteWalletsByWalletAddressTags: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        wallet_address: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "tag": "whale"
         *     }
         */
        'application/json': components['schemas']['RemoveTagDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "message": "Tag added"
           *     }
           */
          'application/json': components['schemas']['TagMessageDto'];
        };
      };
      /** @description ADDRESS_MALFORMED, REQUEST_MALFORMED */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description TAG_NOT_FOUND: the wallet does not have this tag */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_TOO_LARGE */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_MEDIA_TYPE_UNSUPPORTED */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  postWalletsBatchTags: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "addresses": [
         *         "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin"
         *       ]
         *     }
         */
        'application/json': components['schemas']['BatchTagsDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin": [
           *         {
           *           "tag": "whale",
           *           "is_kol": false
           *         }
           *       ]
           *     }
           */
          'application/json': {
            [key: string]: components['schemas']['WalletTagDto'][];
          };
        };
      };
      /** @description ADDRESS_MALFORMED, REQUEST_MALFORMED */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_TOO_LARGE, from 1 MiB on */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_MEDIA_TYPE_UNSUPPORTED */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  postWalletsRefreshBalances: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "wallet_addresses": [
         *         "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin"
         *       ]
         *     }
         */
        'application/json': components['schemas']['RefreshBalancesDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "message": "Refreshed 1 of 1 wallets",
           *       "results": [
           *         {
           *           "wallet_address": "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin",
           *           "balance_usd": 412.5,
           *           "previous_balance_usd": 398.11,
           *           "updated_at": "2025-11-20 12:34:56",
           *           "success": true
           *         }
           *       ],
           *       "total_wallets": 1,
           *       "successful": 1,
           *       "api_credits_used": 1
           *     }
           */
          'application/json': components['schemas']['RefreshedBalancesDto'];
        };
      };
      /** @description ADDRESS_MALFORMED with the place of the entry, REQUEST_MALFORMED */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_TOO_LARGE, from 1 MiB on */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_MEDIA_TYPE_UNSUPPORTED */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID, RATE_COST_TOO_LARGE */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description UPSTREAM_KEY_REJECTED, UPSTREAM_PLAN_REFUSED, UPSTREAM_REQUEST_REJECTED, UPSTREAM_UNREACHABLE, UPSTREAM_FAILED, UPSTREAM_ANSWER_UNREADABLE: no wallet could be read */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description UPSTREAM_RATE_LIMITED, UPSTREAM_CREDITS_EXHAUSTED: no wallet could be read; SERVICE_STOPPING; CAPACITY_REDUCED; DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description UPSTREAM_TIMED_OUT: no wallet could be read */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getWebhooksByWebhookId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description As Helius gave it, a UUID */
        webhook_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "webhookID": "6c0f4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *       "webhookURL": "https://example.org/webhooks/callback",
           *       "transactionTypes": [
           *         "ANY"
           *       ],
           *       "accountAddresses": [
           *         "So11111111111111111111111111111111111111112"
           *       ],
           *       "webhookType": "enhanced",
           *       "active": true
           *     }
           */
          'application/json': components['schemas']['WebhookDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description WEBHOOK_NOT_FOUND */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description UPSTREAM_FAILED, UPSTREAM_KEY_REJECTED: Helius failed or refused */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description WEBHOOKS_NOT_CONFIGURED, which says what to set, UPSTREAM_RATE_LIMITED, UPSTREAM_CREDITS_EXHAUSTED, SERVICE_STOPPING; CAPACITY_REDUCED; DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description UPSTREAM_TIMED_OUT */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  deleteWebhooksByWebhookId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description As Helius gave it, a UUID */
        webhook_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "deleted",
           *       "message": "Webhook 6c0f4a52-5f0e-4b7c-9a53-8d7d3b6f2f11 is deleted",
           *       "webhook_id": "6c0f4a52-5f0e-4b7c-9a53-8d7d3b6f2f11"
           *     }
           */
          'application/json': components['schemas']['DeletedWebhookDto'];
        };
      };
      /** @description API_KEY_UNKNOWN, only with ADMIN_OPERATIONS_PROTECTED */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ADMIN_KEY_NEEDED, only with ADMIN_OPERATIONS_PROTECTED */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description WEBHOOK_NOT_FOUND */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description UPSTREAM_FAILED, UPSTREAM_KEY_REJECTED: Helius failed or refused */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description WEBHOOKS_NOT_CONFIGURED, which says what to set, UPSTREAM_RATE_LIMITED, UPSTREAM_CREDITS_EXHAUSTED, SERVICE_STOPPING; CAPACITY_REDUCED; DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description UPSTREAM_TIMED_OUT */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  postWebhooksCallback: {
    parameters: {
      query?: never;
      header: {
        /** @description WEBHOOK_SECRET, word for word */
        Authorization: string;
      };
      path?: never;
      cookie?: never;
    };
    /** @description Enhanced transactions, at most 1000, or one of them */
    requestBody: {
      content: {
        /**
         * @example [
         *       {
         *         "signature": "5h6xBEauJ3PK6SWCZ1PGjBvj8vDdWG3KpwATGy1ARAXFSDwt8GFXM7W5Ncn16wmqokgpiKRLuS83KUxyZyv2sUYv",
         *         "timestamp": 1763640000,
         *         "type": "TRANSFER",
         *         "feePayer": "So11111111111111111111111111111111111111112",
         *         "nativeTransfers": [
         *           {
         *             "fromUserAccount": "So11111111111111111111111111111111111111112",
         *             "toUserAccount": "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v",
         *             "amount": 1000000
         *           }
         *         ],
         *         "tokenTransfers": [],
         *         "accountData": []
         *       }
         *     ]
         */
        'application/json': Record<string, never>[];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "success",
           *       "processed": 3,
           *       "received": 3,
           *       "new": 1,
           *       "watched": 2,
           *       "skipped": 1
           *     }
           */
          'application/json': components['schemas']['DeliveryDto'];
        };
      };
      /** @description REQUEST_MALFORMED */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description WEBHOOK_SECRET_WRONG; API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_TOO_LARGE */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_MEDIA_TYPE_UNSUPPORTED */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description CAPACITY_REDUCED, DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  postWebhooksCreate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "token_id": 7,
         *       "webhook_url": "https://example.org/webhooks/callback"
         *     }
         */
        'application/json': components['schemas']['CreateWebhookDto'];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "created",
           *       "message": "Webhook 6c0f4a52-5f0e-4b7c-9a53-8d7d3b6f2f11 watches 10 wallets",
           *       "token_id": 7,
           *       "wallets_monitored": 10,
           *       "webhook_id": "6c0f4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *       "webhook_url": "https://example.org/webhooks/callback"
           *     }
           */
          'application/json': components['schemas']['CreatedWebhookDto'];
        };
      };
      /** @description REQUEST_MALFORMED */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description API_KEY_UNKNOWN, only with ADMIN_OPERATIONS_PROTECTED */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description ADMIN_KEY_NEEDED, only with ADMIN_OPERATIONS_PROTECTED */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description TOKEN_NOT_FOUND */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description TOKEN_WITHOUT_EARLY_BUYERS */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_TOO_LARGE */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_MEDIA_TYPE_UNSUPPORTED */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description REQUEST_FIELD_INVALID */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description UPSTREAM_FAILED, UPSTREAM_KEY_REJECTED: Helius failed or refused */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description WEBHOOKS_NOT_CONFIGURED, which says what to set, UPSTREAM_RATE_LIMITED, UPSTREAM_CREDITS_EXHAUSTED, SERVICE_STOPPING; CAPACITY_REDUCED; DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description UPSTREAM_TIMED_OUT */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  getWebhooksList: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "total": 1,
           *       "webhooks": [
           *         {
           *           "webhookID": "6c0f4a52-5f0e-4b7c-9a53-8d7d3b6f2f11",
           *           "webhookURL": "https://example.org/webhooks/callback",
           *           "transactionTypes": [
           *             "ANY"
           *           ],
           *           "accountAddresses": [
           *             "So11111111111111111111111111111111111111112"
           *           ],
           *           "webhookType": "enhanced",
           *           "active": true
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['WebhookListDto'];
        };
      };
      /** @description API_KEY_UNKNOWN */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description RATE_LIMITED */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description INTERNAL_FAULT */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description UPSTREAM_FAILED, UPSTREAM_KEY_REJECTED: Helius failed or refused */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description WEBHOOKS_NOT_CONFIGURED, which says what to set, UPSTREAM_RATE_LIMITED, UPSTREAM_CREDITS_EXHAUSTED, SERVICE_STOPPING; CAPACITY_REDUCED; DATABASE_UNAVAILABLE */
      503: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description UPSTREAM_TIMED_OUT */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
}
