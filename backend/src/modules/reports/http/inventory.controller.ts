import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { LedgerBooks } from '#modules/ledger';
import { For } from '#platform/http/access';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { InventoryProofs } from '../application/inventory-proofs';
import { InventoryRequest } from './inventory.request';
import { InventoryResponse } from './inventory.response';

@ApiTags('staff')
@ApiBearerAuth()
@For('auditor', 'admin')
@Controller('staff/inventory')
export class InventoryController {
  constructor(
    private readonly proofs: InventoryProofs,
    private readonly books: LedgerBooks,
  ) {}

  /** Capacity = sold + held + blocked + free, at any past instant, for one performance or for all; all are counted. */
  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiUnprocessableEntityResponse({ type: ProblemDetails, description: 'ledger.as-of-in-future' })
  async prove(
    @Query() { at, performanceId, mismatchedOnly, page, size }: InventoryRequest,
  ): Promise<InventoryResponse> {
    const instant = await this.books.settledAsOf(at);
    const { items, ...counts } = await this.proofs.at(instant, { performanceId, mismatchedOnly, page, size });
    return { at: instant, items: [...items], page, size, ...counts };
  }
}
