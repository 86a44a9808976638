import type { Place } from './place.ts';

/** Rows about connected apps and external client apps. No consumer secret and no token is ever in one. */

/** A certificate as far as rules judge it; the certificate itself is not kept. */
export interface CertificateFacts {
  /** SHA-256 of the DER, hex pairs with colons. */
  readonly fingerprint: string;
  /** SHA-256 of the public key (SPKI), hex. */
  readonly publicKey: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** `rsa`, `ec` ... */
  readonly keyType: string;
  readonly keyBits?: number;
  /** Hash of the signature, lower case: `sha1`, `sha256`; absent where it is not told. */
  readonly hash?: string;
}

/** Switches of an app; absent means not told, which is not the same as false. */
export interface AppFlags {
  readonly clientCredentials?: boolean;
  readonly consumerSecretOptional?: boolean;
  readonly secretForRefreshToken?: boolean;
  readonly pkce?: boolean;
  readonly refreshTokenRotation?: boolean;
  readonly deviceFlow?: boolean;
  readonly namedUserJwt?: boolean;
  readonly tokenExchange?: boolean;
  readonly adminApproved?: boolean;
}

export interface ConnectedAppRow {
  /** 0H4... */
  readonly id: string;
  readonly name: string;
  readonly adminApprovedOnly: boolean;
  /** Has no unit: proves nothing alone. */
  readonly refreshPeriod?: number;
  readonly contactEmail?: string;
  readonly sessionMinutes?: number;
  readonly isInternal?: boolean;
}

/** What app metadata says, of either kind, in one shape. */
export interface AppMetadataRow {
  /** Connected app: fullName. External client app: the `externalClientApplication` element, without namespace. */
  readonly app: string;
  readonly label?: string;
  /** Id as listMetadata has it. */
  readonly id?: string;
  readonly contactEmail?: string;
  /** Absent: not told. */
  readonly callbackUrls?: readonly string[];
  /** `none`: told that there is none. `unreadable`: there is one that does not parse. Absent: not told. */
  readonly certificate?: CertificateFacts | 'none' | 'unreadable';
  /** Metadata names, normalised (OfflineAccess to RefreshToken; Address, Email, Phone, Profile to Basic). Absent: not told. */
  readonly scopes?: readonly string[];
  readonly flags: AppFlags;
  /** Run-as user of client credentials, connected app only; the policy has it for external ones. */
  readonly runAs?: string;
  /** `ENFORCE`, `BYPASS` ... as written; connected app only. */
  readonly ipRelaxation?: string;
  /** As written, e.g. `specific_inactivity:30:DAYS`, `infinite`; connected app only. */
  readonly refreshTokenPolicy?: string;
  readonly sessionMinutes?: number;
  /** Labels, as written; connected app only. */
  readonly profiles?: readonly string[];
  readonly permissionSets?: readonly string[];
  readonly hasOauth: boolean;
  readonly isForPeople: boolean;
  readonly isSaml: boolean;
  readonly at?: Place;
  /** By property of this row, or of its flags. */
  readonly places?: Readonly<Record<string, Place>>;
}

export interface ExternalClientAppRow {
  readonly id: string;
  /** DeveloperName, without namespace. */
  readonly name: string;
  readonly label: string;
  readonly namespace?: string;
  readonly distribution?: string;
  readonly contactEmail?: string;
  /** As in AppMetadataRow. */
  readonly scopes?: readonly string[];
  readonly isEnabled?: boolean;
  readonly at?: Place;
  readonly places?: Readonly<Record<string, Place>>;
}

export type AppKind = 'connected-app' | 'external-client-app';
export type IpRelaxation = 'enforce' | 'relax-refresh' | 'bypass' | 'bypass-second-factor';

/** One policy per app, connected or external. An absent property is not known. */
export interface AppPolicyRow {
  /** As in AppMetadataRow; of a connected app that only its record tells of, its name. */
  readonly app: string;
  readonly kind: AppKind;
  readonly appId?: string;
  readonly permittedUsers?: 'admin-approved' | 'all';
  readonly ipRelaxation?: IpRelaxation;
  readonly refreshPolicy?: 'infinite' | 'zero' | 'lifetime' | 'inactivity';
  /** Life or idle time of a refresh token, in days; may be a fraction. */
  readonly refreshDays?: number;
  readonly sessionMinutes?: number;
  readonly clientCredentials?: boolean;
  /** Username as written, or as the run-as user's id resolves. */
  readonly runAs?: string;
  /** Ids of permission sets, those that profiles own among them (SetupEntityAccess). */
  readonly boundTo?: readonly string[];
  /** Source: an external client app without a policy file; the org then makes one that lets all users authorise themselves. */
  readonly defaulted?: boolean;
  readonly at?: Place;
  readonly places?: Readonly<Record<string, Place>>;
}

export interface OauthTokenRow {
  readonly userId: string;
  readonly appName: string;
  /** AppMenuItem.ApplicationId */
  readonly appId?: string;
  readonly createdAt: string;
  readonly lastUsedAt?: string;
  readonly useCount?: number;
}
