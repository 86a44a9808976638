import type { OrgState } from '../state.ts';

/** What the OAuth endpoints need to know of a connected app or external client app. */
export interface App {
  id: string;
  kind: 'connected-app' | 'external-client-app';
  name: string;
  label: string;
  consumerKey: string;
  consumerSecret?: string;
  certificateDer?: Buffer;
  adminApprovedOnly: boolean;
  profileIds: string[];
  permissionSetIds: string[];
  ipRelaxation: 'ENFORCE' | 'BYPASS' | 'BYPASS_2FACTOR' | 'ENFORCE_RELAXREFRESH';
  flows: { jwtBearer: boolean; clientCredentials: boolean; authorizationCode: boolean };
  pkceRequired: boolean;
  secretOptional: boolean;
  runAsUsername?: string;
  enabled: boolean;
  blocked: boolean;
  /** Metadata enum names, e.g. `Api`, `RefreshToken`. */
  scopes: string[];
  callbackUrl: string;
  /** As ConnectedApp writes it: `infinite`, `zero`, `specific_lifetime:365:DAYS`. */
  refreshTokenPolicy: string;
}

export function findApp(_state: OrgState, _consumerKey: string): App | undefined {
  return undefined;
}
