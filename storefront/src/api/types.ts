import type { components } from './schema';

/** Names for the shapes of the API that screens speak about, all of them from the contract. */
type Schemas = components['schemas'];

export type LocalizedText = Schemas['LocalizedTextResponse'];
export type Poster = Schemas['PosterResponse'];

export type EventSummary = Schemas['EventSummaryResponse'];
export type EventList = Schemas['EventListResponse'];
export type EventDetail = Schemas['EventDetailResponse'];
export type SaleStatus = EventSummary['saleStatus'];
export type PerformanceSummary = Schemas['PerformanceSummaryResponse'];
export type PerformanceDetail = Schemas['PerformanceDetailResponse'];
export type PriceGrade = Schemas['SeatGradeResponse'];
export type CancellationStep = Schemas['CancellationStepResponse'];

export type SeatMap = Schemas['PerformanceSeatMapResponse'];
export type SeatStatus = Schemas['SeatStatusResponse'];
export type SeatsHeld = Schemas['SeatsHeldResponse'];

export type Booking = Schemas['BookingResponse'];
export type BookingSeat = Schemas['BookedSeatResponse'];
export type BookingState = Booking['state'];
export type Checkout = Schemas['CheckoutResponse'];
export type PaymentResult = Schemas['PaymentResponse'];
export type Ticket = Schemas['TicketResponse'];

export type QueueStatus = Schemas['QueueStatusResponse'];
export type QueuePhase = QueueStatus['phase'];
export type QueuePlace = Schemas['QueuePlaceResponse'];
export type JoinedQueue = Schemas['JoinedQueueResponse'];
export type ChallengeSolution = Schemas['ChallengeSolutionRequest'];
export type Admission = Schemas['AdmissionResponse'];
export type Receipt = Schemas['ReceiptResponse'];
export type DrawFile = Schemas['DrawFileResponse'];

export type Account = Schemas['AccountResponse'];
export type Session = Schemas['SessionResponse'];
export type SignUp = Schemas['SignUpRequest'];
export type Locale = Account['locale'];
export type Provider = Account['providers'][number];
