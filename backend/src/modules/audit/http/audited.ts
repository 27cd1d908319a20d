import { SetMetadata } from '@nestjs/common';

export const AUDITED = 'audited';

/**
 * This route leaves an entry with this action in the audit log. The use case writes it, in the transaction of the act;
 * where none did, the entry is written when the request has been done (AuditedRoutes). Every staff route that writes
 * carries this, or the api refuses to start.
 */
export const Audited = (action: string) => SetMetadata<string, string>(AUDITED, action);
