/** Rows about logins, calls and setup changes. */

export interface LoginSummaryRow {
  readonly userId: string;
  readonly type: string;
  readonly subType?: string;
  readonly application?: string;
  readonly logins: number;
  readonly lastAt: string;
}

export interface LoginRow {
  /** LoginHistory.Id; absent in snapshots of earlier versions. */
  readonly id?: string;
  readonly userId: string;
  readonly time: string;
  readonly type: string;
  readonly subType?: string;
  readonly sourceIp?: string;
  /** `Success`, or why not. */
  readonly status: string;
  readonly application?: string;
  readonly apiType?: string;
  readonly apiVersion?: string;
}

/** Calls of one kind in one log file, added up. */
export interface ApiCallsRow {
  /** ISO date of the log file. */
  readonly day: string;
  /** 18 characters */
  readonly userId: string;
  readonly appId?: string;
  readonly appName?: string;
  readonly clientIp?: string;
  /** `SOAP`, `REST`, `BULK` ... */
  readonly family?: string;
  readonly version?: string;
  readonly resource?: string;
  readonly calls: number;
}

export interface SetupChangeRow {
  readonly id: string;
  readonly time: string;
  readonly action: string;
  readonly section?: string;
  /** Prose, in the org's language. */
  readonly display?: string;
  readonly username?: string;
  readonly userId?: string;
  readonly delegate?: string;
  /** CreatedByContext: set where Salesforce itself did it. */
  readonly context?: string;
}
