export { PAYMENT_DOUBTED } from './domain/payment-doubted';
export {
  type GatewaySettlement,
  type GatewayTransaction,
  TossReports,
  TossReportsUnavailable,
} from './domain/toss-reports';
export { TossReportsModule } from './toss-reports.module';
