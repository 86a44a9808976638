import { acceptedPlants } from './accepted.ts';
import { appPlants } from './apps.ts';
import { connectedAppPlants } from './connected-apps.ts';
import { credentialPlants } from './credentials.ts';
import { environmentPlants } from './environments.ts';
import { governancePlants } from './governance.ts';
import { groupPlants } from './groups.ts';
import { hostilePlants } from './hostile.ts';
import { identityPlants } from './identity.ts';
import { lifePlants } from './life.ts';
import { networkPlants } from './network.ts';
import type { Plant } from './plant.ts';
import { privilegePlants } from './privilege.ts';
import { usagePlants } from './usage.ts';

export const allPlants: readonly Plant[] = [
  ...identityPlants, ...privilegePlants, ...groupPlants, ...appPlants, ...connectedAppPlants, ...networkPlants, ...usagePlants, ...credentialPlants, ...lifePlants,
  ...environmentPlants, ...governancePlants, ...acceptedPlants, ...hostilePlants,
];
