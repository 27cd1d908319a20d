import { SetMetadata } from '@nestjs/common';
import type { Role } from './signed-in';

export const ACCESS = 'access';

export type Access = 'public' | readonly Role[];

/** Anybody may call this route. */
export const Public = () => SetMetadata<string, Access>(ACCESS, 'public');

/** Only these roles may call this route; a route with neither mark refuses everybody. */
export const For = (...roles: [Role, ...Role[]]) => SetMetadata<string, Access>(ACCESS, roles);
