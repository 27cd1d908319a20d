export { bestSaleStatus, type SaleStatus, saleStatus } from './domain/sale-status';
export { PerformanceNotFound } from './domain/catalog.errors';
export { type CancellationStep, type CancellationTier, cancellationLadder } from './domain/cancellation-ladder';
