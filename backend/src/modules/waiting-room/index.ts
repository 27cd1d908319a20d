export { Admissions } from './application/admissions';
export { NeedsAdmission } from './http/needs-admission';
export { WaitingRoomModule } from './waiting-room.module';
export { type WaitingRoomOn, waitingRoomOn } from './waiting-room-on';
