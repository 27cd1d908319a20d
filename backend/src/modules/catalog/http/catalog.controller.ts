import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { CatalogQueries } from '../application/catalog-queries';
import { EventNotFound, PerformanceNotFound } from '../domain/catalog.errors';
import { CategoryListResponse, EventDetailResponse, EventListResponse, SuggestionListResponse } from './event.response';
import { PerformanceDetailResponse } from './performance.response';
import { SearchEventsRequest, SuggestEventsRequest } from './search-events.request';

const A_MOMENT = 'public, max-age=5, stale-while-revalidate=30';

@ApiTags('catalog')
@Public()
@Controller()
export class CatalogController {
  constructor(private readonly catalog: CatalogQueries) {}

  /** Published events with a performance still to come. */
  @Get('events')
  @Header('Cache-Control', A_MOMENT)
  async events(@Query() request: SearchEventsRequest): Promise<EventListResponse> {
    return (await this.catalog.search({ ...request })) as EventListResponse;
  }

  /** Up to eight events for what has been typed so far. */
  @Get('events/suggestions')
  @Header('Cache-Control', A_MOMENT)
  async suggestions(@Query() { q }: SuggestEventsRequest): Promise<SuggestionListResponse> {
    return { items: [...(await this.catalog.suggest(q))] };
  }

  @Get('categories')
  @Header('Cache-Control', 'public, max-age=300')
  async categories(): Promise<CategoryListResponse> {
    return { items: [...(await this.catalog.categories())] };
  }

  /** Everything about one event. */
  @Get('events/:eventId')
  @Header('Cache-Control', A_MOMENT)
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'catalog.event-not-found' })
  async event(@Param('eventId', anId('eventId')) eventId: string): Promise<EventDetailResponse> {
    const event = await this.catalog.event(eventId);
    if (!event) throw new EventNotFound();
    return event as EventDetailResponse;
  }

  /** One performance: sale window, grades with prices, and what cancelling will cost until when. */
  @Get('performances/:performanceId')
  @Header('Cache-Control', A_MOMENT)
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'catalog.performance-not-found' })
  async performance(
    @Param('performanceId', anId('performanceId')) performanceId: string,
  ): Promise<PerformanceDetailResponse> {
    const performance = await this.catalog.performance(performanceId);
    if (!performance) throw new PerformanceNotFound();
    return performance as PerformanceDetailResponse;
  }
}
