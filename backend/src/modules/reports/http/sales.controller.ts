import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiNotFoundResponse, ApiTags } from '@nestjs/swagger';
import { PerformanceNotFound } from '#modules/catalog';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SalesQueries } from '../application/sales-queries';
import { ListEventSalesRequest, SearchBookingsRequest } from './sales.request';
import { EventSalesListResponse, FoundBookingListResponse, PerformanceSalesResponse } from './sales.response';

@ApiTags('staff')
@ApiBearerAuth()
@For('operator', 'auditor', 'admin')
@Controller('staff')
export class SalesController {
  constructor(private readonly sales: SalesQueries) {}

  /** Events with what was sold of them, newest first. */
  @Get('events')
  @Header('Cache-Control', 'no-store')
  async events(@Query() { q, page, size }: ListEventSalesRequest): Promise<EventSalesListResponse> {
    return (await this.sales.events(q, page, size)) as EventSalesListResponse;
  }

  /** Held, sold and free seats of a performance by grade, counted now. */
  @Get('performances/:performanceId/sales')
  @Header('Cache-Control', 'no-store')
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'catalog.performance-not-found' })
  async performance(
    @Param('performanceId', anId('performanceId')) performanceId: string,
  ): Promise<PerformanceSalesResponse> {
    const sales = await this.sales.performance(performanceId);
    if (!sales) throw new PerformanceNotFound();
    return sales as PerformanceSalesResponse;
  }

  /** Bookings by number, buyer, state, performance and day; personal data is masked. */
  @Get('bookings')
  @Header('Cache-Control', 'no-store')
  async bookings(@Query() request: SearchBookingsRequest): Promise<FoundBookingListResponse> {
    return (await this.sales.bookings({ ...request })) as FoundBookingListResponse;
  }
}
