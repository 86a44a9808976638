import { appPlants } from './apps.ts';
import { connectedAppPlants } from './connected-apps.ts';
import { credentialPlants } from './credentials.ts';
import { governancePlants } from './governance.ts';
import { identityPlants } from './identity.ts';
import { lifePlants } from './life.ts';
import { networkPlants } from './network.ts';
import type { Plant } from './plant.ts';
import { privilegePlants } from './privilege.ts';

export const allPlants: readonly Plant[] = [...identityPlants, ...privilegePlants, ...appPlants, ...connectedAppPlants, ...networkPlants, ...credentialPlants, ...lifePlants, ...governancePlants];
