import type { auditActionsKo } from './audit-actions.ko';

export const auditActionsEn: typeof auditActionsKo = {
  whole: {
    'booking.cancelled': 'Booking cancelled',
    'booking.unmasked': 'Personal data shown',
    'performance.cancelled': 'Performance cancelled',
    'period.closed': 'Month closed',
    'queue.changed': 'Queue settings changed',
    'reconciliation.started': 'Reconciliation started',
    'reconciliation-case.changed': 'Difference handled',
    'refund.retried': 'Refund retried',
    'refund.paid-by-hand': 'Refund paid by hand',
    'refund-approval.requested': 'Refund approval asked for',
    'refund-approval.approved': 'Refund approved',
    'refund-approval.rejected': 'Refund rejected',
    'report.exported': 'Report exported',
    'report.viewed': 'Report viewed',
    'staff.signed-in': 'Signed in',
    'staff.signed-out': 'Signed out',
    'staff.sign-in-refused': 'Sign-in refused',
  },
  things: {
    event: 'Event',
    performance: 'Performance',
    'performance-seat': 'Seat grades',
    'price-grade': 'Price',
    'cancellation-tier': 'Cancellation tier',
    'cancellation-policy': 'Cancellation policy',
    'staff-member': 'Staff member',
  },
  deeds: { added: 'added', changed: 'changed', removed: 'removed' },
};
