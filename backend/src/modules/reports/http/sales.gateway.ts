import { type OnModuleInit } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { Authenticator } from '#platform/http/authenticator';
import { SeatNews } from '#platform/realtime/seat-news';
import { SalesQueries } from '../application/sales-queries';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Counted at most this often per performance, and this often without any news, which Redis may lose. */
const GATHER_MS = 500;
const UNASKED_MS = 3_000;
/** A token is looked at again this often: signing out or suspension ends the view too. */
const AGAIN_MS = 5_000;

interface StaffSocketData {
  token?: string;
  performanceId?: string;
}

/** A performance's sales as they happen, for staff: the body of GET /staff/performances/:id/sales at most twice a second. */
@WebSocketGateway({ namespace: 'staff' })
export class SalesGateway implements OnModuleInit, OnGatewayConnection, OnGatewayDisconnect {
  @WebSocketServer()
  private readonly server!: Namespace;
  private readonly planned = new Map<string, { readonly dueAt: number; readonly timer: NodeJS.Timeout }>();
  private readonly checks = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly authenticator: Authenticator,
    private readonly sales: SalesQueries,
    private readonly news: SeatNews,
  ) {}

  onModuleInit(): void {
    this.news.listen((performanceId) => this.schedule(performanceId, GATHER_MS));
  }

  async handleConnection(socket: Socket): Promise<void> {
    const token = (socket.handshake.auth as { token?: unknown }).token;
    if (typeof token !== 'string' || !(await this.isStaff(token))) {
      socket.disconnect(true);
      return;
    }
    (socket.data as StaffSocketData).token = token;
    const check = setInterval(() => void this.checkAgain(socket, token), AGAIN_MS);
    this.checks.set(socket.id, check);
  }

  handleDisconnect(socket: Socket): void {
    clearInterval(this.checks.get(socket.id));
    this.checks.delete(socket.id);
  }

  /** Watches one performance instead of any other; answers with its sales. */
  @SubscribeMessage('watch-sales')
  async watch(@ConnectedSocket() socket: Socket, @MessageBody() body: unknown) {
    const data = socket.data as StaffSocketData;
    const token = data.token ?? (socket.handshake.auth as { token?: unknown }).token;
    // A message may come before handleConnection has finished looking at the token.
    if (typeof token !== 'string' || !(await this.isStaff(token))) return { ok: false };
    const performanceId =
      typeof body === 'object' && body !== null && 'performanceId' in body ? body.performanceId : undefined;
    if (typeof performanceId !== 'string' || !ID.test(performanceId)) return { ok: false };
    if (data.performanceId) await socket.leave(data.performanceId);
    const sales = await this.sales.performance(performanceId).catch(() => undefined);
    if (!sales) return { ok: false };
    data.performanceId = performanceId;
    await socket.join(performanceId);
    this.schedule(performanceId, UNASKED_MS);
    return { ok: true, sales };
  }

  /** Counts again in `delay` ms, or when it was going to anyway if that is sooner. */
  private schedule(performanceId: string, delay: number): void {
    if (!this.isWatched(performanceId)) return;
    const dueAt = performance.now() + delay;
    const planned = this.planned.get(performanceId);
    if (planned && planned.dueAt <= dueAt) return;
    clearTimeout(planned?.timer);
    this.planned.set(performanceId, { dueAt, timer: setTimeout(() => void this.tell(performanceId), delay) });
  }

  private async tell(performanceId: string): Promise<void> {
    this.planned.delete(performanceId);
    const sales = await this.sales.performance(performanceId).catch(() => undefined);
    if (sales) this.server.local.to(performanceId).emit('sales', sales);
    this.schedule(performanceId, UNASKED_MS);
  }

  private isWatched(performanceId: string): boolean {
    return (this.server?.adapter.rooms.get(performanceId)?.size ?? 0) > 0;
  }

  private async isStaff(token: string): Promise<boolean> {
    const person = await this.authenticator.authenticate(token);
    return person !== undefined && person.role !== 'buyer';
  }

  private async checkAgain(socket: Socket, token: string): Promise<void> {
    if (!(await this.isStaff(token).catch(() => true))) socket.disconnect(true);
  }
}
