import { ParseUUIDPipe, BadRequestException } from '@nestjs/common';

/** A path parameter that is one of our ids. */
export const anId = (field: string) =>
  new ParseUUIDPipe({
    exceptionFactory: () => new BadRequestException({ fields: [{ field, problem: `${field} must be an id` }] }),
  });
