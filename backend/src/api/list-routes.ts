import 'reflect-metadata';
import { type DynamicModule, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';

export interface Route {
  readonly method: string;
  /** Below /api/v1, without slashes at the ends. */
  readonly path: string;
  /** Metadata of the handler, else of its controller. */
  metadata<T>(key: string): T | undefined;
}

type Module = Type | DynamicModule;
const read = <T>(key: string, target: object): T | undefined => Reflect.getMetadata(key, target) as T | undefined;

/** Every route of a module and of all it is made of, read from the decorators: for tests that look at all of them. */
export function listRoutes(module: Module): Route[] {
  return controllersOf(module).flatMap(routesOf);
}

function controllersOf(module: Module, seen = new Set<unknown>()): Type[] {
  const type = 'module' in module ? module.module : module;
  if (seen.has(module)) return [];
  seen.add(module);
  const dynamic = 'module' in module ? module : undefined;
  const imports = [...(read<Module[]>('imports', type) ?? []), ...((dynamic?.imports ?? []) as Module[])];
  const own = [...(read<Type[]>('controllers', type) ?? []), ...(dynamic?.controllers ?? [])];
  return [
    ...own,
    ...imports
      .filter((child) => typeof child === 'function' || 'module' in child)
      .flatMap((child) => controllersOf(child, seen)),
  ];
}

function routesOf(controller: Type): Route[] {
  const prototype = controller.prototype as Record<string, object>;
  const base = ([] as string[]).concat(read<string | string[]>(PATH_METADATA, controller) ?? '')[0] ?? '';
  return Object.getOwnPropertyNames(prototype)
    .filter((name) => name !== 'constructor' && typeof prototype[name] === 'function')
    .flatMap((name) => {
      const handler = prototype[name] ?? {};
      const method = read<RequestMethod>(METHOD_METADATA, handler);
      if (method === undefined) return [];
      const own = ([] as string[]).concat(read<string | string[]>(PATH_METADATA, handler) ?? '')[0] ?? '';
      const path = [base, own]
        .map((part) => part.replace(/^\/|\/$/g, ''))
        .filter(Boolean)
        .join('/');
      const metadata = <T>(key: string) => read<T>(key, handler) ?? read<T>(key, controller);
      return [{ method: RequestMethod[method], path, metadata }];
    });
}
